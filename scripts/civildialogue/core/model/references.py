"""What pages and records name: all over the site, page by page, and the names that there are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from civildialogue.core.feature import RESTS, Reference
from civildialogue.core.model.located import Located
from civildialogue.core.model.page import Page
from civildialogue.core.model.records import Tombstone
from civildialogue.core.model.vocabulary import Origin

if TYPE_CHECKING:
    from civildialogue.core.model.library import Library


class References:
    """The references of a library; worked out once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._in_folders: dict[str, Mapping[str, Page]] = {}

    @cached_property
    def every(self) -> tuple[tuple[Page, Reference], ...]:
        """Each page with each thing that its facts name."""
        return tuple(
            (page, named)
            for page in self._library.originals.values()
            for named in self._library.page_kind(page.original).references(page.original)
        )

    @cached_property
    def of_records(self) -> tuple[tuple[Located[Any], Reference], ...]:
        """Each record with a file of its own with each thing that it names."""
        return tuple(
            (located, named)
            for kind in self._library.record_kinds
            for located in self._library.filed.get(kind.model, {}).values()
            for named in kind.references(located.value)
        )

    def of(self, key: str) -> Sequence[Reference]:
        """What the facts of one page name."""
        return self._by_page.get(key, ())

    @cached_property
    def _by_page(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for page, named in self.every:
            found.setdefault(page.key, []).append(named)
        return found

    @cached_property
    def resting(self) -> Mapping[str, Sequence[str]]:
        """The pages that rest on a page, by its key; claims are among them, examples are not."""
        found: dict[str, dict[str, None]] = {}
        for page, named in self.every:
            counts = page.original.origin is not Origin.EXAMPLE
            if named.way == RESTS and counts and named.target != page.key:
                found.setdefault(named.target, {})[page.key] = None
        return {target: [*keys] for target, keys in found.items()}

    @cached_property
    def buried(self) -> Mapping[str, Mapping[str | None, Tombstone]]:
        """The tombstones of each page by their passages; None is for the whole page."""
        found: dict[str, dict[str | None, Tombstone]] = {}
        for located in self._library.tombstones:
            stone = located.value
            found.setdefault(stone.page, {}).setdefault(stone.id, stone)
        return found

    @cached_property
    def moved_to(self) -> Mapping[str, Sequence[str]]:
        """The pages that have moved as a whole, by the key that each has now."""
        found: dict[str, list[str]] = {}
        for page, stones in self.buried.items():
            if None in stones and (now := stones[None].moved_to):
                found.setdefault(now, []).append(page)
        return found

    def named_in(self, folder: str) -> Mapping[str, Page]:
        """The pages of a folder by the names that others know them by: their ids or file names."""
        if folder not in self._in_folders:
            self._in_folders[folder] = {
                getattr(page.matter, "id", posixpath.basename(key)): page
                for key, page in self._library.originals.items()
                if key.startswith(f"{folder}/")
            }
        return self._in_folders[folder]
