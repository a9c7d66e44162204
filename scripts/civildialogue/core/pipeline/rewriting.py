"""Writes what checks say instead, where the meaning of lines is plain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from civildialogue.core.checks.markdown import misread_on
from civildialogue.core.checks.structure import levels
from civildialogue.core.checks.translations import unmatched
from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import BlockKind
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.load import Loader
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.writing import changed, write

MOST_ROUNDS = 50
"""What is set right can bring something else to light, never more often than texts are nested."""
_HEADING = "heading-unread"
"""What is told of a heading that is none yet; no other rewrite may bring a heading."""
_UNSURE = "fence-unclosed"
"""While a fence is open, nobody can say which lines are code, and an id in code would be shown."""


def reread(docs: Path) -> Iterator[str]:
    """Sets every page right, originals first; yields the paths changed, in order."""
    library = Loader(docs).library
    originals: dict[str, Page] = {}
    for page in (*library.originals.values(), *library.translations.values()):
        after = set_right(page, originals.get(page.key))
        originals.setdefault(page.key, after)
        if after is not page:
            path = f"{page.key}.{page.locale}.md"
            write(docs, path, after.source.written)
            yield path


def set_right(page: Page, original: Page | None = None) -> Page:
    """The page with every rewrite done that brings no new error; the same page if there is none.

    A translation is given with its original, as an id that the original has not would be an error.
    """
    for _ in range(MOST_ROUNDS):
        found = list(misread_on(page))
        if any(one.code == _UNSURE for one in found):
            break
        better = _better(page, original, found)
        if better is None:
            break
        page = better
    return page


def is_sure(page: Page) -> bool:
    """Whether it is known where code begins and ends, so that lines can be added to the page."""
    return not any(one.code == _UNSURE for one in misread_on(page))


def _better(page: Page, original: Page | None, found: Sequence[Diagnostic]) -> Page | None:
    """The page with all rewrites, or with the first one that does no harm; None if all do."""
    rewrites = [one for one in found if one.rewrite is not None]
    if not rewrites:
        return None
    errors = _errors(page, original, found)
    for some in (rewrites, *([one] for one in rewrites)):
        after = _with(page, [one.rewrite for one in some if one.rewrite is not None])
        is_change = after.source.text != page.source.text
        meant = sum(one.code == _HEADING for one in some)
        has_no_other = _headings(after) <= _headings(page) + meant
        is_harmless = has_no_other and _errors(after, original, misread_on(after)) <= errors
        if is_change and is_harmless:
            return after
    return None


def _headings(page: Page) -> int:
    return sum(block.kind is BlockKind.HEADING for block in page.blocks)


def _errors(page: Page, original: Page | None, found: Iterable[Diagnostic]) -> Counter[str]:
    """How many errors of each code there are, those of levels and of foreign ids too."""
    every = (*found, *levels(page), *(unmatched(page, original) if original else ()))
    return Counter(one.code for one in every if one.severity is Severity.ERROR)


def _with(page: Page, changes: Sequence[Change]) -> Page:
    """The page with the changes done; of two that touch the same lines, the first alone."""
    apart: list[Change] = []
    for change in sorted(changes, key=lambda one: (one.line, one.count)):
        if not apart or change.line >= apart[-1].line + apart[-1].count:
            apart.append(change)
    source = decoded(page.source.path, changed(page.source, apart).encode())
    body = page.blocks[0].line  # What stands above it is not touched.
    return replace(page, source=source, blocks=tuple(split_blocks(source.lines[body - 1 :], body)))
