"""The section ``quiz`` of a page → its questions.

Each question is a heading of the third level. The first word of its id says its kind, so that the
kind is the same in every language; what the question ends with has its answers:

- ``one-…``, ``many-…``: a list of ``- [ ] option`` and ``- [x] option``;
- ``true-…``: the same with two options, of which the first says that it is true;
- ``match-…``: a table of three columns: left, right, feedback;
- ``order-…``: a numbered list in the right order;
- ``short-…``: ``- = answer`` for each that is accepted; an item without ``=`` is any other answer.

The feedback of an item is the quotation inside it. ``quiz_of`` never fails: what is wrong with a
page stands in ``Quiz.faults``, and a question that is there can be relied on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.page import Page
from civildialogue.core.model.text import Block, BlockKind, unbroken
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.nested import visible
from civildialogue.core.source.signs import INDENT, ITEM, QUOTE
from civildialogue.core.source.tables import Cell, read_table
from civildialogue.features.training.model import ENTRY
from civildialogue.features.training.quiz import (
    SHAPES,
    UNMARKED,
    Option,
    Question,
    QuestionKind,
    Quiz,
)

SECTION = "quiz"
COLUMNS, FEWEST = 3, 2
"""Columns of the table of a question that matches (left, right, feedback); options of any."""
_BOX = re.compile(r"\[(?P<mark>[ xX])\] +(?P<text>\S.*)", re.DOTALL)
_ANSWER = re.compile(r"= +(?P<text>\S.*)", re.DOTALL)


def section(page: Page, identifier: str) -> tuple[Block, ...]:
    """A heading of the second level and the blocks under it; none if it isn't there."""
    found: list[Block] = []
    is_within = False
    for block in page.blocks:
        if block.kind is BlockKind.HEADING and block.level <= 2:
            is_within = block.id == identifier
        if is_within:
            found.append(block)
    return tuple(found)


def without(page: Page, names: Iterable[str]) -> Page:
    """A page that hasn't these sections."""
    lines = {block.line for name in names for block in section(page, name)}
    return replace(page, blocks=tuple(block for block in page.blocks if block.line not in lines))


def quiz_of(page: Page) -> Quiz:
    """The quiz of a page in its language; one without questions where it has no such section.

    On an entry test no option is right.
    """
    blocks = [b for b in section(page, SECTION) if b.kind is not BlockKind.MARKER]
    starts = [n for n, block in enumerate(blocks) if _is_question(block)]
    reader = _Reader(page)
    found = [reader.question(blocks[a:b]) for a, b in pairwise([*starts, len(blocks)])]
    return Quiz(tuple(filter(None, found)), tuple(reader.faults))


def _is_question(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 3


def _items(block: Block) -> Iterator[tuple[int, str, list[str]]]:
    """The items of a list: the line of each from the block's first, its mark, its lines."""
    lines = block.text.expandtabs(4).split("\n")
    starts = [n for n in visible(lines) if ITEM.match(lines[n])]
    for start, end in pairwise([*starts, len(lines)]):
        first = ITEM.match(lines[start])
        mark, rest = (first["mark"], lines[start][first.end() :]) if first else ("", "")
        below = (line.removeprefix(INDENT) for line in lines[start + 1 : end])
        yield start, mark, [rest, *below]


class _Reader:
    """Reads the questions of a page; what is wrong is gathered."""

    def __init__(self, page: Page) -> None:
        self._page, self._is_entry = page, page.matter.kind == ENTRY
        self.faults: list[Diagnostic] = []

    def _fault(self, code: str, line: int, words: str = "", **params: Param) -> None:
        """Tells of a line of the file, or of some words on it."""
        whole = self._page.source.lines[line - 1]
        at = whole.find(words) if words else -1
        start, length = (at, len(words)) if at >= 0 else (0, len(whole))
        self.faults.append(
            Diagnostic(code, self._page.source.span(line, start + 1, length), params)
        )

    def _misshapen(self, kind: QuestionKind, line: int) -> None:
        wanted = UNMARKED if self._is_entry and kind.is_chosen else SHAPES[kind]
        self._fault("question-shape", line, kind=str(kind), wanted=wanted)

    def question(self, blocks: Sequence[Block]) -> Question | None:
        """The question that a heading begins, with what stands under it; None if it has faults."""
        heading, *below = blocks
        name = heading.id or ""
        word = name.partition("-")[0]
        if word not in [*QuestionKind]:
            if name:  # A heading without an id is told of already.
                self._fault(
                    "question-kind", heading.id_line, name, id=name, kinds=", ".join(QuestionKind)
                )
            return None
        kind = QuestionKind(word)
        wanted = BlockKind.TABLE if kind is QuestionKind.MATCH else BlockKind.LIST
        if not below or below[-1].kind is not wanted:
            self._misshapen(kind, below[-1].line if below else heading.line)
            return None
        before = len(self.faults)
        read = self._pairs if kind is QuestionKind.MATCH else self._options
        options = tuple(read(kind, below[-1]))
        others = [o for o in options if kind is QuestionKind.SHORT and not o.is_right]
        if len(self.faults) == before:
            self._judge(kind, heading.line, options, others)
        if len(self.faults) > before:
            return None
        return Question(
            name,
            kind,
            heading.lines[0].strip("# "),
            tuple(below[:-1]),
            tuple(option for option in options if option not in others),
            heading.line,
            below[-1],
            others[0].feedback if others else "",
        )

    def _options(self, kind: QuestionKind, block: Block) -> Iterator[Option]:
        for start, mark, lines in _items(block):
            line = block.line + start
            text, feedback = self._item(kind, line, lines)
            is_sound, is_right = mark[0].isdigit() == (kind is QuestionKind.ORDER), True
            if kind.is_chosen:
                box = _BOX.fullmatch(text)
                text, is_right = (box["text"], box["mark"] != " ") if box else ("", False)
                is_sound &= not (is_right and self._is_entry)
            elif kind is QuestionKind.SHORT:
                answer = _ANSWER.fullmatch(text)
                text, is_right = (answer["text"], True) if answer else (text, False)
            if not is_sound or not text:
                self._misshapen(kind, line)
            elif not feedback:
                self._fault("option-feedback", line, text)
            yield Option(text, feedback, line, is_right)

    def _item(self, kind: QuestionKind, line: int, lines: list[str]) -> tuple[str, str]:
        """The words of an item on one line, and what is quoted in it."""
        end = next((n for n, each in enumerate(lines) if n and _is_end(each)), len(lines))
        quoted = [n for n in range(end, len(lines)) if lines[n].strip()]
        others = (n for n in quoted if not QUOTE.match(lines[n]))
        # Markdown makes a list of such a line although no empty one stands above it.
        nested = (n for n in range(1, end) if ITEM.match(lines[n]))
        odd = next(nested, 0) or next(others, 0)
        if [block.kind for block in split_blocks(lines[:end], line)] != [BlockKind.PARAGRAPH]:
            odd = odd or end - 1
        if odd:
            self._misshapen(kind, line + odd)
        whole = unbroken("\n".join(lines[:end]))
        words = " ".join(each.strip(" ") for each in whole.split("\n")).strip()
        return words, "\n".join(QUOTE.sub("", line).rstrip() for line in lines[end:]).strip()

    def _pairs(self, kind: QuestionKind, block: Block) -> Iterator[Option]:
        for row in read_table(block).rows:
            line = block.line + row[0].line
            texts = [_written(block, cell) for cell in row]
            if len(row) != COLUMNS or not all(texts[:2]):
                self._misshapen(kind, line)
                continue
            if not texts[2]:
                self._fault("option-feedback", line, texts[0])
            yield Option(texts[0], texts[2], line, partner=texts[1])

    def _judge(
        self, kind: QuestionKind, line: int, options: Sequence[Option], others: Sequence[Option]
    ) -> None:
        """How many options there are, how many of them are right, and that they differ."""
        right = [option for option in options if option.is_right]
        is_short = kind is QuestionKind.SHORT
        if len(options) < FEWEST or (is_short and len(others) > 1):
            self._misshapen(kind, others[1].line if len(others) > 1 else line)
        elif kind is QuestionKind.TRUE and len(options) > FEWEST:
            self._misshapen(kind, options[FEWEST].line)
        elif not right and not self._is_entry:
            self._fault("answer-none", line)
        elif is_short and not others:
            self._misshapen(kind, line)
        elif len(right) > 1 and kind in (QuestionKind.ONE, QuestionKind.TRUE):
            self._fault("answers-several", right[1].line, right[1].text)
        elif again := _repeated([option for option in options if option not in others]):
            self._fault("option-repeated", again.line, again.text)


def _repeated(options: Sequence[Option]) -> Option | None:
    """The first option with the words of one before it."""
    words = [option.text.casefold() for option in options]
    return next((each for n, each in enumerate(options) if words[n] in words[:n]), None)


def _written(block: Block, cell: Cell) -> str:
    """A cell as it is written; the place of an empty one is its border."""
    text = block.lines[cell.line][cell.column - 1 :][: cell.length].strip()
    return "" if text == "|" else text


def _is_end(line: str) -> bool:
    """Whether the words of an item end before a line: where it is empty, or a quotation begins."""
    return not line.strip() or QUOTE.match(line) is not None
