"""Parts that are made where the site is not: their pages are carried there."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from civildialogue.core.output.destination import Destination
from civildialogue.core.pipeline.driver import Site, key_of, made_of
from civildialogue.core.pipeline.executing import Result
from civildialogue.core.pipeline.made import Made
from civildialogue.core.site.pages.assembly import Part
from civildialogue.core.source.history import History

Packed = tuple[str, list[Made], Mapping[str, bytes]]
"""A part by its key: what is said of its pages, and the pages by their paths."""


@dataclass(frozen=True)
class Gathered(Destination):
    """Takes the files of a site, and writes none of them."""

    content: dict[str, bytes] = field(default_factory=dict)

    def put(self, path: str, content: bytes) -> str:
        """Takes a file; returns its sum."""
        self.content[path] = content
        return hashlib.sha256(content).hexdigest()

    def keep(self, path: str, total: str) -> bool:
        """Nothing is there."""
        return False


def gathered(site: Site, part: Part) -> Packed:
    """The pages of a part."""
    place = Gathered(Path())
    documents = [*part.make()]
    made = made_of(replace(site, place=place), documents)
    return key_of(site, documents), made, place.content


def placed(site: Site, packed: Packed, first: str = "") -> Result:
    """Writes the pages of a part into the site. Raises OSError; ValueError for a path outside.

    ``first`` is the key of its texts, if that is known.
    """
    key, made, pages = packed
    for path, content in pages.items():
        place = PurePosixPath(path)
        if place.is_absolute() or ".." in place.parts:
            raise ValueError(path)
        site.place.put(path, content)
    return first, key, made


class Carried(History):
    """A history away from its repository: it knows last changes, and can't be asked for more."""

    def __init__(self, found: History) -> None:
        super().__init__(found.docs)
        vars(self).update(lack=found.lack, head=found.head, last_change=found.last_change)

    def _ask(self, *arguments: str) -> bytes:
        raise NotImplementedError(f"no history here: {arguments[0]}")
