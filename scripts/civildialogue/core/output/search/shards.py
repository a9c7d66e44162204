"""The form of the index's files: small, the same bytes each time, and readable by a script tag.

A shard is a line ``civilShard("bg/v-0", {…});``: a browser loads it from a disk as from a server.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = "search-index"
FORMAT = 2
"""Grows when the engine could no longer read older shards."""

Shard = dict[str, Any]

# Five bits of a number in each sign; the signs of the second half say that more follow.
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGIT = re.compile("[0-9]")
BEGINNING = 4
"""Letters of a stem that decide where it stands; relatives share them (see lexicon.js)."""


def number(value: int) -> str:
    """A number from 0 on, lowest bits first: one sign up to 31, two up to 1,023, and so on."""
    signs = ""
    while value > 31:
        signs += _DIGITS[32 + value % 32]
        value //= 32
    return signs + _DIGITS[value]


@cache
def page_step(step: int) -> str:
    """How many pages are passed over before the next one where a stem stands: an odd number."""
    return number(step * 2 + 1)


def place(passage: int, level: int) -> str:
    """In which passage of the page, and how much it counts there (0 to 7): an even number."""
    return number((passage * 8 + level) * 2)


def front_coded(stems: Iterable[tuple[str, int]]) -> str:
    """Sorted (stem, number of pages): letters shared with the last stem, frequency, the rest.

    Both are capital letters, which no stem has: A is 0. Frequency is the number of binary digits.
    """
    coded, last = [], ""
    for stem, pages in stems:
        shared = 0
        for one, two in zip(last[:25], stem, strict=False):
            if one != two:
                break
            shared += 1
        coded.append(_MARKS[shared] + _MARKS[min(pages.bit_length(), 25)] + stem[shared:])
        last = stem
    return "".join(coded)


def part(stem: str, many: int) -> int:
    """The part of so many in which a stem stands; lexicon.js and loader.js find it the same way."""
    place = 0
    for letter in stem if _DIGIT.search(stem) else stem[:BEGINNING]:
        place = (place * 31 + ord(letter)) % 65_521
    return place % many


def body(data: Any) -> str:
    """Data as the JSON of a shard."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def text(name: str, content: str) -> str:
    """The content of a shard's file; ``content`` is JSON."""
    return f"civilShard({json.dumps(name)},{content});\n"


def files(made: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The file of each shard with its path below the site's root."""
    for name, content in made.items():
        yield place_of(name), text(name, content).encode()


def place_of(name: str) -> str:
    """The path of a shard's file below the site's root."""
    return f"{FOLDER}/{name}.js"


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
    return site / place_of(name)
