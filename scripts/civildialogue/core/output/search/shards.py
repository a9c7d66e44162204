"""The form of the index's files: small, the same bytes each time, and readable by a script tag.

A shard is a line ``civilShard("bg/v-0", {…});``: a browser loads it from a disk as from a server.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

FOLDER = "search-index"
FORMAT = 1
"""Grows when the engine could no longer read older shards."""

Shard = dict[str, Any]

# Five bits of a number in each sign; the signs of the second half say that more follow.
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def number(value: int) -> str:
    """A number from 0 on, lowest bits first: one sign up to 31, two up to 1,023, and so on."""
    signs = ""
    while value > 31:
        signs += _DIGITS[32 + value % 32]
        value //= 32
    return signs + _DIGITS[value]


def postings(entries: Iterable[tuple[int, int]]) -> str:
    """(passage, level) in ascending order as steps from one passage to the next, 8 levels each."""
    signs, before = [], -1
    for passage, level in entries:
        signs.append(number((passage - before - 1) * 8 + level))
        before = passage
    return "".join(signs)


def front_coded(stems: Sequence[tuple[str, int]]) -> str:
    """Sorted (stem, number of pages): letters shared with the last stem, frequency, the rest.

    Both are capital letters, which no stem has: A is 0. Frequency is the number of binary digits.
    """
    coded, last = [], ""
    for stem, pages in stems:
        shared = 0
        while shared < min(len(last), len(stem), 25) and last[shared] == stem[shared]:
            shared += 1
        coded.append(_MARKS[shared] + _MARKS[min(pages.bit_length(), 25)] + stem[shared:])
        last = stem
    return "".join(coded)


def text(name: str, data: Shard) -> str:
    """The content of a shard's file."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"civilShard({json.dumps(name)},{body});\n"


def write(site: Path, shards: dict[str, Shard]) -> None:
    """Writes each shard to its file below the site."""
    folders = {path(site, name).parent for name in shards}
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in shards.items():
        path(site, name).write_text(text(name, data), encoding="utf-8")


def read(site: Path, name: str) -> Shard | None:
    """The data of a shard; None if the file is missing, cut short or of another form."""
    try:
        content = path(site, name).read_text(encoding="utf-8")
        data = json.loads(content.removeprefix(f"civilShard({json.dumps(name)},")[: -len(");\n")])
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def path(site: Path, name: str) -> Path:
    """Where a shard's file stands. The names come from the engine, never from a reader."""
    return site / FOLDER / f"{name}.js"
