"""Publications that require citations: what their chapters say without one."""

import re
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.model.vocabulary import Kind, Origin
from civildialogue.core.source.inline import CITATION, blank, with_code
from civildialogue.core.source.nested import every, visible
from civildialogue.core.source.signs import ITEM

_PICTURE = re.compile(r"!\[[^\[\]]*+\]\([^()]*+\)")
_OTHERS = (Origin.EXAMPLE, Origin.IMPORTED)
MARK = "{#p-x3f9 .own}"
"""How a passage of own reasoning is marked, for the help."""


def uncited(library: Library) -> Iterator[Diagnostic]:
    """Paragraphs and list items without a citation, unless marked as own reasoning.

    A mark on a passage of the record holds for its translations, too.
    """
    for page in chapters(library):
        own = own_lines(library, page)
        for block in page.blocks:
            if block.line in own:
                continue
            for line, words in _statements(block):
                if not _is_cited(words):
                    text = page.source.lines[line - 1]
                    start = len(text) - len(text.lstrip())
                    at = page.source.span(line, start + 1, len(text.strip()))
                    yield Diagnostic("citation-missing", at, {"mark": MARK})


def own_reasoning(library: Library, page: Page) -> list[Block]:
    """The passages of a page that are own reasoning: marked there, or in the record."""
    record = library.originals.get(page.key, page)
    named = {block.id for block in record.blocks if block.is_own} - {None}
    return [block for block in page.blocks if block.is_own or block.id in named]


def own_lines(library: Library, page: Page) -> set[int]:
    """The lines on which these begin."""
    return {block.line for block in own_reasoning(library, page)}


def has_citation(block: Block) -> bool:
    """Whether a passage names a source anywhere."""
    return bool(CITATION.search(with_code(block.text, blank)))


def chapters(library: Library) -> Iterator[Page]:
    """The pages, in every language, of the chapters that must cite.

    Examples needn’t, nor a document of somebody else, which was imported as it is.
    """
    for page in library.pages:
        original = library.originals.get(page.key)
        folder = library.publication_of(page.key)
        if original is None or folder is None:
            continue
        is_bound = library.publications[folder].citations == "required"
        matter = original.original
        if is_bound and matter.kind == Kind.CHAPTER and matter.origin not in _OTHERS:
            yield page


def _statements(block: Block) -> Iterator[tuple[int, str]]:
    """What a block says, piece by piece, each with its line: list items whole, and paragraphs."""
    if block.kind is BlockKind.LIST:
        lines = block.lines
        starts = [number for number in visible(lines) if ITEM.match(lines[number])]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield block.line + start, "\n".join(lines[start:end])
        return
    for inner, _, depth in every([block]):
        if inner.kind is BlockKind.PARAGRAPH and (depth == 0 or block.kind in _HOLDERS):
            yield inner.line, inner.text


_HOLDERS = (BlockKind.QUOTE, BlockKind.ADMONITION)


def _is_cited(text: str) -> bool:
    words = with_code(text, blank)
    return bool(CITATION.search(words)) or not _PICTURE.sub("", words).strip()
