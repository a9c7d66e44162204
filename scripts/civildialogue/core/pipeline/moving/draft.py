"""Texts as they are to be, while something gets another place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import SourceText
from civildialogue.core.source import clock
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.frontmatter import body_line
from civildialogue.core.source.lists import inner
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.register import home, ordered, record
from civildialogue.core.source.scaffold import NotWrittenError
from civildialogue.core.source.writing import changed, replaced

STONES = "tombstones"
Reason = Mapping[str, str]


class NoPlaceError(NotWrittenError):
    """A page or passage that isn't there, or a place that can't be had."""


@dataclass(frozen=True)
class Draft:
    """What files below the sources are to hold: each step sees what the ones before it wrote.

    ``reason`` is why, by language, for the tombstones.
    """

    library: Library
    reason: Reason
    texts: dict[str, str | None] = field(default_factory=dict)

    def page(self, page: Page) -> Page:
        """A page as it is to be so far, its front matter as it was read."""
        text = self.texts.get(path_of(page))
        if text is None:
            return page
        source = decoded(page.source.path, text.encode())
        first = body_line(source)
        blocks = tuple(split_blocks(source.lines[first - 1 :], first))
        return replace(page, source=source, blocks=blocks)

    def change(self, page: Page, changes: Iterable[Change]) -> None:
        """Changes lines of a page, which is as it is to be so far."""
        if found := list(changes):
            self.texts[path_of(page)] = changed(page.source, found)

    def set_field(self, page: Page, loc: tuple[str | int, ...], words: str) -> None:
        """Another value for a field of the front matter that stands on one line.

        Fields are set before the lines of a page are changed.
        """
        source = self.page(page).source
        self.texts[path_of(page)] = replaced(source, {page.fields[loc]: words})

    def pages(self, key: str) -> list[Page]:
        """The page in every language that it has. Raises NoPlaceError."""
        original = self.library.originals.get(key)
        if original is None:
            raise NoPlaceError("no-page-there", name=key)
        every = (original, *self.library.translations_of(key).values())
        return [self.page(page) for page in every]

    def every(self) -> Iterator[Page]:
        """Every page as it is to be so far."""
        return (self.page(page) for page in self.library.pages)

    def bury(self, page: str, block: str | None, to: str) -> None:
        """Adds a tombstone, if the permalink was published."""
        known = self.library.permalinks.get(page, ())
        if not known or (block is not None and block not in known):
            return
        values: dict[str, Any] = {"page": page}
        values |= {"id": block} if block else {}
        values |= {"removed": clock.today().isoformat(), "moved-to": to}
        path = home(STONES, self.library.tombstones, values)
        lines = record({**values, "reason": self.reason})
        self.texts[path] = ordered(self._list(path), [lines])

    def lead(self, old: str, new: str) -> None:
        """Tombstones that lead to a place lead to another one; what lives again has none."""
        values: dict[str, dict[tuple[int, int, int], str]] = {}
        for stone in self.library.tombstones:
            if stone.value.moved_to == old:
                path = inner(stone.source.path)
                values.setdefault(path, {})[stone.fields["moved-to",]] = new
        for path, new_words in values.items():
            self.texts[path] = replaced(self._list(path), new_words)

    def revive(self, page: str, block: str | None) -> None:
        """Takes away the tombstone of what lives again."""
        for stone in self.library.tombstones:
            if (stone.value.page, stone.value.id) == (page, block):
                path = inner(stone.source.path)
                lines = self._list(path).lines
                first = stone.fields[()][0]
                rest = range(first, len(lines))
                end = next((n for n in rest if not lines[n].startswith((" ", "\t"))), len(lines))
                gone = Change(first, end - first + 1, ())
                self.texts[path] = changed(self._list(path), [gone])

    def _list(self, path: str) -> SourceText:
        """A file of tombstones as it is to be so far."""
        held = (stone.source for stone in self.library.tombstones)
        source = next((s for s in held if inner(s.path) == path), SourceText(path, ""))
        text = self.texts.get(path)
        return source if text is None else decoded(source.path, text.encode())

    @property
    def files(self) -> Mapping[str, bytes | None]:
        """What is to be written; None for a file that goes."""
        return {p: None if text is None else text.encode() for p, text in self.texts.items()}


def path_of(page: Page) -> str:
    """The file of a page below the sources."""
    return f"{page.key}.{page.locale}.md"
