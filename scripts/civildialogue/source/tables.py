"""A table of Markdown → its cells, each with its words and its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from civildialogue.model.text import Block
from civildialogue.source.inline import CITATION, LINK, prose, with_code

_BORDER = re.compile(r"(?<!\\)\|")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]++\]")
_ATTRIBUTES = re.compile(r"\{:[^{}]*+\}")
_EMPHASIS = re.compile(r"(\*{1,3}+)(?=\S)([^*]++)(?<=\S)\1")
_STRESSED = re.compile(r"(_{2,3}+)(?=\S)((?:[^_]++|_(?!_))++)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")


@dataclass(frozen=True)
class Cell:
    """The words of a cell without markup, and their place: line from the block's first, column."""

    text: str
    line: int
    column: int
    length: int


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The head and the rows, each as wide as the head."""

    head: Row
    rows: tuple[Row, ...]


def read_table(block: Block) -> Table:
    """The cells of a table block, as Python-Markdown divides them.

    Source: Python-Markdown, extension “tables”: a missing cell is empty, one too many is dropped.
    """
    lines = block.text.split("\n")
    masked = prose(block).split("\n")
    head = tuple(_cells(lines[0], masked[0], 0))
    rows = []
    for number in range(2, len(lines)):
        cells = list(_cells(lines[number], masked[number], number))[: len(head)]
        end = Cell("", number, len(lines[number].rstrip()) + 1, 1)
        rows.append((*cells, *[end] * (len(head) - len(cells))))
    return Table(head, tuple(rows))


def _cells(line: str, masked: str, number: int) -> Iterator[Cell]:
    """``masked`` is the line with code blanked, so that a border in code is none."""
    borders = [match.start() for match in _BORDER.finditer(masked)]
    start = len(line) - len(line.lstrip())
    stop = len(line.rstrip())
    if borders and borders[0] == start:
        start = borders.pop(0) + 1
    if borders and borders[-1] == stop - 1:
        stop = borders.pop()
    edges = [start - 1, *borders, stop]
    for before, after in pairwise(edges):
        raw = line[before + 1 : after]
        column = before + 2 + len(raw) - len(raw.lstrip())
        yield Cell(plain(raw), number, column, max(1, len(raw.strip())))


def plain(text: str) -> str:
    """Inline Markdown without its signs, citations and notes: the words that a reader sees."""
    text = _FOOTNOTE.sub("", CITATION.sub("", _ATTRIBUTES.sub("", text)))
    text = LINK.sub(lambda match: match["text"], text)
    text = with_code(text, lambda code: code.strip("`").strip())
    for _ in range(2):
        text = _STRESSED.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return re.sub(r"[ \t]+", " ", unescape(_ESCAPE.sub(r"\1", text))).strip()
