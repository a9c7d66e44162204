"""Ids and keys that YAML takes for something else: read as they stand, written in quotes."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core import pipeline
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source import ledger
from civildialogue.core.source.load import Loader
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import dump, scalar

from ..making import codes_of, original, write_all

LEDGER = "_data/permalinks.txt"
TRICKY = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "1", "007", "1e3", "0x1f"]
TRICKY += ["0o17", "0b11", "12e03", "2026-11-23", "1-2-3", "0", "123456789012"]

REST = 'removed: "2026-11-23", reason: {bg: "а", en: "b"}'
"""What a tombstone can't be without."""


@pytest.mark.parametrize("identifier", TRICKY)
def test_the_ledger_has_ids(docs: Path, identifier: str) -> None:
    body = f"Текст.\n{{#{identifier}}}"
    entry = f"{identifier}: {identifier}\n"
    write_all(docs, {f"{identifier}.bg.md": original(Kind.PAGE, body), LEDGER: entry})
    loader = Loader(docs)
    assert {key: list(ids) for key, ids in loader.library.permalinks.items()} == {
        identifier: [identifier]
    }
    assert pipeline.fix(docs) == []
    assert not {"id-removed", "id-unrecorded", "page-removed"} & {
        *codes_of(pipeline.inspect(docs).diagnostics)
    }


@pytest.mark.parametrize("identifier", TRICKY)
def test_the_ledger_is_written_as_it_is_read(docs: Path, identifier: str) -> None:
    write_all(docs, {f"{identifier}.bg.md": original(Kind.PAGE, f"Текст.\n{{#{identifier}}}")})
    pipeline.fix(docs)
    text = (docs / LEDGER).read_text(encoding="utf-8")
    assert text == f"{ledger.HEAD}{identifier}: {identifier}\n"


@pytest.mark.parametrize("heading", ["Null", "True", "1e3", "0x1", "No"])
def test_a_heading_gives_an_id_that_is_kept(docs: Path, heading: str) -> None:
    write_all(docs, {"index.bg.md": original(Kind.HOME, f"## {heading}")})
    pipeline.fix(docs)
    assert [*Loader(docs).library.permalinks["index"]] == [heading.lower()]
    write_all(docs, {"index.bg.md": original(Kind.HOME, "Нищо.")})
    found = {d.params["id"] for d in pipeline.inspect(docs).diagnostics if d.code == "id-removed"}
    assert found == {heading.lower()}


@pytest.mark.parametrize("identifier", TRICKY)
def test_a_tombstone_of_a_passage_is_none_of_its_page(docs: Path, identifier: str) -> None:
    stone = f"- {{page: index, id: {identifier}, {REST}}}\n"
    write_all(docs, {"index.bg.md": original(Kind.HOME, "Текст."), "_data/tombstones.yml": stone})
    [found] = Loader(docs).library.tombstones
    assert found.value.id == identifier


@pytest.mark.parametrize("name", [n for n in TRICKY if n.isalnum()])
def test_a_page_of_that_name_has_its_place_in_the_order(docs: Path, name: str) -> None:
    matter = {"short_title": "А", "edition": "2026-11", "licence": "CC-BY-4.0"}
    matter |= {"authors": [{"bg": "а", "en": "b"}]}
    index = original(Kind.PUBLICATION, **matter).replace("\n---\n", f"\norder: [{name}]\n---\n", 1)
    write_all(docs, {"a/index.bg.md": index, f"a/{name}.bg.md": original()})
    library = Loader(docs).library
    assert library.contents("a") == [f"a/{name}"]
    assert library.originals["a/index"].matter.order == [name]


def test_no_value_stays_none(docs: Path) -> None:
    for empty in ("null", "~", ""):
        stone = f"- {{page: index, moved-to: {empty}, {REST}}}\n"
        write_all(docs, {"_data/tombstones.yml": stone})
        [found] = Loader(docs).library.tombstones
        assert found.value.moved_to is None and found.value.id is None


def test_numbers_and_switches_stay_what_they_are(docs: Path) -> None:
    lesson = original("lesson").replace("title: Заглавие", "title: 2026")
    write_all(docs, {"a/b.bg.md": lesson})
    matter = Loader(docs).library.originals["a/b"].matter
    assert matter.title == "2026"
    assert matter.minutes == 60


@pytest.mark.parametrize(("field", "code"), [("licence", "value-unknown"), ("order", "field-inv")])
def test_a_mapping_beside_a_number_that_is_text_is_told(docs: Path, field: str, code: str) -> None:
    more = {"short_title": "А", "authors": [{"bg": "а", "en": "b"}], "licence": "CC0-1.0"}
    text = original(Kind.PUBLICATION, **more | {"edition": 2026, field: {"a": "b"}})
    write_all(docs, {"a/index.bg.md": text})
    [found] = Loader(docs).diagnostics
    assert found.code.startswith(code) and found.params["field"] == field


@pytest.mark.parametrize(
    "line", ["- p-one", "  - p-one", "index p-one", "index:p-one", "index: [p-one]", "a b: p-one"]
)
def test_what_is_no_line_of_the_ledger_is_said_and_left(docs: Path, line: str) -> None:
    text = f"other: p-x\n{line}\n"
    write_all(docs, {"index.bg.md": original(Kind.HOME, "А.\n{#p-two}"), LEDGER: text})
    assert "field-invalid" in codes_of(Loader(docs).diagnostics)
    pipeline.fix(docs)
    assert (docs / LEDGER).read_text(encoding="utf-8") == text


@given(st.one_of(st.sampled_from(TRICKY), st.from_regex("[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)))
def test_every_id_is_read_again(identifier: str) -> None:
    for text in (f"{scalar(identifier)}: {scalar(identifier)}\n", dump({identifier: identifier})):
        data = read_yaml(SourceText("", text), text, 1)
        assert data.value == {identifier: identifier}
        assert yaml.safe_load(text) == {identifier: identifier}


class TestLines:
    """What a person wrote in the ledger stays."""

    def after(self, docs: Path, before: str, body: str) -> str:
        write_all(docs, {"index.bg.md": original(Kind.HOME, body), LEDGER: before})
        pipeline.fix(docs)
        return (docs / LEDGER).read_bytes().decode()

    def test_new_ids_come_where_they_stand(self, docs: Path) -> None:
        before = "# моя бележка\r\nindex:  p-one p-two   # едно\r\n\r\n# край"
        found = self.after(
            docs, before, "А.\n{#p-zero}\n\nБ.\n{#p-one}\n\nВ.\n{#p-mid}\n\nГ.\n{#p-two}"
        )
        assert found == ("# моя бележка\r\nindex: p-zero p-one p-mid p-two   # едно\r\n\r\n# край")

    def test_a_new_page_comes_in_the_order_of_names(self, docs: Path) -> None:
        write_all(docs, {"a.bg.md": original(Kind.PAGE, "А.\n{#p-a}")})
        found = self.after(docs, "about: p-x\nzoo: p-z", "Б.\n{#p-i}")
        assert found == "a: p-a\nabout: p-x\nindex: p-i\nzoo: p-z"

    def test_passages_that_change_places_change_one_line(self, docs: Path) -> None:
        before = "about: p-x # моя\nindex: p-one p-two p-gone\n"
        found = self.after(docs, before, "Б.\n{#p-two}\n\nН.\n{#p-new}\n\nА.\n{#p-one}")
        assert found == "about: p-x # моя\nindex: p-two p-new p-one p-gone\n"

    def test_a_page_on_two_lines_gets_one(self, docs: Path) -> None:
        before = "index: p-one p-gone\nold: p-x\nindex: p-one p-other\n"
        found = self.after(docs, before, "Б.\n{#p-one}\n\nН.\n{#p-new}")
        assert found == "index: p-one p-new p-gone p-other\nold: p-x\n"

    def test_what_is_as_it_should_be_is_not_touched(self, docs: Path) -> None:
        before = "zoo: p-z\nindex:\tp-one   p-gone\nabout:\n"
        assert self.after(docs, before, "Б.\n{#p-one}") == before
