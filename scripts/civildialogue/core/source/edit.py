"""Careful edits of sources: missing ids, and records of translation.

Nothing that a person wrote is changed: lines are only added, except in what the program keeps.
A translation follows its original: passages are put in its order, and go with it.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from civildialogue.core.model.changes import Change
from civildialogue.core.model.conventions import transliterate
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.frontmatter import body_line
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamltext import scalar

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def marker(identifier: str, *, is_own: bool = False) -> str:
    """The line that names a passage."""
    return f"{{#{identifier}{' .own' if is_own else ''}}}"


def renamed(line: str, old: str, new: str) -> str:
    """The line that names a passage, with another id."""
    return re.sub(rf"\{{#{re.escape(old)}(?=[ }}])", f"{{#{new}", line)


def with_ids(page: Page, ids: Mapping[int, str]) -> str:
    """The page's text with new ids; ``ids`` maps the first line of a block to its id."""
    changes: list[Change] = []
    for block in page.blocks:
        if identifier := ids.get(block.line):
            if block.kind is BlockKind.HEADING:
                line = page.source.lines[block.line - 1]
                gap = "" if line.endswith(" ") else " "
                changes.append(Change(block.line, 1, (f"{line}{gap}{{#{identifier}}}",)))
            else:
                changes.append(Change(block.last_line + 1, 0, (marker(identifier),)))
    return changed(page.source, changes)


def new_ids(page: Page, partner: Page | None, spent: Collection[str] = ()) -> dict[int, str]:
    """Ids for the blocks that have none; a translation takes those of its original, its partner.

    ``spent`` are ids that must not be given: those with a tombstone never come back. A passage
    right under an id gets none, as that one may have been meant for it.
    """
    named = {block.line + 1 for block in page.blocks if block.kind is BlockKind.MARKER}
    taken = {*page.by_id, *spent}
    lent = paired(page, partner) if partner else {}
    found: dict[int, str] = {}
    for block in page.blocks:
        if not block.lasting or block.id is not None or block.line in named:
            continue
        if partner is None:
            identifier = _new_id(page, block, taken)
        elif block.line not in lent or (identifier := lent[block.line].id or "") in (*taken, ""):
            continue
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


def paired(page: Page, partner: Page) -> dict[int, Block]:
    """The partner's block for each of the page that has none of its ids, by the line of ours.

    Blocks are paired by position: between the same two ids (or ends of the page) there must be as
    many of them on both sides, of the same kinds.
    """
    ours, theirs = (_between(each, other) for each, other in ((page, partner), (partner, page)))
    found: dict[int, Block] = {}
    if [mark for mark, _ in ours] == [mark for mark, _ in theirs]:
        for (_, mine), (_, other) in zip(ours, theirs, strict=True):
            if [block.kind for block in mine] == [block.kind for block in other]:
                found |= {block.line: their for block, their in zip(mine, other, strict=True)}
    return found


def _between(page: Page, partner: Page) -> list[tuple[str, list[Block]]]:
    """The lasting blocks after each id that both pages have; those of the beginning after none."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in page.blocks:
        if block.id and block.id in partner.by_id:
            parts.append((block.id, []))
        elif block.lasting:
            parts[-1][1].append(block)
    return parts


def lines_of(page: Page, block: Block) -> list[str]:
    """The lines of a passage with that of its id."""
    return page.source.lines[block.line - 1 : max(block.last_line, block.id_line)]


def rising(numbers: Sequence[int]) -> list[int]:
    """The longest part of different numbers that rises, in their order.

    Source: M. L. Fredman, “On computing the length of longest increasing subsequences”, 1975.
    """
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]


def in_order(page: Page, original: Page) -> str:
    """The text of a translation with its passages in the order of the original.

    What has no counterpart there stays where it is, and so do the lines between passages.
    """
    place = {name: number for number, name in enumerate(original.by_id)}
    slots = [(name, block) for name, block in page.by_id.items() if name in place]
    right = sorted(slots, key=lambda slot: place[slot[0]])
    return changed(
        page.source,
        (
            Change(old.line, len(lines_of(page, old)), tuple(lines_of(page, new)))
            for (_, old), (_, new) in zip(slots, right, strict=True)
            if old is not new
        ),
    )


def without(page: Page, names: Collection[str]) -> str:
    """The text without the passages of these ids, and without the empty line below each."""
    return changed(page.source, _passages(page, names))


def buried(page: Page, names: Collection[str]) -> str:
    """A translation's text without these passages, and without the record of each."""
    return changed(page.source, [*_passages(page, names), *_records(page, names)])


def _passages(page: Page, names: Collection[str]) -> Iterator[Change]:
    for name in names:
        block = page.by_id[name]
        count = len(lines_of(page, block))
        below = page.source.lines[block.line - 1 + count :][:1]
        yield Change(block.line, count + (below == [""]), ())


def _records(page: Page, names: Collection[str]) -> Iterator[Change]:
    lines = page.source.lines
    rows = list(_lines_of(lines[1 : _end(page) - 1], "translates"))[1:]
    spent = [n for n in rows if lines[n - 1].partition(":")[0].strip(" '\"") in names]
    yield from (Change(number, 1, ()) for number in spent)
    if spent and len(spent) == len(rows):
        yield Change(rows[0] - 1, 1, ("translates: {}",))


def with_record(page: Page, hashes: Mapping[str, str]) -> str:
    """A translation's text whose ``translates`` says exactly ``hashes``."""
    lines, end = page.source.lines, _end(page)
    head = "translates:" if hashes else "translates: {}"
    record = (head, *(f"  {key}: {scalar(value)}" for key, value in hashes.items()))
    old = list(_lines_of(lines[1 : end - 1], "translates"))
    first = Change(old[0], 1, record) if old else Change(end, 0, record)
    return changed(page.source, [first, *(Change(number, 1, ()) for number in old[1:])])


def as_current(original: Page, translation: Page, ids: Iterable[str]) -> str:
    """A translation's text that says of some passages: compared with the original as it is now."""
    hashes = dict(translation.translates) | {name: original.by_id[name].hash for name in ids}
    return with_record(
        translation, {name: hashes[name] for name in original.by_id if name in hashes}
    )


def _end(page: Page) -> int:
    """The line that ends the front matter."""
    return body_line(page.source) - 1


def _lines_of(head: Iterable[str], key: str) -> Iterator[int]:
    """The numbers of the lines of a key of the front matter, without blank ones and remarks."""
    inside = False
    for number, line in enumerate(head, start=2):
        if line.strip() and not line.lstrip().startswith("#"):
            is_key = re.match(rf"[\"']?{key}[\"']?\s*:", line) is not None
            inside = is_key or (inside and line.startswith((" ", "\t")))
            if inside:
                yield number
