"""The open data: what is in it, what is left out, and that others can read every form of it."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef

from civildialogue.core.feature import COUNT, FLAG, LIST, Row
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.model.records import Source
from civildialogue.core.model.vocabulary import SourceType
from civildialogue.core.output.data import bibliography, first
from civildialogue.core.output.data.export import files
from civildialogue.core.output.data.tables import BOM, as_csv, as_json
from civildialogue.core.output.data.tables import columns as columns_of
from civildialogue.core.source import clock
from civildialogue.features.compendium.data.feeds import ATOM, NEWEST
from civildialogue.features.compendium.data.tables import FORMER
from civildialogue.features.compendium.pages import citations
from counts import cases

from ..reading_tables import from_csv, from_json
from ..written import Sources, disposition

# rdflib's reader of JSON-LD still uses what rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

BASE = "https://civildialogue.eu/"
SHAPES = Path(__file__).resolve().parents[2] / "data" / "dcat-ap-3-core.ttl"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SCHEMA = Namespace("https://schema.org/")
TYPE = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def made(sources: Sources, base: str = BASE) -> dict[str, bytes]:
    """Every file of the open data."""
    return files(sources.library, base)


def loaded(sources: Sources, name: str) -> Any:
    return json.loads(made(sources)[f"data/{name}"])


def rows(sources: Sources, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = loaded(sources, "compendium.json")[table]
    return found


@pytest.fixture
def forum(sources: Sources) -> Sources:
    """A recommendation, its consultation, four comments and everything that is left out."""
    sources.recommendation(
        english={"p-one": "The council should answer."},
        themes=["8418", "27"],
        methods=["petition"],
        evidence=[{"source": "zna", "locator": {"bg": "чл. 26", "en": "art. 26"}}],
        response={"date": "2026-12-01", "text": {"bg": "Приемаме.", "en": "We agree."}},
    )
    sources.recommendation("rec-9001", origin="example", title="Пример на препоръка")
    sources.consultation(short_notice={"bg": "Причина", "en": "Reason"})
    sources.consultation("2026-example", example=True)
    change = {"block": "p-one", "before": "до 30 дни", "after": "до 14 дни", "commit": "abcdef0"}
    sources.comment("c-aaaaaa", received="2026-12-01", disposition=disposition())
    sources.comment(
        "c-bbbbbb",
        received="2026-12-02",
        kind="amend",
        proposal="на всяко",
        disposition=disposition("accepted", change=change),
    )
    sources.comment(
        "c-cccccc",
        "Тайна.",
        received="2026-12-03",
        quote="Тайна от текста",
        name="Тайна Личност",
        organisation="Тайно Сдружение",
        kind="amend",
        proposal="Тайна редакция.",
        redaction={"reason": "personal-data", "on": "2026-12-06", "by": "Редакция"},
        translation={"lang": "en", "text": "Secret.", "proposal": "Secret too.", "by": "Secret"},
        reply={"on": "2026-12-12", "text": "Тайна забележка."},
    )
    sources.comment("c-dddddd", received="2027-01-03", in_reply_to="c-aaaaaa")
    sources.comment("c-eeeeee", received="2026-12-04", example=True, name="Примерно Име")
    return sources


WORDS = (
    *("quote", "author", "organisation", "text", "proposal", "reply"),
    *("translation", "translation-proposal", "translation-by"),
)
"""What a person wrote in a comment, by the columns."""

# Tables


CELL = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"|,;\n\r\t \u00a0\ufeff\u2028"),
        st.characters(codec="utf-8", exclude_characters="\x00"),
    ),
    max_size=24,
)
FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''",
    "'",
    "'–",
    "=\n1",
    '="x"',
    "= | =",
    " =1",
    "",
    "a\r\nb",
    'a"b""c',
    "a,b;c",
    "\ufeffa",
    "NULL",
    "2026-11-23",
    "0012",
]


def row(table: str, text: str, listed: list[str]) -> Row:
    """A row with the same text in every column of texts, and the same list in those of lists."""
    of_kind = {LIST: listed, FLAG: bool(text), COUNT: len(text)}
    return {name: of_kind.get(kind, text) for name, kind in columns_of(FORMER[table]).items()}


class TestTables:
    @pytest.mark.parametrize("table", FORMER)
    @pytest.mark.parametrize("text", FORMULAS)
    def test_csv_to_json_to_csv_is_the_same_to_the_byte(self, table: str, text: str) -> None:
        first = as_csv(FORMER[table], [row(table, text, [text] if text else [])])
        found = from_json(as_json({table: from_csv(table, first)}))
        assert as_csv(FORMER[table], found[table]).encode() == first.encode()

    @settings(max_examples=cases(3_000))
    @given(
        st.sampled_from(sorted(FORMER)),
        st.lists(st.tuples(CELL, st.lists(CELL, max_size=3)), max_size=4),
    )
    def test_whatever_is_in_the_cells(
        self, table: str, filled: list[tuple[str, list[str]]]
    ) -> None:
        made_rows = [row(table, text, listed) for text, listed in filled]
        first = as_csv(FORMER[table], made_rows)
        read = from_csv(table, first)
        found = from_json(as_json({table: read}))
        assert found[table] == read
        assert as_csv(FORMER[table], found[table]).encode() == first.encode()

    @given(st.lists(CELL, min_size=1, max_size=6))
    def test_texts_come_back_as_they_were(self, texts: list[str]) -> None:
        made_rows = [row("comments", text, []) for text in texts]
        assert from_csv("comments", as_csv(FORMER["comments"], made_rows)) == made_rows

    @given(st.lists(st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True), max_size=5))
    def test_lists_of_names_come_back_as_they_were(self, names: list[str]) -> None:
        made_rows = [row("consultations", "x", names)]
        text = as_csv(FORMER["consultations"], made_rows)
        assert from_csv("consultations", text) == made_rows

    @given(CELL)
    def test_json_keeps_every_text(self, text: str) -> None:
        found = {"comments": [row("comments", text, [])]}
        assert from_json(as_json(found)) == found

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_cell_begins_as_a_formula(self, start: str) -> None:
        text = as_csv(FORMER["comments"], [row("comments", f"{start}1", [])])
        cells = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))[1]
        assert {cell[0] for cell in cells} == {"'", "t"}  # The second is that of a flag.

    def test_a_table_is_utf8_with_a_mark_and_lines_of_rfc_4180(self, forum: Sources) -> None:
        content = made(forum)["data/comments.csv"]
        assert content.startswith(b"\xef\xbb\xbfid,recommendation,")
        assert content.endswith(b"\r\n")
        assert not re.search(rb"(?<!\r)\n", re.sub(rb'"[^"]*"', b"", content))

    def test_other_columns_are_refused(self) -> None:
        text = as_csv(FORMER["comments"], [])
        with pytest.raises(ValueError, match="not those of consultations"):
            from_csv("consultations", text)

    @pytest.mark.parametrize("table", FORMER)
    def test_the_published_csv_and_json_say_the_same(self, forum: Sources, table: str) -> None:
        text = made(forum)[f"data/{table}.csv"].decode()
        assert from_csv(table, text) == rows(forum, table)
        assert as_csv(FORMER[table], rows(forum, table)) == text


class TestSchema:
    def test_the_schema_is_one(self, forum: Sources) -> None:
        schema = loaded(forum, "compendium.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{BASE}data/compendium.schema.json"

    def test_the_data_fit_the_schema(self, forum: Sources) -> None:
        found = made(forum)
        jsonschema.validate(
            json.loads(found["data/compendium.json"]),
            json.loads(found["data/compendium.schema.json"]),
            jsonschema.Draft202012Validator,
        )

    def test_an_empty_compendium_fits_too(self, sources: Sources) -> None:
        schema = loaded(sources, "compendium.schema.json")
        jsonschema.validate(loaded(sources, "compendium.json"), schema)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda data: data.pop("comments"),
            lambda data: data["comments"][0].pop("id"),
            lambda data: data["comments"][0].update(note="x"),
            lambda data: data["comments"][0].update(author=1),
            lambda data: data["comments"][0].update(late="false"),
            lambda data: data["consultations"][0].update(comments="4"),
            lambda data: data["consultations"][0].update(comments=-1),
            lambda data: data["recommendations"][0].update(themes="8418"),
        ],
    )
    def test_the_schema_refuses_what_does_not_fit(self, forum: Sources, spoil: Any) -> None:
        data = loaded(forum, "compendium.json")
        spoil(data)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data, loaded(forum, "compendium.schema.json"))


class TestContents:
    def test_examples_are_nowhere_but_among_objects_that_say_it(self, forum: Sources) -> None:
        found = made(forum)
        held = json.loads(found.pop("data/v1/compendium/consultations.json"))["consultations"]
        assert {each["id"]: each["example"] for each in held} == {
            "2026-autumn": False,
            "2026-example": True,
        }
        states = json.loads(found.pop("data/v1/translations.json"))["translations"]
        assert {each["key"] for each in states if each["example"]} == {
            "compendium/recommendations/rec-9001"
        }
        for path, content in found.items():
            text = content.decode()
            assert "Пример" not in text, path
            assert "c-eeeeee" not in text, path
            assert "rec-9001" not in path + text, path
            assert "2026-example" not in path + text, path

    def test_redacted_words_are_nowhere(self, forum: Sources) -> None:
        for path, content in made(forum).items():
            assert not re.search("Тайн|Secret", content.decode()), path

    def test_a_redacted_comment_still_counts(self, forum: Sources) -> None:
        [found] = [r for r in rows(forum, "comments") if r["id"] == "c-cccccc"]
        assert found["redaction"] == "personal-data"
        assert {found[name] for name in WORDS} == {""}
        assert found["capacity"] == "citizen"
        [consultation] = rows(forum, "consultations")
        assert consultation["comments"] == 4

    def test_a_consultation_in_preparation_says_what_is_missing_and_has_no_calendar(
        self, forum: Sources
    ) -> None:
        forum.preparation("2027-spring")
        forum.preparation("2027-example", example=True)
        held, prepared = rows(forum, "consultations")
        assert [held["in-preparation"], prepared["in-preparation"]] == [False, True]
        assert [prepared["missing-bg"], prepared["missing-en"]] == ["Адрес.", "An address."]
        assert [prepared[name] for name in ("opens", "closes", "concluded", "comments")] == [
            *("", "", ""),
            0,
        ]
        assert prepared["url-bg"] == f"{BASE}compendium/consultations/2027-spring/"
        assert from_csv("consultations", made(forum)["data/consultations.csv"].decode()) == [
            held,
            prepared,
        ]
        named = " ".join(made(forum))
        assert "2026-autumn.bg.ics" in named and "2027" not in named
        assert len(loaded(forum, "2026-autumn-summary.json")) == 4
        assert "c-cccccc" in made(forum)["data/feed.bg.atom"].decode()

    def test_every_comment_names_a_recommendation_of_the_data(self, forum: Sources) -> None:
        forum.comment("c-ffffff", recommendation="rec-9001")
        names = {r["id"] for r in rows(forum, "recommendations")}
        assert {r["recommendation"] for r in rows(forum, "comments")} <= names

    def test_a_comment_says_everything_that_the_page_says(self, forum: Sources) -> None:
        by_id = {r["id"]: r for r in rows(forum, "comments")}
        accepted = by_id["c-bbbbbb"]
        assert accepted["decision"] == "accepted"
        assert accepted["change-after"] == "до 14 дни"
        assert accepted["proposal"] == "на всяко"
        assert accepted["anchor"] == "in-place"
        assert accepted["consultation"] == "2026-autumn"
        assert accepted["url"] == f"{BASE}compendium/recommendations/rec-0001/#c-bbbbbb"
        assert by_id["c-dddddd"]["late"] is True
        assert by_id["c-dddddd"]["in-reply-to"] == "c-aaaaaa"
        assert by_id["c-aaaaaa"]["late"] is False
        assert by_id["c-dddddd"]["decision"] == "pending"

    def test_a_recommendation_says_everything(self, forum: Sources) -> None:
        [found] = rows(forum, "recommendations")
        assert found["themes"] == ["8418", "27"]
        assert found["evidence"] == ["zna, чл. 26"]
        assert found["response-en"] == "We agree."
        assert found["title-en"] == "Recommendation rec-0001"
        assert found["url-en"] == f"{BASE}en/compendium/recommendations/rec-0001/"

    @pytest.mark.parametrize("count", [0, 1, 5])
    def test_as_many_rows_as_comments(self, sources: Sources, count: int) -> None:
        sources.recommendation()
        sources.consultation()
        for number in range(count):
            sources.comment(f"c-{number:06}", disposition=disposition())
        found = made(sources)
        wanted = [f"c-{number:06}" for number in range(count)]
        listed = json.loads(found["data/2026-autumn-summary.json"])
        assert [row["id"] for row in listed] == wanted
        assert ("data/summaries/rec-0001.csv" in found) is (count > 0)
        for stem in ["2026-autumn-summary", *["summaries/rec-0001"][:count]]:
            rows = from_csv("comments", found[f"data/{stem}.csv"].decode())
            assert [row["id"] for row in rows] == wanted

    def test_the_same_sources_give_the_same_bytes(self, forum: Sources) -> None:
        assert made(forum) == made(forum)

    def test_every_file_is_below_one_folder(self, forum: Sources) -> None:
        assert all(re.fullmatch(r"data/[a-z0-9./-]+", path) for path in made(forum))

    @pytest.mark.parametrize("base", ["/", "https://example.org/forum/"])
    def test_the_site_may_stand_anywhere(self, forum: Sources, base: str) -> None:
        found = made(forum, base)
        assert f"{base}compendium/" in found["data/comments.csv"].decode()


class TestFeed:
    @pytest.fixture(params=list(languages()))
    def locale(self, request: pytest.FixtureRequest) -> Locale:
        return Locale(request.param)

    def feed(self, sources: Sources, locale: Locale) -> etree._Element:
        return etree.fromstring(made(sources)[f"data/feed.{locale}.atom"])

    def test_what_rfc_4287_requires_of_a_feed(self, forum: Sources, locale: Locale) -> None:
        """Sections 4.1.1 and 4.2."""
        is_right(self.feed(forum, locale), locale)

    def test_an_empty_feed_is_right_too(self, sources: Sources, locale: Locale) -> None:
        root = self.feed(sources, locale)
        is_right(root, locale)
        assert named(root, "entry") == []

    def test_an_entry_for_each_recommendation_comment_and_answer(
        self, forum: Sources, locale: Locale
    ) -> None:
        entries = named(self.feed(forum, locale), "entry")
        prefix = "" if locale == BULGARIAN else "en/"
        page = f"{BASE}{prefix}compendium/recommendations/rec-0001/"
        assert {word(e, "id") for e in entries} == {
            page,
            *(f"{page}#c-{letter * 6}" for letter in "abcd"),
            *(f"{page}#c-{letter * 6}-answer" for letter in "ab"),
            f"{page}#response",
        }
        assert [word(e, "updated") for e in entries] == sorted(
            (word(e, "updated") for e in entries), reverse=True
        )

    def test_the_newest_only(self, sources: Sources, locale: Locale) -> None:
        sources.recommendation()
        for number in range(NEWEST + 10):
            day = date(2026, 12, 1) + timedelta(days=number)
            sources.comment(f"c-{number:06}", received=day.isoformat())
        entries = named(self.feed(sources, locale), "entry")
        assert len(entries) == NEWEST
        assert f"c-{NEWEST + 9:06}" in word(entries[0], "id")

    @pytest.mark.parametrize(
        "text", ["]]> <b>&amp;</b>", "\u2028\ufdd0", "а\x0bб", "а\x1bб", "\ufffe"]
    )
    def test_no_text_breaks_the_feed(self, sources: Sources, locale: Locale, text: str) -> None:
        sources.recommendation()
        sources.comment("c-aaaaaa", text)
        is_right(self.feed(sources, locale), locale)


def named(parent: etree._Element, name: str) -> list[etree._Element]:
    return parent.findall(f"{{{ATOM}}}{name}")


def word(parent: etree._Element, name: str) -> str:
    """The text of the one child of a name."""
    [found] = named(parent, name)
    return found.text or ""


def is_right(root: etree._Element, locale: Locale) -> None:
    """RFC 4287: the required elements, once; dates of RFC 3339; absolute addresses; ids once."""
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == str(locale)
    relations = [link.get("rel") for link in named(root, "link")]
    assert sorted(relations) == ["alternate", "self"]
    entries = named(root, "entry")
    ids = [word(element, "id") for element in (root, *entries)]
    assert len(ids) == len(set(ids))
    for element in (root, *entries):
        moment = dt.datetime.fromisoformat(word(element, "updated"))
        day = clock.day_of(moment)
        assert moment == dt.datetime.combine(day, dt.time(), clock.zone())
        assert word(element, "title")
        assert re.match(r"https://[^\s#]+(#[^\s#]+)?$", word(element, "id"))
        for link in named(element, "link"):
            assert link.get("href").startswith("https://")
    for entry in entries:
        [author] = named(entry, "author")
        assert word(author, "name")
        assert [link.get("rel") for link in named(entry, "link")] == ["alternate"]
        assert len(named(entry, "summary")) == 1


class TestCalendar:
    def event(self, sources: Sources, locale: Locale = BULGARIAN) -> Any:
        calendar = Calendar.from_ical(made(sources)[f"data/2026-autumn.{locale}.ics"])
        assert calendar["VERSION"] == "2.0"
        assert calendar["PRODID"]
        [found] = calendar.walk("VEVENT")
        return found

    def test_whole_days_and_the_end_is_the_day_after(self, forum: Sources) -> None:
        found = self.event(forum)
        assert found.decoded("DTSTART") == date(2026, 11, 25)
        assert found.decoded("DTEND") == date(2026, 12, 27)
        assert found["DTSTART"].params["VALUE"] == "DATE"
        assert found["DTEND"].params["VALUE"] == "DATE"

    def test_what_rfc_5545_requires_of_an_event(self, forum: Sources) -> None:
        """Section 3.6.1: UID and DTSTAMP, once, the stamp in UTC."""
        content = made(forum)["data/2026-autumn.bg.ics"]
        assert content.count(b"\r\nUID:") == content.count(b"\r\nDTSTAMP") == 1
        assert re.search(rb"\r\nDTSTAMP:\d{8}T\d{6}Z\r\n", content)
        assert not re.search(rb"(?<!\r)\n", content)
        assert max(len(line) for line in content.split(b"\r\n")) <= 75

    def test_an_extension_is_a_revision_of_the_event(self, sources: Sources) -> None:
        """RFC 5545, section 3.8.7.4: a calendar that has the event takes only a later one."""
        sources.recommendation()
        sources.consultation()
        before = self.event(sources)
        reason = {"bg": "Празници.", "en": "Holidays."}
        extended = [{"on": "2026-12-20", "closes": "2026-12-26", "reason": reason}]
        sources.consultation(closes="2027-01-08", extended=extended)
        after = self.event(sources)
        assert before["UID"] == after["UID"]
        assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
        assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")

    def test_each_language_has_its_words_and_its_own_uid(self, forum: Sources) -> None:
        bulgarian, english = self.event(forum), self.event(forum, ENGLISH)
        assert str(bulgarian["SUMMARY"]) == "Консултация 2026-autumn"
        assert str(english["SUMMARY"]) == "Consultation 2026-autumn"
        assert str(english["URL"]) == f"{BASE}en/compendium/consultations/2026-autumn/"
        assert bulgarian["UID"] != english["UID"]

    @pytest.mark.parametrize("title", ["А; Б, В\\Г", "Ред\nРед", "BEGIN:VEVENT\nEND:VCALENDAR"])
    def test_a_title_stays_in_its_field(self, sources: Sources, title: str) -> None:
        sources.recommendation()
        sources.consultation(title={"bg": title, "en": title})
        assert str(self.event(sources)["SUMMARY"]) == title

    def test_an_example_has_no_calendar(self, forum: Sources) -> None:
        assert [p for p in made(forum) if p.endswith(".ics")] == [
            "data/2026-autumn.bg.ics",
            "data/2026-autumn.en.ics",
        ]


def bibtex(text: str) -> dict[str, str]:
    """The fields of an entry of BibTeX; fails where braces don't balance."""
    head, _, rest = text.partition(",\n")
    assert re.fullmatch(r"@[a-z]+\{[a-z0-9-]+", head)
    assert text.endswith("\n}\n")
    found = {}
    for line in re.findall(r"^  (.*?),?$", rest.removesuffix("\n}\n"), re.MULTILINE):
        name, value = re.fullmatch(r"([a-z]+) = \{(.*)\}", line, re.DOTALL).groups()  # type: ignore[union-attr]
        plain = re.sub(r"\\.", "", value)
        depth = 0
        for character in plain:
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0, value
        assert depth == 0, value
        assert name in ("url", "doi") or not re.search(r"[%#&$_~^\\]", plain), value
        found[name] = value
    return found


SOURCE: Mapping[str, Any] = {
    "id": "report",
    "type": "report",
    "title": {"bg": "Доклад {1} & 50 %", "en": "Report {1} & 50 %"},
    "short": {"bg": "Доклад", "en": "Report"},
    "author": ["Министерство на културата", "Editors and Co"],
    "publisher": "Издател",
    "issued": "2025-06",
    "language": "bg",
    "URL": "https://example.org/r?a={b}&c=d",
    "DOI": "10.1787/339306da_en",
    "ISBN": "978-92-64-48162-6",
    "version": "2.1",
    "read-via": "https://example.org/copy",
    "accessed": "2026-11-23",
    "as-of": "2025",
    "review-by": "2026-12-31",
    "note": {"bg": "Само резюмето.", "en": "The abstract only."},
}


def listed(locale: Locale = ENGLISH, **changed: Any) -> dict[str, str]:
    """The bibliography of one source in its three forms."""
    values = {k: v for k, v in {**SOURCE, **changed}.items() if v is not None}
    return bibliography.forms([Source.model_validate(values)], locale)


class TestBibliography:
    def test_csl_json_has_every_field_that_the_form_has(self) -> None:
        [item] = json.loads(listed()["csl.json"])
        assert item.pop("note") == (
            "Read at another address: https://example.org/copy. The abstract only. "
            "Figures as of 2025."
        )
        assert item == {
            "id": "report",
            "type": "report",
            "title": "Report {1} & 50 %",
            "title-short": "Report",
            "author": [{"literal": "Министерство на културата"}, {"literal": "Editors and Co"}],
            "publisher": "Издател",
            "issued": {"date-parts": [[2025, 6]]},
            "accessed": {"date-parts": [[2026, 11, 23]]},
            "version": "2.1",
            "language": "bg",
            "URL": "https://example.org/r?a={b}&c=d",
            "DOI": "10.1787/339306da_en",
            "ISBN": "978-92-64-48162-6",
        }

    def test_bibtex(self) -> None:
        fields = bibtex(listed()["bib"])
        assert fields["author"] == "{Министерство на културата} and {Editors and Co}"
        assert fields["doi"] == "10.1787/339306da_en"
        assert fields["isbn"] == "978-92-64-48162-6"
        assert fields["version"] == "2.1"
        assert (fields["date"], fields["urldate"]) == ("2025-06", "2026-11-23")
        assert fields["url"] == "https://example.org/r?a=%7Bb%7D&c=d"
        assert "copy" in fields["note"]

    def test_ris(self) -> None:
        found = ris(listed(BULGARIAN)["ris"])
        assert found[0] == ("TY", "RPRT")
        assert found[-1] == ("ER", "")
        assert [value for tag, value in found if tag == "AU"] == SOURCE["author"]
        fields = dict(found)
        assert (fields["DO"], fields["SN"]) == ("10.1787/339306da_en", "978-92-64-48162-6")
        assert (fields["ET"], fields["DA"], fields["Y2"]) == ("2.1", "2025/06", "2026/11/23")
        assert fields["N1"].endswith("Само резюмето. Данните са към 2025 г.")

    def test_two_sources_stand_one_after_the_other(self) -> None:
        values = {**SOURCE, "number": "7", "type": "standard"}
        several = [Source.model_validate({**values, "id": name}) for name in ("one", "two")]
        forms = bibliography.forms(several, ENGLISH)
        first, second = forms["ris"].split("\r\n\r\n")
        assert [dict(ris(text))["ID"] for text in (f"{first}\r\n", second)] == ["one", "two"]
        assert [item["number"] for item in json.loads(forms["csl.json"])] == ["7", "7"]
        assert re.findall(r"^@misc\{(.*),$", forms["bib"], re.MULTILINE) == ["one", "two"]

    def test_what_is_not_known_has_no_field(self) -> None:
        unknown = "author publisher issued DOI ISBN version read-via as-of review-by note"
        bare = listed(**dict.fromkeys(unknown.split()))
        [item] = json.loads(bare["csl.json"])
        assert set(item) == {"id", "type", "title", "title-short", "accessed", "language", "URL"}
        assert not {"doi", "isbn", "note", "author", "year"} & set(bibtex(bare["bib"]))
        assert not {"DO", "SN", "N1", "AU", "PY"} & set(dict(ris(bare["ris"])))

    @pytest.mark.parametrize("kind", list(SourceType))
    def test_every_type_has_one_in_each_form(self, kind: SourceType) -> None:
        """Sources: the manual of biblatex, 2.1, with the aliases of BibTeX; the types of RIS."""
        forms = listed(type=str(kind))
        bib, short = {
            "legislation": ("misc", "STAT"),
            "report": ("techreport", "RPRT"),
            "webpage": ("online", "ELEC"),
            "book": ("book", "BOOK"),
            "article-journal": ("article", "JOUR"),
            "standard": ("misc", "STAND"),
            "dataset": ("misc", "DATA"),
        }[kind]
        assert json.loads(forms["csl.json"])[0]["type"] == str(kind)
        assert forms["bib"].startswith(f"@{bib}{{report,\n")
        assert forms["ris"].startswith(f"TY  - {short}\r\n")
        assert forms["csl.json"].startswith("[\n {\n")

    @pytest.mark.parametrize("locale", list(languages()))
    def test_every_source_is_there(self, forum: Sources, locale: Locale) -> None:
        known = list(forum.library.sources)
        assert [item["id"] for item in loaded(forum, f"sources.{locale}.csl.json")] == known
        bib = made(forum)[f"data/sources.{locale}.bib"].decode()
        assert re.findall(r"^@[a-z]+\{(.*),$", bib, re.MULTILINE) == known


def ris(text: str) -> list[tuple[str, str]]:
    """The lines of a reference in RIS."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines), lines
    return [(line[:2], line[6:]) for line in lines]


class TestCitations:
    @pytest.mark.parametrize("locale", list(languages()))
    def test_bibtex(self, forum: Sources, locale: Locale) -> None:
        fields = bibtex(made(forum)[f"data/citations.{locale}.bib"].decode())
        words = {"bg": "Препоръка rec-0001", "en": "Recommendation rec-0001"}
        assert fields["title"] == words[locale]
        assert fields["author"].startswith("{")
        assert fields["author"].endswith("}")
        assert fields["institution"]
        assert fields["year"] == "2026"
        assert fields["number"] == "rec-0001"
        assert fields["url"].startswith(BASE)

    @pytest.mark.parametrize("locale", list(languages()))
    def test_ris(self, forum: Sources, locale: Locale) -> None:
        found = ris(made(forum)[f"data/citations.{locale}.ris"].decode())
        assert found[0] == ("TY", "RPRT")
        assert found[-1] == ("ER", "")
        fields = dict(found)
        assert len(fields) == len(found)
        assert fields["PY"] == "2026"
        assert fields["DA"] == "2026/11/23"
        assert fields["UR"].startswith(BASE)
        assert fields["LA"] == str(locale)
        assert fields["AU"]
        assert fields["TI"]

    @pytest.mark.parametrize("locale", list(languages()))
    def test_csl_json(self, forum: Sources, locale: Locale) -> None:
        [item] = loaded(forum, f"citations.{locale}.csl.json")
        assert item["type"] == "report"
        assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
        assert item["id"] == f"rec-0001-{locale}"
        assert item["URL"].startswith(BASE)
        assert item["language"] == str(locale)
        assert item["author"][0]["literal"]
        assert set(item) >= {"title", "publisher", "number"}

    @pytest.mark.parametrize(
        "title",
        ["50 % & 1_2 #3 $4", "Скоби } и {", "Край \\", "Тилда ~ и ^", "„Цитат“ – тире", "a {b} c"],
    )
    def test_no_title_breaks_bibtex(self, title: str) -> None:
        bibtex(citations.bibtex(cited(title), BULGARIAN, "Редакция", "Форум"))

    @pytest.mark.parametrize("title", ["Ред\nРед", "Край\r\nER  - \r\nTY  - BOOK", "А\u2028Б"])
    def test_no_title_breaks_ris(self, title: str) -> None:
        found = ris(citations.ris(cited(title), BULGARIAN, "Редакция", "Форум"))
        assert len(found) == 10

    @given(st.text(max_size=40))
    def test_no_title_breaks_csl_json(self, title: str) -> None:
        item = citations.csl(cited(title), BULGARIAN, "Редакция", "Форум")
        assert item["title"] == title


def cited(title: str) -> Mapping[str, str]:
    return {
        "id": "rec-0001",
        "title-bg": title,
        "issued": "2026-11-23",
        "url-bg": f"{BASE}compendium/recommendations/rec-0001/",
    }


class TestLinkedData:
    @pytest.fixture
    def graph(self, forum: Sources) -> Graph:
        text = made(forum)["data/catalogue.jsonld"].decode()
        return Graph().parse(data=text, format="json-ld")

    def test_it_is_what_dcat_ap_3_asks_for(self, graph: Graph) -> None:
        conforms, _, report = validate(graph, shacl_graph=str(SHAPES))
        assert conforms, report

    def test_an_empty_compendium_is_too(self, sources: Sources) -> None:
        text = made(sources)["data/catalogue.jsonld"].decode()
        graph = Graph().parse(data=text, format="json-ld")
        conforms, _, report = validate(graph, shacl_graph=str(SHAPES))
        assert conforms, report

    @pytest.mark.parametrize(
        ("kind", "missing"),
        [
            (DCAT.Catalog, DCTERMS.title),
            (DCAT.Catalog, DCTERMS.description),
            (DCAT.Catalog, DCTERMS.publisher),
            (DCAT.Catalog, DCAT.dataset),
            (DCAT.Dataset, DCTERMS.title),
            (DCAT.Dataset, DCTERMS.description),
            (DCAT.Distribution, DCAT.accessURL),
            (FOAF.Agent, FOAF.name),
        ],
    )
    def test_the_shapes_see_what_is_missing(
        self, graph: Graph, kind: URIRef, missing: URIRef
    ) -> None:
        for subject in graph.subjects(TYPE, kind):
            graph.remove((subject, missing, None))
        conforms, found, _ = validate(graph, shacl_graph=str(SHAPES))
        assert not conforms
        assert isinstance(found, Graph)
        paths = set(found.objects(predicate=URIRef("http://www.w3.org/ns/shacl#resultPath")))
        assert missing in paths

    @pytest.mark.parametrize(
        ("kind", "path", "value"),
        [
            (DCAT.Catalog, DCTERMS.publisher, Literal("Форум")),
            (DCAT.Catalog, DCTERMS.title, URIRef(BASE)),
            (DCAT.Catalog, DCTERMS.language, URIRef("http://example.org/bg")),
            (DCAT.Dataset, DCTERMS.description, Literal("")),
            (DCAT.Distribution, DCAT.accessURL, Literal(BASE)),
            (DCAT.Distribution, DCTERMS["format"], URIRef("http://example.org/csv")),
        ],
    )
    def test_the_shapes_see_values_of_a_wrong_kind(
        self, graph: Graph, kind: URIRef, path: URIRef, value: Any
    ) -> None:
        subject = next(graph.subjects(TYPE, kind))
        graph.remove((subject, path, None))
        graph.add((subject, path, value))
        assert not validate(graph, shacl_graph=str(SHAPES))[0]

    def test_every_download_is_a_file_of_the_data(self, forum: Sources, graph: Graph) -> None:
        downloads = {str(url) for url in graph.objects(predicate=DCAT.downloadURL)}
        assert downloads
        wholes = {path for path, *_ in first.wholes(forum.library)}
        assert {url.removeprefix(BASE) for url in downloads} <= set(made(forum)) | wholes

    def test_both_languages_of_every_text(self, graph: Graph) -> None:
        for kind in (DCAT.Catalog, DCAT.Dataset):
            for subject in graph.subjects(TYPE, kind):
                for path in (DCTERMS.title, DCTERMS.description):
                    texts = list(graph.objects(subject, path))
                    assert {getattr(text, "language", None) for text in texts} == {"bg", "en"}

    def test_a_report_for_each_recommendation(self, graph: Graph) -> None:
        [report] = graph.subjects(TYPE, SCHEMA.Report)
        assert report == URIRef(f"{BASE}compendium/recommendations/rec-0001/")
        names = {str(n): n.language for n in graph.objects(report, SCHEMA.name)}
        assert names == {"Препоръка rec-0001": "bg", "Recommendation rec-0001": "en"}
        themes = set(graph.objects(report, SCHEMA.about))
        assert themes == {URIRef(f"http://eurovoc.europa.eu/{n}") for n in ("8418", "27")}

    @pytest.mark.parametrize(
        ("licence", "address"),
        [
            ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
            ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
            ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ],
    )
    def test_a_report_has_its_own_licence(
        self, sources: Sources, licence: str, address: str
    ) -> None:
        sources.recommendation(licence=licence)
        text = made(sources)["data/catalogue.jsonld"].decode()
        graph = Graph().parse(data=text, format="json-ld")
        [report] = graph.subjects(TYPE, SCHEMA.Report)
        assert [str(found) for found in graph.objects(report, SCHEMA.license)] == [address]
