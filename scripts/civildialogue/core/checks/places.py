"""Where pages may stand: each kind has its place, and each address one page."""

import posixpath
from collections.abc import Iterator, Mapping

from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.downloads import FORUM, SUMMARY
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import languages, record_locale
from civildialogue.core.model.library import Library, Page, address
from civildialogue.core.model.localized import Localized, both
from civildialogue.core.model.values import Record
from civildialogue.core.model.vocabulary import FACING, LEAF, Kind

_OWN_PAGE = Localized(bg="страница, която сайтът прави сам", en="a page that the site makes itself")
_PLACES: Mapping[str, str] = {
    Kind.HOME: "place.home",
    Kind.PUBLICATION: "place.publication",
}


def addresses(library: Library) -> Iterator[Diagnostic]:
    """Two pages of one address; a page whose id is not its file's name."""
    taken: dict[str, Page] = {}
    made = {address(key) for key in library.made}
    for page in library.originals.values():
        first = taken.setdefault(page.address, page)
        other: Param = first.source.path
        is_leaf = LEAF.fullmatch(page.key) is not None
        if page.key.partition("/")[0] in (*languages(), FACING) or page.address in made or is_leaf:
            other = _OWN_PAGE
        if first is not page or other is _OWN_PAGE:
            params: dict[str, Param] = {"address": f"/{page.address}", "other": other}
            yield Diagnostic("address-collision", page.source.span(1), params)
        name = posixpath.basename(page.key)
        identifier: str = getattr(page.matter, "id", name)
        if identifier != name:
            params = {"id": identifier, "name": name}
            yield Diagnostic("id-differs-from-name", page.span_of("id"), params)


def named_by_file(library: Library, *models: type[Record]) -> Iterator[Diagnostic]:
    """Records of these kinds whose id is not the name of their file."""
    for identifier, located in (each for m in models for each in library.records(m).items()):
        name = posixpath.splitext(posixpath.basename(located.source.path))[0]
        if identifier != name:
            params: dict[str, Param] = {"id": identifier, "name": name}
            yield Diagnostic("id-differs-from-name", located.span_of("id"), params)


def misplaced(library: Library) -> Iterator[Diagnostic]:
    """Pages of a kind that the site looks for elsewhere."""
    known = kinds(library.features)
    for page in library.originals.values():
        kind, (folder, name) = known[page.matter.kind], posixpath.split(page.key)
        own: Mapping[str, bool] = {
            Kind.HOME: page.key == "index",
            Kind.PUBLICATION: name == "index" and bool(folder) and not _is_book(folder),
        }
        is_right = own.get(kind.name, kind.folder in ("", folder))
        if not is_right:
            there = f"{kind.folder}/{getattr(page.matter, 'id', name)}.{record_locale()}.md"
            named = _PLACES.get(kind.name)
            place: Param = both(named) if named else there
            params: dict[str, Param] = {"kind": str(kind.name), "place": place}
            yield Diagnostic("kind-misplaced", page.span_of("kind"), params)


def _is_book(folder: str) -> bool:
    return folder == FORUM or folder.startswith(SUMMARY)
