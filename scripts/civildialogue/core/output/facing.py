"""Facing pages: the passages of two rendered pages, side by side."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any
from urllib.parse import urljoin

from civildialogue.core.model.conventions import direction
from civildialogue.core.model.lacking import plain, told, tongue
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.output.tabs import opened
from civildialogue.core.site.blocks.rendering import Rendered

_REFERRING = frozenset(
    (
        *("for", "form", "headers", "list", "popovertarget"),
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details"),
        *("aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns"),
    )
)
"""Attributes that name ids. Source: HTML, index of attributes; WAI-ARIA 1.2, ID references."""
_TAG = re.compile(r'<[a-zA-Z][^<>=]*="[^<>]*>')
"""A tag with attributes, whose values stand in quotes, with “<” and “>” escaped."""
_ATTRIBUTE = re.compile(rf' (href|src|id|name|{"|".join(sorted(_REFERRING))})="([^"]*)"')
_REFERS = re.compile(rf' (?:{"|".join(sorted(_REFERRING))})="')
_PERMALINK = re.compile(r"<a [^<>]*\bcd-permalink\b[^<>]*>¶</a>")
_OLDER = re.compile(r'<[a-z0-9]+ [^<>]*class="[^"]*\bcd-older[ "]')
_LINK = "\0"
"""Around the place of a link; it stands in no HTML."""
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True)
class Column:
    """The passages of one page by their ids, as HTML, and its address below the site's root.

    ``spoken`` is the language of the text, which may stand in for one in ``locale``.
    """

    blocks: Mapping[str, str]
    address: str
    locale: Locale
    title: str
    spoken: Locale

    @cached_property
    def cells(self) -> Mapping[str, Sequence[str]]:
        """Each passage as it stands in a cell, worked out once for all pages that it is on.

        Every second piece is where a link leads to, below the site's root.
        """
        return {name: _moved(html, self).split(_LINK) for name, html in self.blocks.items()}


def column(meta: Mapping[str, Any], rendered: Rendered, address: str, locale: Locale) -> Column:
    """The column of a page: ``meta`` is its document's, ``address`` below the site's root."""
    blocks = {name: told(html) for name, html in rendered.blocks.items()}
    spoken = Locale(meta["forum"]["content_locale"])
    return Column(blocks, address, locale, plain(str(meta["title"])), spoken)


def rows(columns: Mapping[Locale, Column], beside: Locale, address: str, reader: Locale) -> str:
    """The rows of the record and the translation ``beside`` it; a reader's own language is left."""
    order = (beside, record_locale()) if reader == beside else (record_locale(), beside)
    left, right = (columns[each] for each in order)
    return compose(left, right, address, reader)


def compose(left: Column, right: Column, address: str, reader: Locale) -> str:
    """Rows for every passage of either page, in the original's order; a cell without one says so.

    ``address`` is where the rows will stand; links are rewritten to lead from there.
    """
    first, second = (left, right) if left.locale == record_locale() else (right, left)
    before, between = f"<div {_marked(left.spoken)}>", f"</div><div {_marked(right.spoken)}>"
    top = f"{before}{_title(left)}{between}{_title(right)}</div>"
    rows = [f'<div class="cd-row">{top}</div>']
    for identifier in dict.fromkeys([*first.blocks, *second.blocks]):
        one, two = (_cell(identifier, column, address, reader) for column in (left, right))
        cells = f"{before}{one}{between}{two}</div>"
        rows.append(f'<div class="cd-row" id="{escape(identifier)}">{cells}</div>')
    return '<div class="cd-facing">' + "\n".join(rows) + "</div>"


def _title(page: Column) -> str:
    return f'<p class="cd-facing-title">{escape(page.title)}</p>'


def _cell(identifier: str, page: Column, address: str, reader: Locale) -> str:
    html = page.blocks.get(identifier)
    if html is None:
        return _said(reader, "facing.absent", "cd-absent")
    note = _said(reader, "facing.older", "cd-older-note") if _OLDER.match(html) else ""
    pieces, ups = [*page.cells[identifier]], "../" * address.count("/")
    pieces[1::2] = [f"{ups}{place}" or "./" for place in pieces[1::2]]
    return "".join(pieces) + note


def _said(reader: Locale, key: str, style: str) -> str:
    spoken = tongue(reader, key)
    return f'<p class="{style}" lang="{spoken}">{escape(message(spoken, key))}</p>'


def _marked(locale: Locale) -> str:
    """The attributes of a column; the direction only where the site has both."""
    ways = {direction(each) for each in languages()}
    way = f' dir="{direction(locale)}"' if len(ways) > 1 else ""
    return f'lang="{locale}"{way}'


def _moved(html: str, page: Column) -> str:
    """The passage as it stands in a cell, with the place that a link leads to between signs.

    Ids and names get the language of their column, so that none stands in both. An id that nothing
    in the cell refers to goes: links lead to the row. So does a reference to what is not in the
    cell. No id of a source has a colon.
    """
    html = opened(_PERMALINK.sub("", html, count=1))
    wanted = _referred(html) if _REFERS.search(html) else frozenset()

    def attribute(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        if name in ("href", "src"):
            value = _led(page.address, value)
        elif name in ("id", "name"):
            is_kept = name == "name" or value in wanted
            value = f"{page.locale}:{value}" if is_kept else ""
        else:
            value = " ".join(f"{page.locale}:{each}" for each in value.split() if each in wanted)
        return f' {name}="{value}"' if value else ""

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)


def _referred(html: str) -> frozenset[str]:
    """The ids of a passage that something in it refers to."""
    found = [pair for tag in _TAG.findall(html) for pair in _ATTRIBUTE.findall(tag)]
    inside = frozenset(value for name, value in found if name == "id")
    return inside.intersection(
        each for name, value in found if name in _REFERRING for each in value.split()
    )


def _led(address: str, target: str) -> str:
    """A link of the page at an address; the place that it leads to on the site between signs."""
    if _ELSEWHERE.match(target):
        return target
    if target.startswith("#") and target != "#":
        return f"{_LINK}{address}{target}{_LINK}"
    return f"{_LINK}{urljoin(f'/{address}', target).removeprefix('/')}{_LINK}"
