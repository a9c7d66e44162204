"""Findings and figures: their pages, charts, books and open data, from a small project."""

import csv
import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.numbers import write_number
from civildialogue.core.output.book.tree import Converter, Trees, converter
from civildialogue.core.output.data.export import files
from civildialogue.core.site.books.planning import SOURCES, plan
from civildialogue.core.site.charts import figures
from civildialogue.core.site.frame.navigation import navigation
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings
from civildialogue.features.analysis import plots, sheet
from civildialogue.features.analysis.model import ColumnType, Figure
from projects import REPOSITORY, around

BASE = "https://example.org/"
DATA = "docs/analysis/_data"
FIGURE = """\
id: population
title: {bg: "Население [на] *общини*", en: "Population"}
unit: {bg: "души", en: "people"}
columns:
  - {name: year, type: year, title: {bg: "Година", en: "Year"}}
  - name: place
    type: string
    title: {bg: "Община", en: "Municipality"}
    labels: {borino: {bg: "Борино", en: "Borino"}, smolyan: {bg: "Смолян", en: "Smolyan"}}
  - {name: people, type: number, title: {bg: "Души", en: "People"}}
key: [year, place]
source: zna
dataset: pop_1
table: {bg: "Таблица 1", en: "Table 1"}
period: "2023–2025"
licence: unstated
"""
NUMBERS = """\
year,place,people
2023,borino,3300.5
2023,smolyan,36000
2024,borino,3200
2024,smolyan,35000
2025,borino,3100
2025,smolyan,
"""
FINDING = """\
id: f-fewer
chapter: chapter
level: municipal
statement: {bg: "Хората намаляват.", en: "There are fewer people."}
figures: [population]
sources: [{source: zna, at: {bg: "чл. 26", en: "art. 26"}}]
confidence: low
reason: {bg: "Преброени са веднъж.", en: "They were counted once."}
marks: [heritage]
"""
EVIDENCE = "evidence:\n  - finding: f-fewer\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A project with a finding, the figure that it rests on, and a recommendation that names it."""
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    put(tmp_path, "figures/population.yml", FIGURE)
    put(tmp_path, "figures/population.csv", NUMBERS)
    put(tmp_path, "findings/f-fewer.yml", FINDING)
    page = tmp_path / "docs/compendium/recommendations/rec-0001.bg.md"
    text = page.read_text(encoding="utf-8")
    cited = text.replace("origin: example", "origin: site-edition").replace(
        "licence:", f"{EVIDENCE}licence:", 1
    )
    assert EVIDENCE in cited and "evidence:" not in text
    page.write_text(cited, encoding="utf-8")
    return around(tmp_path / "docs")


def put(project: Path, path: str, text: str) -> None:
    place = project / DATA / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def shared(project: Path) -> Shared:
    given = settings(project)
    found = pipeline.inspect(given.docs, "docs", given)
    assert [d.code for d in found.diagnostics if d.severity.rank == 0] == []
    return Shared(found.library, History(given.docs), clock.today())


def told(project: Path) -> dict[str, str]:
    given = settings(project)
    found = pipeline.inspect(given.docs, "docs", given).diagnostics
    return {d.code: d.message(ENGLISH) for d in found}


def rows(body: str) -> list[list[str]]:
    """The cells of the first table in a body."""
    table = lhtml.fragment_fromstring(re.search(r"<table.*?</table>", body, re.DOTALL)[0])
    return [[cell.text_content() for cell in row] for row in table.iter("tr")]


def test_without_records_nothing_is_made(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    found = shared(around(tmp_path / "docs"))
    assert not [key for key in generate(found) if key.startswith(("analysis/fi",))]
    assert not [path for path in files(found.library, BASE) if path.startswith("data/v1/analysis")]
    assert "analysis/findings" not in navigation(Writer(found, BULGARIAN)).places


def test_the_pages_tell_of_a_finding_in_each_language(site: Path) -> None:
    made = generate(shared(site))
    for tag, words in {
        "bg": ("Хората намаляват.", "ниска увереност", "Преброени са веднъж.", "чл. 26"),
        "en": ("There are fewer people.", "low confidence", "They were counted once.", "art. 26"),
    }.items():
        for page in (f"analysis/findings.{tag}.md", f"analysis/chapter.{tag}.md"):
            assert [word for word in words if word not in made[page].body] == [], page
        assert "recommendations/rec-0001/" in made[f"analysis/findings.{tag}.md"].body
        assert 'id="f-fewer"' in made[f"analysis/findings.{tag}.md"].body
    assert "../figures/#population" in made["analysis/chapter.en.md"].body


def test_a_recommendation_shows_the_finding_and_the_graph_has_it(site: Path) -> None:
    page = generate(shared(site))["compendium/recommendations/rec-0001.en.md"]
    facts = {fact["label"]: fact["values"] for fact in page.meta["forum"]["facts"]}
    place = {"text": "There are fewer people.", "url": "en/analysis/findings/#f-fewer"}
    assert place in facts["Evidence"] or {**place, "url": place["url"][3:]} in facts["Evidence"]
    assert "analysis/findings/#f-fewer" in page.body


def test_recommendations_without_a_finding_and_open_findings_are_listed(site: Path) -> None:
    page = site / "docs/compendium/recommendations/rec-0001.bg.md"
    text = page.read_text(encoding="utf-8")
    body = generate(shared(site))["analysis/findings.en.md"].body
    assert "Every recommendation rests on" in body
    assert "finding-open" not in told(site)
    page.write_text(text.replace(EVIDENCE, ""), encoding="utf-8")
    body = generate(shared(site))["analysis/findings.en.md"].body
    without, _, opened = body.partition("Open findings")
    assert "rec-0001" in without.partition("rest on no finding")[2]
    assert "#f-fewer" in opened
    assert "finding-open" in told(site)


def test_a_link_from_a_text_uses_a_finding_and_a_figure(site: Path) -> None:
    (site / DATA / "findings/f-fewer.yml").unlink()
    put(
        site,
        "findings/f-more.yml",
        FINDING.replace("f-fewer", "f-more").replace("[population]", "[]"),
    )
    page = site / "docs/compendium/recommendations/rec-0001.bg.md"
    text = page.read_text(encoding="utf-8").replace(EVIDENCE, "")
    page.write_text(text, encoding="utf-8")
    assert {"finding-open", "figure-unused"} <= told(site).keys()
    for tag in ("bg", "en"):
        chapter = site / f"docs/analysis/chapter.{tag}.md"
        linked = "\n[А](findings.md#f-more), [Б](figures.md#population)\n{#p-zzzz}\n"
        chapter.write_text(chapter.read_text(encoding="utf-8") + linked, encoding="utf-8")
    assert not {"finding-open", "figure-unused", "link-broken"} & told(site).keys()


def test_the_table_is_the_file_in_the_words_of_the_language(site: Path) -> None:
    made = generate(shared(site))
    for locale in (BULGARIAN, ENGLISH):
        shown = rows(made[f"analysis/figures.{locale}.md"].body)
        assert shown[0][0] in ("Година", "Year")
        written = [
            [row["year"], row["place"], write_number(Decimal(row["people"]), locale)]
            if row["people"]
            else [row["year"], row["place"], "—"]
            for row in csv.DictReader(io.StringIO(NUMBERS))
        ]
        names = {"borino": "Борино", "smolyan": "Смолян"} if locale == BULGARIAN else {}
        for line in written:
            line[1] = names.get(line[1], line[1].capitalize())
        assert shown[1:] == written


def test_the_chart_has_the_numbers_of_the_file(site: Path) -> None:
    found = shared(site)
    located = found.library.records(Figure)["population"]
    drawing = plots.drawn(Writer(found, ENGLISH), located)
    assert drawing is not None
    drawn = {
        (label, one.name.lower()): value.value
        for one in drawing.plot.series
        for label, value in zip(drawing.plot.labels, one.values, strict=True)
        if value is not None
    }
    kept = csv.DictReader(io.StringIO(NUMBERS))
    assert drawn == {
        (row["year"], row["place"]): Decimal(row["people"]) for row in kept if row["people"]
    }
    assert "36,000 (2023, Smolyan)" in drawing.plot.description
    assert drawing.path in figures.files(found)


def test_shares_are_drawn_as_shares(site: Path) -> None:
    unit = 'unit: {bg: "% от хората", en: "% of people"}'
    record = FIGURE.replace('unit: {bg: "души", en: "people"}', unit)
    put(site, "figures/population.yml", record)
    found = shared(site)
    drawing = plots.drawn(Writer(found, ENGLISH), found.library.records(Figure)["population"])
    assert drawing is not None
    assert "36,000% (2023, Smolyan)" in drawing.plot.description


@pytest.mark.parametrize(
    ("head", "lines", "is_drawn"),
    [
        ("year,people", "2024,1\n2025,2\n", True),
        ("year,people", "2024,1\n", False),
        ("year,people,more", "2024,1,5\n2025,2,6\n", False),
        ("place,people", "".join(f"{n},1\n" for n in range(21)), False),
        ("place,people", "".join(f"{n},1\n" for n in range(20)), True),
        ("place,kind,people", "".join(f"a{n},b{n},1\n" for n in range(5)), False),
    ],
)
def test_only_what_can_be_drawn_is_drawn(
    site: Path, head: str, lines: str, *, is_drawn: bool
) -> None:
    types = {"year": "year", "people": "number", "more": "number"}
    listed = "\n".join(
        f'  - {{name: {name}, type: {types.get(name, "string")}, title: {{bg: "А", en: "A"}}}}'
        for name in head.split(",")
    )
    record = re.sub(r"(?s)columns:.*?key: .*?\n", "COLUMNS", FIGURE)
    keys = [name for name in head.split(",") if types.get(name) != "number"]
    columns = f"columns:\n{listed}\nkey: [{', '.join(keys)}]\n"
    put(site, "figures/population.yml", record.replace("COLUMNS", columns))
    put(site, "figures/population.csv", f"{head}\n{lines}")
    found = shared(site)
    located = found.library.records(Figure)["population"]
    assert bool(plots.drawn(Writer(found, ENGLISH), located)) == is_drawn


def test_rows_of_several_kinds_are_not_drawn(site: Path) -> None:
    put(site, "figures/population.yml", f"{FIGURE}chart: false\n")
    found = shared(site)
    assert plots.drawn(Writer(found, ENGLISH), found.library.records(Figure)["population"]) is None
    assert rows(generate(found)["analysis/figures.en.md"].body)


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2024-12", "декември 2024 г."),
        ("2024-03-11/2024-03-12", "11 март 2024 г. – 12 март 2024 г."),
        ("2024", "2024<"),
        ("2024-02-31", "2024-02-31"),
    ],
)
def test_a_period_is_written_as_the_language_has_it(site: Path, period: str, shown: str) -> None:
    put(site, "figures/population.yml", FIGURE.replace("2023–2025", period))
    body = generate(shared(site))["analysis/figures.bg.md"].body.replace("\N{NO-BREAK SPACE}", " ")
    assert f"Период: {shown}" in body


def test_a_changed_cell_changes_page_book_and_data(site: Path) -> None:
    before = everywhere(site)
    put(site, "figures/population.csv", NUMBERS.replace("3300.5", "4444.25"))
    after = everywhere(site)
    for name, text in before.items():
        shown = ("4444.25", "4 444,25", "4444,25", "4,444.25")
        assert not any(number in text for number in shown), name
        assert any(number in after[name] for number in shown), name


def everywhere(project: Path) -> dict[str, str]:
    """What a reader gets of the figure: page, drawing, book and files."""
    found = shared(project)
    writer = Writer(found, BULGARIAN)
    book = plan(writer, "analysis")
    [part] = [part for part in book.parts if part.key == "analysis/figures"]
    markdown = converter({"tables": {}, "attr_list": {}, "civildialogue": {}, "toc": {}})
    tree = Trees(Converter(markdown), BASE, book.parts).tree(part)
    data = files(found.library, BASE)
    [drawn] = [svg for path, (svg, _) in book.charts.items() if "population" in path]
    return {
        "page": generate(found)["analysis/figures.bg.md"].body,
        "book": tree.text_content(),
        "drawing": drawn.decode(),
        "data": data["data/v1/analysis/figures/population.csv"].decode(),
    }


def test_the_book_has_the_findings_of_a_chapter_and_the_way_to_the_figure(site: Path) -> None:
    book = plan(Writer(shared(site), ENGLISH), "analysis")
    markdown = converter({"tables": {}, "attr_list": {}, "civildialogue": {}, "toc": {}})
    trees = Trees(Converter(markdown), BASE, book.parts)
    [chapter] = [part for part in book.parts if part.key == "analysis/chapter"]
    tree = trees.tree(chapter)
    assert "There are fewer people." in tree.text_content()
    [figures] = [trees.tree(part) for part in book.parts if part.key == "analysis/figures"]
    [back] = [a for a in figures.iter("a") if a.get("data-anchor") == "f-fewer"]
    assert back.get("data-chapter") == "analysis/chapter"
    assert figures.text_content().count("Population, people") == 1  # Under the chart alone.
    [link] = [a for a in tree.iter("a") if a.get("data-anchor") == "population"]
    assert link.get("data-chapter") == "analysis/figures"
    [source] = [a for a in tree.iter("a") if a.get("data-anchor") == "source-zna"]
    assert source.get("data-chapter") == SOURCES
    listed = next(part for part in book.parts if part.key == SOURCES)
    assert 'id="source-zna"' in listed.document.body


# Source: https://specs.frictionlessdata.io: Data Package, Data Resource, Table Schema.
FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {"type": {"enum": ["string", "integer", "number", "boolean", "date", "year"]}},
}
NAMED = {"type": "string", "pattern": "^[-a-z0-9._/]+$"}
PACKAGE = {
    "type": "object",
    "required": ["name", "resources", "licenses"],
    "properties": {
        "name": NAMED,
        "profile": {"const": "tabular-data-package"},
        "licenses": {"type": "array", "minItems": 1, "items": {"required": ["name"]}},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "schema", "profile", "encoding"],
                "properties": {
                    "name": NAMED,
                    "path": {"type": "string", "pattern": r"^(?!/)(?!.*\.\.)"},
                    "licenses": {"type": "array", "minItems": 1, "items": {"required": ["name"]}},
                    "sources": {"type": "array", "items": {"required": ["title"]}},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {"fields": {"type": "array", "minItems": 1, "items": FIELD}},
                    },
                },
            },
        },
    },
}


def test_the_package_describes_every_file_and_its_keys_hold(site: Path) -> None:
    data = files(shared(site).library, BASE)
    folder = "data/v1/analysis/"
    package = json.loads(data[f"{folder}datapackage.json"])
    assert [error.message for error in Draft7Validator(PACKAGE).iter_errors(package)] == []
    tables = {}
    for each in package["resources"]:
        text = data[f"{folder}{each['path']}"].decode("utf-8-sig")
        tables[each["name"]] = list(csv.DictReader(io.StringIO(text)))
        assert text.splitlines()[0].split(",") == [f["name"] for f in each["schema"]["fields"]]
    for each in package["resources"]:
        schema, kept = each["schema"], tables[each["name"]]
        keys = [tuple(row[name] for name in schema.get("primaryKey", ())) for row in kept]
        assert len(set(keys)) == len(keys) or not schema.get("primaryKey")
        for foreign in schema.get("foreignKeys", ()):
            other = tables[foreign["reference"]["resource"]]
            known = {row[foreign["reference"]["fields"]] for row in other}
            assert {row[foreign["fields"]] for row in kept} <= known
    csv_files = {path for path in data if path.startswith(folder) and path.endswith(".csv")}
    assert csv_files == {f"{folder}{each['path']}" for each in package["resources"]}
    [figure] = tables["figures"]
    assert (figure["read"], figure["source"]) == ("2026-11-23", "zna")
    own = next(each for each in package["resources"] if each["name"] == "population")
    assert own["schema"]["primaryKey"] == ["year", "place"]
    assert own["schema"]["fields"][1]["constraints"] == {"enum": ["borino", "smolyan"]}
    assert own["sources"][0]["path"].startswith("https://")
    assert "licenses" not in own


def test_a_stated_licence_is_in_the_package(site: Path) -> None:
    put(site, "figures/population.yml", FIGURE.replace("unstated", "CC-BY-4.0"))
    found = shared(site)
    package = json.loads(files(found.library, BASE)["data/v1/analysis/datapackage.json"])
    own = next(each for each in package["resources"] if each["name"] == "population")
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert own["licenses"] == [{"name": "CC-BY-4.0", "path": address}]
    assert "CC BY 4.0" in generate(found)["analysis/figures.en.md"].body


def test_a_figure_of_a_source_past_its_day_is_due(site: Path) -> None:
    path = site / "docs/_data/sources.yml"
    text = path.read_text(encoding="utf-8")
    dated = '- id: zna\n  as-of: "2024"\n  review-by: 2025-06-30\n'
    path.write_text(text.replace("- id: zna\n", dated, 1), encoding="utf-8")
    assert "source-review" in told(site)
    body = generate(shared(site))["analysis/figures.en.md"].body
    assert "Due for a look at newer numbers" in body
    assert "Was to be looked up again by" in body


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("reason: ", "# "), "field-missing"),
        (('reason: {bg: "Преброени са веднъж."', 'reason: {bg: ""'), "field-invalid"),
        (("confidence: low", "confidence: some"), "value-unknown"),
        (("id: f-fewer", "id: fewer"), "field-invalid"),
        (("id: f-fewer", "id: f-other"), "id-differs-from-name"),
        (("level: municipal", "level: town"), "value-unknown"),
    ],
)
def test_a_finding_lacks_nothing(site: Path, change: tuple[str, str], code: str) -> None:
    put(site, "findings/f-fewer.yml", FINDING.replace(*change))
    assert code in told(site)


@pytest.mark.parametrize(
    "change",
    [
        ("key: [year, place]", "key: [year, town]"),
        ("name: people", "name: year"),
        ("type: string", "type: integer"),
        ("name: people", "name: Души"),
    ],
)
def test_a_figure_says_what_it_expects(site: Path, change: tuple[str, str]) -> None:
    put(site, "figures/population.yml", FIGURE.replace(*change))
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given).diagnostics
    labels = {d.label(BULGARIAN) for d in found if d.code in ("field-invalid", "item-invalid")}
    assert labels and all("колон" in label for label in labels)


def test_bytes_and_size_of_a_file_are_checked(site: Path) -> None:
    place = site / DATA / "figures/population.csv"
    place.write_bytes(NUMBERS.encode() + b"2026,borino,\xff\n")
    assert "utf8-invalid" in told(site)
    place.write_text(NUMBERS + "2026,borino,1\n" * 6000, encoding="utf-8")
    assert "file-too-large" in told(site)
    place.write_bytes(b"\xef\xbb\xbf" + NUMBERS.replace("\n", "\r\n").encode())
    assert not {"utf8-invalid", "file-too-large", "figure-columns"} & told(site).keys()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a,"b, c"\n1,2\n', [["a", "b, c"], ["1", "2"]]),
        ('a,"b ""c"""\n', [["a", 'b "c"']]),
        ('"a\nb",c\nd,e', [["a\nb", "c"], ["d", "e"]]),
        (",\n,\n", [["", ""], ["", ""]]),
    ],
)
def test_cells_are_those_of_the_standard_reader(text: str, cells: list[list[str]]) -> None:
    read = sheet.read(text)
    assert [[cell.text for cell in row] for row in read.rows] == cells
    assert cells == list(csv.reader(io.StringIO(text)))
    lines = text.split("\n")
    for row in read.rows:
        for cell in row:
            assert (
                lines[cell.line - 1][cell.column - 1 :]
                .lstrip('"')
                .startswith(cell.text.partition("\n")[0].partition('"')[0])
            )


def test_a_long_file_of_quotation_marks_is_read_once() -> None:
    for text in ('"' * 60_001, '"a' * 30_000, '"",' * 20_000 + '"'):
        assert sheet.read(text).stop is not None


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (ColumnType.STRING, ("BG", "(а)", "2025-H2"), ("=1+1", "@a", " a", "-1", "a\tb", "'a")),
        (ColumnType.INTEGER, ("0", "-12"), ("1.0", "1 000", "1e3", "+1", "٣")),
        (ColumnType.NUMBER, ("1", "-1.25"), ("1,5", "1.", ".5", "nan", "inf", "1%")),
        (ColumnType.YEAR, ("1990", "2025"), ("25", "3025", "2025 ")),
        (ColumnType.DATE, ("2025-02-28",), ("2025-02-30", "28.02.2025", "20250228")),
    ],
)
def test_types(kind: ColumnType, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    assert all(sheet.fits(kind, text) for text in good)
    assert not any(sheet.fits(kind, text) for text in bad)


def test_titles_are_text_and_not_markdown(site: Path) -> None:
    body = generate(shared(site))["analysis/figures.bg.md"].body
    assert r"## Население \[на\] \*общини\* {: #population }" in body


def test_menu_search_and_map_have_the_pages(site: Path) -> None:
    found = shared(site)
    menu = navigation(Writer(found, Locale("en"))).places
    assert menu["analysis/figures"].entry.title == "All figures"
    assert menu["analysis/findings"].entry.title == "Findings"
    assert "../../analysis/figures/" in generate(found)["about/map.en.md"].body
    assert {"analysis/findings", "analysis/figures"} <= {*found.library.generated}
