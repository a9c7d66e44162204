"""Where the lists of ``_data`` lie: a list is one file, or several in a folder of its name.

``_data/sources.yml`` and every ``_data/sources/*.yml`` are one list, however it is divided. The
ledger of permalinks is plain text, and YAML in its form of before.
"""

import re
from collections.abc import Iterable

DATA_FOLDER = "_data"
LEDGER = "permalinks"
"""The ledger's name: every permalink that was ever published."""
REGISTERS = ("authorities", "glossary", "sources", "themes", "tombstones")
_FILE = re.compile(
    rf"{DATA_FOLDER}/(?:(?P<list>{'|'.join(REGISTERS)})(?:/[^/]+)?\.yml"
    rf"|(?P<ledger>{LEDGER})(?:(?:/[^/]+)?\.txt|\.yml))"
)


def list_of(path: str) -> str | None:
    """The list that a file below the sources is of, or is a part of."""
    found = _FILE.fullmatch(path)
    return (found["list"] or found["ledger"]) if found else None


def first_file(name: str) -> str:
    """The file of a list that isn't divided."""
    return f"{DATA_FOLDER}/{name}.{'txt' if name == LEDGER else 'yml'}"


def inner(path: str) -> str:
    """The path below the sources of a file of a list, by the one that diagnostics have."""
    return path[path.rindex(f"{DATA_FOLDER}/") :]


def in_order(paths: Iterable[str]) -> list[str]:
    """The files of one list, that of its name before those in its folder; ``10`` is after ``2``."""
    return sorted(paths, key=lambda path: (path.count("/"), len(path), path))


def next_file(name: str, taken: Iterable[str]) -> str:
    """The next file of a list, for records for which there is no room in the others."""
    first, known = first_file(name), {*taken}
    stem, _, ending = first.rpartition(".")
    number = 2
    while f"{stem}/{number}.{ending}" in known:
        number += 1
    return f"{stem}/{number}.{ending}" if known else first
