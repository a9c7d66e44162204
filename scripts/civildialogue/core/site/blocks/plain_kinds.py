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


_TESTS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (re.compile(r"\A!!!"), Kind.BOX),
    (re.compile(r"^(?:!!!|\?\?\?|===)", re.MULTILINE), None),
    (re.compile(rf"\A(?:{INDENT}|\n)|\n\Z"), None),
    (re.compile(r"\A[^\n|]*+\|[^\n]*+\n"), Kind.TABLE),
    (re.compile(r"\A#[^\n]*+\Z"), Kind.HEADING),
    (re.compile(r"^#", re.MULTILINE), None),
    # A line between two parts, or a line that makes a heading of the one above.
    (re.compile(r"^ *+(?:[-_*][-_* ]*+|=++ *+)$", re.MULTILINE), None),
    (re.compile(r"\A {0,3}(?:\d++\.|[*+-]) "), Kind.LIST),
    (re.compile(r"^ {0,3}: ", re.MULTILINE), None),
    (re.compile(r"\A {0,3}>"), Kind.QUOTE),
    (re.compile(r"^ {0,3}>", re.MULTILINE), None),
    # The target of a link by name, or an abbreviation.
    (re.compile(r"\] ?:"), None),
)
"""In the order of Python-Markdown's own; what has no kind could be anything."""


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
    if (
        chunk[0] not in _FIRST
        and not chunk[0].isdecimal()
        and ("\n" not in chunk or not _NEXT.search(chunk))
    ):
        return Kind.PARAGRAPH
    for pattern, kind in _TESTS:
        if pattern.search(chunk) and (kind is not Kind.TABLE or alignment(chunk) is not None):
            if kind is None:
                raise UnsureError
            return kind
    return Kind.PARAGRAPH
