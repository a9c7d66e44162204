"""What comes of the corpus: pages, data, feeds, calendars, citations, books; nothing breaks out."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree
from lxml import html as lhtml

from books.making import printed
from civildialogue.core.model.addresses import is_allowed
from civildialogue.core.model.language import PROGRAM, Locale, languages
from civildialogue.core.model.library import Library
from civildialogue.core.output.data.export import files
from civildialogue.core.site.blocks.rendering import pieces
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.model.dialogue import dialogue_of
from compendium.reading_tables import from_csv, from_json
from counts import crossed
from property.test_pages import CONVERTER

from .corpus import accepted, attacks, base
from .harmless import faults

BASE = "https://civildialogue.eu/"
TOO_MUCH = ("text-crowded", "file-too-large", "nesting-too-deep", "yaml-too-large")
"""What is refused for its size is never read further."""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return accepted(tmp_path_factory.mktemp("accepted"))


@pytest.fixture(scope="module")
def library(docs: Path) -> Library:
    return Loader(docs).library


@pytest.fixture(scope="module")
def data(library: Library) -> dict[str, bytes]:
    return files(library, BASE)


@pytest.fixture(scope="module")
def all_at_once(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of everything but what is too much to read, what was refused included."""
    docs = base(tmp_path_factory.mktemp("everything"))
    for attack in attacks():
        if attack.refused not in TOO_MUCH:
            attack.place(docs)
    return Loader(docs).library


def converted(library: Library) -> Iterator[tuple[str, str]]:
    """Every page of a site as HTML, made as the generator makes it."""
    documents = generate(Shared(library, History(Path("/no-such-folder"))))
    for path, document in documents.items():
        if path.startswith(("about/comment.", "search.", "training/certificate.")):  # forms without a word of anybody's
            continue
        CONVERTER.reset()
        yield path, pieces(CONVERTER.convert(document.body))[0]


def test_no_page_holds_anything_that_runs(library: Library) -> None:
    assert {path: found for path, html in converted(library) if (found := faults(html))} == {}


def test_nor_would_it_if_the_check_had_refused_nothing(all_at_once: Library) -> None:
    """What the check alone holds back looks like another thing, but does not run."""
    for path, html in converted(all_at_once):
        assert [fault for fault in faults(html) if not fault.startswith("forged")] == [], path


def test_no_cell_of_a_table_is_a_formula(data: dict[str, bytes], library: Library) -> None:
    """However a spreadsheet parts the cells: by commas, or by semicolons as a Bulgarian one."""
    listed = [path for path in data if path.endswith(".csv")]
    assert listed
    for path in listed:
        text = data[path].decode("utf-8-sig")
        for separator in ",;\t":
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
                wrong = [
                    cell for cell in row if re.match(r"\s*[=+@\-\uff1d\uff0b\uff0d\uff20]", cell)
                ]
                assert wrong == [], (path, separator)
    rows = from_json(data["data/compendium.json"].decode())
    rows.pop("notice")
    for table, expected in rows.items():
        assert from_csv(table, data[f"data/{table}.csv"].decode()) == expected


def test_json_is_whole(data: dict[str, bytes]) -> None:
    for path, content in data.items():
        if path.endswith((".json", ".jsonld")):
            json.loads(content)
    catalogue = json.loads(data["data/catalogue.jsonld"])
    assert {"@context", "@graph"} == set(catalogue)


def test_feeds_hold_entries_and_nothing_else(data: dict[str, bytes]) -> None:
    allowed = {f"{ATOM}{n}" for n in "feed title id updated link entry author name summary".split()}
    for locale in languages():
        root = etree.fromstring(data[f"data/feed.{locale}.atom"])
        assert {node.tag for node in root.iter()} == allowed
        links = {node.get("href") for node in root.iter(f"{ATOM}link")}
        assert all(str(link).startswith(BASE) for link in links)


def test_calendars_hold_one_event_each(data: dict[str, bytes]) -> None:
    listed = [path for path in data if path.endswith(".ics")]
    assert len(listed) >= 8
    for path in listed:
        calendar = Calendar.from_ical(data[path])
        assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT"]
        event: Any = calendar.walk("VEVENT")[0]
        assert set(event) - {"SEQUENCE"} == {
            "UID", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "URL", "DESCRIPTION",
        }  # fmt: skip
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|[^\r]\n|\r[^\n]", data[path])


def _single(text: str) -> list[str]:
    """The references of a file, one by one."""
    if text.startswith("["):
        return [json.dumps(item) for item in json.loads(text)]
    parts = re.split(r"(?<=\n)\r?\n", text)
    assert len(parts) > 5
    return parts


def test_references_have_their_fields_and_no_more(data: dict[str, bytes]) -> None:
    listed = [path for path in data if path.startswith("data/citations.")]
    assert len(listed) == 6
    for path, text in ((path, one) for path in listed for one in _single(data[path].decode())):
        if path.endswith(".bib"):
            plain = re.sub(r"\\textbackslash\{\}|\\textascii\w+\{\}|\\[%#&$_{}]", "", text)
            assert re.fullmatch(
                r"@techreport\{rec-\d{4}-(bg|en),\n(  \w+ = \{+[^{}\\]*\}+,?\n){7}\}\n", plain
            ), text
        elif path.endswith(".ris"):
            tags = [line[:6] for line in text.split("\r\n") if line]
            assert tags == [f"{t}  - " for t in "TY TI AU PB DA PY SN UR LA ER".split()]
        else:
            item = json.loads(text)
            assert item["author"] in (
                [{"literal": "Екип на Форума"}],
                [{"literal": "The Forum’s team"}],
            )


@pytest.mark.parametrize(("name", "locale"), crossed(["compendium", "analysis"], PROGRAM))
def test_books_are_set_and_what_was_sent_is_text_in_them(
    docs: Path, name: str, locale: Locale
) -> None:
    made = printed(docs, name, locale)
    assert not made.codes & {"book-not-set"}
    code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', made.source, flags=re.DOTALL)
    ours = re.findall(r"[^\\]#(?:import|eval|read|include|show|let)\b.*", code)
    assert [line for line in ours if "evil" in line or "passwd" in line or "1+1" in line] == []
    assert not any(is_allowed(a) is False for a in re.findall(r'#link\("([^"]*)"', made.source))


def test_words_come_out_as_they_were_sent(library: Library) -> None:
    """Harmless is not enough: what somebody wrote stands there to be read."""
    start = "compendium/recommendations/rec-0001"  # Its comments fill several pages.
    pages = [h for p, h in converted(library) if p.startswith(start) and p.endswith(".bg.md")]
    text = " ".join(" ".join(lhtml.fromstring(html).text_content() for html in pages).split())
    for words in (
        "<script>window.__pwned=1</script>",
        "{{ config.plugins }}",
        '#import "@preview/evil:0.1.0"',
        "]]>",
        "=HYPERLINK(",
    ):
        assert words in text
