"""A folder of sources: its files, with those that would be, and what is found wrong in them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.located import UNNAMED
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import is_sound
from civildialogue.core.source.conflict import conflicts
from civildialogue.core.source.lists import DATA_FOLDER, LEDGER, REGISTERS, in_order, list_of
from civildialogue.core.source.reading import UnreadableError, read, within
from civildialogue.core.source.walk import walk

Files = Mapping[str, bytes | None]
"""Files by their paths below the folder; None where there is none."""


class Folder:
    """What is read of a folder: texts, and the faults of what can't be read."""

    def __init__(self, docs: Path, display: str = "docs", over: Files | None = None) -> None:
        """``display`` is how the folder is named in diagnostics; ``over`` are files as they would
        be, by their paths: what the folder has there is not read, and None stands for no file.
        """
        self.docs, self.display, self.over = docs, display, over or {}
        self.diagnostics: list[Diagnostic] = []
        self.faulty: set[tuple[str, str]] = set()

    def _paths(self) -> Iterator[str]:
        here = [*walk(self.docs, self.display, self.diagnostics)]
        yield from (path for path in here if self.over.get(path, b"") is not None)
        new = self.over.keys() - set(here)
        yield from sorted(path for path in new if self.over[path] is not None)

    def _text(self, path: str, *, is_letter: bool = False) -> SourceText | None:
        """The text of a file, or None with what is wrong told."""
        try:
            data = self.over.get(path)
            source = (
                read(self.docs, path, self.display)
                if data is None
                else within(f"{self.display}/{path}", path, data)
            )
        except UnreadableError as error:
            if error.diagnostic.code != "symbolic-link":  # The walk has named it already.
                self.diagnostics.append(error.diagnostic)
            return None
        marks = list(conflicts(source, is_letter=is_letter))
        self.diagnostics += marks
        return None if marks else source

    def _is_there(self, path: str) -> bool:
        return self.over[path] is not None if path in self.over else (self.docs / path).is_file()

    def _lists(self, paths: Iterable[str]) -> Mapping[str, list[str]]:
        """The files of each list, the one of its name first; YAML of no list is told.

        What the walk could not go into may hold any record, so its list is blamed.
        """
        found: dict[str, list[str]] = {name: [] for name in (*REGISTERS, LEDGER)}
        for told in self.diagnostics:
            inner = told.span.path.removeprefix(f"{self.display}/")
            for name in found:
                if inner in (DATA_FOLDER, f"{DATA_FOLDER}/{name}") or list_of(inner) == name:
                    self._blame(name)
        for path in paths:
            if known := list_of(path):
                found[known].append(path)
            elif path.startswith(f"{DATA_FOLDER}/") and path.endswith((".yml", ".yaml")):
                self._described(path, None)
        return {name: in_order(every) for name, every in found.items()}

    def _described(self, path: str, record: str | None) -> None:
        """Tells of a file of data that no record describes, so that nobody reads it."""
        if record is None or not self._is_there(record):
            self.diagnostics.append(Diagnostic("data-unread", Span(f"{self.display}/{path}")))

    def _beside(self, path: str, ending: str, own: str) -> SourceText | None:
        """The file of data beside a record, or None with what is wrong told."""
        other = path.removesuffix(ending) + own
        if self._is_there(other):
            return self._text(other)
        span = Span(f"{self.display}/{path}")
        name = other.rpartition("/")[2]
        self.diagnostics.append(Diagnostic("data-missing", span, {"file": name}))
        return None

    def _blame(self, kind: str, raw: Any = None) -> None:
        """Remembers a record with faults by its id, or by its page and id if it is a tombstone."""
        named = raw if isinstance(raw, dict) else {}
        identifier, page = named.get("id"), named.get("page")
        if kind == "tombstones" and isinstance(page, str):
            place = f"{page}#{identifier}" if identifier is not None else page
            self.faulty.add((kind, place))
        else:
            is_named = isinstance(identifier, str) and is_sound(identifier)
            self.faulty.add((kind, str(identifier) if is_named else UNNAMED))
