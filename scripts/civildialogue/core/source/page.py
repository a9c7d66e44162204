"""One page of the sources: its front matter and its passages."""

import re
from functools import cache, lru_cache
from pathlib import Path

from civildialogue.core.active import active, off
from civildialogue.core.feature import Feature
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import (
    Locale,
    Words,
    languages,
    record_locale,
    words_of,
)
from civildialogue.core.model.library import Page
from civildialogue.core.model.summing import sum_of
from civildialogue.core.model.text import SourceText
from civildialogue.core.source import inline
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.frontmatter import read_matter
from civildialogue.core.source.limits import crowded
from civildialogue.core.source.reading import UnreadableError, read

KEPT = 2048
"""So many pages are remembered as they were read: who writes reads most of them again."""


def page_name() -> re.Pattern[str]:
    """What a page's file is called: ``KEY.TAG.md``, with the tag of one of the site's languages."""
    return _page_name(languages())


@cache
def _page_name(tags: tuple[Locale, ...]) -> re.Pattern[str]:
    tag = "|".join(map(re.escape, tags))
    return re.compile(rf"([a-z0-9]+(?:-[a-z0-9]+)*)\.({tag})\.md")


def parse(source: SourceText, path: str, locale: Locale) -> tuple[Page | None, list[Diagnostic]]:
    """The page that a text holds, None if it can't be read, and what is wrong with it.

    ``path`` is its place below ``docs``.
    """
    words = tuple(map(words_of, languages()))
    page, found = _parsed(source, path, locale, languages(), words, active(), off())
    return page, [*found]


@lru_cache(maxsize=KEPT)
def _parsed(
    source: SourceText,
    path: str,
    locale: Locale,
    _languages: tuple[Locale, ...],
    _words: tuple[Words, ...],
    *_features: tuple[Feature, ...],
) -> tuple[Page | None, list[Diagnostic]]:
    """What `parse` gives; the languages, words and features of the site count, too."""
    matter, data, body_line = read_matter(source, locale != record_locale())
    if matter is None:
        return None, data.diagnostics
    blocks = tuple(split_blocks(source.lines[body_line - 1 :], body_line))
    if too_much := crowded(source, blocks):
        return None, [*data.diagnostics, too_much]
    key = path.removesuffix(f".{locale}.md")
    targets = tuple(link.target for block in blocks for link in inline.links(block))
    cited = sum(len(inline.CITATION.findall(inline.prose(block))) for block in blocks)
    if locale == record_locale():
        _ = [block.hash for block in blocks if block.id]  # Kept with the page: all builds ask.
    facts = sum_of((key, locale, matter, [(block.id, block.kind, block.level) for block in blocks]))
    page = Page(key, locale, source, matter, data.fields, blocks, targets, cited, facts)
    return page, data.diagnostics


def read_page(docs: Path, path: str) -> Page | None:
    """One page alone, without reading the rest; None if it is not there or has faults."""
    if not (docs / path).is_file():
        return None
    try:
        source = read(docs, path, "")
    except UnreadableError:
        return None
    locale = Locale(path.removesuffix(".md").rpartition(".")[2])
    return parse(source, path, locale)[0]
