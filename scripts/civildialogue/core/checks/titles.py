"""Lists of pages whose links call a page otherwise than the page calls itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import Locale, message, record_locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.model.words import folded
from civildialogue.core.source import inline
from civildialogue.core.source.tables import plain, read_table

_ITEM = re.compile(r"[ \t]*+(?:[-*+]|\d{1,9}\.)[ \t]++")
_ENDS = " .;,"
FEWEST = 2
"""Links that stand alone before a list or a column is one of pages."""


@dataclass(frozen=True)
class _Entry:
    """An item of a list or a cell, with its place from the block's start."""

    raw: str
    line: int
    column: int


def names(library: Library) -> Iterator[Diagnostic]:
    """Links that are all of a list's item or of a table's cell, where such links list pages.

    Words of a sentence that lead to a page are no name of it, nor is a link to one of its passages.
    """
    for page in library.pages:
        for block in page.blocks:
            for entries in _lists(block):
                yield from _differing(library, page, block, entries)


def _lists(block: Block) -> Iterator[list[_Entry]]:
    """The items of a list; the cells of each column of a table."""
    if "](" not in block.text or "md" not in block.text:
        return
    lines = block.text.split("\n")
    if block.kind is BlockKind.LIST:
        marks = ((number, _ITEM.match(line)) for number, line in enumerate(lines))
        yield [_entry(lines, number, mark.end()) for number, mark in marks if mark]
    elif block.kind is BlockKind.TABLE:
        for column in zip(*read_table(block).rows, strict=True):
            yield [
                _entry(lines, cell.line, cell.column - 1, cell.length)
                for cell in column
                if cell.text
            ]


def _entry(lines: list[str], line: int, start: int, length: int | None = None) -> _Entry:
    end = None if length is None else start + length
    return _Entry(lines[line][start:end].rstrip(_ENDS), line, start + 1)


def _differing(
    library: Library, page: Page, block: Block, entries: list[_Entry]
) -> Iterator[Diagnostic]:
    links = {
        (found.line, found.column, found.length): found
        for found in inline.links(block)
        if not found.is_image
    }
    alone = [
        (entry, link.text, called)
        for entry in entries
        if (link := links.get((entry.line, entry.column, len(entry.raw))))
        and link.target.endswith(".md")
        and (called := _titles(library, library.resolve(page, link.target), page.locale))
    ]
    if len(alone) < max(FEWEST, len(entries) / 2):
        return
    for entry, text, called in alone:
        said = plain(text)
        is_phrase = said[:1].islower() and not called[0][:1].islower()
        if not is_phrase and _compared(said) not in map(_compared, called):
            span = page.source.span(block.line + entry.line, entry.column, len(entry.raw))
            yield Diagnostic("link-title", span, {"text": said, "title": called[0]})


def _compared(title: str) -> str:
    return folded(plain(title)).casefold()


def _titles(library: Library, key: str, locale: Locale) -> list[str]:
    """What a page may be called: its title, its short title, and as its feature names it."""
    if key in library.generated:
        return [message(locale, f"{key.removesuffix('/index').rpartition('/')[2]}.title")]
    page = library.page(key, locale) or library.page(key, record_locale())
    own = [page.matter.title, page.matter.short_title] if page else []
    more = (name for each in library.features for name in each.names(library, key, locale))
    return [name for name in (*own, *more) if name]
