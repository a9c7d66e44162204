"""An .odt made ready for pandoc: the numbers of lists and headings stand as words.

Source: OpenDocument 1.3, part 3, 5.3 (lists), 16.31–16.34 (their styles), 19.500 (num-format).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from civildialogue.core.source.importing import odf_runs
from civildialogue.core.source.importing.container import (
    TEXT_OF_ODT,
    Container,
    packed,
    sound,
    tree,
)
from civildialogue.core.source.importing.forms import is_written, shown
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.odf_opening import open_all
from civildialogue.core.source.importing.odf_runs import (
    OFFICE,
    PARAGRAPHS,
    STYLE,
    TABLE,
    TEXT,
    words_in,
)
from civildialogue.core.source.importing.odf_unpublished import take_out
from civildialogue.core.source.importing.signs import labelled, signless

_STYLES = "styles.xml"
_NO_STYLES = f'<s:document-styles xmlns:s="{OFFICE[1:-1]}"/>'.encode()
_OWN_STYLES = f"{OFFICE}automatic-styles"
"""What stands for styles where a document has none: without both pandoc reads no document."""
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_FORMS |= {"I": "upperRoman", "": "none", "а": "russianLower", "А": "russianUpper"}
"""Forms by their first sign; LibreOffice writes Cyrillic ones as ``а, б, .., аа, аб, ... (bg)``."""


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

    losses: Losses
    rules: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)

    def put(self, node: etree._Element, style: str, count: list[int]) -> None:
        """Puts the number of an item, from its own count and those above it, before its words."""
        levels = self.rules.get(style, {})
        own = levels.get(len(count))
        if own is None:
            return
        shared = range(len(count) - min(max(own.levels, 1), len(count)) + 1, len(count) + 1)
        parts = [shown(count[at - 1], levels[at].form) for at in shared if at in levels]
        text = ".".join(part for part in parts if part)
        label = f"{own.before}{text}{own.after}".strip()
        for at in (at for at in shared if at in levels):
            form = levels[at].form
            if not is_written(count[at - 1], form) and (style, form) not in self.told:
                self.told.add((style, form))
                self.losses.tell("number", f"{label} {words_in(node)} ({form})")
        if label:
            node.text = f"{labelled(label)} {self.losses.signs()}{node.text or ''}"


def ready(held: Container, losses: Losses) -> Container:
    """The document as pandoc is to read it. Raises RefusedError for one whose text is damaged."""
    parts = {_STYLES: _NO_STYLES, **held.parts}
    roots = sound(parts, (TEXT_OF_ODT, _STYLES, "META-INF/manifest.xml"))
    root, styles = roots[TEXT_OF_ODT], roots[_STYLES]
    for node in root.iter():
        node.text, node.tail = signless(node.text or ""), signless(node.tail or "")
    numbers = _Numbers(losses)
    for each in (styles, root):
        for style in each.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            numbers.rules[_name(style)] = _levels(style)
    body = root.find(f"{OFFICE}body")
    if body is not None:
        if root.find(_OWN_STYLES) is None:
            body.addprevious(etree.Element(_OWN_STYLES))
        take_out(body, [styles, root], losses)
        open_all(body, held.parts, losses)
        _number(body, numbers)
        for given in list(body.iter(f"{TEXT}list")):
            if next(given.iterancestors(f"{TEXT}note"), None) is not None:
                odf_runs.replaced(given, "", *given.iter(*PARAGRAPHS))
    parts[TEXT_OF_ODT] = etree.tostring(root, encoding="UTF-8")
    return replace(held, parts=parts, content=packed(parts))


def _number(body: etree._Element, numbers: _Numbers) -> None:
    """Puts the numbers of lists and headings into a text."""
    outline: list[int] = []
    for node in list(body.iter(f"{TEXT}list", f"{TEXT}h")):
        inside = next(node.iterancestors(f"{TEXT}list"), None) is not None
        if node.tag == f"{TEXT}list" and not inside:
            _walk(node, numbers, "", [])
        elif node.tag == f"{TEXT}h" and not inside:
            _heading(node, numbers, outline)
    for node in body.iter(f"{TEXT}h"):
        if next(node.iterancestors(f"{TABLE}table-cell"), None) is not None:
            node.tag = f"{TEXT}p"  # Headings in cells are not read by pandoc.


def _name(style: etree._Element) -> str:
    return "outline" if style.tag == f"{TEXT}outline-style" else str(style.get(f"{STYLE}name", ""))


def _levels(style: etree._Element) -> dict[int, _Level]:
    found = {}
    for each in style.iter(f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
        form = str(each.get(f"{STYLE}num-format", ""))
        if each.tag == f"{TEXT}outline-level-style" and not form:
            continue
        found[_whole(each, "level", 1)] = _Level(
            _FORMS.get(form[:1], form),
            str(each.get(f"{STYLE}num-prefix", "")),
            str(each.get(f"{STYLE}num-suffix", "")),
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
            held = next(item.iterchildren(*PARAGRAPHS), None)
            if held is not None:
                numbers.put(held, style, place)
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
    numbers.put(node, "outline", outline)


def texts(held: Container) -> Iterator[str]:
    """The words of each paragraph of a document that is ready, as its XML has them."""
    root = tree(held.parts[TEXT_OF_ODT])
    body = None if root is None else root.find(f"{OFFICE}body")
    return iter(()) if body is None else odf_runs.texts(body)
