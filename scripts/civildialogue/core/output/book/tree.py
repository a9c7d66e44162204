"""A page's Markdown → the one tree that all books are made of.

The Markdown goes through the converter with the extensions of ``mkdocs.yml``, as the site's does.
What needs a screen is then turned into what paper has: tabs and folded parts stand one after the
other, boxes to tick become signs, and a link says which chapter it leads to.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import partial
from html import escape
from typing import Any

import lxml.html
from lxml.html import HtmlElement
from markdown import Markdown

from civildialogue.core.model.conventions import direction
from civildialogue.core.model.lacking import told
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import address
from civildialogue.core.output.tabs import open_tabs
from civildialogue.core.site.blocks.rendering import pieces
from civildialogue.core.site.blocks.turning import turned
from civildialogue.core.site.books.planning import SOURCES, Part
from civildialogue.core.site.charts.figures import FOLDER as CHARTS
from civildialogue.core.source.abreast import abreast

_ONLINE = ("cd-permalink", "cd-spoken", "cd-online", "cd-downloads", "cd-back", "cd-actions")
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_SOURCE = "source-"
MANY = 16
"""Texts that take longer to convert than the copy of a process that does half of them."""


def converter(extensions: Mapping[str, Mapping[str, Any]]) -> Markdown:
    """Python-Markdown with the extensions that the site's pages are made with."""
    return Markdown(extensions=list(extensions), extension_configs=dict(extensions))


class Converter:
    """Markdown → HTML, each text once for all books."""

    def __init__(self, markdown: Markdown) -> None:
        self._markdown = markdown
        self._made: dict[str, str] = {}

    def html(self, text: str) -> str:
        """The HTML of a text."""
        if text not in self._made:
            self._made[text] = told(pieces(self._markdown.reset().convert(text))[0])
        return self._made[text]

    def convert(self, texts: Iterable[str]) -> None:
        """Converts these texts before anything asks for one, in two processes if they are many."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._made]
        tasks = [partial(self.html, text) for text in missing]
        made = abreast(tasks, is_long=len(missing) > MANY)
        self._made.update(zip(missing, made, strict=True))


class Trees:
    """Makes the trees of one book."""

    def __init__(self, converter: Converter, base: str, parts: tuple[Part, ...]) -> None:
        self.converter = converter
        self.base = base
        self.keys = {part.key for part in parts}
        self.addresses = {
            f"{locale.prefix}{address(key)}": key for key in self.keys for locale in languages()
        }
        self.assets: set[str] = set()

    def tree(self, part: Part) -> HtmlElement:
        """The tree of a part: its facts, then its text."""
        html = turned(self.converter.html(part.document.body), direction(part.spoken))
        root = lxml.html.fragment_fromstring(html, create_parent="div")
        for element in list(root.iter(lxml.etree.Comment, lxml.etree.ProcessingInstruction)):
            element.drop_tree()
        for name in _ONLINE:
            for element in root.find_class(name):
                element.drop_tree()
        _unfold(root)
        facts = _facts(part.document.meta["forum"].get("facts", []))
        if facts is not None:
            root.insert(0, facts)
        for link in root.iter("a"):
            self._lead(part, link)
        for image in root.iter("img"):
            self._show(part, image)
        return root

    def _lead(self, part: Part, link: HtmlElement) -> None:
        """Says where a link leads: to a place in the book, or to an address on the web."""
        target = link.attrib.pop("href", None)
        if target is None or _OUTSIDE.match(target):
            if target is not None:
                link.set("href", target)
            return
        path, _, anchor = target.partition("#")
        if anchor.startswith(_SOURCE) and SOURCES in self.keys:
            key: str | None = SOURCES
        elif not path and target.startswith("#"):
            key = part.key
        else:
            is_rooted = link.attrib.pop("data-root", None) is not None
            place = self._place(part, path, from_root=is_rooted)
            key = self.addresses.get(place)
            if key is None:
                mark = f"#{anchor}" if anchor else ""
                link.set("href", f"{self.base}{place}{mark}")
                return
        link.set("data-chapter", key)
        if anchor:
            link.set("data-anchor", anchor)

    def _place(self, part: Part, path: str, *, from_root: bool) -> str:
        """The address that a relative link means, below the site's root."""
        if path.endswith(".md"):
            found = posixpath.normpath(posixpath.join(posixpath.dirname(part.key), path))
            return f"{part.locale.prefix}{address(found.removesuffix('.md'))}"
        if from_root:
            return path
        here = f"/{part.locale.prefix}{address(part.key)}"
        found = posixpath.normpath(posixpath.join(here, path)).lstrip("/")
        return f"{found}/" if found and path.endswith(("/", ".", "..")) else found

    def _show(self, part: Part, image: HtmlElement) -> None:
        target = image.attrib.pop("src", "")
        drawn = self._place(part, target, from_root=False)
        if drawn.startswith(f"{CHARTS}/"):
            image.set("data-asset", drawn)
            self.assets.add(drawn)
            return
        path = posixpath.normpath(posixpath.join(posixpath.dirname(part.key), target))
        if _OUTSIDE.match(target) or path.startswith(("../", "/")):
            return
        image.set("data-asset", path)
        self.assets.add(path)


def _facts(facts: list[Mapping[str, Any]]) -> HtmlElement | None:
    """The facts of a page as a list of names and values; links lead from the site's root."""
    if not facts:
        return None
    found = lxml.html.Element("dl", {"class": "cd-facts"})
    for fact in facts:
        _say(lxml.etree.SubElement(found, "dt"), fact["label"])
        for value in fact["values"]:
            holder = lxml.etree.SubElement(found, "dd")
            if url := value.get("url"):
                mark = {} if _OUTSIDE.match(url) else {"data-root": ""}
                holder = lxml.etree.SubElement(holder, "a", {"href": url, **mark})
            _say(holder, value["text"])
    return found


def _say(holder: HtmlElement, text: str) -> None:
    """Puts a text into an element; what stands in for words of the language says so."""
    made = lxml.html.fragment_fromstring(told(escape(text)), create_parent="div")
    holder.text = made.text
    holder.extend(list(made))


def _unfold(root: HtmlElement) -> None:
    # The parser takes <source> for an element that holds what follows it.
    for holder in list(root.iter("picture", "source")):
        holder.drop_tag()
    open_tabs(root)
    for details in list(root.iter("details")):
        details.tag = "div"
        details.set("class", f"admonition {details.get('class', '')}".strip())
        for summary in details.findall("summary"):
            summary.tag = "p"
            summary.set("class", "admonition-title")
    for box in list(root.iter("input")):
        sign = "☑ " if "checked" in box.attrib else "☐ "
        box.tail = sign + (box.tail or "").lstrip()
        box.drop_tree()
