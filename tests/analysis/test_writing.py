"""Commands that start findings and figures, the example in a new project, and their review."""

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.language import Locale
from civildialogue.core.source.load import Loader
from civildialogue.features.analysis import sheet, writing
from civildialogue.features.review.changes import changes
from civildialogue.features.review.texts import Fact
from projects import REPOSITORY, around

DATA = "analysis/_data"
NUMBERS = "year,place,people\n2024,borino,3200.5\n2025,borino,3100\n"
FIGURE = [
    *("--title", "Население", "--title-en", "Population", "--unit", "души", "--unit-en", "people"),
    *("--columns", "Година; Община; Души", "--columns-en", "Year; Municipality; People"),
    *("--source", "zna", "--period", "2024–2025"),
]
FINDING = [
    *("--chapter", "chapter", "--statement", "Намаляват.", "--statement-en", "Fewer."),
    *("--confidence", "low", "--why-so-sure", "Веднъж.", "--why-so-sure-en", "Once."),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    (tmp_path / "numbers.csv").write_text(NUMBERS, encoding="utf-8")
    return around(tmp_path / "docs")


def run(project: Path, *arguments: str) -> Result:
    where = ["--docs", str(project / "docs"), "--lang", "en"]
    return CliRunner().invoke(main, ["new", *arguments, *where])


def figure(project: Path, *more: str, identifier: str = "population") -> Result:
    return run(
        project, "figure", identifier, "--numbers", str(project / "numbers.csv"), *FIGURE, *more
    )


def errors(project: Path) -> list[str]:
    found = pipeline.inspect(project / "docs").diagnostics
    return [each.code for each in found if each.severity.rank == 0]


def written(project: Path) -> list[str]:
    place = project / "docs" / DATA
    return sorted(p.relative_to(place).as_posix() for p in place.rglob("*.*"))


def test_a_figure_and_a_finding_on_it_pass_the_check(project: Path) -> None:
    made = figure(
        project, "--key", "year", "--key", "place", "--table", "Т. 1", "--table-en", "T. 1"
    )
    assert made.output.split() == [
        f"{DATA}/figures/population.yml",
        f"{DATA}/figures/population.csv",
    ]
    record = yaml.safe_load((project / "docs" / DATA / "figures/population.yml").read_text("utf-8"))
    assert [each["type"] for each in record["columns"]] == ["year", "string", "number"]
    assert record["columns"][1]["title"] == {"bg": "Община", "en": "Municipality"}
    assert (record["key"], record["licence"]) == (["year", "place"], "unstated")
    source = ["--source", "zna", "--at", "чл. 1", "--at-en", "art. 1"]
    more = ["--figure", "population", "--mark", "heritage", "--level", "municipal"]
    made = run(project, "finding", "f-fewer", *FINDING, *source, *more)
    assert made.output.strip() == f"{DATA}/findings/f-fewer.yml"
    found = yaml.safe_load((project / "docs" / DATA / "findings/f-fewer.yml").read_text("utf-8"))
    assert found["sources"] == [{"source": "zna", "at": {"bg": "чл. 1", "en": "art. 1"}}]
    assert (found["figures"], found["marks"], found["level"]) == (
        ["population"],
        ["heritage"],
        "municipal",
    )
    assert found["reason"] == {"bg": "Веднъж.", "en": "Once."}
    assert errors(project) == []


@pytest.mark.parametrize(
    ("left", "wanted"),
    [
        ("--chapter", "--chapter"),
        ("--statement-en", "--statement-en"),
        ("--confidence", "--confidence"),
        ("--why-so-sure", "--why-so-sure"),
    ],
)
def test_what_is_missing_is_asked_for_by_its_option(project: Path, left: str, wanted: str) -> None:
    given = list(FINDING)
    at = given.index(left)
    del given[at : at + 2]
    refused = run(project, "finding", "f-fewer", *given, "--source", "zna")
    assert refused.exit_code == 2
    assert f"missing: {wanted} (" in refused.output
    assert written(project) == []


def test_a_finding_needs_figures_or_a_source(project: Path) -> None:
    refused = run(project, "finding", "f-fewer", *FINDING)
    assert refused.exit_code == 2 and "missing: --source (" in refused.output


@pytest.mark.parametrize(
    "more",
    [
        ("--source", "nowhere"),
        ("--source", "zna", "--figure", "nowhere"),
        ("--source", "zna", "--source", "nowhere", "--at", "чл. 1", "--at-en", "art. 1"),
    ],
)
def test_what_the_check_would_refuse_is_not_written(project: Path, more: tuple[str, ...]) -> None:
    refused = run(project, "finding", "f-fewer", *FINDING, *more)
    assert refused.exit_code in (1, 2) and "Traceback" not in refused.output
    assert written(project) == []


@pytest.mark.parametrize("identifier", ["fewer", "f-Upper", "f-../../index"])
def test_an_id_of_another_form_is_refused(project: Path, identifier: str) -> None:
    refused = run(project, "finding", identifier, *FINDING, "--source", "zna")
    assert refused.exit_code == 2 and "f-online-minority" in refused.output
    assert written(project) == []


def test_nothing_is_overwritten(project: Path) -> None:
    assert figure(project).exit_code == 0
    before = (project / "docs" / DATA / "figures/population.csv").read_bytes()
    (project / "numbers.csv").write_text(NUMBERS.replace("3100", "1"), encoding="utf-8")
    again = figure(project)
    assert again.exit_code == 2 and "already there" in again.output
    assert (project / "docs" / DATA / "figures/population.csv").read_bytes() == before


@pytest.mark.parametrize(
    "numbers",
    [
        "",
        "year,place,people\n",
        "year;place;people\n2024;borino;1\n",
        "year,place\n2024,borino\n",
        "year,place,people\n2024,borino\n",
        'year,place,people\n2024,"borino,1\n',
        "year,place,people\n2024,=borino,1\n",
        "year,place,people\n2024,borino,1\n2024,borino,2\n",
    ],
)
def test_faulty_numbers_are_refused_and_nothing_is_written(project: Path, numbers: str) -> None:
    (project / "numbers.csv").write_text(numbers, encoding="utf-8")
    refused = figure(project)
    assert refused.exit_code in (1, 2) and "Traceback" not in refused.output
    assert written(project) == []


def test_what_is_no_file_of_text_is_refused(project: Path) -> None:
    for make in (
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("/etc/hostname"),
        lambda path: path.write_bytes(b"\xff\xfe1"),
    ):
        place = project / "numbers.csv"
        place.rmdir() if place.is_dir() and not place.is_symlink() else place.unlink()
        make(place)
        refused = figure(project)
        assert refused.exit_code == 1 and "Traceback" not in refused.output
    assert written(project) == []


def test_a_sheet_from_a_spreadsheet_is_taken_with_its_mark_and_line_ends(project: Path) -> None:
    text = "\ufeff" + NUMBERS.replace("\n", "\r\n")
    (project / "numbers.csv").write_bytes(text.encode())
    assert figure(project).exit_code == 0
    assert (project / "docs" / DATA / "figures/population.csv").read_bytes() == NUMBERS.encode()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["2024", "2025"], "year"),
        (["1", "2500"], "integer"),
        (["1", "2.5"], "number"),
        (["2025-01-31", ""], "date"),
        (["a", "1"], "string"),
        (["", ""], "string"),
    ],
)
def test_a_type_is_the_narrowest_that_all_the_cells_have(cells: list[str], kind: str) -> None:
    table = sheet.read("name\n" + "\n".join(f'"{cell}"' for cell in cells))
    [column] = writing.columns(table, {Locale("bg"): "Име"})
    assert column["type"] == kind


def test_four_digits_are_an_amount_where_no_year_is_meant() -> None:
    table = sheet.read("place,people,year_end\na,1500,2024\nb,2100,2025\n")
    found = writing.columns(table, {Locale("bg"): "А; Б; В"})
    assert [each["type"] for each in found] == ["string", "integer", "year"]


def test_a_review_tells_a_finding_field_by_field_and_a_figure_row_by_row(project: Path) -> None:
    assert figure(project).exit_code == 0
    assert run(project, "finding", "f-fewer", *FINDING, "--figure", "population").exit_code == 0
    before = Loader(project / "docs").library
    place = project / "docs" / DATA
    for path, old, new in (
        ("findings/f-fewer.yml", "confidence: low", "confidence: high"),
        ("findings/f-fewer.yml", "Once.", "Twice."),
        ("figures/population.yml", "period: 2024–2025", "period: 2024–2026"),
        ("figures/population.csv", "2025,borino,3100", "2025,borino,3000\n2026,borino,2900"),
    ):
        text = (place / path).read_text(encoding="utf-8")
        assert old in text
        (place / path).write_text(text.replace(old, new), encoding="utf-8")
    told = changes(before, Loader(project / "docs").library, {})
    assert {each.id: each.facts for each in told.records} == {
        "f-fewer": (Fact("confidence", "low", "high"), Fact("reason.en", "Once.", "Twice.")),
        "population": (
            Fact("period", "2024–2025", "2024–2026"),
            Fact("csv:3", "2025,borino,3100", "2025,borino,3000"),
            Fact("csv:4", "", "2026,borino,2900"),
        ),
    }
    assert {
        f"docs/{DATA}/figures/population.csv",
        f"docs/{DATA}/findings/f-fewer.yml",
    } <= told.paths


@pytest.mark.parametrize("languages", ["bg,en", "ro"])
def test_a_new_project_has_an_example_only_with_the_feature(tmp_path: Path, languages: str) -> None:
    for features, wanted in (("analysis,compendium", True), ("compendium", False)):
        place = tmp_path / features
        made = ["new", "project", str(place), "--languages", languages, "--forge", "none"]
        done = CliRunner().invoke(main, [*made, "--features", features])
        assert done.exit_code == 0 and "error[" not in done.output
        assert (place / "docs" / DATA / "findings/f-example.yml").is_file() == wanted
        if wanted:
            record = yaml.safe_load((place / "docs" / DATA / "findings/f-example.yml").read_text())
            assert list(record["statement"]) == languages.split(",")
            order = yaml.safe_load(
                (place / f"docs/index.{languages[:2]}.md").read_text().split("---")[1]
            )
            assert order["order"].count("analysis") == 1
