"""Headings by a line below them, and those that a space too many or too few takes for words."""

import re
from collections.abc import Iterator

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.library import Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.inline import prose
from civildialogue.core.source.nested import before, span
from civildialogue.core.source.signs import ITEM

_EQUALS = re.compile(r"={2,} *")
_DASHES = re.compile(r"-+ *")
_HEADING = re.compile(r" {1,3}(?P<sign>#{1,6}) +[^\s#]")
_TIGHT = re.compile(r"(?P<sign>#{1,6})(?=[^\s#])")
_EMPTY = re.compile(r"#{1,6}[\s#]*")
_TEXT = Localized(bg="излиза като текст", en="comes out as text")
_RULE = Localized(bg="излиза като черта", en="comes out as a line across")
_MARGIN = Localized(
    bg="започнете заглавието от началото на реда; `civildialogue check --fix` прави това, "
    "когато смисълът е ясен",
    en="begin the heading at the start of its line; `civildialogue check --fix` does it where "
    "the meaning is plain",
)


def underlined(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Headings by a line below them; after a sentence, a line across may have been meant."""
    first, newline, under = block.text.partition("\n")
    if block.kind is BlockKind.PARAGRAPH:
        if "\n==" in block.text:
            yield from _underlined_lines(page, block)
        if " #" in block.text:
            yield from _set_in(page, block)
    if block.kind is not BlockKind.HEADING or not newline:
        return
    last = under.rpartition("\n")[2]
    at = span(page.source, block, block.text.count("\n"), 0, len(last.rstrip()))
    prefix = before(page.source, block, 0)
    title = page.source.lines[block.line - 1][len(prefix) :].strip()
    is_words = under == last and not ITEM.match(first)  # Else it is code that is underlined.
    is_plain = is_words and not first.rstrip().endswith((".", ":", ";", "!", "?", ","))
    heading = f"{prefix}{'#' * max(2, block.level)} {title}"
    rewrite = Change(block.line, 2, (heading,)) if is_plain else None
    yield Diagnostic("heading-underlined", at, {"title": title}, rewrite=rewrite)


def _underlined_lines(page: Page, block: Block) -> Iterator[Diagnostic]:
    """A line of ``=`` under two lines or more makes no heading here: it comes out as it is."""
    lines = prose(block).split("\n")
    for number, line in enumerate(lines[2:], start=2):
        if _EQUALS.fullmatch(line):
            at = span(page.source, block, number, 0, len(line.rstrip()))
            yield Diagnostic("heading-unread", at, {"text": line.strip(), "shown": _TEXT})
            return


def _set_in(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Headings that don’t begin with their line: a space before the sign makes it words."""
    for number, line in enumerate(prose(block).split("\n")):
        if match := _HEADING.match(line):
            own, prefix = block.lines[number], before(page.source, block, number)
            is_plain = len(match["sign"]) > 1 and prefix == before(page.source, block, 0)
            rewrite = Change(block.line + number, 1, (prefix + own.lstrip(),)) if is_plain else None
            at = span(page.source, block, number, match.start("sign"), len(own.strip()))
            params: dict[str, Param] = {"text": own.strip(), "shown": _TEXT, "hint": _MARGIN}
            yield Diagnostic("heading-unread", at, params, rewrite=rewrite)


def ruled(page: Page, block: Block, above: Block | None) -> Iterator[Diagnostic]:
    """A line of dashes right under several lines: a heading elsewhere, a line across here."""
    if above is None or (block.kind, above.kind) != (BlockKind.RULE, BlockKind.PARAGRAPH):
        return
    if above.last_line + 1 == block.line and "\n" in above.text and _DASHES.fullmatch(block.text):
        at = span(page.source, block, 0, 0, len(block.text.rstrip()))
        yield Diagnostic("heading-unread", at, {"text": block.text.rstrip(), "shown": _RULE})


def tight(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Headings without a space after their sign: many mean a number or a word to search for."""
    match = _TIGHT.match(block.text)
    if match is None:
        return
    first = page.source.lines[block.line - 1]
    shift = len(before(page.source, block, 0))
    sign = match["sign"]
    at = span(page.source, block, 0, 0, len(block.text.split("\n")[0]))
    fresh = f"{first[: shift + len(sign)]} {first[shift + len(sign) :]}"
    rewrite = Change(block.line, 1, (fresh,)) if len(sign) > 1 else None
    yield Diagnostic("heading-tight", at, {"sign": sign, "text": block.text}, rewrite=rewrite)


def empty(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Headings without words, of which only the sign and perhaps an id are there."""
    if _EMPTY.fullmatch(block.text):
        line = page.source.lines[block.line - 1]
        at = line.index("#")
        place = page.source.span(block.line, at + 1, len(line[at:].rstrip()))
        yield Diagnostic("heading-empty", place, {"sign": "#" * max(2, block.level)})
