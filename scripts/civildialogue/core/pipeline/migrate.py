"""Brings a project to today's form, step by step; a second time nothing is left to do.

A change of what stands in the sources comes with a step here, and with a saved project of the form
of before in ``tests/unit/migrate``.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from civildialogue.core.checks.forms import Fingerprint, fingerprints
from civildialogue.core.model.library import Library
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.writing import replaced, write
from civildialogue.core.source.yamltext import scalar


@dataclass(frozen=True)
class Converted:
    """A file that a step changed: its path below ``docs``, and in how many places."""

    step: str
    path: str
    count: int


def migrate(docs: Path) -> list[Converted]:
    """Applies every step in its order and returns what was converted.

    Raises UnreadableError and OSError; files before that one have today's form then.
    """
    done: list[Converted] = []
    for name, step in STEPS.items():
        for path, (text, count) in step(docs, Loader(docs).library).items():
            write(docs, path, text)
            done.append(Converted(name, path, count))
    return done


def _fingerprints(docs: Path, library: Library) -> Mapping[str, tuple[str, int]]:
    """Fingerprints of passages: of words now, and not of where their links lead.

    What was current stays current, and what was older stays older: a fingerprint of words that are
    no longer there gets its new form from the history; where that has none, it stays as it is.
    """
    history = History(docs)
    wanted: dict[str, list[tuple[Fingerprint, str]]] = defaultdict(list)
    for found in fingerprints(library):
        if new := _today(history, found):
            wanted[found.source.path.removeprefix("docs/")].append((found, new))
    return {
        path: (
            replaced(pairs[0][0].source, {f.place: _quoted(f, new) for f, new in pairs}),
            len(pairs),
        )
        for path, pairs in wanted.items()
    }


def _quoted(found: Fingerprint, new: str) -> str:
    """The new value in the quotation marks that the old one has."""
    mark = found.source.lines[found.place[0] - 1][found.place[1] - 1]
    return f"{mark}{new}{mark}" if mark in "\"'" else scalar(new)


def _today(history: History, found: Fingerprint) -> str | None:
    """The same fingerprint in today's form; None where it has it, or can't get it."""
    block = found.block
    if found.is_former and block is not None:
        return block.hash
    if block is not None and found.value == block.hash:
        return None
    path = f"{found.page.key}.{found.page.locale}.md"
    past = history.version(path, found.id, lambda b: b.former_hash == found.value)
    if past is None or past[0].hash in (found.value, block.hash if block else None):
        return None
    return past[0].hash


STEPS: Mapping[str, Callable[[Path, Library], Mapping[str, tuple[str, int]]]] = {
    "fingerprints": _fingerprints
}
