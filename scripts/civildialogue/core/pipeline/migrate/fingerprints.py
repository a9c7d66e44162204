"""Fingerprints of passages: of words now, and not of where their links lead."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from civildialogue.core.checks.forms import Fingerprint
from civildialogue.core.checks.forms import fingerprints as recorded
from civildialogue.core.model.library import Library
from civildialogue.core.pipeline.migrate.plan import Edit
from civildialogue.core.source.history import History
from civildialogue.core.source.writing import replaced
from civildialogue.core.source.yamltext import scalar


def fingerprints(docs: Path, library: Library) -> Iterator[Edit]:
    """Each fingerprint of the form of before gets that of today.

    What was current stays current, and what was older stays older: a fingerprint of words that are
    no longer there gets its new form from the history; where that has none, it stays as it is.
    """
    history = History(docs)
    wanted: dict[str, list[tuple[Fingerprint, str]]] = defaultdict(list)
    for found in recorded(library):
        if new := _today(history, found):
            wanted[found.source.path.removeprefix("docs/")].append((found, new))
    for path, pairs in wanted.items():
        values = {found.place: _quoted(found, new) for found, new in pairs}
        content = replaced(pairs[0][0].source, values).encode()
        yield Edit("fingerprints", docs, path, content, len(pairs))


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
    if past is None or past.block.hash in (found.value, block.hash if block else None):
        return None
    return past.block.hash
