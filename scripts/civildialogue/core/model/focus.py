"""One page in all its languages, looked at alone by what walks over pages."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from civildialogue.core.model.page import Page

_key: list[str | None] = [None]


@contextmanager
def focused(key: str) -> Iterator[None]:
    """Has ``Library.pages`` give the page of a key alone; everything else of it stays."""
    _key.append(key)
    try:
        yield
    finally:
        _key.pop()


def looked_at(pages: Mapping[str, Page]) -> Iterable[Page]:
    """Those of one language's pages that are looked at."""
    key = _key[-1]
    if key is None:
        return pages.values()
    return (pages[key],) if key in pages else ()
