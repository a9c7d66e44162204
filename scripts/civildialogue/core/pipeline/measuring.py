"""How the texts read: the length of sentences and LIX, for each page in each language."""

from collections.abc import Iterator
from decimal import Decimal

from civildialogue.core.checks.grounds import own_reasoning
from civildialogue.core.model.language import Locale, languages, message, name_of
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.numbers import write_number
from civildialogue.core.model.readability import Measure, measure
from civildialogue.core.model.text import BlockKind
from civildialogue.core.source.nested import every
from civildialogue.core.source.tables import plain


def statistics(library: Library, locale: Locale) -> Iterator[str]:
    """Lines about the texts in the words of a language: what LIX is, each page, each language."""
    yield message(locale, "stats.lix")
    totals = dict.fromkeys(languages(), (Measure(), 0))
    for page in sorted(library.pages, key=lambda page: (page.key, page.locale)):
        found, own = measured(page), len(own_reasoning(library, page))
        if found.words:
            yield _line(page.source.path, found, own, locale)
        before = totals[page.locale]
        totals[page.locale] = (before[0] + found, before[1] + own)
    for tag, (found, own) in totals.items():
        if found.words:
            yield _line(name_of(tag), found, own, locale)


def measured(page: Page) -> Measure:
    """What a page's own text counts: paragraphs, items, notes; no headings, tables or code."""
    return measure(
        plain(block.text) for block, _, _ in every(page.blocks) if block.kind is BlockKind.PARAGRAPH
    )


def _line(name: str, found: Measure, own: int, locale: Locale) -> str:
    def written(value: float) -> str:
        return write_number(Decimal(f"{value:.1f}"), locale)

    return message(
        locale,
        "stats.line",
        name=name,
        words=found.words,
        sentences=found.sentences,
        length=written(found.length),
        lix=written(found.lix),
        own=own,
    )
