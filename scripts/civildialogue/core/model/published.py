"""The permalinks of a page that were ever published, and where the ledger has them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.text import SourceText

_BEFORE, _AFTER = r"(?<![^\s\"'\[,])", r"(?![^\s\"'\],])"


class Row(NamedTuple):
    """A line of the ledger."""

    source: SourceText
    line: int

    def find(self, word: str) -> Span:
        """The place of a word in it."""
        found = re.search(_BEFORE + re.escape(word) + _AFTER, self.source.lines[self.line - 1])
        return self.source.span(self.line, found.start() + 1 if found else 1, len(word))


class Published(Mapping[str, Span]):
    """The ids of a page in the order of the ledger, each with its place.

    A place is looked for when it is asked for: a ledger has very many ids, and few are wrong.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.rows: list[Row] = []
        """The lines that have the page; the ledger has one for each, but for a merge by lines."""
        self._at: dict[str, Row] = {}

    def add(self, row: Row, ids: Iterable[str]) -> None:
        """Ids of one more line."""
        self.rows.append(row)
        for identifier in ids:
            self._at.setdefault(identifier, row)

    def __getitem__(self, identifier: str) -> Span:
        return self._at[identifier].find(identifier)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._at

    @property
    def span(self) -> Span:
        """The place of the page."""
        source, line = self.rows[0]
        return source.span(line, max(source.lines[line - 1].find(self.key), 0) + 1, len(self.key))
