"""How much one file may hold. Beyond these a text can be neither read nor built in good time."""

import re
from collections.abc import Sequence

from civildialogue.core.active import active
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.localized import both
from civildialogue.core.model.text import Block, SourceText

PAGE_BYTES = 262_144
"""A page: over fifty printed ones in Cyrillic."""
RECORD_BYTES = 65_536
"""A record with a file of its own, such as a comment with its translation and its answer."""
DATA_BYTES = 1_048_576
"""A list of ``_data``, of which the ledger of permalinks only grows."""
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
    if path.startswith("_data/"):
        return DATA_BYTES
    small = tuple(f"{kind.folder}/" for each in active() for kind in each.records)
    return RECORD_BYTES if path.startswith(small) else PAGE_BYTES


def crowded(source: SourceText, blocks: Sequence[Block]) -> Diagnostic | None:
    """The first place where a text holds more than can be read; None if there is none."""
    notes = 0
    for number, block in enumerate(blocks):
        notes += len(_NOTE.findall(block.text))
        measures = (
            ("characters", len(block.text), BLOCK_CHARACTERS),
            ("lines", block.text.count("\n") + 1, BLOCK_LINES),
            ("brackets", block.text.count("["), BLOCK_MARKS),
            ("definitions", len(re.findall("^:   ", block.text, re.MULTILINE)), DEFINITIONS),
            ("notes", notes, NOTES),
            ("blocks", number + 1, BLOCKS),
        )
        for name, found, limit in measures:
            if found > limit:
                return _too_much(source, block, name, found, limit)
    return None


def _too_much(source: SourceText, block: Block, name: str, found: int, limit: int) -> Diagnostic:
    key = f"crowded.{name}"
    what = both(key)
    span = source.span(block.line, 1, min(100, len(block.text.split("\n")[0])))
    params: dict[str, Param] = {"count": str(found), "limit": str(limit), "what": what}
    return Diagnostic("text-crowded", span, params)
