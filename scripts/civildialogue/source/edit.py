"""Careful edits of sources: missing ids, the ledger of permalinks, and records of translation.

Nothing that a person wrote is changed: lines are only added, except in what the program keeps.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from civildialogue.model.language import transliterate
from civildialogue.model.library import Library, Page
from civildialogue.model.text import Block, BlockKind
from civildialogue.source.writing import Change, changed
from civildialogue.source.yamltext import scalar

LEDGER = "_data/permalinks.yml"
LEDGER_HEAD = """\
# Every permalink that was ever published, page by page. `civildialogue check --fix` adds to it.
# An id never leaves this list: text that goes gets an entry in tombstones.yml.
"""
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def block_id(page: Page, block: Block, taken: Collection[str]) -> str:
    """A new id such as ``p-x3f9``, from the page and the words, that is not yet taken."""
    number = 0
    while True:
        seed = f"{page.key}\n{block.text}\n{number}".encode()
        value = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big")
        letters = ""
        for _ in range(4):
            value, place = divmod(value, len(_ALPHABET))
            letters += _ALPHABET[place]
        if f"p-{letters}" not in taken:
            return f"p-{letters}"
        number += 1


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


def new_ids(page: Page, partner: Page | None) -> dict[int, str]:
    """Ids for the blocks that have none. A partner of the same shape lends its ids by position."""
    wanting = [block for block in page.blocks if block.lasting and block.id is None]
    taken = set(page.by_id)
    lent = _by_position(page, partner) if partner else {}
    found: dict[int, str] = {}
    for block in wanting:
        if block.line in lent and lent[block.line] not in taken:
            identifier = lent[block.line]
        elif partner is not None:
            continue
        elif block.kind is BlockKind.HEADING:
            identifier = _heading_id(page, block, taken)
        else:
            identifier = block_id(page, block, taken)
        taken.add(identifier)
        found[block.line] = identifier
    return found


def _heading_id(page: Page, block: Block, taken: Collection[str]) -> str:
    """The heading's words in Latin letters; numbered if the page has such an id."""
    words = transliterate(block.text.lstrip("# ")).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:48].strip("-")
    if not slug or slug in taken:
        return block_id(page, block, taken).replace("p-", f"{slug}-" if slug else "h-", 1)
    return slug


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


def ledger_text(library: Library) -> str:
    """The ledger with every id of today added, in the order of the pages; none is ever dropped."""
    parts = [LEDGER_HEAD]
    for key in sorted({*library.permalinks, *library.originals}):
        published = list(library.permalinks.get(key, ()))
        page = library.originals.get(key)
        present = list(page.by_id) if page else []
        ids = present + [identifier for identifier in published if identifier not in present]
        if ids:
            parts.append(f"{key}:\n" + "".join(f"  - {identifier}\n" for identifier in ids))
    return "".join(parts)


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
