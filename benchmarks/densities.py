#!/usr/bin/env python3
"""Counts what texts are made of, each per 1,000 words: what a measured corpus has to be like.

    densities.py [DOCS …]      (default: the project's own docs)

Counted are the pages that stand in every language, in the words that a reader sees. Pictures and
charts are not: they take no Markdown.
"""

import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civildialogue import composition
from civildialogue.core.checks.said import prose
from civildialogue.core.checks.terms import Words
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source import inline
from civildialogue.core.source.load import Loader
from timing import ROOT

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s", re.MULTILINE)
EMPHASIS = re.compile(r"\*\*[^*\n]+\*\*|(?<![*\w])\*[^*\n]+\*(?!\*)")
NOTE = re.compile(r"\[\^[^\]]+\](?!:)")
BLOCKS = {
    BlockKind.HEADING: "headings",
    BlockKind.PARAGRAPH: "paragraphs",
    BlockKind.LIST: "lists",
    BlockKind.TABLE: "tables",
    BlockKind.ADMONITION: "boxes",
    BlockKind.QUOTE: "quotations",
    BlockKind.CODE: "code",
}
INLINE = ("links", "citations", "glossary words", "emphasis", "footnotes", "items", "table rows")


@dataclass(frozen=True)
class Densities:
    """What the pages of one language have: how many of each for 1,000 words, and lengths."""

    pages: int
    words: int
    each: dict[str, float]
    paragraph: float
    page: float
    longest: int


def paired(library: Library) -> Iterator[tuple[Page, ...]]:
    """The pages with a text in every language, the original first."""
    for key, page in library.originals.items():
        others = library.translations_of(key).values()
        if page.blocks and len(others) == len(languages()) - 1:
            yield (page, *others)


def counted(library: Library) -> dict[Locale, Densities]:
    """Densities of what was read, by language."""
    terms = Words(library)
    return {
        pages[0].locale: _of(terms, pages) for pages in zip(*paired(library), strict=True) if pages
    }


def _of(terms: Words, pages: tuple[Page, ...]) -> Densities:
    each = Counter(dict.fromkeys((*BLOCKS.values(), *INLINE), 0))
    lengths, paragraphs = [], []
    for page in pages:
        length = 0
        for block in page.blocks:
            words = len(WORD.findall(inline.CITATION.sub("", inline.readable(block))))
            length += words
            if block.kind is BlockKind.PARAGRAPH:
                paragraphs.append(words)
            _count(each, block, len(terms.found(prose(block), page.spoken)))
        lengths.append(length)
    whole = sum(lengths)
    per = {name: 1000 * number / whole for name, number in each.items()}
    middle = statistics.mean(paragraphs)
    return Densities(len(pages), whole, per, middle, whole / len(pages), max(lengths))


def _count(each: Counter[str], block: Block, terms: int) -> None:
    """Adds what a block has."""
    if name := BLOCKS.get(block.kind):
        each[name] += 1
    text = inline.prose(block)
    each["links"] += sum(not found.is_image for found in inline.links(block))
    each["citations"] += sum(len(found) for _, found in inline.citations(block))
    each["glossary words"] += terms
    each["emphasis"] += len(EMPHASIS.findall(text))
    each["footnotes"] += len(NOTE.findall(text))
    if block.kind is BlockKind.LIST:
        each["items"] += len(ITEM.findall(text))
    if block.kind is BlockKind.TABLE:
        each["table rows"] += len(block.lines) - 2


def table(found: dict[str, Densities]) -> str:
    """The counts of several texts beside each other."""
    rows = [("", list(found))]
    rows += [("pages", [str(each.pages) for each in found.values()])]
    rows += [("words a page", [f"{each.page:.0f}" for each in found.values()])]
    rows += [("words of the longest page", [str(each.longest) for each in found.values()])]
    rows += [("words a paragraph", [f"{each.paragraph:.1f}" for each in found.values()])]
    for name in (*BLOCKS.values(), *INLINE):
        rows += [(f"{name} per 1,000 words", [f"{d.each[name]:.2f}" for d in found.values()])]
    return "\n".join(f"{name:<32}" + "".join(f"{v:>16}" for v in values) for name, values in rows)


def main() -> None:
    """Prints a column for each folder and language."""
    composition.compose()
    found = {}
    for docs in [Path(name) for name in sys.argv[1:]] or [ROOT / "docs"]:
        for locale, each in counted(Loader(docs).library).items():
            found[f"{docs.parent.name[:12]} {locale}"] = each
    print(table(found))


if __name__ == "__main__":
    main()
