"""What stands in a text: the words that a comment quotes, and a change that an answer tells of."""

from dataclasses import dataclass

from civildialogue.core.model.page import Page
from civildialogue.core.model.rules import stands_in
from civildialogue.core.model.text import Block, unbroken
from civildialogue.core.model.words import folded, without_targets
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import Anchor


def has(block: Block, words: str) -> bool:
    """Whether words stand in a passage: white space is folded, and links may lead elsewhere."""
    return stands_in(words, unbroken(block.text)) or folded(without_targets(words)) in block.words


@dataclass(frozen=True)
class Anchored:
    """Where a comment stands: its state, and the passage that it is shown under, if any."""

    state: Anchor
    block: str | None


def anchor(comment: Comment, page: Page | None) -> Anchored:
    """Finds the quoted words in today's text.

    In place: they stand in the passage. Moved: they stand in just one other. Changed: the passage
    is there, the words are not. Orphaned: neither. A comment never stands under other words. White
    space is folded and a link may lead elsewhere than it did; nothing else is forgiven.
    """
    if page is None:
        return Anchored(Anchor.ORPHANED, None)
    quote = comment.target.quote
    block = page.by_id.get(comment.target.block)
    if block is not None and has(block, quote):
        return Anchored(Anchor.IN_PLACE, block.id)
    elsewhere = [i for i, other in page.by_id.items() if has(other, quote)]
    if len(elsewhere) == 1:
        return Anchored(Anchor.MOVED, elsewhere[0])
    if block is not None:
        return Anchored(Anchor.CHANGED, block.id)
    return Anchored(Anchor.ORPHANED, None)
