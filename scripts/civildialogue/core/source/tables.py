"""A table of Markdown → its cells, each with its words and its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain, pairwise

from civildialogue.core.model.text import Block
from civildialogue.core.source.inline import CITATION, LINK, with_code

_END = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_SIGNS = re.compile(r"\\\\|(\\?`+)|\\\||(\|)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]++\]")
_ATTRIBUTES = re.compile(r"\{:[^{}]*+\}")
_EMPHASIS = re.compile(r"(\*{1,3}+)(?=\S)([^*]++)(?<=\S)\1")
_STRESSED = re.compile(r"(_{2,3}+)(?=\S)((?>(?:[^_]++|_(?!_))+))(?<=\S)\1")
_MARKUP = re.compile(r"[\[{*_`\\&]")
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
    head = tuple(_cells(lines[0], 0, has_border=_has_border(lines[0])))
    rows = []
    for number in range(2, len(lines)):
        cells = list(row_of(lines, number))[: len(head)]
        end = Cell("", number, len(lines[number].rstrip()) + 1, 1)
        rows.append((*cells, *[end] * (len(head) - len(cells))))
    return Table(head, tuple(rows))


def row_of(lines: Sequence[str], number: int) -> Iterator[Cell]:
    """The cells that are written on a line of a table, whether or not the head has so many."""
    return _cells(lines[number], number, has_border=_has_border(lines[0]))


def width(lines: Sequence[str], number: int) -> int:
    """How many cells are written on a line of a table."""
    return len(_borders(lines[number], has_border=_has_border(lines[0]))[1]) + 1


def is_table(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether lines that follow one another are a table, as Python-Markdown decides it."""
    if end - start < 2 or "|" not in lines[start] or not set(lines[start + 1]) <= set("|:- "):
        return False
    has_border = _has_border(lines[start])
    head, rule = (len(_borders(lines[n], has_border=has_border)[1]) for n in (start, start + 1))
    if head == 0 and not (has_border and all(map(_has_border, lines[start + 1 : end]))):
        return False
    return head == rule


def _has_border(line: str) -> bool:
    row = line.strip(" ")
    return row.startswith("|") or _END.search(row) is not None


def _borders(row: str, *, has_border: bool) -> tuple[tuple[int, int], list[int]]:
    """Where the row's text begins and ends, and the signs between its cells.

    A sign after a backslash or between backticks is none. Source: Python-Markdown, “tables”.
    """
    start, stop = len(row) - len(row.lstrip(" ")), len(row.rstrip(" "))
    if has_border and row[start:stop].startswith("|"):
        start += 1
    if has_border and stop > start and _END.search(row, start, stop):
        stop -= 1
    ticks, bars = [], []
    for match in _SIGNS.finditer(row, start, stop):
        if match[1]:
            ticks.append((len(match[1].lstrip("\\")), match[1].startswith("\\"), match))
        elif match[2]:
            bars.append(match.start())
    edges = [*chain.from_iterable(_code(ticks))]
    return (start, stop), [bar for bar in bars if bisect_right(edges, bar) % 2 == 0]


def _code(ticks: list[tuple[int, bool, re.Match[str]]]) -> Iterator[tuple[int, int]]:
    """The places of code: each run of backticks up to the next one of its length."""
    later: dict[int, list[int]] = {}
    for at, (length, _, _) in enumerate(ticks):
        later.setdefault(length, []).append(at)
    at = 0
    while at < len(ticks):
        length, is_escaped, match = ticks[at]
        wanted = length - is_escaped
        places = later.get(wanted, []) if wanted else []
        following = bisect_right(places, at)
        if following < len(places):
            yield match.start(), ticks[places[following]][2].end()
            at = places[following]
        at += 1


def _cells(line: str, number: int, *, has_border: bool) -> Iterator[Cell]:
    (start, stop), borders = _borders(line, has_border=has_border)
    for before, after in pairwise([start - 1, *borders, stop]):
        raw = line[before + 1 : after]
        column = before + 2 + len(raw) - len(raw.lstrip())
        yield Cell(plain(raw), number, column, max(1, len(raw.strip())))


def plain(text: str) -> str:
    """Inline Markdown without its signs, citations and notes: the words that a reader sees."""
    if not _MARKUP.search(text):  # As nearly all.
        return re.sub(r"[ \t]+", " ", text).strip()
    text = _FOOTNOTE.sub("", CITATION.sub("", _ATTRIBUTES.sub("", text)))
    text = LINK.sub(lambda match: match["text"], text)
    text = with_code(text, lambda code: code.strip("`").strip())
    for _ in range(2):
        text = _STRESSED.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return re.sub(r"[ \t]+", " ", unescape(_ESCAPE.sub(r"\1", text))).strip()
