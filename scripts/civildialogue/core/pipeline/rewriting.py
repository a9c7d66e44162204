"""Writes what checks say instead, where the meaning of lines is plain."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from civildialogue.core.checks import permalinks, registry, structure, translations
from civildialogue.core.checks.markdown import misread, misread_on
from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import BlockKind
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.writing import changed

MOST_ROUNDS = 50
"""What is set right can bring something else to light, never more often than texts are nested."""
_HEADING = "heading-unread"
"""What is told of a heading that is none yet; no other rewrite may bring a heading."""
_UNSURE = "fence-unclosed"
"""While a fence is open, nobody can say which lines are code, and an id in code would be shown."""
_UNMATCHED = "block-unmatched"
"""A warning where a person took a passage out of the original; no rewrite may bring one."""
_OWN = (misread, structure.headings, permalinks.ids, translations.blocks)
"""What can be checked of one page before all are put together."""


def rewritten(library: Library) -> list[Page]:
    """The pages that come out otherwise when all is set right, originals first.

    What would bring an error that was not there before, on any page, stays as it is.
    """
    better = _all_right(library)
    had = _errors(registry.run(library)) if better else {}
    while better:
        now = _errors(registry.run(_with_pages(library, better)))
        grown = {path for path, count in now.items() if not count <= had.get(path, Counter())}
        keys = {page.key for page in library.pages if page.source.path in grown}
        if not grown:
            break
        rest = [page for page in better if page.key not in keys]
        better = rest if len(rest) < len(better) else []
    return better


def _all_right(library: Library) -> list[Page]:
    """The pages that are better otherwise; a translation is held against its new original."""
    originals = {key: set_right(page) for key, page in library.originals.items()}
    translations = [set_right(p, originals.get(p.key)) for p in library.translations]
    after = (*originals.values(), *translations)
    return [new for new, old in zip(after, library.pages, strict=True) if new is not old]


def _with_pages(library: Library, pages: Sequence[Page]) -> Library:
    new = {(page.key, page.locale): page for page in pages}

    def renewed(every: Mapping[str, Page]) -> dict[str, Page]:
        return {key: new.get((key, page.locale), page) for key, page in every.items()}

    translated = {tag: renewed(every) for tag, every in library.translated.items()}
    return replace(library, originals=renewed(library.originals), translated=translated)


def _errors(found: Iterable[Diagnostic]) -> dict[str, Counter[str]]:
    """How many errors of each code each file has."""
    errors: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.severity is Severity.ERROR or one.code == _UNMATCHED:
            errors[one.span.path][one.code] += 1
    return errors


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
    errors = _own(page, original)
    for some in (rewrites, *([one] for one in rewrites)):
        after = _with(page, [one.rewrite for one in some if one.rewrite is not None])
        is_change = after.source.text != page.source.text
        meant = sum(one.code == _HEADING for one in some)
        has_no_other = _headings(after) <= _headings(page) + meant
        is_harmless = has_no_other and _own(after, original) <= errors
        if is_change and is_harmless:
            return after
    return None


def _headings(page: Page) -> int:
    return sum(block.kind is BlockKind.HEADING for block in page.blocks)


def _own(page: Page, original: Page | None) -> Counter[str]:
    """How many errors of each code the page has, as far as it and its original can say."""
    alone = Library(
        {page.key: original or page}, {page.locale: {page.key: page}} if original else {}
    )
    errors = _errors(one for check in _OWN for one in check(alone))
    return errors.get(page.source.path, Counter())


def _with(page: Page, changes: Sequence[Change]) -> Page:
    """The page with the changes done; of two that touch the same lines, the first alone."""
    apart: list[Change] = []
    for change in sorted(changes, key=lambda one: (one.line, one.count)):
        if not apart or change.line >= apart[-1].line + apart[-1].count:
            apart.append(change)
    source = decoded(page.source.path, changed(page.source, apart).encode())
    body = page.blocks[0].line  # What stands above it is not touched.
    return replace(page, source=source, blocks=tuple(split_blocks(source.lines[body - 1 :], body)))
