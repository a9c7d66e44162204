"""Texts of a page → HTML that means the same anywhere: in a file for Office, in a package.

The Markdown goes the way of books: no HTML of a source comes through, and nothing of it is fetched.
A citation becomes words that lead to the address of its source, a link one with the whole address,
a picture its words.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import lxml.html
from lxml.html import HtmlElement

from civildialogue.core.model.library import Page, address
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.output.book.tree import Converter, Trees
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.books.planning import Part
from civildialogue.core.site.writing.context import Writer, html
from civildialogue.core.source.blocks import split_blocks

START = "\u2060"
"""A sign that nobody sees: before a line it keeps Markdown from taking that for a list or so."""
_KEPT = frozenset(("href", "lang", "start", "colspan", "rowspan", "scope"))
_SOURCE = "source-"
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no place for. Source: XML 1.0, production 2."""
_SPACE = re.compile(r"\s+")


class Texts:
    """Markdown of a page → HTML that can stand anywhere."""

    def __init__(self, writer: Writer, page: Page, base: str, converter: Converter) -> None:
        self._writer, self._page, self._base = writer, page, base
        self._trees = Trees(converter, base, (self._part(""),))

    def _part(self, body: str) -> Part:
        return Part(self._page.key, "", self._page.locale, 1, self._writer.document("", "", body))

    def line(self, text: str) -> str:
        """The HTML of one line, without a paragraph around it."""
        [paragraph] = self._tree((Block(BlockKind.PARAGRAPH, START + text, 1),))
        return _inner(paragraph)

    def many(self, text: str) -> str:
        """The HTML of a text of several blocks; none of an empty one."""
        return self.blocks(split_blocks(text.split("\n"), 1)) if text else ""

    def blocks(self, blocks: Iterable[Block]) -> str:
        """The HTML of blocks of the page."""
        return _inner(self._tree(blocks)).strip()

    def _tree(self, blocks: Iterable[Block]) -> HtmlElement:
        bare = tuple(replace(block, id=None) for block in blocks)
        body = emit.body(self._writer, replace(self._page, blocks=bare))
        root = self._trees.tree(self._part(body))
        for element in list(root.iter()):
            self._bare(element)
        return root

    def _bare(self, element: HtmlElement) -> None:
        """Leaves of an element what means the same anywhere."""
        if element.tag == "img":
            element.tail = element.get("alt", "") + (element.tail or "")
            element.drop_tree()
            return
        if chapter := element.get("data-chapter"):
            anchor = element.get("data-anchor", "")
            source = self._writer.library.sources.get(anchor.removeprefix(_SOURCE))
            mark = f"#{anchor}" if anchor else ""
            place = f"{self._base}{self._page.locale.prefix}{address(chapter)}{mark}"
            element.set("href", str(source.value.url) if source else place)
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]


def _inner(element: HtmlElement) -> str:
    return _UNFIT.sub("", inner(element).replace(START, ""))


def inner(element: HtmlElement) -> str:
    """The HTML of what stands in an element."""
    inside = (lxml.html.tostring(child, encoding="unicode") for child in element)
    return html(element.text or "") + "".join(inside)


def words(text: str) -> str:
    """The words of HTML, on one line."""
    text = lxml.html.fragment_fromstring(text, create_parent="div").text_content()
    return _SPACE.sub(" ", text).strip()
