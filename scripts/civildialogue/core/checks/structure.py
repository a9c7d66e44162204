"""The shape of a page: its headings and required sections."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import record_locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind


def _headings(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.kind is BlockKind.HEADING]


def headings(library: Library) -> Iterator[Diagnostic]:
    """Levels that begin at 2 and skip none, and the same outline in every language.

    Source: WCAG 2.2, success criterion 1.3.1 and technique G141.
    """
    for page in library.pages:
        yield from levels(page)
    for page in library.translations:
        original = library.originals.get(page.key)
        if original is not None:
            yield from _outline(original, page)


def levels(page: Page) -> Iterator[Diagnostic]:
    """The headings of a page whose level doesn’t follow the one before."""
    before = 1
    for block in _headings(page):
        if block.level == 1 or block.level > before + 1:
            allowed = "#" * max(2, min(before + 1, 6))
            span = page.source.span(block.line, 1, block.level)
            yield Diagnostic("heading-level", span, {"allowed": allowed})
        before = max(block.level, 2)


def _outline(original: Page, page: Page) -> Iterator[Diagnostic]:
    """The first heading of a translation that has another level than in the original.

    One that stands in one of the languages alone, or in another place, is told as a passage.
    """
    theirs = {block.id: block for block in _headings(original) if block.id}
    for block in _headings(page):
        other = theirs.get(block.id or "")
        if other is not None and other.level != block.level:
            span = page.source.span(block.line, 1, len(block.text))
            params = {"expected": _shown(other), "original": original.source.path}
            yield Diagnostic("structure-differs", span, params)
            return


def _shown(block: Block) -> str:
    return f"{block.text} {{#{block.id}}}"


def sections(library: Library) -> Iterator[Diagnostic]:
    """The sections that a page of a kind can't do without."""
    known = kinds(library.features)
    for page in library.pages:
        if page.locale != record_locale():
            continue
        present = {block.id for block in _headings(page)}
        for identifier in known[page.matter.kind].sections:
            if identifier not in present:
                span = page.span_of("kind")
                params = {"section": identifier, "kind": str(page.matter.kind)}
                yield Diagnostic("section-missing", span, params)
