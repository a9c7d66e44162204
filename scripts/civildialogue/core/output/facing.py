"""Facing pages: two rendered pages, block by block side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin

from lxml import html as lhtml

from civildialogue.core.model.conventions import direction
from civildialogue.core.model.lacking import tongue
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.output.tabs import open_tabs

_LOCAL = frozenset(("href", "src"))
_REFERRING = frozenset(
    (
        *("for", "form", "headers", "list", "popovertarget"),
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details"),
        *("aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns"),
    )
)
"""Attributes that name ids. Source: HTML, index of attributes; WAI-ARIA 1.2, ID references."""


@dataclass(frozen=True)
class Rendered:
    """The content of one built page and its address below the site's root.

    ``spoken`` is the language of the text, which may stand in for one in ``locale``.
    """

    content: str
    address: str
    locale: Locale
    title: str
    spoken: Locale


def compose(left: Rendered, right: Rendered, address: str, reader: Locale) -> str:
    """Rows for every block of either page, in the original's order; a cell without a block says so.

    ``address`` is where the rows will stand; links are rewritten to lead from there.
    """
    ours, theirs = dict(_blocks(left)), dict(_blocks(right))
    first, second = (ours, theirs) if left.locale == record_locale() else (theirs, ours)
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
    spoken = tongue(reader, key)
    return f'<p class="{style}" lang="{spoken}">{escape(message(spoken, key))}</p>'


def _row(identifier: str, one: str, two: str, left: Rendered, right: Rendered) -> str:
    mark = f' id="{escape(identifier)}"' if identifier else ""
    return (
        f'<div class="cd-row"{mark}><div {_marked(left.spoken)}>{one}</div>'
        f"<div {_marked(right.spoken)}>{two}</div></div>"
    )


def _marked(locale: Locale) -> str:
    """The attributes of a column; the direction only where the site has both."""
    ways = {direction(each) for each in languages()}
    way = f' dir="{direction(locale)}"' if len(ways) > 1 else ""
    return f'lang="{locale}"{way}'


def _moved(element: lhtml.HtmlElement, page: Rendered, address: str) -> str:
    """The element as it stands in a cell, with its links leading from ``address``."""
    open_tabs(element)
    _set_apart(element, page.locale)
    for node in element.xpath("descendant-or-self::*"):
        for name in _LOCAL.intersection(node.keys()):
            node.set(name, _from(address, page.address, node.get(name)))
    for link in element.xpath("./a[contains(@class, 'cd-permalink')]"):
        link.drop_tree()
    return str(lhtml.tostring(element, encoding="unicode", with_tail=False))


def _set_apart(element: lhtml.HtmlElement, locale: Locale) -> None:
    """Gives ids and names the language of their column, so that none stands in both.

    An id that nothing in the cell refers to goes: links lead to the row. So does a reference to
    what is not in the cell. No id of a source has a colon.
    """
    inside = set(element.xpath("descendant-or-self::*/@id"))
    wanted: set[str] = set()
    for node in element.xpath("descendant-or-self::*"):
        if "name" in node.attrib:
            node.set("name", f"{locale}:{node.get('name')}")
        for attribute in _REFERRING.intersection(node.keys()):
            found = [name for name in node.attrib.pop(attribute).split() if name in inside]
            if found:
                wanted.update(found)
                node.set(attribute, " ".join(f"{locale}:{name}" for name in found))
    for node in element.xpath("descendant-or-self::*[@id]"):
        name = node.attrib.pop("id")
        if name in wanted:
            node.set("id", f"{locale}:{name}")


def _from(address: str, page_address: str, target: str) -> str:
    """A link of a page, as it must read at another address."""
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
        return target
    absolute = urljoin(f"/{page_address}", target)
    ups = "../" * address.count("/")
    return (ups + absolute.removeprefix("/")) or "./"
