"""What a piece of Markdown without blank lines is, where that is sure."""

import re
from enum import Enum, auto

from civildialogue.core.site.blocks.marker import OPEN
from civildialogue.core.site.blocks.plain_tables import alignment
from civildialogue.core.site.blocks.plain_words import UnsureError

INDENT = " " * 4
_NEVER = ("<", "[^", "```", "~~~", "[TOC]", "\x02", "\x03", "\r", OPEN)
"""Tags, footnotes, fences, a table of contents in the text, and signs of the converters."""
_CHARACTER = re.compile(r"&#(?!(?:[0-9]+|[xX][0-9a-fA-F]+);)")
ENTITY = re.compile(r"&[#0-9a-zA-Z]++;")
_BLANK_LINE = re.compile(r"(?<=\n) ++(?=\n)")
ITEM = re.compile(r" {0,3}(\d++\.|[*+-]) ++(.*)")
QUOTE = re.compile(r" {0,3}> ?(.*)")
_FIRST = frozenset(" #>=:!?[~|*+_-\n")
_NEXT = re.compile(r"\n *+(?:[#>=:!?\[~|*+_-]|\d)")


class Kind(Enum):
    """What is known here."""

    PARAGRAPH = auto()
    HEADING = auto()
    LIST = auto()
    TABLE = auto()
    QUOTE = auto()
    BOX = auto()


_ODD_LINE = re.compile(r"\n(?:!!!|\?\?\?|===|#| {0,3}: | *+(?:[-_*][-_* ]*+|=++ *+)(?=\n|\Z))")
"""Boxes, headings, definitions, lines between parts, and lines that make headings."""
_QUOTED = re.compile(r"\n {0,3}>")


def prepared(text: str) -> str:
    """The text without tabs and blank spaces between its lines. Raises UnsureError."""
    for sign in _NEVER:
        if sign in text:
            raise UnsureError
    if "&" in text and (_CHARACTER.search(text) or ENTITY.fullmatch(text.strip())):
        raise UnsureError
    if "\t" in text:
        text = text.expandtabs(4)
    if "\n" not in text:
        return text
    if not (text.partition("\n")[0].strip(" ") and text.rpartition("\n")[2].strip(" ")):
        raise UnsureError
    return _BLANK_LINE.sub("", text) if "\n " in text else text


def kind_of(chunk: str) -> Kind:
    """What a piece is. Raises UnsureError."""
    if not chunk or chunk.isspace():
        raise UnsureError
    first = chunk[0]
    is_one = "\n" not in chunk
    if first not in _FIRST and not first.isdecimal() and (is_one or not _NEXT.search(chunk)):
        return Kind.PARAGRAPH
    if first == "#" and is_one:
        return Kind.HEADING
    if first == "\n" or chunk.endswith("\n") or chunk.startswith(INDENT):
        raise UnsureError
    if chunk.startswith("!!!"):
        return Kind.BOX
    lines = f"\n{chunk}"
    if _ODD_LINE.search(lines):
        raise UnsureError
    return _grown(chunk, lines)


def _grown(chunk: str, lines: str) -> Kind:
    """The same for what may have several parts, in the order of Python-Markdown's tests."""
    if alignment(chunk) is not None:
        return Kind.TABLE
    if ITEM.match(chunk):
        return Kind.LIST
    if QUOTE.match(chunk):
        return Kind.QUOTE
    # The target of a link by name, or an abbreviation.
    if _QUOTED.search(lines) or "]:" in chunk or "] :" in chunk:
        raise UnsureError
    return Kind.PARAGRAPH
