"""The ledger of permalinks: every id that was ever published, with its place, a page a line."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.library import UNNAMED, Library
from civildialogue.core.model.published import Published, Row
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import is_sound
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.formerledger import is_former, read_former
from civildialogue.core.source.limits import LEDGER_BYTES
from civildialogue.core.source.lists import LEDGER, first_file, in_order, inner, next_file
from civildialogue.core.source.writing import changed

HEAD = """\
# Every permalink that was ever published: a page a line, with its ids. `civildialogue check --fix`
# adds to it. An id never leaves this list: text that goes gets an entry in tombstones.yml.
"""
ROOM = LEDGER_BYTES // 2
"""Bytes of a file from which on new pages go into the next; the rest is for those that it has."""
_WORD = r"[^\s:#,\[\]{}\"']++"
_ROW = re.compile(rf"(?P<key>{_WORD}):(?P<ids>(?:[ \t]++{_WORD})*)")
_REMARK = re.compile(r"(?:^|(?<!\s)\s++)#.*")
Permalinks = Mapping[str, Published]


class Ledger:
    """What the files of the ledger say, as far as it can be read; ``faulty`` are pages as that of a
    record are, of which it can't.
    """

    def __init__(self, sources: Iterable[SourceText]) -> None:
        self.sources = tuple(sources)
        self.diagnostics: list[Diagnostic] = []
        self.permalinks: dict[str, Published] = {}
        self.faulty: set[str] = set()
        for source in self.sources:
            rows = self._former(source) if is_former(source) else self._rows(source)
            for key, line, ids in rows:
                page = self.permalinks.setdefault(key, Published(key))
                page.add(Row(source, line), ids)

    def _former(self, source: SourceText) -> Iterator[tuple[str, int, Sequence[str]]]:
        found = read_former(source)
        self.diagnostics += found.diagnostics
        self.faulty |= found.faulty
        yield from found.rows

    def _rows(self, source: SourceText) -> Iterator[tuple[str, int, Sequence[str]]]:
        for number, line in enumerate(source.lines, start=1):
            said = line if "#" not in line else _REMARK.sub("", line)
            if row := _ROW.fullmatch(said.rstrip()):
                yield row["key"], number, row["ids"].split()
            elif said.strip():
                file = source.path.rpartition("/")[2]
                params: dict[str, Param] = {"field": file, "expected": expectation("row", {})}
                at = source.span(number, 1, len(line))
                self.diagnostics.append(Diagnostic("field-invalid", at, params))
                self.faulty.add(UNNAMED)


def is_word(text: str) -> bool:
    """Whether a line of the ledger can have it, as a page or as an id."""
    return re.fullmatch(_WORD, text) is not None


def updated(
    library: Library, instead: Mapping[tuple[str, str], str] | None = None
) -> Mapping[str, str]:
    """The files of the ledger that change, with every id of today that is well formed; none is
    ever dropped.

    ``instead`` maps a page and an id that are not to be recorded yet to the id in whose place it
    stands. The ids of a page come in the order of its text, then those that are gone; remarks stay.
    A new page stands in the order of the keys.
    """
    return written(library.permalinks, library.ledger, dict(_wanted(library, instead or {})))


def merged(ours: SourceText, theirs: SourceText) -> str | None:
    """Our side of a file in which a merge stopped, with what only theirs has: the ledger only
    grows. None if one can't be read.
    """
    both = [Ledger([side]) for side in (ours, theirs)]
    if any(side.diagnostics for side in both):
        return None
    one, other = (side.permalinks for side in both)
    wanted = {
        key: [*dict.fromkeys(chain(one.get(key, ()), other.get(key, ())))]
        for key in sorted({*one, *other})
    }
    return written(one, [ours], wanted, LEDGER_BYTES).get(inner(ours.path), ours.written)


def _wanted(
    library: Library, instead: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, list[str]]]:
    for key in sorted({*library.permalinks, *library.originals}):
        page = library.originals.get(key)
        present = [instead.get((key, i), i) for i in page.prints if is_sound(i)] if page else []
        if ids := [*dict.fromkeys(chain(present, library.permalinks.get(key, ())))]:
            yield key, ids


def written(
    permalinks: Permalinks,
    sources: Sequence[SourceText],
    wanted: Mapping[str, Sequence[str]],
    room: int | None = None,
) -> Mapping[str, str]:
    """The files that change, so that the ledger says what is ``wanted``, by their paths.

    A file with ``room`` bytes gets no new page.
    """
    files = {inner(source.path): source for source in sources}
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for key, ids in wanted.items():
        page = permalinks.get(key)
        if page and (list(page) != [*ids] or len(page.rows) > 1):
            for number, (source, line) in enumerate(page.rows):
                remark = _REMARK.search(source.lines[line - 1])
                text = _line(key, ids) + (remark[0] if remark else "")
                lines = () if number else (text,)
                changes[inner(source.path)].append(Change(line, 1, lines))
    new = {key: _line(key, ids) for key, ids in wanted.items() if key not in permalinks}
    rows: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, page in permalinks.items():
        rows[inner(page.rows[0].source.path)].append((key, page.rows[0].line))
    fresh: dict[str, str] = {}
    for path, key in _placed(sorted(permalinks), permalinks, files, new, room or ROOM):
        if path in files:
            known = rows[path] = sorted(rows[path])
            at = bisect(known, (key, 0))
            line = known[at][1] if at < len(known) else _end(files[path])
            changes[path].append(Change(line, 0, (new[key],)))
        else:
            fresh[path] = f"{fresh.get(path, HEAD)}{new[key]}\n"
    if not files:
        fresh.setdefault(first_file(LEDGER), HEAD)
    return {path: changed(files[path], each) for path, each in changes.items()} | fresh


def _placed(
    known: Sequence[str],
    permalinks: Permalinks,
    files: Mapping[str, SourceText],
    new: Mapping[str, str],
    room: int,
) -> Iterator[tuple[str, str]]:
    """The file for each new page: that of the page before it, or where there is room."""
    sizes = {path: len(source.written.encode()) for path, source in files.items()}
    for key, line in new.items():
        at = bisect(known, key)
        before = inner(permalinks[known[at - 1]].rows[0].source.path) if at else ""
        last = in_order(sizes)[-1] if sizes else first_file(LEDGER)
        need = len(line.encode()) + 1
        choice = (path for path in (before, last) if path and sizes.get(path, 0) + need <= room)
        path = next(choice, None) or next_file(LEDGER, sizes)
        sizes[path] = sizes.get(path, len(HEAD.encode())) + need
        yield path, key


def _end(source: SourceText) -> int:
    return len(source.lines) + (source.lines[-1] != "")


def _line(key: str, ids: Sequence[str]) -> str:
    return f"{key}: {' '.join(ids)}"
