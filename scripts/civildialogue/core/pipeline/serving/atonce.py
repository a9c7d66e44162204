"""The first of two steps after a save: the pages of the texts that changed, before all is checked.

A text is read and checked by itself, and its pages (in every language, and facing ones) are made
with the rest of the library as it was at the last whole build. So until the whole build behind it
is done, these may be too old: lists, menus and the search; titles that other pages name; what the
page says of others that changed since, and what it links to for the first time. The second step
always gives what a clean build gives.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from civildialogue.core.active import using
from civildialogue.core.checks import content, markdown
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.output.addresses import Addresses
from civildialogue.core.pipeline.driver import Site, made_of
from civildialogue.core.pipeline.gathering import Gathered
from civildialogue.core.pipeline.generator import Generator, Theme
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.pages.assembly import texts
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.page import page_name, parse
from civildialogue.core.source.reading import UnreadableError, read

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")

ALONE = (content.characters, content.markup, content.nesting, markdown.misread)
"""The checks that need no other text: they keep from readers what a page must never hold."""


@dataclass(frozen=True)
class Fresh:
    """What the first step found: pages by their paths in the site, and what is wrong."""

    pages: Mapping[str, bytes] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()


class AtOnce:
    """A library as it was built last, ready to make single pages of it."""

    def __init__(
        self, docs: Path, shared: Shared, themes: Mapping[Locale, Theme], generator: Generator
    ) -> None:
        _ = shared.backlinks, shared.translations
        self._docs, self._shared = docs, shared
        renderer, addresses = Renderer(*generator.extensions), Addresses(shared.library)
        place, nothing = Gathered(Path()), Pack(None)
        self._site = Site(
            place, shared.library, themes, renderer, addresses, nothing, frame="", around=""
        )

    def warm(self) -> None:
        """Makes a page of each language, so that what that loads is there when it counts."""
        with self._using():
            for key in [*self._shared.library.originals][:1]:
                self._made(key)

    def fresh(self, paths: Iterable[Path]) -> Fresh:
        """The pages of those of some files that are texts of the library and can be read."""
        with self._using():
            keys: dict[str, None] = {}
            found: list[Diagnostic] = []
            for path in paths:
                page, told = self._read(path)
                found += told
                if page is not None:
                    self._take(page)
                    keys[page.key] = None
            pages: dict[str, bytes] = {}
            for key in keys:
                pages |= self._made(key)
            return Fresh(pages, tuple(sorted(found, key=lambda each: each.sort_key)))

    def _using(self) -> AbstractContextManager[None]:
        return using([feature.name for feature in self._shared.library.features])

    def _read(self, path: Path) -> tuple[Page | None, list[Diagnostic]]:
        """The text of a file, if there was one before; None with what is wrong, if anything is."""
        match = page_name().fullmatch(path.name)
        if match is None or not path.is_relative_to(self._docs):
            return None, []
        name, locale = path.relative_to(self._docs).as_posix(), Locale(match[2])
        key = name.removesuffix(f".{locale}.md")
        if self._shared.library.page(key, locale) is None:
            return None, []
        try:
            page, found = parse(read(self._docs, name, self._docs.name), name, locale)
        except UnreadableError:  # Deleted, or in the middle of being saved: the whole build knows.
            return None, []
        if page is not None:
            alone = Library(**_with(Library(), page))
            found = [*found, *(told for check in ALONE for told in check(alone))]
        grave = [each for each in found if each.severity is Severity.ERROR]
        return (None if grave else page), grave

    def _take(self, page: Page) -> None:
        library = _but(self._shared.library, **_with(self._shared.library, page))
        self._shared = _but(self._shared, library=library)

    def _made(self, key: str) -> Mapping[str, bytes]:
        parts = dict(zip(self._shared.library.originals, texts(self._shared), strict=True))
        place = Gathered(Path())
        made_of(replace(self._site, place=place, library=self._shared.library), parts[key].make())
        return place.content


def _with(library: Library, page: Page) -> dict[str, Any]:
    """The fields of a library that differ with another text in the place of one."""
    if page.locale == record_locale():
        return {"originals": {**library.originals, page.key: page}}
    own = {**library.translated.get(page.locale, {}), page.key: page}
    return {"translated": {**library.translated, page.locale: own}}


def _but(old: D, **fresh: Any) -> D:
    """The same with other fields; whatever was derived from the old ones stays as it is."""
    new = replace(old, **fresh)
    own = {each.name for each in fields(old) if each.init}
    vars(new).update({name: value for name, value in vars(old).items() if name not in own})
    return new
