"""The names of OpenDocument, what an element of it says, and how one is taken out of a text."""

from collections.abc import Iterable, Iterator

from lxml import etree

from civildialogue.core.model.words import folded

_SPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, TEXT, TABLE, STYLE = map(_SPACE.format, ("office", "text", "table", "style"))
DRAW = _SPACE.format("drawing")
SVG = _SPACE.format("svg-compatible")
LINK = "{http://www.w3.org/1999/xlink}href"
DC = "{http://purl.org/dc/elements/1.1/}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_BREAKS = (f"{TEXT}line-break", f"{TEXT}tab", f"{TEXT}s", *PARAGRAPHS)
_APART: tuple[str, ...] = (
    f"{TEXT}tracked-changes",
    f"{TEXT}note-citation",
    f"{DC}creator",
    f"{DC}date",
)
_APART += (f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls")
_APART += (f"{SVG}title", f"{SVG}desc")


def words_in(node: etree._Element) -> str:
    """The words of an element, in one line."""
    return folded("".join(_pieces(node, ())))


def texts(body: etree._Element) -> Iterator[str]:
    """The words of each paragraph, without those of paragraphs in it."""
    for node in body.iter(*PARAGRAPHS):
        if not any(each.tag in _APART for each in node.iterancestors()):
            yield "".join(_pieces(node, (*PARAGRAPHS, f"{TEXT}note")))


def _pieces(node: etree._Element, without: tuple[str, ...]) -> Iterator[str]:
    yield node.text or ""
    for each in node:
        if isinstance(each.tag, str) and each.tag not in (*_APART, *without):
            yield " " if each.tag in _BREAKS else ""
            yield from _pieces(each, without)
            yield " " if each.tag in PARAGRAPHS else ""
        elif each.tag == f"{TEXT}note":
            yield " "
        yield each.tail or ""


def replaced(node: etree._Element, text: str = "", *inner: etree._Element) -> None:
    """Puts a text and elements in the place of an element; what follows it stays."""
    parent = node.getparent()
    if parent is None:
        return
    tail, before, at = node.tail or "", node.getprevious(), parent.index(node)
    node.tail = None
    parent.remove(node)
    if inner:
        parent[at:at] = list(inner)
        inner[-1].tail = f"{inner[-1].tail or ''}{tail}"
        tail = ""
    if before is None:
        parent.text = f"{parent.text or ''}{text}{tail}"
    else:
        before.tail = f"{before.tail or ''}{text}{tail}"


def opened(node: etree._Element) -> None:
    """Puts what an element holds in its place."""
    replaced(node, node.text or "", *node)


def holder(node: etree._Element) -> etree._Element | None:
    """The paragraph in which an element stands."""
    return next(node.iterancestors(*PARAGRAPHS), None)


def noted(nodes: Iterable[etree._Element], signs: str) -> None:
    """Leaves signs in the first paragraph of elements."""
    for node in nodes:
        for paragraph in node.iter(*PARAGRAPHS):
            paragraph.text = f"{signs}{paragraph.text or ''}"
            return


def signed(node: etree._Element, signs: str) -> None:
    """Leaves signs at the end of the paragraph of an element, or of the nearest one."""
    own = holder(node)
    if own is None:
        own = _nearest(node)
    if own is not None and len(own):
        own[-1].tail = f"{own[-1].tail or ''}{signs}"
    elif own is not None:
        own.text = f"{own.text or ''}{signs}"


def _nearest(node: etree._Element) -> etree._Element | None:
    around: etree._Element | None = node
    while around is not None:
        for is_before in (True, False):
            for each in around.itersiblings(preceding=is_before):
                found = list(each.iter(*PARAGRAPHS))
                if found:
                    return found[-1 if is_before else 0]
        around = around.getparent()
    return None
