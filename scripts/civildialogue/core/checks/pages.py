"""Checks that look at one page after the other, and at the records: each once, by all of them.

What they found is kept under the texts of the page in all languages and a sum over everything
around it; ``tests/property/test_looks.py`` holds that they know of nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.focus import RECORDS, focused
from civildialogue.core.model.library import Library, Page
from civildialogue.core.source.pack import Pack

Check = Callable[[Library], Iterator[Diagnostic]]
Found = list[list[Diagnostic]]
"""What each check found on one page, or in the records, in the order of the checks."""
AT_A_TIME = 20
"""Pages of one task."""


class Looks:
    """Looks of some checks at every page of a library, and at its records."""

    def __init__(self, library: Library, checks: Sequence[Check], kept: Pack | None) -> None:
        self._library, self._checks, self._kept = library, checks, kept
        self._keys = [RECORDS, *dict.fromkeys(page.key for page in library.pages)]
        self._names: dict[str, str] = {}
        self._before: dict[str, Found] = {}
        if kept is not None:
            others = around(library)
            for key in self._keys:
                self._names[key] = kept.key("looks", others, *texts(library, key))
                if (found := kept.get(self._names[key])) is not None:
                    self._before[key] = found
        self._todo = [key for key in self._keys if key not in self._before]

    @property
    def size(self) -> int:
        """Characters of the pages that are left to look at."""
        todo = {*self._todo}
        return sum(len(page.source.text) for page in self._library.pages if page.key in todo)

    def tasks(self) -> list[Callable[[], list[tuple[str, Found]]]]:
        """The looks that are left to do, a few pages each; ``found`` takes their results."""
        starts = range(0, len(self._todo), AT_A_TIME)
        parts = [self._todo[at : at + AT_A_TIME] for at in starts]
        return [partial(_looked, self._library, self._checks, part) for part in parts]

    def found(self, results: Sequence[list[tuple[str, Found]]]) -> Mapping[Check, list[Diagnostic]]:
        """What each check found, page after page, with what was kept."""
        every = self._before | {key: found for result in results for key, found in result}
        if self._kept is not None:
            for key in self._todo:
                self._kept.put(self._names[key], every[key])
        return {
            check: [each for key in self._keys for each in every[key][number]]
            for number, check in enumerate(self._checks)
        }


def _looked(
    library: Library, checks: Sequence[Check], keys: Sequence[str]
) -> list[tuple[str, Found]]:
    found = []
    for key in keys:
        with focused(key):
            found.append((key, [[*check(library)] for check in checks]))
    for key in keys:  # Those of all pages never stand in memory together.
        for page in _versions(library, key):
            page.forget()
    return found


def texts(library: Library, key: str) -> Iterator[str]:
    """The sums of the texts of a page in all languages; none for ``RECORDS``."""
    yield from (page.source.sum for page in _versions(library, key))


def _versions(library: Library, key: str) -> Iterator[Page]:
    """A page in all languages, the original first."""
    if key in library.originals:
        yield library.originals[key]
    yield from library.translations_of(key).values()


@lru_cache(maxsize=1)  # A build asks for its library's twice.
def around(library: Library) -> str:
    """A sum over all that a look at a page may know of the rest of a library.

    Of other pages these are the facts of their front matter and their passages by id and kind; of
    records and data everything.
    """
    parts = [repr(sorted(library.assets)), library.address, repr(library.name)]
    parts += [repr(sorted(library.unreadable)), repr(sorted(library.faulty))]
    parts += [feature.name for feature in library.features]
    parts += [page.facts for page in library.pages]
    files = [file for each in library.located for file in (each.source, each.beside) if file]
    parts += sorted({file.sum for file in (*files, *library.ledger)})
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
