"""The one store, and the questions that span pages."""

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.library import Library, address
from civildialogue.core.model.text import BlockKind, SourceText
from civildialogue.core.model.vocabulary import Kind

from ..making import FORUM, bare_page, block, library_of, original, page


@pytest.fixture
def library(read) -> Library:
    return read(FORUM).library


@pytest.mark.parametrize(
    ("key", "expected"),
    [("index", ""), ("a/index", "a/"), ("a/b", "a/b/"), ("a", "a/"), ("a/b/index", "a/b/")],
)
def test_addresses(key: str, expected: str) -> None:
    assert address(key) == expected


def test_publications_stand_in_the_order_of_the_front_page(library: Library) -> None:
    assert list(library.publications) == ["compendium", "analysis", "methodologies", "training"]


def test_publications_without_a_front_page(read) -> None:
    library = read(
        {"b/index.bg.md": original(Kind.PUBLICATION), "a/index.bg.md": original(Kind.PUBLICATION)}
    ).library
    assert list(library.publications) == ["a", "b"]


def test_pages_stand_in_reading_order_and_the_rest_by_name(library: Library) -> None:
    assert library.contents("analysis") == ["analysis/two", "analysis/one"]
    assert library.contents("methodologies") == ["methodologies/petition", "methodologies/survey"]
    assert library.contents("nowhere") == []


def test_the_publication_of_a_page_is_the_nearest_above(library: Library) -> None:
    assert library.publication_of("compendium/recommendations/rec-0001") == "compendium"
    assert library.publication_of("about/index") is None
    assert library.publication_of("index") is None


def test_a_page_is_found_by_its_language(library: Library) -> None:
    bulgarian = library.page("analysis/one", BULGARIAN)
    english = library.page("analysis/one", ENGLISH)
    assert bulgarian is not None and bulgarian.locale == BULGARIAN
    assert english is not None and english.locale == ENGLISH
    assert library.page("analysis/two", ENGLISH) is None
    assert len(list(library.pages)) == len(library.originals) + len([*library.translations])


def test_shared_facts_are_the_originals(library: Library) -> None:
    english = library.translated[ENGLISH]["compendium/recommendations/rec-0001"]
    record = library.record_of(english)
    assert record is not None and record.kind == "recommendation"
    assert library.record_of(bare_page("Text.", ENGLISH, key="no/original")) is None


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("two.md", "analysis/two"),
        ("../methodologies/index.md", "methodologies/index"),
        ("./one.md", "analysis/one"),
        ("../../up.md", "../up"),
    ],
)
def test_links_are_resolved_from_the_page(library: Library, target: str, key: str) -> None:
    assert library.resolve(library.originals["analysis/one"], target) == key


def test_re_wrapping_is_no_change() -> None:
    text = "Срокът е тридесет дни,\nа изключението – четиринадесет."
    assert block(text).hash == block(text.replace("\n", " ").replace(" – ", "  –\n")).hash
    assert block(text).hash != block(text.replace("тридесет", "двадесет")).hash
    assert len(block(text).hash) == 12


@pytest.mark.parametrize("kind", BlockKind)
def test_what_has_no_words_has_no_permalink(kind: BlockKind) -> None:
    silent = {BlockKind.REFERENCE, BlockKind.RULE, BlockKind.HTML, BlockKind.MARKER}
    assert block("x", kind).lasting is (kind not in silent)


def test_where_a_block_ends() -> None:
    assert block("един").last_line == 1
    assert block("един\nдва\nтри").last_line == 3


def test_a_span_shows_its_line_and_is_never_empty() -> None:
    source = SourceText("docs/a.bg.md", "първи\nвтори")
    assert source.span(2, 3, 0).excerpt == "втори"
    assert source.span(2, 3, 0).length == 1
    assert source.span(9).excerpt == ""
    assert source.span(0).excerpt == ""


def test_a_field_is_found_in_its_file() -> None:
    found = page(original(Kind.CHAPTER))
    assert found.source.lines[found.span_of("title").line - 1].startswith("title:")
    assert found.span_of("no-such-field").line == 1


def test_menus_take_the_short_title() -> None:
    long = page(original(Kind.PUBLICATION, title="Дълго", short_title="Късо"))
    assert long.navigation_title == "Късо"
    assert page(original(Kind.CHAPTER, title="Дълго")).navigation_title == "Дълго"
    assert long.address == "analysis/one/"


def test_a_record_is_found_in_its_file(library: Library) -> None:
    second = library.sources["apk"]
    place = second.span_of("short")
    assert "АПК" in place.excerpt
    assert second.span_of("no-such-field").line == second.span_of().line > 1


def test_an_empty_library_answers() -> None:
    empty = library_of()
    assert empty.publications == {} and list(empty.pages) == []
