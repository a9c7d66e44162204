"""What refers to a page: the other direction of what facts name and of links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.vocabulary import Origin

SOURCE = "source:"


@dataclass(frozen=True)
class Backlink:
    """One reference: the key of the page that refers, and as what."""

    key: str
    role: str


def backlinks(library: Library) -> Mapping[str, tuple[Backlink, ...]]:
    """Page key, or ``source:`` and an id → what refers to it; the closest reference of each page.

    Examples refer to nothing.
    """
    found: dict[str, dict[str, Backlink]] = {}
    for page in library.originals.values():
        if page.original.origin is Origin.EXAMPLE:
            continue
        for target, role in _references(library, page):
            if target != page.key:
                found.setdefault(target, {}).setdefault(page.key, Backlink(page.key, role))
    return {target: tuple(links.values()) for target, links in found.items()}


def _references(library: Library, page: Page) -> Iterator[tuple[str, str]]:
    """Each target of a page with its role, closest roles first."""
    for named in library.references.of(page.key):
        if named.role:
            yield named.target, named.role
    for target in dict.fromkeys(page.targets):
        path = target.partition("#")[0]
        if path.endswith(".md") and ":" not in path:
            yield library.resolve(page, path), "link"
