"""Corrections: their list, what stands under a page, and records of places that never were."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html as lhtml

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.book.tree import converter
from civildialogue.core.site.books.planning import plan
from civildialogue.core.site.frame.navigation import navigation
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Document, Shared, Writer
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings
from civildialogue.features.corrections.model import Correction
from projects import REPOSITORY, around

CHAPTER = "analysis/chapter"
RECORD = """\
id: {id}
date: "{day}"
page: {page}
stood: {{bg: "Бяха <b>15</b>.", en: "They were <b>15</b>."}}
stands: {{bg: "Станаха 16.", en: "They are 16."}}
reason: {{bg: "Така пише там.", en: "So it says there."}}
"""
WORDS = {
    BULGARIAN: ("Беше: Бяха <b>15</b>.", "Сега е: Станаха 16.", "Защо: Така пише там."),
    ENGLISH: ("It said: They were <b>15</b>.", "It says: They are 16.", "Why: So it says there."),
}
BOTH = pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    return around(tmp_path / "docs")


def record(site: Path, name: str, passage: str = "", **more: str) -> None:
    values = {"id": name, "day": "2026-11-20", "page": CHAPTER, **more}
    path = site / f"docs/about/_data/corrections/{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    place = f"passage: {passage}\n" if passage else ""
    path.write_text(RECORD.format(**values) + place, encoding="utf-8")


def told(site: Path) -> list[tuple[str, str]]:
    """The codes of what is wrong with corrections, each with the line that it points at."""
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given).diagnostics
    return [(d.code, d.span.excerpt) for d in found if "corrections/" in d.span.path]


def shared(site: Path) -> Shared:
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given)
    return Shared(found.library, History(given.docs), clock.today())


def read(document: Document) -> lhtml.HtmlElement:
    extensions = {name: {} for name in ("attr_list", "md_in_html", "toc", "civildialogue")}
    html = converter(extensions).convert(document.body)
    return lhtml.fragment_fromstring(html, create_parent="main")


def first_passage(site: Path) -> str:
    (name, *_) = shared(site).library.originals[CHAPTER].by_id
    return name


def command(site: Path, *arguments: str) -> Result:
    said = ["--stood", "Две.", "--stood-en", "Two.", "--stands", "Три.", "--stands-en", "Three."]
    why = ["--reason", "Преброени.", "--reason-en", "Counted.", "--lang", "en"]
    line = ["new", "correction", *arguments, *said, *why, "--docs", str(site / "docs")]
    return CliRunner().invoke(main, line)


def test_a_command_records_one(site: Path) -> None:
    passage = first_passage(site)
    done = command(site, "fewer", "--page", f"{CHAPTER}#{passage}", "--on", "2026-11-19")
    assert done.exit_code == 0, done.output
    found = shared(site).library.records(Correction)["fewer"].value
    assert (found.page, found.passage, found.date.isoformat()) == (CHAPTER, passage, "2026-11-19")
    assert (found.stood[BULGARIAN], found.stands[ENGLISH]) == ("Две.", "Three.")
    assert told(site) == []
    assert command(site, "fewer", "--page", CHAPTER).exit_code == 2


def test_a_command_records_none_of_a_place_that_never_was(site: Path) -> None:
    done = command(site, "fewer", "--page", f"{CHAPTER}#p-none")
    assert done.exit_code == 1
    assert "id-unknown" in done.stderr or "unknown" in done.stderr
    assert not (site / "docs/about/_data/corrections").exists()


def test_without_records_there_is_no_page(site: Path) -> None:
    assert "about/corrections.bg.md" not in generate(shared(site))


@BOTH
def test_the_list_has_the_newest_day_first(site: Path, locale: Locale) -> None:
    passage = first_passage(site)
    record(site, "older", day="2026-11-19")
    record(site, "newer", passage)
    found = shared(site)
    main = read(generate(found)[f"about/corrections.{locale}.md"])
    assert [h.get("id") for h in main.iter("h2")] == ["day-2026-11-20", "day-2026-11-19"]
    items = main.xpath(".//li")
    assert [item.get("id") for item in items] == ["newer", "older"]
    assert [item.xpath(".//a")[0].get("href") for item in items] == [
        f"../../{CHAPTER}/#{passage}",
        f"../../{CHAPTER}/",
    ]
    assert tuple(p.text_content() for p in items[0].findall("p")[1:]) == WORDS[locale]
    assert "about/corrections" in navigation(Writer(found, locale)).places


@BOTH
def test_a_page_shows_its_own(site: Path, locale: Locale) -> None:
    record(site, "own", first_passage(site))
    record(site, "other", page="index")
    main = read(generate(shared(site))[f"{CHAPTER}.{locale}.md"])
    (heading,) = main.xpath(".//h2[@id='page-corrections']")
    (item,) = heading.getnext()
    assert tuple(p.text_content() for p in item.findall("p")[1:]) == WORDS[locale]
    assert heading.getnext().getnext().xpath("./a/@href") == ["../../about/corrections/"]


@BOTH
def test_a_book_lists_those_of_its_pages_at_its_end(site: Path, locale: Locale) -> None:
    record(site, "own", first_passage(site))
    record(site, "other", page="index")
    parts = {part.key: part for part in plan(Writer(shared(site), locale), "analysis").parts}
    assert "page-corrections" not in parts[CHAPTER].document.body
    items = read(parts["about/corrections"].document).xpath(".//li")
    assert [item.get("id") for item in items] == ["own"]
    assert tuple(p.text_content() for p in items[0].findall("p")[1:]) == WORDS[locale]


def test_a_book_without_corrections_has_no_list(site: Path) -> None:
    record(site, "other", page="index")
    keys = [part.key for part in plan(Writer(shared(site), ENGLISH), "analysis").parts]
    assert "about/corrections" not in keys


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("page", "analysis/never", "reference-unknown"),
        ("passage", "p-never", "reference-unknown"),
        ("id", "another", "id-differs-from-name"),
        ("day", "2026-02-30", "field-invalid"),
    ],
)
def test_what_a_record_says_has_to_be(site: Path, field: str, value: str, code: str) -> None:
    record(site, "wrong", **{field: value})
    ((found, line),) = told(site)
    assert (found, value in line) == (code, True)


def test_a_passage_that_was_once_there_may_be_named(site: Path) -> None:
    stones = site / "docs/_data/tombstones.yml"
    reason = 'reason: {bg: "Няма я.", en: "Gone."}'
    stones.write_text(
        f'- {{page: {CHAPTER}, id: p-gone, removed: "2026-11-18", {reason}}}\n'
        f'- {{page: analysis/old, removed: "2026-11-18", moved-to: {CHAPTER}, {reason}}}\n',
        encoding="utf-8",
    )
    record(site, "gone", "p-gone")
    record(site, "moved", page="analysis/old")
    assert told(site) == []
    main = read(generate(shared(site))[f"{CHAPTER}.bg.md"])
    (heading,) = main.xpath(".//h2[@id='page-corrections']")
    assert len(heading.getnext()) == 2
