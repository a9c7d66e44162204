"""A folder → the library. One fault never hides the rest."""

from collections.abc import Callable
from pathlib import Path

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.published import Row
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.limits import PAGE_BYTES
from civildialogue.core.source.load import Loader
from civildialogue.core.source.page import read_page

from ..making import DATA, FORUM, codes_of, load, original, translation

Read = Callable[..., Loader]


def test_a_whole_forum_is_read_without_fault(read: Read) -> None:
    loader = read(FORUM)
    assert loader.diagnostics == []
    library = loader.library
    assert len(library.originals) == sum(name.endswith(".bg.md") for name in FORUM)
    assert len([*library.translations]) == sum(name.endswith(".en.md") for name in FORUM)
    assert list(library.sources) == ["zna", "apk"]
    assert list(library.glossary) == ["participation", "hearing"]
    assert list(library.authorities) == ["council"]
    assert [stone.value.page for stone in library.tombstones] == ["analysis/gone", "analysis/one"]
    assert library.assets == {"assets/plan.svg"}


def test_a_page_alone_is_read_as_the_folder_is(docs: Path) -> None:
    load(docs, FORUM)
    library = Loader(docs).library
    for page in library.pages:
        alone = read_page(docs, page.source.path.removeprefix("docs/"))
        assert alone is not None
        assert (alone.key, alone.locale, alone.blocks) == (page.key, page.locale, page.blocks)
    assert read_page(docs, "analysis/none.bg.md") is None


def test_the_ledger_holds_ids_by_page(read: Read) -> None:
    expected = "a page, a colon, and its ids with a space between them"
    for text, line in (("- a", 1), ("a: [b]", 1), ("a: b\nc", 2), ("a: b\n\n# c\nd: {}", 4)):
        loader = read({"_data/permalinks.txt": text})
        (found,) = (d for d in loader.diagnostics if d.span.path == "docs/_data/permalinks.txt")
        assert (found.code, found.span.line) == ("field-invalid", line), text
        words = found.params["expected"]
        assert isinstance(words, Localized) and words[ENGLISH] == expected


def test_an_empty_folder_is_an_empty_library(read: Read) -> None:
    loader = read({})
    assert (loader.diagnostics, list(loader.library.pages)) == ([], [])
    assert loader.library.permalinks == {}


@pytest.mark.parametrize(
    "name", ["Петиция.bg.md", "Petition.bg.md", "a b.bg.md", "petition.md", "petition.de.md"]
)
def test_a_page_has_a_pages_name(read: Read, name: str) -> None:
    loader = read({f"analysis/{name}": original()})
    assert codes_of(loader.diagnostics) == ["file-name"]
    assert loader.diagnostics[0].span.path == f"docs/analysis/{name}"
    assert list(loader.library.pages) == []


@pytest.mark.parametrize(
    "name",
    [
        "_data/notes.md",
        "adr/0001-x.md",
        ".draft.bg.md",
        ".hidden/a.bg.md",
    ],
)
def test_what_is_no_page_is_left_alone(read: Read, name: str) -> None:
    loader = read({name: "# Каквото и да е"})
    assert (loader.diagnostics, list(loader.library.pages)) == ([], [])
    assert loader.library.assets == frozenset()


def test_the_folder_has_the_name_that_it_is_given(docs: Path) -> None:
    load(docs, {"a.bg.md": "x"})
    assert Loader(docs, "сайт/docs").diagnostics[0].span.path == "сайт/docs/a.bg.md"


def test_links_in_the_file_system_are_not_followed(docs: Path) -> None:
    outside = docs.parent / "outside"
    load(outside, {"secret.bg.md": original()})
    (docs / "folder").symlink_to(outside)
    (docs / "file.bg.md").symlink_to(outside / "secret.bg.md")
    (docs / "nowhere.svg").symlink_to(outside / "nothing")
    loader = Loader(docs)
    assert codes_of(loader.diagnostics) == ["symbolic-link"] * 3
    assert list(loader.library.pages) == []
    assert loader.library.assets == frozenset()


def test_bytes_that_are_no_text_are_named_with_their_place(read: Read) -> None:
    bad = original(body="Добре.").encode() + "дума ".encode() + b"\xff\n"
    loader = read({"analysis/bad.bg.md": bad, "analysis/good.bg.md": original()})
    (found,) = loader.diagnostics
    assert (found.code, found.params["byte"]) == ("utf8-invalid", "0xff")
    assert (found.span.line, found.span.column) == (bad.count(b"\n"), 6)
    assert found.span.excerpt == "дума \ufffd"
    assert list(loader.library.originals) == ["analysis/good"]
    assert loader.library.unreadable == {"analysis/bad"}


def test_a_file_has_a_size(read: Read) -> None:
    loader = read({"analysis/big.bg.md": original(body="a" * PAGE_BYTES)})
    assert codes_of(loader.diagnostics) == ["file-too-large"]
    assert loader.library.unreadable == {"analysis/big"}


def test_files_from_other_systems_are_read_alike(read: Read) -> None:
    text = original(Kind.CHAPTER, "Един.\n{#p-one}\n\nДва.")
    loader = read(
        {
            "analysis/unix.bg.md": text,
            "analysis/other.bg.md": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        }
    )
    unix, other = (
        loader.library.originals["analysis/unix"],
        loader.library.originals["analysis/other"],
    )
    assert unix.blocks == other.blocks
    assert unix.matter == other.matter


def test_an_unreadable_page_is_remembered_in_either_language(read: Read) -> None:
    loader = read({"analysis/one.bg.md": original(), "analysis/one.en.md": "no front matter"})
    assert codes_of(loader.diagnostics) == ["front-matter-missing"]
    assert loader.library.unreadable == {"analysis/one"}
    assert list(loader.library.originals) == ["analysis/one"]


def test_languages_are_kept_apart(read: Read) -> None:
    library = read({"a.bg.md": original(), "a.en.md": translation()}).library
    assert library.originals["a"].locale == BULGARIAN
    assert library.translated[ENGLISH]["a"].locale == ENGLISH


def test_data_is_a_list(read: Read) -> None:
    loader = read({"_data/sources.yml": "zna: x\n"})
    (found,) = loader.diagnostics
    assert (found.code, found.params["field"]) == ("field-invalid", "sources.yml")
    assert loader.library.sources == {}


@pytest.mark.parametrize("text", ["", "# само бележка\n", "[]\n"])
def test_data_may_be_empty(read: Read, text: str) -> None:
    loader = read({"_data/sources.yml": text})
    assert (loader.diagnostics, loader.library.sources) == ([], {})


def test_a_wrong_record_does_not_hide_the_next(read: Read) -> None:
    data = DATA["_data/sources.yml"].replace("id: zna", "id: ЗНА", 1)
    loader = read({"_data/sources.yml": data})
    (found,) = loader.diagnostics
    assert (found.code, found.params["field"]) == ("field-invalid", "id")
    assert (found.span.line, found.span.column) == (1, 7)
    assert list(loader.library.sources) == ["apk"]


def test_a_record_stands_once(read: Read) -> None:
    data = DATA["_data/sources.yml"].replace("id: apk", "id: zna")
    loader = read({"_data/sources.yml": data})
    (found,) = loader.diagnostics
    assert (found.code, found.params["id"]) == ("id-duplicate", "zna")
    assert found.span.line > 1
    assert loader.library.sources["zna"].value.short.en == "NAA"


@pytest.mark.parametrize("name", ["authorities", "glossary", "sources", "tombstones"])
def test_data_that_is_no_yaml_is_said(read: Read, name: str) -> None:
    assert codes_of(read({f"_data/{name}.yml": "a: [\n"}).diagnostics) == ["yaml-syntax"]


@pytest.mark.parametrize("name", ["sources.yml", "permalinks.txt"])
def test_data_that_is_no_text_is_said(read: Read, name: str) -> None:
    assert codes_of(read({f"_data/{name}": b"a: \xff\n"}).diagnostics) == ["utf8-invalid"]


def test_the_ledger_is_read_with_its_places(read: Read) -> None:
    text = "# бележка\nanalysis/one: p-one p-two p-on # p-x\nindex:\nother: p-two\n"
    library = read({"_data/permalinks.txt": text}).library
    assert {key: list(ids) for key, ids in library.permalinks.items()} == {
        "analysis/one": ["p-one", "p-two", "p-on"],
        "index": [],
        "other": ["p-two"],
    }
    places = {name: (at.line, at.column) for name, at in library.permalinks["analysis/one"].items()}
    assert places == {"p-one": (2, 15), "p-two": (2, 21), "p-on": (2, 27)}
    span = library.permalinks["other"].span
    assert (span.path, span.line, span.column) == ("docs/_data/permalinks.txt", 4, 1)


def test_the_files_of_a_ledger_are_one(read: Read) -> None:
    files = {
        "_data/permalinks.txt": "index: p-one\n",
        "_data/permalinks/2.txt": "index: p-two p-one\nzoo: p-z\n",
        "_data/permalinks/10.txt": "a: p-a\n",
    }
    library = read(files).library
    assert {key: list(ids) for key, ids in library.permalinks.items()} == {
        "index": ["p-one", "p-two"],
        "zoo": ["p-z"],
        "a": ["p-a"],
    }
    assert library.permalinks["index"]["p-two"].path == "docs/_data/permalinks/2.txt"
    assert [source.path.rpartition("/")[2] for source in library.ledger] == [
        *("permalinks.txt", "2.txt", "10.txt")
    ]


def test_no_place_is_looked_for_before_it_is_asked(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger of 30,000 ids is split into words, and nothing else is done for each."""
    monkeypatch.setattr(Row, "find", None)
    monkeypatch.setattr(SourceText, "span", None)
    monkeypatch.setattr("civildialogue.core.source.yamlmap.yaml.compose", None)
    text = "".join(f"page-{n}: {' '.join(f'p-{n}-{k}' for k in range(30))}\n" for n in range(1000))
    library = read({"_data/permalinks.txt": text}).library
    assert sum(map(len, library.permalinks.values())) == 30_000
    assert "p-7-29" in library.permalinks["page-7"]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", []),
        ("index: p-one null 1 true\nother: p-two\n", []),
        ("index\nother: p-two\n", ["index", "other"]),
        ("index: [p-one]\n", ["index", "other"]),
    ],
)
def test_whose_ids_cannot_be_read_is_known(read: Read, text: str, pages: list[str]) -> None:
    library = read({"_data/permalinks.txt": text}).library
    found = [page for page in ("index", "other") if library.is_faulty("permalinks", page)]
    assert found == pages


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        ("# бележка\n- a\n", 2, 1, "dict_type"),
        ("index: [p-one]\nother: текст\n", 2, 8, "list_type"),
        ("index:\n  - p-one\n  - {a: b}\n  - p-two\n", 3, 5, "string_type"),
        ("index:\n  - p-one\n  -\n", 3, 4, "string_type"),
    ],
)
def test_what_is_wrong_in_the_former_ledger_is_told_where_it_stands(
    read: Read, text: str, line: int, column: int, expected: str
) -> None:
    (found,) = read({"_data/permalinks.yml": text}).diagnostics
    assert (found.code, found.params["field"]) == ("field-invalid", "permalinks.yml")
    assert (found.span.line, found.span.column) == (line, column)
    assert found.params["expected"] == expectation(expected, {})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("compendium/comments/rec-0001/2026-12-05-one.md", "---\n---\nДуми.\n"),
        ("compendium/consultations/one.yml", ""),
    ],
)
def test_an_empty_record_is_not_passed_over(read: Read, name: str, text: str) -> None:
    loader = read({name: text})
    assert set(codes_of(loader.diagnostics)) == {"field-missing"}
