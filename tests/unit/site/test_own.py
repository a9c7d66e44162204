"""What a publication says without a source: seen beside each passage, and listed by chapter."""

from pathlib import Path

import pytest
from lxml import html as lhtml

from civildialogue.core.checks.grounds import own_reasoning
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.output.book.tree import converter
from civildialogue.core.site.books.planning import plan
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.pages.parts import BEGINNING, beginning
from civildialogue.core.site.writing.context import Document, Shared, Writer
from civildialogue.core.source.history import History

from ..making import FORUM, load, original, translation

BODY = """\
Дума с източник [@zna, чл. 26].
{#p-aaaa}

**Поуката** според [нас](../index.md): първо самоличност.
{#p-bbbb .own}

- една точка
- друга [@zna]
{#p-cccc .own}
"""
ENGLISH_BODY = """\
A word with its source [@zna, art. 26].
{#p-aaaa}

**The lesson** for [us](../index.md): identity first.
{#p-bbbb}

- one item
- another [@zna]
{#p-cccc}
"""
SIGNS = {
    BULGARIAN: (
        "[собствено разсъждение на редакцията]",
        "[където няма източник: собствено разсъждение на редакцията]",
    ),
    ENGLISH: (
        "[the editors’ own reasoning]",
        "[where no source is given: the editors’ own reasoning]",
    ),
}
BEGINNINGS = {
    BULGARIAN: ["Поуката според нас: първо самоличност.", "една точка"],
    ENGLISH: ["The lesson for us: identity first.", "one item"],
}
BOTH = pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])


@pytest.fixture
def shared(docs: Path) -> Shared:
    index = original(Kind.PUBLICATION, title="Анализ", citations="required", order=["two", "way"])
    listing = original(Kind.CHAPTER, "Как.\n{#p-dddd .own}", title="Метод", lists=["own-reasoning"])
    texts = {
        **FORUM,
        "analysis/index.bg.md": index,
        "analysis/two.bg.md": original(Kind.CHAPTER, BODY, title="Глава"),
        "analysis/two.en.md": translation(Kind.CHAPTER, ENGLISH_BODY, title="Chapter"),
        "analysis/way.bg.md": listing,
        "analysis/way.en.md": translation(Kind.CHAPTER, "How.\n{#p-dddd}", title="Method"),
    }
    return Shared(load(docs, texts).library, History(docs))


def read(document: Document) -> lhtml.HtmlElement:
    extensions = {name: {} for name in ("attr_list", "md_in_html", "toc", "civildialogue")}
    html = converter(extensions).convert(document.body)
    return lhtml.fragment_fromstring(html, create_parent="main")


@BOTH
def test_a_passage_says_so_in_words(shared: Shared, locale: Locale) -> None:
    main = read(generate(shared)[f"analysis/two.{locale}.md"])
    signs = main.find_class("cd-own")
    assert tuple(sign.text for sign in signs) == SIGNS[locale]
    assert [(sign.tag, sign.getparent().get("id")) for sign in signs] == [
        ("small", "p-bbbb"),
        ("p", "p-cccc"),
    ]
    assert not any("hidden" in name for sign in signs for name in sign.attrib)


@BOTH
def test_a_chapter_lists_them_all_and_counts_them(shared: Shared, locale: Locale) -> None:
    main = read(generate(shared)[f"analysis/way.{locale}.md"])
    (heading,) = main.xpath(".//h2[@id='own-reasoning']")
    count, chapters = heading.getnext(), heading.getnext().getnext()
    assert count.text.startswith("3 ")
    told = [chapter.text_content().split(")")[0] for chapter in chapters]
    names = {BULGARIAN: ("Глава", "Метод"), ENGLISH: ("Chapter", "Method")}[locale]
    assert told == [f"{names[0]} (2", f"{names[1]} (1"]
    links = chapters[0].xpath("./ul/li/a")
    assert [link.text for link in links] == BEGINNINGS[locale]
    assert [link.get("href") for link in links] == ["../two/#p-bbbb", "../two/#p-cccc"]


@BOTH
def test_a_book_has_both(shared: Shared, locale: Locale) -> None:
    parts = {part.key: part for part in plan(Writer(shared, locale), "analysis").parts}
    signs = read(parts["analysis/two"].document).find_class("cd-own")
    assert tuple(sign.text for sign in signs) == SIGNS[locale]
    assert 'id="own-reasoning"' in lhtml.tostring(
        read(parts["analysis/way"].document), encoding="unicode"
    )


def test_where_nothing_is_marked_the_list_says_so(docs: Path) -> None:
    chapter = original(Kind.CHAPTER, "Дума [@zna].\n{#p-aaaa}", lists=["own-reasoning"])
    texts = {
        **FORUM,
        "analysis/index.bg.md": original(Kind.PUBLICATION, title="Анализ", order=["two"]),
        "analysis/two.bg.md": chapter,
    }
    made = generate(Shared(load(docs, texts).library, History(docs)))
    body = made["analysis/two.bg.md"].body
    assert "Никой пасаж не е отбелязан" in body
    assert "<ul>" not in body.partition("#own-reasoning")[2].partition("##")[0]


def test_one_that_is_marked_in_a_translation_alone_is_none_in_the_record(docs: Path) -> None:
    texts = {
        **FORUM,
        "analysis/two.bg.md": original(Kind.CHAPTER, "Дума.\n{#p-aaaa}\n\nЕдно.\n{#p-bbbb .own}"),
        "analysis/two.en.md": translation(
            Kind.CHAPTER, "A word.\n{#p-aaaa .own}\n\nOne.\n{#p-bbbb}"
        ),
    }
    library = load(docs, texts).library
    (english,) = (page for page in library.translations if page.key == "analysis/two")
    record = library.originals["analysis/two"]
    assert [block.id for block in own_reasoning(library, record)] == ["p-bbbb"]
    assert [block.id for block in own_reasoning(library, english)] == ["p-aaaa", "p-bbbb"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Три** [неща](x.md) [@zna, чл. 1].", "Три неща."),
        ("2. второ\n3. трето", "второ"),
        ("> цитат", "цитат"),
        ("дума " * 90, ("дума " * 17).strip() + " …"),
    ],
)
def test_how_a_passage_begins(text: str, words: str) -> None:
    assert beginning(text) == words
    assert len(beginning(text)) <= BEGINNING
