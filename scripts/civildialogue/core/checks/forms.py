"""Sources in the form that an earlier edition of the program gave them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.localized import both
from civildialogue.core.model.text import Block, SourceText


@dataclass(frozen=True)
class Fingerprint:
    """A passage's fingerprint as a file remembers it: of which page and id, and where it stands.

    ``block`` is the passage today, or None if it is gone.
    """

    source: SourceText
    place: tuple[int, int, int]
    value: str
    page: Page
    id: str
    block: Block | None

    @property
    def is_former(self) -> bool:
        """Whether it is the passage's own of today, but in the form of before."""
        block = self.block
        if block is None or self.value == block.hash:  # As nearly all, and a hash costs.
            return False
        return self.value == block.former_hash


def fingerprints(library: Library) -> Iterator[Fingerprint]:
    """Every fingerprint of a passage that translations and records remember."""
    yield from _of_translations(library)
    yield from _of_records(library)


def _of_translations(library: Library) -> Iterator[Fingerprint]:
    for page in library.translations:
        if (original := library.originals.get(page.key)) is None:
            continue
        for name, value in page.translates.items():
            if place := page.fields.get(("translates", name)):
                block = original.by_id.get(name)
                yield Fingerprint(page.source, place, value, original, name, block)


def _of_records(library: Library) -> Iterator[Fingerprint]:
    for each in library.features:
        for fingerprints_of in each.fingerprints:
            yield from fingerprints_of(library)


def earlier(library: Library) -> Iterator[Diagnostic]:
    """Translations with fingerprints of the first form; each file is named once."""
    return _told(_of_translations(library))


def earlier_records(library: Library) -> Iterator[Diagnostic]:
    """Records with fingerprints of the first form; each file is named once."""
    return _told(_of_records(library))


def _told(every: Iterator[Fingerprint]) -> Iterator[Diagnostic]:
    first: dict[str, Fingerprint] = {}
    count: Counter[str] = Counter()
    for found in every:
        if found.is_former:
            first.setdefault(found.source.path, found)
            count[found.source.path] += 1
    for path, found in first.items():
        span = found.source.span(*found.place)
        what = both("earlier.fingerprints", count=count[path])
        yield Diagnostic("form-earlier", span, {"what": what})
