"""How much one file may hold. Beyond these a text can be neither read nor built in good time."""

import re
from collections.abc import Iterator, Sequence

from civildialogue.core.active import active
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.localized import both
from civildialogue.core.model.text import Block, SourceText
from civildialogue.core.source.lists import LEDGER, first_file, list_of

PAGE_BYTES = 262_144
"""A page: over fifty printed ones in Cyrillic."""
RECORD_BYTES = 65_536
"""A record with a file of its own, such as a comment with its translation and its answer."""
LIST_BYTES = 2_097_152
"""A file of a list of ``_data``: some 3,000 sources. A longer list has several files."""
LEDGER_BYTES = 8_388_608
"""A file of the ledger of permalinks, which only grows: about a million ids, and then the next."""
MOST_BYTES = max(PAGE_BYTES, RECORD_BYTES, LIST_BYTES, LEDGER_BYTES)
BLOCK_CHARACTERS = 20_000
BLOCK_LINES = 1_000
BLOCK_MARKS = 400
"""Brackets in one block; the reader of Markdown looks for the end of each through all the rest."""
DEFINITIONS = 100
"""Terms of a definition list in one block; each is read inside the one before."""
NOTES = 500
"""Footnotes and abbreviations of one page; each is looked for in the whole text."""
BLOCKS = 3_000
_NOTE = re.compile(r"^(?:\[|\*\[)", re.MULTILINE)


def largest(path: str) -> int:
    """The most bytes that a file at that path below ``docs`` may have."""
    if name := list_of(path):
        return LEDGER_BYTES if name == LEDGER else LIST_BYTES
    return RECORD_BYTES if _is_record(path) else PAGE_BYTES


def _is_record(path: str) -> bool:
    return path.startswith(tuple(f"{kind.folder}/" for each in active() for kind in each.records))


def too_large(name: str, path: str, most: int) -> Diagnostic:
    """What is said of a file with more bytes than ``most``, and what can be done about its kind.

    ``name`` is what diagnostics call it.
    """
    params: dict[str, Param] = {"limit": str(most // 1024)}
    if listed := list_of(path):
        folder = name.removesuffix(path) + first_file(listed).rpartition(".")[0]
        key = "crowded.file-ledger" if listed == LEDGER else "crowded.file-list"
        params["hint"] = both(key, path=name, folder=f"{folder}/")
    elif _is_record(path):
        params["hint"] = both("crowded.file-record")
    return Diagnostic("file-too-large", Span(name), params)


def crowded(source: SourceText, blocks: Sequence[Block]) -> Diagnostic | None:
    """The first place where a text holds more than can be read; None if there is none."""
    notes = 0
    for number, block in enumerate(blocks):
        notes += len(_NOTE.findall(block.text))
        measures = (
            *_measures(block.text),
            ("notes", notes, NOTES),
            ("blocks", number + 1, BLOCKS),
        )
        for name, found, limit in measures:
            if found > limit:
                return _too_much(source, block, name, found, limit)
    return None


def fits(text: str) -> bool:
    """Whether a text may be one block, with some room for its id."""
    return all(found <= limit * 0.95 for _, found, limit in _measures(text))


def _measures(text: str) -> Iterator[tuple[str, int, int]]:
    """What of a block is counted: its name, how much there is, how much there may be."""
    yield "characters", len(text), BLOCK_CHARACTERS
    yield "lines", text.count("\n") + 1, BLOCK_LINES
    yield "brackets", text.count("["), BLOCK_MARKS
    yield "definitions", len(re.findall("^:   ", text, re.MULTILINE)), DEFINITIONS


def _too_much(source: SourceText, block: Block, name: str, found: int, limit: int) -> Diagnostic:
    key = f"crowded.{name}"
    what = both(key)
    span = source.span(block.line, 1, min(100, len(block.text.split("\n")[0])))
    params: dict[str, Param] = {"count": str(found), "limit": str(limit), "what": what}
    return Diagnostic("text-crowded", span, params)
