"""A chapter's tree → XHTML of an e-book.

Source: EPUB 3.3 (W3C), XHTML content documents; Digital Publishing WAI-ARIA 1.1.
"""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from civildialogue.core.model.lacking import tongue
from civildialogue.core.model.language import Locale, message
from civildialogue.core.output.book.model import Chapter
from civildialogue.core.output.book.tables import (
    UPRIGHT,
    columns_of,
    count_of,
    headed,
    needed,
    rows_of,
)

ALLOWED = frozenset(
    "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl "
    "dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section "
    "small span strong sub sup table tbody td tfoot th thead time tr u ul var".split()
)
KEPT = frozenset(
    "class colspan rowspan scope lang dir title start datetime reversed data-head".split()
)
"""Attributes that go with an element as they are; ids, links and pictures are made anew."""
NARROW = 40
"""Signs that a line of a screen of 360 pixels holds."""
_OPS = "http://www.idpf.org/2007/ops"
_KIND = f"{{{_OPS}}}type"
_NAME = re.compile(r"[^A-Za-z0-9_.-]")


def identifier(text: str) -> str:
    """An id as XML has it: a name without colons. Source: Namespaces in XML 1.0, NCName."""
    name = _NAME.sub("-", text)
    return name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"


def file_name(key: str) -> str:
    """The document of a chapter: ``analysis/participation`` → ``analysis-participation.xhtml``."""
    return f"{identifier(key.replace('/', '-'))}.xhtml"


@dataclass(frozen=True)
class Places:
    """Which ids each chapter of a book has, so that no link leads to nowhere."""

    ids: Mapping[str, frozenset[str]]

    def way(self, here: str, key: str, anchor: str) -> str | None:
        """The link from a chapter to a place; to the chapter where the place is gone."""
        if key not in self.ids:
            return None
        file = "" if key == here else file_name(key)
        mark = identifier(anchor) if anchor else ""
        if mark and mark in self.ids[key]:
            return f"{file}#{mark}"
        return file or file_name(key)


def places(chapters: tuple[Chapter, ...]) -> Places:
    """The ids of all chapters."""
    return Places(
        {
            chapter.key: frozenset(
                identifier(name) for e in chapter.tree.iter() if (name := e.get("id"))
            )
            for chapter in chapters
        }
    )


def content(chapter: Chapter, known: Places, images: Mapping[str, str], own: Locale) -> str:
    """The text of a chapter. ``images`` has the files by the names in ``data-asset``; ``own`` is
    the language of the book. The prefix ``epub`` is the page’s.
    """
    # A prefix that stands around the elements is not told again at each of them.
    tree = lxml.html.html_parser.makeelement("div", nsmap={"epub": _OPS})
    tree.text = chapter.tree.text
    tree.extend(copy.deepcopy(chapter.tree))
    for holder in list(tree.find_class("footnote")):
        _notes(holder, chapter, own)
    for table in list(tree.iter("table")):
        _fit(table)
    seen: set[str] = set()
    for element in list(tree.iter()):
        if element is not tree:
            _clean(element, chapter, known, images, seen)
    tree.text = tree.text or ""  # An element with a text, if only of no signs, has an end.
    whole = etree.tostring(tree, encoding="unicode", method="xml")
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def _fit(table: HtmlElement) -> None:
    """Says of a table that a small screen can't hold which heading each cell has."""
    rows = rows_of(table)
    if not rows:
        return
    count = count_of(rows)
    size = needed(columns_of(rows, count))
    if size > NARROW:
        table.set("class", "widest" if size > UPRIGHT else "wide")
        for cell, words in headed(rows, count):
            cell.set("data-head", words)


def _notes(holder: HtmlElement, chapter: Chapter, own: Locale) -> None:
    """The notes at the end: each one by itself, so that a reader can show it beside its mark."""
    asides = []
    for number, item in enumerate(holder.iter("li"), start=1):
        for back in item.xpath(".//a[contains(@class, 'footnote-backref')]"):
            back.set("title", message(own, "epub.back", number=number))
            if (spoken := tongue(own, "epub.back")) != chapter.spoken:
                back.set("lang", spoken)
        aside = lxml.html.Element("aside", {"class": "note", "id": item.get("id", "")})
        aside.set("data-type", "footnote")
        aside.text = item.text
        aside.extend(list(item))
        asides.append(aside)
    holder[:] = asides
    holder.text = None
    holder.set("class", "notes")


def _clean(
    element: HtmlElement,
    chapter: Chapter,
    known: Places,
    images: Mapping[str, str],
    seen: set[str],
) -> None:
    """Leaves of an element what an e-book may have, and names places and links its way."""
    tag = element.tag
    if not isinstance(tag, str) or tag not in ALLOWED:
        element.drop_tag() if isinstance(tag, str) else element.drop_tree()
        return
    given = dict(element.attrib)
    kept = {name: value for name, value in given.items() if name in KEPT}
    if "lang" in kept:
        kept["{http://www.w3.org/XML/1998/namespace}lang"] = kept["lang"]
    name = identifier(given["id"]) if given.get("id") else ""
    if name and name not in seen:
        seen.add(name)
        kept["id"] = name
    if side := next((s for s in ("right", "center") if s in given.get("style", "")), None):
        kept["class"] = f"{kept.get('class', '')} {side}".strip()
    element.attrib.clear()
    element.attrib.update(kept)
    if tag == "a":
        _link(element, given, chapter, known)
    elif tag == "img":
        _picture(element, given, images)
    elif given.get("data-type") == "footnote":
        element.set("role", "doc-footnote")
        element.set(_KIND, "footnote")


def _link(element: HtmlElement, given: Mapping[str, str], chapter: Chapter, known: Places) -> None:
    names = given.get("class", "").split()
    if key := given.get("data-chapter"):
        way = known.way(chapter.key, key, given.get("data-anchor", ""))
        if way is not None:
            element.set("href", way)
    elif url := given.get("href"):
        element.set("href", url)
    if "footnote-ref" in names:
        element.set("role", "doc-noteref")
        element.set(_KIND, "noteref")
    elif "footnote-backref" in names:
        element.set("role", "doc-backlink")


def _picture(element: HtmlElement, given: Mapping[str, str], images: Mapping[str, str]) -> None:
    file = images.get(given.get("data-asset", ""))
    if file is None:
        element.tag = "span"
        element.text = given.get("alt", "")
        return
    element.set("src", file)
    element.set("alt", given.get("alt", ""))


def suffix(name: str) -> str:
    """The ending of a file's name, in small letters, with its dot."""
    return PurePosixPath(name).suffix.lower()
