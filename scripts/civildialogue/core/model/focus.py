"""One page in all its languages, or all records, looked at alone by what walks over everything."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from civildialogue.core.model.page import Page

RECORDS = ""
"""The key of no page: that of the records, which are looked at alone, too."""
_key: list[str | None] = [None]


@contextmanager
def focused(key: str) -> Iterator[None]:
    """Has ``Library.pages`` give the page of a key alone, and ``located`` only ``RECORDS``.

    Everything else of a library stays.
    """
    _key.append(key)
    try:
        yield
    finally:
        _key.pop()


def has_records() -> bool:
    """Whether records are looked at."""
    return _key[-1] in (None, RECORDS)


def looked_at(pages: Mapping[str, Page]) -> Iterable[Page]:
    """Those of one language's pages that are looked at."""
    key = _key[-1]
    if key is None:
        return pages.values()
    return (pages[key],) if key in pages else ()
