"""The pages of findings and figures, and what a chapter and a book have of them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from civildialogue.core.model.conventions import format_partial_date
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Located, Page
from civildialogue.core.model.numbers import write_number
from civildialogue.core.model.values import PartialDate, licence_name
from civildialogue.core.model.vocabulary import Level, Origin
from civildialogue.core.output.data.package import FILE as PACKAGE
from civildialogue.core.site.blocks.emit import literal
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.books.planning import Part
from civildialogue.core.site.charts.figures import markup
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.analysis import data, plots, sheet
from civildialogue.features.analysis.checks import cited_findings
from civildialogue.features.analysis.model import (
    FIGURES,
    FINDINGS,
    FOLDER,
    UNSTATED,
    Column,
    Figure,
    Finding,
)

_DATE: TypeAdapter[str] = TypeAdapter(PartialDate)
Group = tuple[str, list[Finding]]


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of all findings and that of all figures."""
    if FINDINGS in writer.library.generated:
        for name, key, body in (
            ("findings", FINDINGS, _findings(writer)),
            ("figures", FIGURES, _figures(writer, FIGURES)),
        ):
            title, summary = writer.t(f"{name}.title"), writer.t(f"{name}.summary")
            yield key, writer.document(title, summary, body)


def after(writer: Writer, page: Page, _is_online: bool) -> Iterator[str]:
    """Under a chapter: its findings."""
    folder, _, chapter = page.key.rpartition("/")
    own = [finding for finding in _all(writer) if finding.chapter == chapter]
    if folder == FOLDER and own:
        yield writer.render(
            "analysis/chapter.md.j2", page.key, findings=own, **_about_findings(writer)
        )


def ends(writer: Writer, keys: Sequence[str]) -> Iterator[Part]:
    """At the end of a book that has the analysis: its figures, which findings lead to."""
    if f"{FOLDER}/index" in keys and FIGURES in writer.library.generated:
        body = _figures(writer, FIGURES, on_paper=True)
        document = writer.document(writer.t("figures.title"), writer.t("figures.summary"), body)
        charts = tuple(plots.drawings(writer))
        yield Part(FIGURES, writer.t("figures.title"), writer.locale, 1, document, charts)


def _all(writer: Writer) -> list[Finding]:
    return [located.value for located in writer.library.records(Finding).values()]


def _findings(writer: Writer) -> str:
    library = writer.library
    cited = cited_findings(library)
    every = _all(writer)
    groups = list(_by_chapter(writer, every))
    levels = {
        level: [
            (key, count) for key, own in groups if (count := sum(f.level is level for f in own))
        ]
        for level in Level
    }
    return writer.render(
        "analysis/findings.md.j2",
        FINDINGS,
        groups=groups,
        levels=[(level, own) for level, own in levels.items() if own],
        opened=[finding for finding in every if finding.id not in cited],
        without=list(_without(writer)),
        claims=[key for key in library.originals if _is_claim(writer, key)],
        heading=lambda key: literal(writer.title(key)),
        **_about_findings(writer),
    )


def _by_chapter(writer: Writer, every: list[Finding]) -> Iterator[Group]:
    """The findings of each chapter, in the order of the publication."""
    for key in (f"{FOLDER}/index", *writer.library.contents(FOLDER)):
        own = [finding for finding in every if f"{FOLDER}/{finding.chapter}" == key]
        if own:
            yield key, own


def _is_claim(writer: Writer, key: str) -> bool:
    original = writer.library.originals[key].original
    is_claim = writer.library.page_kind(original).is_claim
    return is_claim and original.origin is not Origin.EXAMPLE


def _without(writer: Writer) -> Iterator[str]:
    """The claims that rest on no finding."""
    library = writer.library
    for key in library.originals:
        named = library.references.of(key)
        if _is_claim(writer, key) and not any(each.register == "findings" for each in named):
            yield key


def _about_findings(writer: Writer) -> Mapping[str, Any]:
    """What templates ask about a finding."""
    library, locale = writer.library, writer.locale

    def sources(finding: Finding) -> list[tuple[str, str, str]]:
        return [
            (one.source, library.sources[one.source].value.short[locale], at)
            for one in finding.sources
            if one.source in library.sources
            for at in [one.at[locale] if one.at else ""]
        ]

    def figures(finding: Finding) -> list[tuple[str, str]]:
        known = library.records(Figure)
        return [(n, known[n].value.title[locale]) for n in finding.figures if n in known]

    def used_by(finding: Finding) -> list[str]:
        links = writer.shared.backlinks.get(f"finding:{finding.id}", ())
        return [link.key for link in links]

    return {"sources": sources, "figures": figures, "used_by": used_by, "FIGURES": FIGURES}


def _figures(writer: Writer, key: str, *, on_paper: bool = False) -> str:
    """The body of the page of figures; in a book, findings stand under their chapters."""
    located = writer.library.records(Figure)
    order = writer.sorted({name: each.value.title[writer.locale] for name, each in located.items()})
    shown = [_shown(writer, key, located[name]) for name in order]
    due = [each for each in shown if each["is_due"]]
    return writer.render(
        "analysis/figures.md.j2",
        key,
        figures=shown,
        due=due,
        package=f"data/{data.FOLDER}/{PACKAGE}",
        on_paper=on_paper,
        place=lambda one: f"{FOLDER}/{one.chapter}" if on_paper else FINDINGS,
    )


def _shown(writer: Writer, key: str, located: Located[Figure]) -> dict[str, Any]:
    """What the page says of a figure."""
    figure, locale, library = located.value, writer.locale, writer.library
    source = library.sources[figure.source].value if figure.source in library.sources else None
    drawing = plots.drawn(writer, located)
    review = source.review_by if source else None
    return {
        "figure": figure,
        "title": literal(figure.title[locale]),
        "source": source,
        "chart": enclose(markup(writer, key, drawing)) if drawing else "",
        "rows": _rows(writer, located),
        "period": _period(figure.period, locale),
        "file": writer.file(key, f"data/{data.FOLDER}/{data.path_of(figure)}"),
        "is_stated": figure.licence != UNSTATED,
        "licence": licence_name(figure.licence),
        "is_due": review is not None and review < writer.shared.today,
        "used_by": [one for one in _all(writer) if figure.id in one.figures],
    }


def _period(text: str, locale: Locale) -> str:
    """A period as the language writes it: a month, a day, or its ends with a slash between them."""
    try:
        ends = [_DATE.validate_python(end) for end in text.split("/")]
    except ValidationError:
        return text
    return " – ".join(format_partial_date(end, locale) if "-" in end else end for end in ends)


def _rows(writer: Writer, located: Located[Figure]) -> list[list[str]]:
    """The cells of a figure as the language writes them."""
    if located.beside is None:
        return []
    figure = located.value
    return [
        [_written(writer, column, row[column.name]) for column in figure.columns]
        for row in sheet.values(figure, located.beside)
    ]


def _written(writer: Writer, column: Column, value: str) -> str:
    if not value:
        return "—"
    if column.type.is_number:
        return write_number(Decimal(value), writer.locale)
    return plots.called(column, value, writer.locale)
