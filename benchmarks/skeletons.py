"""The real pages without their words: what stands where, and slots for words of the same length.

A page that is made from a skeleton has every link, citation, list, table, box and term of the
glossary of a real page, and no sentence that stands anywhere else. So a measured corpus is like the
real texts by construction, and nothing in it can be answered from a memory of equal passages.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from civildialogue.core.checks.terms import Words
from civildialogue.core.model.articles import miswritten
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.stemming.phrases import stemmed
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source import inline
from densities import paired

FIXED = r"\[@[^\]]*\]|\[\^[^\]]*\]|`[^`]*`|<[^>]*>|\{[^}]*\}|https?://\S+|(?m:^\s*[!?]{3}\+? \w+)"
TOKEN = re.compile(rf"(?P<fixed>{FIXED})|(?<=\]\()(?P<target>[^)\s]+)|(?P<word>[^\W\d_]+)")
SHORTEST = 4
"""Letters of a word that may be exchanged; shorter ones hold a sentence together."""
FEWEST = 20
"""Different words of a length before one is drawn from them."""
GOLDEN = 0.6180339887498949


@dataclass(frozen=True)
class Slot:
    """The place of a word."""

    length: int
    is_titled: bool


@dataclass(frozen=True)
class Target:
    """The place of a link's target in the project."""

    was: str


Piece = str | Slot | Target


@dataclass(frozen=True)
class Bone:
    """A block with its words taken out."""

    block: Block
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Skeleton:
    """A real page in one language: its title, summary and blocks."""

    title: tuple[Piece, ...]
    summary: tuple[Piece, ...]
    bones: tuple[Bone, ...]


class Skeletons:
    """Those of a library's pages, and the words that fill them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.terms = Words(library)

    @cached_property
    def vocabulary(self) -> dict[Locale, dict[int, list[str]]]:
        """Words of the texts by their length, as often as they are said; none that a term has."""
        found = {locale: defaultdict[int, list[str]](list) for locale in languages()}
        for page in (page for pages in paired(self.library) for page in pages):
            for block in page.blocks:
                for match in TOKEN.finditer(inline.prose(block)):
                    word = match["word"] or ""
                    if word.islower() and self._is_free(word, page.locale):
                        found[page.locale][len(word)].append(word)
        return {
            locale: {n: words for n, words in by.items() if len({*words}) >= FEWEST}
            for locale, by in found.items()
        }

    def _is_free(self, word: str, locale: Locale) -> bool:
        """Whether a word may come and go: long enough, in no term, and no word for an article."""
        if len(word) < SHORTEST or any(miswritten(f"{word} 1", set())):
            return False
        return self._own[locale].isdisjoint(stemmed(word, locale))

    @cached_property
    def _own(self) -> dict[Locale, frozenset[str]]:
        """The stems of the terms."""
        terms = self.terms
        return {
            tag: frozenset[str]().union(*(terms.stems(term, tag) for term in terms.glossary))
            for tag in languages()
        }

    @cached_property
    def all(self) -> tuple[dict[Locale, Skeleton], ...]:
        """Every page in every language, in an order whose beginnings are mixed alike by length."""
        pages = sorted(
            paired(self.library), key=lambda each: sum(len(b.text) for b in each[0].blocks)
        )
        mixed = sorted(range(len(pages)), key=lambda number: number * GOLDEN % 1)
        return tuple({page.locale: self.of(page) for page in pages[n]} for n in mixed)

    def of(self, page: Page) -> Skeleton:
        """A page without its words."""
        bones = tuple(
            Bone(
                block, (block.text,) if block.kind is BlockKind.CODE else self._pieces(block, page)
            )
            for block in page.blocks
            if block.id and "![" not in block.text
        )
        title, summary = (
            self._pieces(Block(BlockKind.PARAGRAPH, text, 1), page)
            for text in (page.matter.title, page.matter.summary)
        )
        return Skeleton(title, summary, bones)

    def _pieces(self, block: Block, page: Page) -> tuple[Piece, ...]:
        """What stays and what may change; a term or a name stays in each of its words."""
        text = block.text
        hits = self.terms.phrases[page.locale].found(inline.prose(block))
        kept = {at for hit in hits for at in range(hit.start, hit.end)}
        pieces: list[Piece] = []
        at = 0
        for match in TOKEN.finditer(text):
            word, start = match["word"], match.start()
            piece: Piece | None = None
            if match["target"] and ":" not in match["target"]:
                piece = Target(match["target"])
            elif word and start not in kept and self._is_slot(text, start, word, page.locale):
                piece = Slot(len(word), word.istitle())
            if piece:
                pieces += [text[at:start], piece]
                at = match.end()
        return (*pieces, text[at:])

    def _is_slot(self, text: str, at: int, word: str, locale: Locale) -> bool:
        """Whether another word of its length may stand here; one with a capital may be a name."""
        if len(word) not in self.vocabulary[locale] or not self._is_free(word.lower(), locale):
            return False
        return word.islower() or (word.istitle() and _opens(text, at))

    def filled(
        self,
        pieces: tuple[Piece, ...],
        locale: Locale,
        chance: Random,
        target: Callable[[str], str],
    ) -> str:
        """A text with drawn words; ``target`` says where a link leads."""
        parts = []
        for piece in pieces:
            if isinstance(piece, Slot):
                word = chance.choice(self.vocabulary[locale][piece.length])
                parts.append(word.capitalize() if piece.is_titled else word)
            else:
                parts.append(target(piece.was) if isinstance(piece, Target) else piece)
        return "".join(parts)

    def blocks(
        self, skeleton: Skeleton, locale: Locale, chance: Random, target: Callable[[str], str]
    ) -> Iterator[Block]:
        """The blocks of a page, filled; their ids are those of the real page."""
        for bone in skeleton.bones:
            yield replace(bone.block, text=self.filled(bone.pieces, locale, chance, target))


def _opens(text: str, at: int) -> bool:
    """Whether a sentence, an item or a cell begins here, where a capital tells no name."""
    before = text[:at].rstrip(' *-|#"„“')
    return not before or before[-1] in ".!?:\n"
