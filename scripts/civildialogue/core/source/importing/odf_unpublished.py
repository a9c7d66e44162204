"""What an .odt has and doesn't show: hidden text and sections, what a tracked change took away,
comments in the margin. It is told, and left out.

Source: OpenDocument 1.3, part 3, 5.4 (sections), 5.5 (tracked changes), 7.7 (hidden text),
14.1 (annotations), 20.418 (text:display).
"""

from collections.abc import Iterator

from lxml import etree

from civildialogue.core.source.importing.losses import HIDDEN, Losses
from civildialogue.core.source.importing.odf_runs import (
    DC,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    TEXT,
    holder,
    replaced,
    signed,
    words_in,
)

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FAMILIES = {f"{TEXT}span": "text", f"{TEXT}a": "text", f"{TEXT}p": "paragraph"}
_FAMILIES |= {f"{TEXT}h": "paragraph"}


def take_out(body: etree._Element, styles: list[etree._Element], losses: Losses) -> None:
    """Takes out of a text what is not published, and tells it."""
    _changes(body, losses)
    for note in list(body.iter(f"{OFFICE}annotation")):
        losses.tell("comment", f"{words_in(note)}{_who(note)}")
        replaced(note, losses.signs())
    for end in list(body.iter(f"{OFFICE}annotation-end")):
        replaced(end)
    hiding = _having(styles, f"{TEXT}display", "none")
    lined = _having(styles, f"{STYLE}text-underline-style")
    for node in list(body.iter()):
        if node.getparent() is not None and _is_hidden(node, hiding):
            _hide(node, losses)
        elif node.tag == f"{TEXT}span" and _style(node) in lined and (words := words_in(node)):
            losses.tell("underline", words)
            node.tail = f"{losses.signs()}{node.tail or ''}"
    for root in styles:  # Pandoc would take it for italics.
        etree.strip_attributes(root, f"{STYLE}text-underline-style")


def _hide(node: etree._Element, losses: Losses) -> None:
    if node.tag == f"{TEXT}hidden-paragraph":
        own = holder(node)
        replaced(node)
        node = node if own is None else own
    words = words_in(node) or node.get(f"{TEXT}string-value", "")
    if words:
        losses.tell(HIDDEN, str(words))
    if node.tag in (*PARAGRAPHS, f"{TEXT}section"):
        signed(node, losses.signs())
        parent = node.getparent()
        is_alone = parent is None or (len(parent) == 1 and node.tag in PARAGRAPHS)
        if parent is not None and not is_alone:
            parent.remove(node)
        else:
            for each in list(node):
                node.remove(each)
            node.text = losses.signs()
    else:
        replaced(node, losses.signs())


def _is_hidden(node: etree._Element, hiding: set[tuple[str, str]]) -> bool:
    if node.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
        return node.get(f"{TEXT}is-hidden") == "true"
    if node.tag == f"{TEXT}section":
        display = node.get(f"{TEXT}display")
        return display == "none" or (
            display == "condition" and node.get(f"{TEXT}is-hidden") == "true"
        )
    if node.tag == f"{TEXT}script" or node.get(f"{TEXT}display") == "none":
        return True
    return _style(node) in hiding


def _style(node: etree._Element) -> tuple[str, str]:
    """The family and the name of an element’s style."""
    return _FAMILIES.get(str(node.tag), ""), str(node.get(f"{TEXT}style-name", ""))


def _having(styles: list[etree._Element], name: str, value: str = "") -> set[tuple[str, str]]:
    """The styles whose text has a property, be it with any value but that of none, by family and
    name, with those that are based on them.
    """
    parents: dict[tuple[str, str], tuple[str, str]] = {}
    said: dict[tuple[str, str], bool] = {}
    for each in (style for root in styles for style in root.iter(f"{STYLE}style")):
        family = str(each.get(f"{STYLE}family", ""))
        key = family, str(each.get(f"{STYLE}name", ""))
        parents[key] = family, str(each.get(f"{STYLE}parent-style-name", ""))
        about = each.find(f"{STYLE}text-properties")
        if about is not None and (given := about.get(name)):
            said[key] = given == value if value else given != "none"
    found = set()
    for key in parents:
        at, seen = key, set[tuple[str, str]]()
        while at in parents and at not in said and at not in seen:
            seen.add(at)
            at = parents[at]
        if said.get(at):
            found.add(key)
    return found


def _changes(body: etree._Element, losses: Losses) -> None:
    """Tells tracked changes where they stand."""
    regions: dict[str, etree._Element] = {}
    for each in body.iter(f"{TEXT}changed-region"):
        if len(each):
            regions[str(each.get(f"{TEXT}id") or each.get(_ID))] = each[0]
    inserted: dict[str, list[str]] = {}
    for node, text in list(_walk(body)):
        name = str(node.get(f"{TEXT}change-id", "")) if isinstance(node.tag, str) else ""
        if text is not None:
            for words in inserted.values():
                words.append(text)
        elif node.tag == f"{TEXT}change-start":
            inserted[name] = []
        elif name in regions and node.tag in (f"{TEXT}change", f"{TEXT}change-end"):
            region = regions[name]
            is_gone = node.tag == f"{TEXT}change"
            said = words_in(region) if is_gone else "".join(inserted.pop(name, []))
            if said.strip() and region.tag in (f"{TEXT}insertion", f"{TEXT}deletion"):
                losses.tell("deletion" if is_gone else "insertion", f"{said}{_who(region)}")
            _mark(node, losses.signs())
    for each in list(body.iter(f"{TEXT}tracked-changes")):
        replaced(each)


def _mark(node: etree._Element, signs: str) -> None:
    if holder(node) is None:
        signed(node, signs)
    else:
        node.tail = f"{signs}{node.tail or ''}"


def _walk(node: etree._Element) -> Iterator[tuple[etree._Element, str | None]]:
    """Elements and texts in their order, without those of the list of changes."""
    yield node, None
    if node.tag == f"{TEXT}tracked-changes":
        return
    yield node, f"{' ' if node.tag in PARAGRAPHS else ''}{node.text or ''}"
    for each in node:
        yield from _walk(each)
        yield node, each.tail or ""


def _who(node: etree._Element) -> str:
    """Who made a change or a comment, and on which day."""
    name, day = next(node.iter(f"{DC}creator"), None), next(node.iter(f"{DC}date"), None)
    about = "" if name is None else name.text, ("" if day is None else day.text or "")[:10]
    said = " ".join(filter(None, about))
    return f" ({said})" if said else ""
