"""Every text of the Forum, by the fast path and by Python-Markdown: the same pages."""

import re
from collections.abc import Iterator

import pytest

from civildialogue.core.model.language import languages
from civildialogue.core.model.settings import EXTENSIONS
from civildialogue.core.output.book.tree import converter
from civildialogue.core.site.blocks import emit, marker, plain, plain_headings, plain_marks
from civildialogue.core.site.blocks.rendering import pieces
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from projects import REPOSITORY

DOCS = REPOSITORY / "docs"
MARK = re.compile(f"\n\n({marker.OPEN}[0-9a-f]+{marker.CLOSE})(?:\n\n|\\Z)")

QUOTING = re.compile("^ {4}>", re.MULTILINE)
"""A quotation in an item of a list, as the options of a quiz have it."""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The Markdown of every text, in each of its languages."""
    library = Loader(DOCS).library
    shared = Shared(library, History(DOCS))
    return {
        f"{key}.{locale}": emit.body(Writer(shared, locale, marks=True), page)
        for locale in languages()
        for key in library.originals
        if (page := library.page(key, locale)) is not None
    }


def blocks(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each block of a page and what its mark carries."""
    parts = MARK.split(text)
    assert parts.pop() == ""
    return zip(parts[::2], map(marker.decode, parts[1::2]), strict=True)


def test_pages_are_what_they_were(pages: dict[str, str]) -> None:
    markdown, whole = converter(EXTENSIONS), 0
    for text in pages.values():
        found = [(plain.html(block), payload) for block, payload in blocks(text)]
        if all(html for html, _ in found):
            whole += 1
            page = "".join(plain_marks.marked(html or "", payload) for html, payload in found)
            assert page.strip() == pieces(markdown.reset().convert(text))[0]
            headings = [plain_headings.heading(block) for block, _ in blocks(text)]
            tokens = plain_headings.contents([each for each in headings if each])
            assert tokens == markdown.toc_tokens  # type: ignore[attr-defined]
    others = [text for text in pages.values() if not QUOTING.search(text)]
    assert whole >= 0.9 * len(others) > 100


def test_hardly_any_block_is_left_alone(pages: dict[str, str]) -> None:
    """A fence of code is, as quizzes are, and so may be what an editor writes next."""
    every = [block for text in pages.values() for block, _ in blocks(text)]
    left = [block for block in every if plain.html(block) is None and not QUOTING.search(block)]
    assert len(left) <= 0.02 * len(every)


def test_a_block_beside_others_is_what_it_was(pages: dict[str, str]) -> None:
    """Where a page has one that is left alone, each of the others stands by itself."""
    markdown = converter(EXTENSIONS)
    first, last = marker.enclose("<hr class=a>"), marker.enclose("<hr class=b>")
    for text in pages.values():
        found = [plain.html(block) for block, _ in blocks(text)]
        if all(found):
            continue
        for html, (block, _) in zip(found, blocks(text), strict=True):
            made = markdown.reset().convert(f"{first}\n\n{block}\n\n{last}")
            assert html is None or made == f"<hr class=a>{html}<hr class=b>"
