"""A fast path for plain blocks: their Markdown → exactly the HTML that Python-Markdown makes of it.

It knows paragraphs, headings with an id, lists, tables, quotes and boxes of these. Whatever could
be something else, it leaves to Python-Markdown; ``tests/property/test_plain.py`` holds both equal.
"""

import re
from collections.abc import Container

from civildialogue.core.site.blocks.plain_headings import heading_html
from civildialogue.core.site.blocks.plain_inline import Resolve, inline
from civildialogue.core.site.blocks.plain_kinds import (
    INDENT,
    ITEM,
    QUOTE,
    Kind,
    kind_of,
    prepared,
)
from civildialogue.core.site.blocks.plain_tables import alignment, cells
from civildialogue.core.site.blocks.plain_words import UnsureError

_BOX = re.compile(r'!!! ?([\w-]++(?> ++[\w-]++)*)(?: ++"(.*?)")? *+')
_NESTED = re.compile(r" {4,7}(?:\d++\.|[*+-]) ")
_TASK = re.compile(r"\s*+\[[ xX]\]")
_DEEPEST = 6


def html(text: str, resolve: Resolve = str, kinds: Container[Kind] = frozenset(Kind)) -> str | None:
    """The HTML of one block that stands alone between two marks, or None if it may be unusual.

    ``text`` is a block as ``emit`` writes it, on a page that defines no abbreviations and no
    targets of links by name. ``resolve`` is applied to each target, and what is none of the
    ``kinds`` is left alone. The HTML ends as it does in the tree: with a new line.
    """
    try:
        chunk, _, rest = prepared(text).partition("\n\n")
        kind = kind_of(chunk)
        if kind not in kinds:
            return None
        if kind is Kind.BOX:
            return _box(f"{chunk}\n\n{rest}" if rest else chunk, resolve)
        return None if rest else _block(kind, chunk, resolve, 0)
    except UnsureError:
        return None


def _block(kind: Kind, chunk: str, resolve: Resolve, depth: int) -> str:
    """The HTML of what stands in no other block, or in ``depth`` others."""
    if depth == _DEEPEST:
        raise UnsureError
    if kind is Kind.PARAGRAPH:
        return f"<p>{inline(chunk.lstrip(), resolve)}</p>\n"
    if kind is Kind.LIST:
        return _list(chunk, resolve, depth)
    if kind is Kind.QUOTE:
        return _quote(chunk, resolve, depth)
    return (heading_html if kind is Kind.HEADING else _table)(chunk, resolve)


def _table(chunk: str, resolve: Resolve) -> str:
    header, _, *rows = chunk.split("\n")
    styles = alignment(chunk)
    if not rows or styles is None:
        raise UnsureError
    parts = ["<table>\n<thead>\n"]
    for number, row in enumerate((header, *rows)):
        tag = "td" if number else "th"
        found = cells(row.strip(" "), header.strip(" "))
        found += [""] * (len(styles) - len(found))
        parts.append("<tr>\n")
        for style, cell in zip(styles, found, strict=False):
            parts.append(f"<{tag}{style}>{inline(cell.strip(' '), resolve)}</{tag}>\n")
        parts.append("</tr>\n" if number else "</tr>\n</thead>\n<tbody>\n")
    return "".join([*parts, "</tbody>\n</table>\n"])


def _list(chunk: str, resolve: Resolve, depth: int) -> str:
    parts: list[str] = []
    tag = start = ""
    for sign, item in _items(chunk.split("\n")):
        kind = kind_of(item)
        if not parts:
            tag = "ul" if sign in "*+-" else "ol"
            start = "" if tag == "ul" or sign == "1." else f' start="{sign[:-1]}"'
        if not sign and kind is Kind.LIST:
            parts[-1] = _block(kind, item, resolve, depth + 1) + "</li>\n"
        elif sign and kind is Kind.PARAGRAPH and not _TASK.match(item):
            parts += [f"<li>{inline(item.lstrip(), resolve)}", "</li>\n"]
        else:
            raise UnsureError
    return "".join([f"<{tag}{start}>\n", *parts, f"</{tag}>\n"])


def _items(lines: list[str]) -> list[tuple[str, str]]:
    """The sign and the text of each item; an indented list is one of its own, without a sign."""
    items: list[tuple[str, list[str]]] = []
    for line in lines:
        if match := ITEM.match(line):
            items.append((match[1], [match[2]]))
        elif items[-1][0] and _NESTED.match(line):
            items.append(("", [line[4:]]))
        else:
            items[-1][1].append(line if items[-1][0] else line.removeprefix(INDENT))
    return [(sign, "\n".join(item)) for sign, item in items]


def _quote(chunk: str, resolve: Resolve, depth: int) -> str:
    lines = []
    for line in chunk.split("\n"):
        match = QUOTE.match(line)
        lines.append("" if line.strip() == ">" else match[1] if match else line)
    inner = _blocks("\n".join(lines), resolve, depth + 1)
    return f"<blockquote>\n{inner}</blockquote>\n"


def _box(text: str, resolve: Resolve) -> str:
    first, _, rest = text.partition("\n")
    match = _BOX.fullmatch(first)
    lines = rest.split("\n")
    if match is None or not all(not line or line.startswith(INDENT) for line in lines):
        raise UnsureError
    kind = re.sub("  +", " ", match[1].lower())
    title = kind.split(" ", 1)[0].capitalize() if match[2] is None else match[2]
    shown = f'<p class="admonition-title">{inline(title, resolve)}</p>\n' if title else ""
    inner = _blocks("\n".join(line[4:] for line in lines), resolve, 1)
    return f'<div class="admonition {kind}">\n{shown}{inner}</div>\n'


def _blocks(text: str, resolve: Resolve, depth: int) -> str:
    """Blocks within another; those that could grow together are left alone."""
    parts, before = [], None
    for chunk in text.split("\n\n"):
        kind = kind_of(chunk)
        if kind in (Kind.BOX, Kind.HEADING) or kind is before is not Kind.PARAGRAPH:
            raise UnsureError
        before = kind
        parts.append(_block(kind, chunk, resolve, depth))
    return "".join(parts)
