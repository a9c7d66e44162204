"""One page of the sources: its front matter, its blocks, and its address."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.language import Locale, record_locale, translations
from civildialogue.core.model.schema import Matter, Original, TranslationMatter
from civildialogue.core.model.text import Block, Passages, SourceText, prints_of
from civildialogue.core.model.vocabulary import FACING

Fields = Mapping[tuple[str | int, ...], tuple[int, int, int]]


@dataclass(frozen=True, eq=False)
class Page:
    """One source file of a page. ``key`` is its path without language and ending.

    ``facts`` is a sum over what others may tell of it: its front matter, and its passages by id and
    kind. ``targets`` are those of all links in its passages, ``citations`` how many these have.
    """

    key: str
    locale: Locale
    source: SourceText
    matter: Matter
    fields: Fields
    blocks: Sequence[Block]
    targets: tuple[str, ...] = ()
    citations: int = 0
    facts: str = ""

    def span_of(self, *loc: str | int) -> Span:
        """The place of a front matter field; of the file's first line if it has none."""
        return self.source.span(*self.fields.get(loc, (1, 1, 1)))

    @cached_property
    def by_id(self) -> Mapping[str, Block]:
        """The blocks that have an id; of two with one id, the first."""
        found: dict[str, Block] = {}
        for block in self.blocks:
            if block.id:
                found.setdefault(block.id, block)
        return found

    def forget(self) -> None:
        """Lets go of what can be had again from what is kept: its blocks and its lines."""
        if isinstance(self.blocks, Passages):
            self.blocks.forget()
            self.source.forget()
            vars(self).pop("by_id", None)

    @cached_property
    def prints(self) -> Mapping[str, str]:
        """The fingerprints of its passages by their ids, without a look at their words."""
        return prints_of(self.blocks, is_record=self.locale == record_locale())

    @property
    def original(self) -> Original:
        """The shared facts; only for a page of the record. Raises TypeError for a translation."""
        if not isinstance(self.matter, Original):
            raise TypeError(f"{self.source.path} is a translation")
        return self.matter

    @property
    def translates(self) -> Mapping[str, str]:
        """What a translation recorded of its original; empty for the original."""
        return self.matter.translates if isinstance(self.matter, TranslationMatter) else {}

    @cached_property
    def spoken(self) -> Locale:
        """The language of its text; not its own where that stands in for one to be written."""
        return Locale(self.matter.written_in or self.locale)

    @property
    def navigation_title(self) -> str:
        """The title for menus."""
        return self.matter.short_title or self.matter.title

    @property
    def address(self) -> str:
        """The page's address below its language's folder: ``analysis/participation/``."""
        return address(self.key)


def facing(key: str, locale: Locale) -> str:
    """The key of the page that has the record beside a translation; ``key`` may have an anchor."""
    return f"{FACING}/{key}" if locale == translations()[0] else f"{FACING}/{locale}/{key}"


def address(key: str) -> str:
    """The address of a page key: ``a/index`` → ``a/``, ``a/b`` → ``a/b/``, ``index`` → ``""``."""
    folder, name = posixpath.split(key)
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{key}/"
