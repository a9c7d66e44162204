"""What findings and figures declare to the core."""

from collections.abc import Iterator

from click import Command

from civildialogue.core.feature import Feature, RecordKind
from civildialogue.core.model.localized import Localized
from civildialogue.core.output.data.paths import file
from civildialogue.features.analysis import checks, data, objects, pages, plots
from civildialogue.features.analysis.model import (
    COLUMN_NAME,
    FIGURE_FILES,
    FIGURES,
    FINDING_FILES,
    FINDING_ID,
    FINDINGS,
    LABELLED,
    NAMED_ONCE,
    OF_COLUMNS,
    Figure,
    Finding,
    named_by_figure,
    named_by_finding,
)

EXPECTED = {
    FINDING_ID: Localized(bg="запис като f-online-minority", en="the form f-online-minority"),
    COLUMN_NAME: Localized(
        bg="име на колона като with_report", en="a name of a column such as with_report"
    ),
    NAMED_ONCE: Localized(bg="всяка колона с друго име", en="a name of its own for each column"),
    OF_COLUMNS: Localized(
        bg="в „key“ само имена на колони от „columns“", en="in “key” only columns of “columns”"
    ),
    LABELLED: Localized(
        bg="„labels“ само при колона от вид string", en="“labels” only for a column of type string"
    ),
}


def _commands() -> Iterator[tuple[str, Command]]:
    from civildialogue.features.analysis.commands import COMMANDS

    yield from (("new", command) for command in COMMANDS)


ANALYSIS = Feature(
    name="analysis",
    package="civildialogue.features.analysis",
    patterns=EXPECTED,
    needs_records=True,
    records=(
        RecordKind(
            "findings",
            Finding,
            FINDING_FILES,
            ".yml",
            references=named_by_finding,
            page=FINDINGS,
            title=lambda finding, locale: finding.statement[locale],
        ),
        RecordKind(
            "figures",
            Figure,
            FIGURE_FILES,
            ".yml",
            beside=".csv",
            references=named_by_figure,
            page=FIGURES,
            title=lambda figure, locale: figure.title[locale],
        ),
    ),
    checks=(checks.named_alike, checks.findings, checks.figures),
    pages=(FINDINGS, FIGURES),
    documents=pages.documents,
    after=pages.after,
    ends=pages.ends,
    drawings=plots.drawings,
    tables=data.TABLES,
    datasets=objects.DATASETS,
    former={f"{data.FOLDER}/analysis.json": file(FINDINGS)},
    resources=data.resources,
    data_folder=data.FOLDER,
    texts=lambda _: (),
    data_page=FIGURES,
    commands=_commands,
)
