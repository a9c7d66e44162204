"""Built pages → documents: what a search can find and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from civildialogue.core.active import known
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, address
from civildialogue.core.output.search.elements import (
    TAG,
    children,
    classes_of,
    end_of,
    id_of,
    is_void,
    text,
)

ARTICLE, END = "<article", "</article>"
KEYWORDS = re.compile(r'<meta name="keywords" content="([^"]*+)">')
HIDDEN = re.compile(r'<meta name="robots" content="[^"]*noindex')
KIND = re.compile(r"\bcd-kind-([a-z-]+)")
HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
LEAVES = HEADINGS.union("p ul ol dl dt dd table blockquote pre figure li tr".split())
LISTS = frozenset("ol ul dl table".split())
# Signs for the hand, notes of the interface, and lists that only repeat other pages' words.
LEFT_OUT = frozenset(
    (
        "cd-permalink cd-older-note cd-missing cd-own cd-actions cd-time cd-origin cd-other "
        "cd-contents cd-cards cd-recent cd-redline cd-evidence cd-evidence-one cd-leaves "
        "cd-elsewhere cd-named cd-updated cd-drawn cd-view cd-file"
    ).split()
)
SOURCES, PERMALINK = "cd-sources", "cd-permalink"
TITLE, SUMMARY = "<h1", '<p class="cd-summary"'
FACTS, GLOSSARY = '<dl class="cd-facts"', '<dl class="cd-glossary"'
TOP = "__content"
# A link to a whole page.
_PAGE = re.compile(r'<a (?:[^<>]* )?href="[^"#]*"')


class Paragraph(NamedTuple):
    """A passage that has a permalink: the id, the nearest heading above, the plain text."""

    block: str
    heading: str
    text: str


@dataclass(frozen=True)
class Document:
    """One page as a search sees it.

    ``url`` is relative to the language's folder; ``publication`` is a folder or empty; a paragraph
    without an id stands at the top; ``terms`` are those that the page defines, ``short`` is what
    the menu calls it; ``keywords`` are what else people search it by.
    """

    key: str
    locale: Locale
    url: str
    title: str
    publication: str
    kind: str
    paragraphs: tuple[Paragraph, ...]
    summary: str = ""
    terms: tuple[str, ...] = ()
    short: str = ""
    keywords: str = ""


def read(page: str, key: str, locale: Locale, library: Library) -> Document | None:
    """The document of the finished page of a key; None if it has no article, or asks search engines
    not to show it: a facing page, one that stands in for a missing translation, a removed one.
    """
    start, end = page.find(ARTICLE), page.rfind(END)
    if start < 0 or end < start or HIDDEN.search(page, 0, start):
        return None
    article = page[page.index(">", start) + 1 : end]
    kinds = KIND.search(article)
    words = KEYWORDS.search(page, 0, start)
    title, html = _apart(_unnamed(_searched(article)), TITLE)
    summary, html = _apart(html, SUMMARY)
    return Document(
        key=key,
        locale=locale,
        url=address(key),
        title=title,
        publication=library.publication_of(key) or "",
        kind=kinds[1] if kinds else "page",
        paragraphs=tuple(_paragraphs(html)),
        summary=summary,
        terms=tuple(_terms(html)),
        short=called(library, key, locale),
        keywords=text(words[1]) if words else "",
    )


def called(library: Library, key: str, locale: Locale) -> str:
    """What a page of the sources is called in short; empty where that is its title."""
    page = library.page(key, locale)
    return page.matter.short_title or "" if page else ""


def _searched(article: str) -> str:
    """The article without the elements that are left out."""
    names = LEFT_OUT.union(*(each.look.unsearched for each in known()))
    kept = []
    at = 0
    # A bibliography, which is on no passage's page, is searched where it stands alone.
    for found in _pattern(names | {SOURCES} if PERMALINK in article else names).finditer(article):
        tag = TAG.match(article, article.rfind("<", 0, found.start()))
        if found.start() >= at and tag and found[0] in classes_of(tag):
            kept.append(article[at : tag.start()])
            at = end_of(article, tag)
    return "".join([*kept, article[at:]])


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Finds the names of classes."""
    rest = "|".join(map(re.escape, sorted(names - {PERMALINK})))
    return re.compile(f'(?:{rest})(?=[ "])')


def _unnamed(html: str) -> str:
    """The HTML without the facts that name a page, which is found by its own name."""
    kept = []
    at = 0
    while (start := html.find(FACTS, at)) >= 0 and (tag := TAG.match(html, start)):
        kept.append(html[at:start])
        at = end_of(html, tag)
        names, *facts = html[start:at].split("<dd>")
        kept.append(names)
        for each in facts:
            fact, _, rest = each.partition("</dd>")
            kept.append(rest if _PAGE.search(fact) else f"<dd>{each}")
    return "".join([*kept, html[at:]])


def _apart(html: str, beginning: str) -> tuple[str, str]:
    """The words of the first element that begins so, and the HTML without it."""
    tag = TAG.match(html, html.find(beginning)) if beginning in html else None
    if tag is None:
        return "", html
    end = end_of(html, tag)
    return text(html[tag.end() : end]), html[: tag.start()] + html[end:]


def _paragraphs(html: str) -> Iterator[Paragraph]:
    """The texts of the headings and of the smallest blocks, in their order, each under its
    permalink and heading.

    Items with ids (entries of the bibliography, rows of a register) stand for themselves.
    """
    heading, above, at = "", "", 0
    places = [""]  # The id to link to, in each of the elements around.
    while tag := TAG.search(html, at):
        name, at = tag[2], tag.end()
        if tag[1]:
            places[1:] = places[1:-1]
            continue
        own = id_of(tag)
        place = places[-1] if own in ("", TOP) else own
        is_whole = name in LEAVES or "cd-block" in classes_of(tag)
        if name == "thead":
            at = end_of(html, tag)
        elif not is_whole or (name in LISTS and _has_places(html, tag)):
            places += [] if is_void(tag) else [place]
        else:
            end = end_of(html, tag)
            words, at = text(html[at:end]), end
            if name in HEADINGS or name == "dt":
                heading, above = words, own
            elif words:
                yield Paragraph(place or above, heading, words)


def _has_places(html: str, tag: re.Match[str]) -> bool:
    """Whether items of a list or rows of a table have ids."""
    end = end_of(html, tag)
    if html.find(' id="', tag.end(), end) < 0:
        return False
    items = children(html, tag)
    if tag[2] == "table":
        bodies = (each for each in items if each[2] == "tbody")
        items = (row for body in bodies for row in children(html, body))
    return any(map(id_of, items))


def _terms(html: str) -> Iterator[str]:
    at = -1
    while (at := html.find(GLOSSARY, at + 1)) >= 0:
        tag = TAG.match(html, at)
        for each in children(html, tag) if tag else ():
            if each[2] == "dt":
                yield text(html[each.end() : end_of(html, each)])
