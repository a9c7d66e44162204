"""Addresses between pages, documents, and the words of a locale."""

from pathlib import Path

import jinja2
import pytest

from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.library import Library
from civildialogue.core.model.schema import Provision
from civildialogue.core.site.writing.context import Writer, html, relative, templates_of
from civildialogue.core.source.load import Loader

from ..making import writer_of


@pytest.fixture
def library(forum: Path) -> Library:
    return Loader(forum).library


@pytest.fixture
def bulgarian(library: Library, forum: Path) -> Writer:
    return writer_of(library, forum)


@pytest.fixture
def english(library: Library, forum: Path) -> Writer:
    return writer_of(library, forum, ENGLISH)


@pytest.mark.parametrize(
    ("here", "to", "way"),
    [
        ("", "", "./"),
        ("", "a/", "a/"),
        ("a/", "", "../"),
        ("a/", "a/", "./"),
        ("a/b/", "a/c/", "../c/"),
        ("a/b/", "a/", "../"),
        ("a/", "a/b/", "b/"),
        ("a/b/", "en/a/b/", "../../en/a/b/"),
        ("a/b/", "a/b/#p-one", "#p-one"),
        ("a/b/", "a/c/#p-one", "../c/#p-one"),
        ("", "#p-one", "#p-one"),
        ("a/", "#p-one", "../#p-one"),
        ("a/", "assets/plan.svg", "../assets/plan.svg"),
    ],
)
def test_the_way_between_addresses(here: str, to: str, way: str) -> None:
    assert relative(here, to) == way


def test_addresses_have_the_folder_of_their_language(bulgarian: Writer, english: Writer) -> None:
    assert bulgarian.address("analysis/one") == "analysis/one/"
    assert english.address("analysis/one") == "en/analysis/one/"
    assert english.way("index", "analysis/one#p-one") == "analysis/one/#p-one"


def test_a_title_falls_back_to_the_original(english: Writer) -> None:
    assert english.title("analysis/one") == "Chapter one"
    assert english.title("analysis/two") == "Втора глава"


def test_words_of_another_language_are_marked(bulgarian: Writer, english: Writer) -> None:
    assert english.foreign("analysis/two") == ' lang="bg"'
    assert english.foreign("analysis/one") == bulgarian.foreign("analysis/two") == ""


def test_places_in_a_law_of_the_union(forum: Path) -> None:
    path = forum / "_data/sources.yml"
    text = path.read_text(encoding="utf-8").replace("  type:", "  jurisdiction: eu\n  type:", 1)
    path.write_text(text, encoding="utf-8")
    provision = Provision.model_validate({"source": "zna", "article": "11", "paragraph": "4"})
    library = Loader(forum).library
    of_the_union = writer_of(library, forum).provision(provision)
    national = provision.model_copy(update={"source": "apk"})
    assert "4" in of_the_union
    assert of_the_union != writer_of(library, forum).provision(national)


def test_words_sort_as_the_locale_sorts(bulgarian: Writer, english: Writer) -> None:
    words = {"a": "Яна", "b": "Apple", "c": "ива"}
    assert bulgarian.sorted(words) == ["c", "a", "b"]
    assert english.sorted(words) == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("place", "in_bulgarian", "in_english"),
    [
        ({"article": "26"}, "чл. 26", "art. 26"),
        ({"article": "26", "paragraph": "4"}, "чл. 26, ал. 4", "art. 26(4)"),
        ({"article": "41ж"}, "чл. 41ж", "art. 41zh (41ж)"),
        ({"article": "15в", "paragraph": "1"}, "чл. 15в, ал. 1", "art. 15v(1) (15в)"),
        (
            {"article": "26", "paragraph": "4", "point": "1"},
            "чл. 26, ал. 4, т. 1",
            "art. 26(4)(1)",
        ),
    ],
)
def test_places_in_a_law(
    bulgarian: Writer,
    english: Writer,
    place: dict[str, str],
    in_bulgarian: str,
    in_english: str,
) -> None:
    provision = Provision.model_validate({"source": "zna", **place})
    assert bulgarian.provision(provision).replace("\u00a0", " ") == in_bulgarian
    assert english.provision(provision).replace("\u00a0", " ") == in_english


def test_templates_escape_and_are_strict() -> None:
    environment = templates_of("civildialogue.core.site")
    assert environment.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ missing }}").render()


def test_a_generated_document_says_its_language(english: Writer) -> None:
    document = english.document("Title", "Summary", "Body", forum={"hidden": True}, hide=["toc"])
    assert document.meta == {
        "title": "Title",
        "description": "Summary",
        "forum": {"kind": "generated", "content_locale": "en", "hidden": True},
        "hide": ["toc"],
    }


def test_html_is_escaped() -> None:
    assert html('<a href="x">\'&') == "&lt;a href=&quot;x&quot;&gt;&#x27;&amp;"
