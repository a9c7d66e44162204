"""Facing pages: two rendered pages, block by block side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin

from lxml import html as lhtml

from civildialogue.model.language import RECORD, Locale, message

_LOCAL = ("href", "src")


@dataclass(frozen=True)
class Rendered:
    """The content of one built page and its address below the site's root."""

    content: str
    address: str
    locale: Locale
    title: str


def compose(left: Rendered, right: Rendered, address: str, reader: Locale) -> str:
    """Rows for every block of either page, in the original's order; a cell without a block says so.

    ``address`` is where the rows will stand; links are rewritten to lead from there.
    """
    ours, theirs = dict(_blocks(left)), dict(_blocks(right))
    first, second = (ours, theirs) if left.locale is RECORD else (theirs, ours)
    rows = [_row("", _title(left), _title(right), left, right)]
    for identifier in dict.fromkeys([*first, *second]):
        one = _cell(ours.get(identifier), left, address, reader)
        two = _cell(theirs.get(identifier), right, address, reader)
        rows.append(_row(identifier, one, two, left, right))
    return '<div class="cd-facing">' + "\n".join(rows) + "</div>"


def _blocks(page: Rendered) -> Iterator[tuple[str, lhtml.HtmlElement]]:
    """The top-level elements that have an id and a permalink."""
    for element in lhtml.fragments_fromstring(page.content, no_leading_text=False):
        if isinstance(element, str):
            continue
        identifier = element.get("id")
        if identifier and element.xpath("./a[contains(@class, 'cd-permalink')]"):
            yield identifier, element


def _title(page: Rendered) -> str:
    return f'<p class="cd-facing-title">{escape(page.title)}</p>'


def _cell(element: lhtml.HtmlElement | None, page: Rendered, address: str, reader: Locale) -> str:
    if element is None:
        return _said(reader, "facing.absent", "cd-absent")
    is_older = "cd-older" in element.get("class", "").split()
    note = _said(reader, "facing.older", "cd-older-note") if is_older else ""
    return _moved(element, page, address) + note


def _said(reader: Locale, key: str, style: str) -> str:
    return f'<p class="{style}" lang="{reader}">{escape(message(reader, key))}</p>'


def _row(identifier: str, one: str, two: str, left: Rendered, right: Rendered) -> str:
    mark = f' id="{escape(identifier)}"' if identifier else ""
    return (
        f'<div class="cd-row"{mark}><div lang="{left.locale}">{one}</div>'
        f'<div lang="{right.locale}">{two}</div></div>'
    )


def _moved(element: lhtml.HtmlElement, page: Rendered, address: str) -> str:
    """The element without ids (the row has them) and with its links leading from ``address``."""
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        node.attrib.pop("id", None)
        for name in _LOCAL:
            if name in node.attrib:
                node.set(name, _from(address, page.address, node.get(name)))
    for link in element.xpath("./a[contains(@class, 'cd-permalink')]"):
        link.drop_tree()
    text: str = lhtml.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r"^<(h[2-6])>", r"<\1>", text)


def _from(address: str, page_address: str, target: str) -> str:
    """A link of a page, as it must read at another address."""
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
        return target
    absolute = urljoin(f"/{page_address}", target)
    ups = "../" * address.count("/")
    return (ups + absolute.removeprefix("/")) or "./"
