"""An .odt made ready for pandoc: the numbers of lists and headings stand as words.

Source: OpenDocument 1.3, part 3, 5.3 (lists), 16.31–16.34 (their styles), 19.500 (num-format).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from civildialogue.core.source.importing.container import (
    TEXT_OF_ODT,
    Container,
    RefusedError,
    packed,
    tree,
)
from civildialogue.core.source.importing.forms import shown
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.signs import labelled, signless

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_FORMS |= {"I": "upperRoman", "": "none", "а": "russianLower", "А": "russianUpper"}
"""Forms by their first sign; LibreOffice writes Cyrillic ones as ``а, б, .., аа, аб, ... (bg)``."""
_UNREAD = ("tracked-changes", "note-citation", "sequence-decls", "variable-decls")
_PARTED = (f"{TEXT}p", f"{TEXT}h")
_BREAKS = (f"{TEXT}line-break", f"{TEXT}tab", f"{TEXT}s")


@dataclass(frozen=True)
class _Level:
    form: str
    before: str
    after: str
    levels: int
    start: int


@dataclass(frozen=True)
class _Numbers:
    """The rules of lists by style and level, and where each style’s count is."""

    rules: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, style: str, count: list[int]) -> str | None:
        """The number of an item, from its own count and those above it."""
        levels = self.rules.get(style, {})
        own = levels.get(len(count))
        if own is None:
            return None
        shared = range(len(count) - min(max(own.levels, 1), len(count)) + 1, len(count) + 1)
        parts = [shown(count[at - 1], levels[at].form) for at in shared if at in levels]
        text = ".".join(part for part in parts if part)
        return f"{own.before}{text}{own.after}".strip() or None


def ready(held: Container, losses: Losses) -> Container:
    """The document as pandoc is to read it. Raises RefusedError for one whose text is damaged."""
    root = tree(held.parts[TEXT_OF_ODT])
    if root is None:
        raise RefusedError("unreadable", words=TEXT_OF_ODT)
    for node in root.iter():
        node.text, node.tail = signless(node.text or ""), signless(node.tail or "")
    numbers = _Numbers()
    for each in (tree(held.parts.get("styles.xml", b"")), root):
        for style in () if each is None else each.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            numbers.rules[_name(style)] = _levels(style)
    body = root.find(f"{_OFFICE}body")
    if body is not None:
        outline: list[int] = []
        for node in list(body.iter(f"{TEXT}list", f"{TEXT}h")):
            inside = next(node.iterancestors(f"{TEXT}list"), None) is not None
            if node.tag == f"{TEXT}list" and not inside:
                _walk(node, numbers, "", [])
            elif node.tag == f"{TEXT}h" and not inside:
                _heading(node, numbers, outline)
    parts = {**held.parts, TEXT_OF_ODT: etree.tostring(root, encoding="UTF-8")}
    return replace(held, parts=parts, content=packed(parts))


def _name(style: etree._Element) -> str:
    return "outline" if style.tag == f"{TEXT}outline-style" else str(style.get(f"{_STYLE}name", ""))


def _levels(style: etree._Element) -> dict[int, _Level]:
    found = {}
    for each in style.iter(f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
        form = str(each.get(f"{_STYLE}num-format", ""))
        if each.tag == f"{TEXT}outline-level-style" and not form:
            continue
        found[_whole(each, "level", 1)] = _Level(
            _FORMS.get(form[:1], "decimal"),
            str(each.get(f"{_STYLE}num-prefix", "")),
            str(each.get(f"{_STYLE}num-suffix", "")),
            _whole(each, "display-levels", 1),
            _whole(each, "start-value", 1),
        )
    return found


def _whole(node: etree._Element, name: str, usual: int) -> int:
    value = str(node.get(f"{TEXT}{name}", ""))
    return int(value) if value.isdecimal() and len(value) < 10 else usual


def _walk(given: etree._Element, numbers: _Numbers, style: str, above: list[int]) -> None:
    """Labels the items of a list and of the lists in it."""
    style = str(given.get(f"{TEXT}style-name", "")) or style
    depth = len(above) + 1
    rule = numbers.rules.get(style, {}).get(depth)
    key = f"{style} {depth}"
    goes_on = given.get(f"{TEXT}continue-numbering") == "true" or given.get(f"{TEXT}continue-list")
    first = rule.start if rule else 1
    count = numbers.counts[key][-1] if goes_on and key in numbers.counts else first - 1
    for item in given.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
        place = [*above, count]
        if item.tag == f"{TEXT}list-item":
            count = _whole(item, "start-value", count + 1)
            place = [*above, count]
            numbers.counts[key] = place
            held = next(item.iterchildren(*_PARTED), None)
            label = numbers.label(style, place)
            if held is not None and label is not None:
                _put(held, label)
        for inner in item.iterchildren(f"{TEXT}list"):
            _walk(inner, numbers, style, place)


def _heading(node: etree._Element, numbers: _Numbers, outline: list[int]) -> None:
    """Labels a heading by the rules of the outline."""
    level = _whole(node, "outline-level", 1)
    if not 0 < level <= 10 or node.get(f"{TEXT}is-list-header") == "true":
        return
    rule = numbers.rules.get("outline", {}).get(level)
    outline[level:] = []
    while len(outline) < level:
        outline.append((rule.start if rule else 1) - 1 if len(outline) == level - 1 else 1)
    outline[level - 1] += 1
    if rule is not None and (label := numbers.label("outline", outline)):
        _put(node, label)


def _put(node: etree._Element, label: str) -> None:
    node.text = f"{labelled(label)} {node.text or ''}"


def texts(held: Container) -> Iterator[str]:
    """The words of each paragraph of a document that is ready, as its XML has them."""
    root = tree(held.parts[TEXT_OF_ODT])
    body = None if root is None else root.find(f"{_OFFICE}body")
    for node in () if body is None else body.iter(*_PARTED):
        if not any(_is_unread(each) for each in node.iterancestors()):
            yield "".join(_pieces(node))


def _is_unread(node: etree._Element) -> bool:
    name = str(node.tag).rpartition("}")[2]
    return name in _UNREAD or str(node.tag) == f"{_OFFICE}annotation"


def _pieces(node: etree._Element) -> Iterator[str]:
    yield node.text or ""
    for each in node:
        if each.tag in _BREAKS:
            yield " "
        elif each.tag not in _PARTED and not _is_unread(each) and each.tag != f"{TEXT}note":
            yield from _pieces(each)
        yield each.tail or ""
