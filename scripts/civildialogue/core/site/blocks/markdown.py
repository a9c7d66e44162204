"""Markdown extension: turns marks into ids, permalinks and notes on the blocks above them."""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from civildialogue.core.model.addresses import refusal
from civildialogue.core.site.blocks import marker

# After the table of contents (priority 5) has read the headings, so that they stay clean.
TOC_PRIORITY = 5
PRIORITY = 1
# After signs behind a backslash (priority 180), so that two backslashes break nothing.
BREAK_PRIORITY = 179
# In the place of Python-Markdown's own, whose brackets are shielded.
ADDRESS_PRIORITY = 121
BEFORE_INLINE = 21
_INSIDE = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))


_TAG = "civildialogue-mark"


class MarkBlocks(BlockProcessor):
    """Takes marks out of the text early, so that no inline pattern is tried on them."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is a mark and nothing else."""
        return block.startswith(marker.OPEN) and block.rstrip().endswith(marker.CLOSE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Leaves an element in the mark's place."""
        SubElement(parent, _TAG, {"data": blocks.pop(0).strip()})


class Marks(Treeprocessor):
    """Applies each mark to the element before it and removes the mark."""

    def run(self, root: Element) -> None:
        """Rewrites the children of the document."""
        kept: list[Element] = []
        for child in list(root):
            if child.tag != _TAG:
                kept.append(child)
                continue
            payload = marker.decode(child.get("data", ""))
            if "html" in payload:
                holder = Element("p")
                holder.text = AtomicString(self.md.htmlStash.store(payload["html"]))
                kept.append(holder)
                if "id" in payload:
                    _set_apart(root, kept[-2] if len(kept) > 1 else None, holder, payload["id"])
            elif kept:
                before = kept[-2] if len(kept) > 1 else None
                marked = _marked(kept[-1], payload)
                _set_apart(root, before, marked[0], payload["id"])
                kept[-1:] = marked
        root[:] = kept


def _set_apart(root: Element, before: Element | None, passage: Element, name: str) -> None:
    """Sets the signs around a passage by which it is found in the page's finished HTML."""
    signs = f"{marker.BEFORE}{name}{marker.NAMED}"
    if before is None:
        root.text = (root.text or "") + signs
    else:
        before.tail = (before.tail or "") + signs
    passage.tail = marker.AFTER + (passage.tail or "")


def _marked(element: Element, payload: dict[str, str]) -> list[Element]:
    holder = element
    # Code waits in the stash under a paragraph's name; a paragraph must not come to hold it.
    is_stashed = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()) is not None
    if element.tag not in _INSIDE or is_stashed:
        holder = Element("div", {"class": "cd-block"})
        holder.append(element)
    holder.set("id", payload["id"])
    if "own" in payload:
        if holder is element:
            _append(holder, " ")
        sign = SubElement(holder, "small" if holder is element else "p", {"class": "cd-own"})
        sign.text = payload["own"]
    link = SubElement(holder, "a")
    link.set("class", "cd-permalink")
    link.set("href", f"#{payload['id']}")
    link.set("aria-labelledby", "__permalink")
    link.text = "¶"
    if "note" not in payload:
        return [holder]
    holder.set("class", f"{holder.get('class', '')} cd-older".strip())
    note = Element("p", {"class": "cd-older-note"})
    note.text = payload["note"] + " "
    change = SubElement(note, "a", {"href": payload["change"]})
    change.text = payload["change-text"]
    return [holder, note]


def _append(holder: Element, text: str) -> None:
    """Adds words at the end of what an element holds."""
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


class Targets(Treeprocessor):
    """Takes away every link and image whose target is not allowed, whatever the check overlooked.

    Pictures from elsewhere go too: a page makes no request to another server.
    """

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for node in list(root.iter("a")) + list(root.iter("img")):
            target = node.get("href") or node.get("src") or ""
            is_foreign = node.tag == "img" and re.match(r"\s*(?:[a-z]+:|[/\\]{2})", target, re.I)
            text = "".join(node.itertext()) if node.tag == "a" else ""
            if is_foreign or refusal(target, text):
                node.text = node.get("alt") or node.text
                node.tag = "span"
                node.attrib.clear()


class Addresses(InlineProcessor):
    """Makes a link of an address in angle brackets, of which no sign means anything else."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Called by Python-Markdown."""
        link = Element("a", {"href": self.unescape(m[1])})
        link.text = AtomicString(m[1])
        return link, m.start(0), m.end(0)


class References(Treeprocessor):
    """Takes the targets of links that are named elsewhere out of their angle brackets."""

    def run(self, root: Element) -> None:
        """Called when all are known and before any is used."""
        for name, (target, title) in self.md.references.items():
            self.md.references[name] = (marker.bare(target), title)


class Unshielded(Treeprocessor):
    """Puts back the signs that were shielded from Markdown; the serializer escapes them."""

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for node in root.iter():
            node.text = node.text and AtomicString(marker.unshield(node.text))
            node.tail = node.tail and AtomicString(marker.unshield(node.tail))
            for name, value in node.items():
                node.set(name, marker.unshield(value))


class UnshieldedHtml(Postprocessor):
    """The same for what Markdown keeps aside as finished HTML, such as code blocks."""

    def run(self, text: str) -> str:
        """Changes the whole page's HTML."""
        return marker.unshield(text, "&lt;")


class Tasks(Treeprocessor):
    """Names each box to tick by the words beside it (WCAG 2.2, criterion 4.1.2)."""

    def run(self, root: Element) -> None:
        """Gives items with a box an id, and lets the finished box name it."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        items = (item for item in root.iter("li") if "task-list-item" in item.get("class", ""))
        for number, item in enumerate(items, start=1):
            holder = item if (item.text or "").strip() else next(iter(item), item)
            box = HTML_PLACEHOLDER_RE.match(holder.text or "")
            if box is not None:
                named = item.get("id") or f"cd-task-{number}"
                item.set("id", named)
                html = str(blocks[int(box[1])])
                labelled = f'<input aria-labelledby="{named}" '
                blocks[int(box[1])] = html.replace("<input ", labelled, 1)


class Twins(InlineProcessor):
    """Says that the Cyrillic number after “art. 15v” is Bulgarian (WCAG 2.2, criterion 3.1.2)."""

    PATTERN = r"(?<=[a-z)] )\([1-9][0-9]{0,3}[а-я]{1,3}\)"

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Called by Python-Markdown."""
        marked = Element("span", {"lang": "bg"})
        marked.text = AtomicString(m[0])
        return marked, m.start(), m.end()


class ForumExtension(Extension):
    """Registers the marks, line breaks by a backslash, and lists that begin at their own number."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.parser.blockprocessors.register(MarkBlocks(md.parser), "civildialogue-marks", 200)
        line_break = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_break, "civildialogue-break", BREAK_PRIORITY)
        vars(md.parser.blockprocessors["olist"])["LAZY_OL"] = False
        md.inlinePatterns.register(
            Addresses(marker.ADDRESS, md), "civildialogue-addresses", ADDRESS_PRIORITY
        )
        md.treeprocessors.register(References(md), "civildialogue-references", BEFORE_INLINE)
        md.inlinePatterns.register(Twins(Twins.PATTERN, md), "civildialogue-twins", 10)
        md.treeprocessors.register(Tasks(md), "civildialogue-tasks", TOC_PRIORITY + 2)
        md.treeprocessors.register(Unshielded(md), "civildialogue-shields", TOC_PRIORITY + 1)
        md.postprocessors.register(UnshieldedHtml(md), "civildialogue-shields", 0)
        md.treeprocessors.register(Targets(md), "civildialogue-targets", PRIORITY + 1)
        md.treeprocessors.register(Marks(md), "civildialogue-marks", PRIORITY)


def makeExtension(**settings: Any) -> ForumExtension:
    """The entry point that Python-Markdown looks for."""
    return ForumExtension(**settings)
