"""The shape of a page: its headings, boxes, lists, and required sections."""

import re
from collections.abc import Iterator

from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.library import Library, Page
from civildialogue.model.text import Block, BlockKind
from civildialogue.model.vocabulary import METHOD_SECTIONS, RECOMMENDATION_SECTIONS, Kind

SECTIONS = {Kind.METHOD: METHOD_SECTIONS, Kind.RECOMMENDATION: RECOMMENDATION_SECTIONS}

# Source: Material for MkDocs, reference of admonitions, “Supported types”.
BOXES = "note abstract info tip success question warning failure danger bug example quote".split()
_ITEM = re.compile(r"^ *(?P<mark>[-*+]|\d{1,9}\.)\s")
_FENCE = re.compile(r"^ *(?:`{3,}|~{3,})")
_INDENT = 4
_BOX = re.compile(
    r"^ *(?:!!!|\?\?\?\+?)[^\S\n]++(?P<kind>(?:[^\"\s]++|[^\S\n]++(?=[^\"\s]))++)", re.MULTILINE
)


def _headings(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.kind is BlockKind.HEADING]


def headings(library: Library) -> Iterator[Diagnostic]:
    """Levels that begin at 2 and skip none, and the same outline in both languages.

    Source: WCAG 2.2, success criterion 1.3.1 and technique G141.
    """
    for page in library.pages:
        before = 1
        for block in _headings(page):
            if block.level == 1 or block.level > before + 1:
                allowed = "#" * max(2, min(before + 1, 6))
                span = page.source.span(block.line, 1, block.level)
                yield Diagnostic("heading-level", span, {"allowed": allowed})
            before = max(block.level, 2)
    for page in library.translations.values():
        original = library.originals.get(page.key)
        if original is not None:
            yield from _outline(original, page)


def _outline(original: Page, page: Page) -> Iterator[Diagnostic]:
    """The first place where the outline of a translation leaves the original's."""
    theirs, ours = _headings(original), _headings(page)
    for number, block in enumerate(ours):
        same = number < len(theirs) and (block.level, block.id) == (
            theirs[number].level,
            theirs[number].id,
        )
        if not same and (block.id is not None or number >= len(theirs)):
            expected = _shown(theirs[number]) if number < len(theirs) else "–"
            span = page.source.span(block.line, 1, len(block.text))
            params = {"expected": expected, "original": original.source.path}
            yield Diagnostic("structure-differs", span, params)
            return
    if len(theirs) > len(ours) and ours:
        missing = theirs[len(ours)]
        span = page.source.span(ours[-1].line, 1, len(ours[-1].text))
        params = {"expected": _shown(missing), "original": original.source.path}
        yield Diagnostic("structure-differs", span, params)


def _shown(block: Block) -> str:
    return f"{block.text} {{#{block.id}}}" if block.id else block.text


def boxes(library: Library) -> Iterator[Diagnostic]:
    """Boxes of a kind that the site does not draw; their names would become any class of a page."""
    for page in library.pages:
        for block in page.blocks:
            found = _BOX.finditer(block.text) if block.kind is not BlockKind.CODE else ()
            for match in found:
                if match["kind"] not in BOXES:
                    line = block.line + block.text.count("\n", 0, match.start())
                    column = match.start("kind") - match.start() + 1
                    span = page.source.span(line, column, len(match["kind"]))
                    params = {"kind": match["kind"], "allowed": ", ".join(BOXES)}
                    yield Diagnostic("box-unknown", span, params)


def lists(library: Library) -> Iterator[Diagnostic]:
    """Items that would be shown with another mark, or in another list, than they were written.

    Source: Python-Markdown, where an item goes on with the list before it, of whichever kind, and
    a line right under an indented one belongs to what that one belongs to.
    """
    for page in library.pages:
        for block in page.blocks:
            if block.kind in (BlockKind.LIST, BlockKind.ADMONITION):
                for code, line, item in _odd_items(block.text.split("\n")):
                    column, mark = item.start("mark") + 1, item["mark"]
                    span = page.source.span(block.line + line, column, len(mark))
                    yield Diagnostic(code, span, {"mark": mark})


def _odd_items(lines: list[str]) -> Iterator[tuple[str, int, re.Match[str]]]:
    """What is wrong with an item, its line and its match."""
    numbered: dict[int, bool] = {}
    is_fenced, is_first, margin = False, True, 0
    for number, line in enumerate(lines):
        is_fenced ^= bool(_FENCE.match(line))
        if is_fenced or not line.strip():
            is_first = not line.strip()
            continue
        depth = (len(line) - len(line.lstrip())) // _INDENT
        margin = depth if is_first else margin
        item = _ITEM.match(line)
        if item or is_first:
            is_numbered = bool(item) and line.lstrip()[0].isdigit()
            if item and depth < margin:
                yield "list-adrift", number, item
            elif item and numbered.get(depth, is_numbered) is not is_numbered:
                yield "list-mixed", number, item
            numbered = {at: kind for at, kind in numbered.items() if at < depth}
            if item:
                numbered[depth] = is_numbered
        is_first = False


def sections(library: Library) -> Iterator[Diagnostic]:
    """The sections that a method card and a recommendation can't do without."""
    for page in library.originals.values():
        wanted = SECTIONS.get(page.matter.kind, ())
        present = {block.id for block in _headings(page)}
        for identifier in wanted:
            if identifier not in present:
                span = page.span_of("kind")
                params = {"section": identifier, "kind": str(page.matter.kind)}
                yield Diagnostic("section-missing", span, params)
