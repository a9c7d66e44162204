"""A change that an answer tells of, held against passages as they read at one time or another."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from civildialogue.core.model.language import Locale
from civildialogue.core.model.page import Page
from civildialogue.core.model.text import Block
from civildialogue.features.compendium.model.dispositions import Change
from civildialogue.features.compendium.model.standing import has

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s]+|\n")

_MARK = re.compile(r"^(?:[-*+]|[0-9]{1,9}[.)])\s")


def passages(blocks: Iterable[Block], identifier: str) -> list[Block]:
    """The passage of that id; every one of them where none has it, as before ids were given."""
    every = list(blocks)
    return [block for block in every if block.id == identifier] or every


def is_done(change: Change, blocks: Iterable[Block]) -> bool:
    """Whether the passages read as after the change."""
    found = passages(blocks, change.block)
    return _stands(change.after, found) and not is_undone(change, found)


def is_before(change: Change, blocks: Iterable[Block]) -> bool:
    """Whether they read as before it."""
    found = passages(blocks, change.block)
    return _stands(change.before, found) and not is_done(change, found)


def is_undone(change: Change, blocks: Iterable[Block]) -> bool:
    """Whether the old words stand there, and the new ones don't.

    A change that only took words away is undone as soon as they are back.
    """
    found = passages(blocks, change.block)
    is_same = _is_within(change.before, change.after) and _is_within(change.after, change.before)
    if not found or is_same or not _stands(change.before, found):
        return False
    return not _stands(change.after, found) or _is_within(change.after, change.before)


def language(change: Change, pages: Iterable[Page]) -> Locale | None:
    """That of the page that reads as after or before the change; none if no page does."""
    for page in pages:
        if is_done(change, page.blocks) or is_before(change, page.blocks):
            return page.spoken
    return None


def is_moved(older: Iterable[Block], newer: Iterable[Block]) -> bool:
    """Whether a page has the same sentences as before, perhaps in other passages: those were
    divided, joined or put in another order, and its text was not changed.
    """
    first, last = [block.text for block in older], [block.text for block in newer]
    if "\n".join(first).split() == "\n".join(last).split():
        return True
    return Counter(sentences("\n".join(first))) == Counter(sentences("\n".join(last)))


def _stands(words: str, found: Sequence[Block]) -> bool:
    return not words or any(has(block, words) for block in found)


def _is_within(words: str, others: str) -> bool:
    return " ".join(words.split()) in " ".join(others.split())


def differing(before: str, after: str) -> tuple[str, str]:
    """The sentences of two readings of a passage that are not the same, in one run each.

    Where one reading only has a sentence more, its neighbour is given with it, so that both
    readings can be compared.
    """
    old, new = sentences(before), sentences(after)
    found = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    runs = [run for run in found if run[0] != "equal"]
    if not runs:
        return "", ""
    first, last, start, end = runs[0][1], runs[-1][2], runs[0][3], runs[-1][4]
    if (first == last or start == end) and first and start:
        first, start = first - 1, start - 1
    elif first == last or start == end:
        last, end = min(last + 1, len(old)), min(end + 1, len(new))
    return _unmarked(old[first:last]), _unmarked(new[start:end])


def _unmarked(run: Sequence[str]) -> str:
    """The sentences as one text, without the mark of a list at its beginning."""
    return _MARK.sub("", " ".join(run), count=1)


def sentences(text: str) -> list[str]:
    """The sentences of a passage, with white space folded; each item of a list is one at least."""
    folded = (" ".join(each.split()) for each in _SENTENCE_END.split(text))
    return [each for each in folded if each]
