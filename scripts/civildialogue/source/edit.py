"""Careful edits of sources: missing ids, and records of translation.

Nothing that a person wrote is changed: lines are only added, except in what the program keeps.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from civildialogue.model.language import transliterate
from civildialogue.model.library import Page
from civildialogue.model.text import Block, BlockKind
from civildialogue.source.writing import Change, changed
from civildialogue.source.yamltext import scalar

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def with_ids(page: Page, ids: Mapping[int, str]) -> str:
    """The page's text with new ids; ``ids`` maps the first line of a block to its id."""
    changes: list[Change] = []
    for block in page.blocks:
        if identifier := ids.get(block.line):
            if block.kind is BlockKind.HEADING:
                heading = f"{page.source.lines[block.line - 1].rstrip()} {{#{identifier}}}"
                changes.append(Change(block.line, 1, (heading,)))
            else:
                changes.append(Change(block.last_line + 1, 0, (f"{{#{identifier}}}",)))
    return changed(page.source, changes)


def new_ids(page: Page, partner: Page | None, buried: Collection[str] = ()) -> dict[int, str]:
    """Ids for the blocks that have none. A partner of the same shape lends its ids by position.

    ``buried`` are ids of the page that have a tombstone: they never come back.
    """
    wanting = [block for block in page.blocks if block.lasting and block.id is None]
    taken = {*page.by_id, *buried}
    lent = _by_position(page, partner) if partner else {}
    found: dict[int, str] = {}
    for block in wanting:
        if block.line in lent and lent[block.line] not in taken:
            identifier = lent[block.line]
        elif partner is not None:
            continue
        else:
            identifier = _new_id(page, block, taken)
        taken.add(identifier)
        found[block.line] = identifier
    return found


def _new_id(page: Page, block: Block, taken: Collection[str]) -> str:
    """A heading's words in Latin letters, with four more letters if that is taken; for other
    passages, such as ``p-x3f9``. The same page and words give the same id on every machine.
    """
    stem = "p"
    if block.kind is BlockKind.HEADING:
        words = transliterate(block.text.lstrip("# ")).lower()
        slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:48].strip("-")
        if slug and slug not in taken:
            return slug
        stem = slug or "h"
    seed, number = f"{page.key}\n{block.text}\n", 0
    while (found := f"{stem}-{letters(f'{seed}{number}', 4)}") in taken:
        number += 1
    return found


def letters(seed: str, count: int) -> str:
    """Letters and digits that nobody takes for one another, always the same for the same seed."""
    value = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    found = ""
    for _ in range(count):
        value, place = divmod(value, len(_ALPHABET))
        found += _ALPHABET[place]
    return found


def _by_position(page: Page, partner: Page) -> dict[int, str]:
    """Partner ids for blocks between the same two anchors that count and look the same."""
    ours = [block for block in page.blocks if block.lasting]
    theirs = [block for block in partner.blocks if block.lasting]
    if [block.kind for block in ours] != [block.kind for block in theirs]:
        return {}
    return {
        mine.line: other.id
        for mine, other in zip(ours, theirs, strict=True)
        if other.id is not None
    }


def with_record(page: Page, hashes: Mapping[str, str]) -> str:
    """A translation's text whose ``translates`` says exactly ``hashes``."""
    lines = page.source.lines
    end = next(n for n, line in enumerate(lines[1:], start=2) if line.rstrip() == "---")
    record = ("translates:", *(f"  {key}: {scalar(value)}" for key, value in hashes.items()))
    old = list(_lines_of(lines[1 : end - 1], "translates"))
    first = Change(old[0], 1, record) if old else Change(end, 0, record)
    return changed(page.source, [first, *(Change(number, 1, ()) for number in old[1:])])


def _lines_of(head: Iterable[str], key: str) -> Iterator[int]:
    """The numbers of the lines of a key of the front matter, without blank ones and remarks."""
    inside = False
    for number, line in enumerate(head, start=2):
        if line.strip() and not line.lstrip().startswith("#"):
            is_key = re.match(rf"[\"']?{key}[\"']?\s*:", line) is not None
            inside = is_key or (inside and line.startswith((" ", "\t")))
            if inside:
                yield number
