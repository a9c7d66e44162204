"""Many pages, read by two processes, or taken from what was kept of their texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Passages, SourceText
from civildialogue.core.source.abreast import abreast
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.page import parse
from civildialogue.core.source.reviving import later

MANY, AT_A_TIME = 400, 40
"""Pages from which on two processes read them, and how many one of these takes at a time."""
_AT_HAND = SourceText("", "")
"""In the place of a page's text where the page is kept: whoever asks for the page has the text."""
Asked = tuple[str, Locale, SourceText | None]
"""A page that is asked for: its path, its language, and its text if the file can be read."""
ReadPage = tuple[Page | None, list[Diagnostic]]
"""A page, if it can be read, and what is wrong in it."""


def read_pages(asked: Sequence[Asked], kept: Pack) -> Iterator[ReadPage]:
    """The pages in their order, whichever process read them. ``kept`` has those of before."""
    keys = {each[0]: _key(kept, each) for each in asked}
    found: dict[str, ReadPage] = {
        path: before for path, key in keys.items() if (before := kept.get(key))
    }
    todo = [each for each in asked if each[0] not in found]
    parts = [todo[at : at + AT_A_TIME] for at in range(0, len(todo), AT_A_TIME)]
    for read in abreast([partial(_parsed, part) for part in parts], is_long=len(todo) > MANY):
        for path, each in read:
            found[path] = each
            kept.put(keys[path], each)
    for path, _, source in asked:
        page, told = found[path]
        yield (replace(page, source=source) if page and source else None), told


def _key(kept: Pack, asked: Asked) -> str:
    path, locale, source = asked
    return kept.key("page", path, locale, source.sum if source else "")


def _parsed(asked: Sequence[Asked]) -> list[tuple[str, ReadPage]]:
    found = []
    for path, locale, source in asked:
        page, told = parse(source, path, locale) if source else (None, [])
        found.append((path, (page and _bare(page), told)))
    return found


def _bare(page: Page) -> Page:
    """A page as it is kept: its blocks are loaded where they are needed, of few in most runs."""
    return replace(page, source=_AT_HAND, blocks=Passages(later(page.blocks), page.prints))
