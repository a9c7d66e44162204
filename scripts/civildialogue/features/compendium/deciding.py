"""What an answer may say of a change: read from the history, never from what was proposed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.text import Block
from civildialogue.core.model.words import folded
from civildialogue.core.source.scaffold import NotWrittenError
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium.history import (
    Names,
    Truth,
    brought,
    judged,
    passage,
    places_of,
    read,
    words_of,
)
from civildialogue.features.compendium.model.changes import is_done
from civildialogue.features.compendium.model.dispositions import (
    LONGEST_WORDING,
    Change,
    Disposition,
)
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.standing import has
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS


class NoChangeError(NotWrittenError):
    """The history doesn't have the change that an answer is to tell of."""


@dataclass(frozen=True)
class Wanted:
    """What the editor says of the change; all else is read."""

    block: str | None = None
    before: str | None = None
    after: str | None = None
    commit: str | None = None


@dataclass(frozen=True)
class _Search:
    library: Library
    versions: Versions
    comment: Comment
    wanted: Wanted
    block: str

    def found(self, names: Names, today: Sequence[Block]) -> Iterator[tuple[Change, bool]]:
        """Each change of a page since the comment that still stands, newest first, with whether
        it took the words away that the comment quotes.
        """
        block, before, after = self.block, self.wanted.before, self.wanted.after
        for commit in self._commits(names):
            change = brought(self.versions, names, commit, block, before=before, after=after)
            if change is None or not is_done(change, today):
                continue
            if max(len(change.before), len(change.after)) > LONGEST_WORDING:
                raise NoChangeError("change-long", limit=LONGEST_WORDING)
            yield change, self._took_the_quote(names, commit)

    def _commits(self, names: Names) -> Iterator[str]:
        """Those that may have made the change, if none was named: after the comment, which knows
        how its own passage read.
        """
        if self.wanted.commit:
            found = self.versions.named(self.wanted.commit)
            if found is None:
                raise NoChangeError("change-commit", commit=self.wanted.commit)
            yield found
            return
        target = self.comment.target
        for commit in read(self.versions, names):
            block = passage(self.versions.blocks(commit, *names), target.block)
            is_as_read = block is not None and block.hash == target.hash
            is_its_own = self.block == target.block
            if (is_its_own and is_as_read) or self.versions.days[commit] < self.comment.received:
                return
            yield commit

    def _took_the_quote(self, names: Names, commit: str) -> bool:
        before = (self.versions.blocks(each, *names) for each in self.versions.parents[commit])
        after = self.versions.blocks(commit, *names)
        return any(map(self._is_quoted, before)) and not self._is_quoted(after)

    def _is_quoted(self, blocks: Sequence[Block]) -> bool:
        block = passage(blocks, self.comment.target.block)
        return block is not None and has(block, self.comment.target.quote)


def change_of(library: Library, versions: Versions, comment: Comment, wanted: Wanted) -> Change:
    """The change of the text that answers a comment: the newest since then that took the quoted
    words away, or else the newest of the passage; and it stands today.

    Raises NoChangeError, which says what has to be done first.
    """
    if not versions.parents:
        raise NoChangeError("change-history")
    pages = dict(_pages(library, comment))
    block = wanted.block or _block(pages, comment, wanted)
    search = _Search(library, versions, comment, wanted, block)
    for names, blocks in pages.items():
        found = [*search.found(names, blocks)]
        if found:
            return next((change for change, is_it in found if is_it), found[0][0])
    raise NoChangeError(_reason(versions, pages, block))


def corrected(library: Library, versions: Versions, comment: Comment) -> Disposition | None:
    """The answer that another one corrects, and those before it, with only such changes as were
    made: what never stood in the text is not kept.
    """
    held = comment.disposition
    if held is None:
        return None
    every = [held, *held.earlier]
    named = [each.change for each in every if each.change and each.change.is_said]
    verdicts = judged(library, versions, [(comment, change) for change in named])
    pairs = zip(named, verdicts, strict=True)
    untrue = [change for change, verdict in pairs if verdict.truth is Truth.UNTRUE]
    first, *earlier = (
        each.model_copy(update={"change": None}) if each.change in untrue else each
        for each in every
    )
    return held.model_copy(update={"change": first.change, "earlier": earlier})


def _pages(library: Library, comment: Comment) -> Iterator[tuple[Names, Sequence[Block]]]:
    key = f"{RECOMMENDATIONS}/{comment.target.recommendation}"
    for names in places_of(library, comment):
        page = library.page(key, Locale(names[0].rsplit(".", 2)[1]))
        if page is not None:
            yield names, page.blocks


def _block(pages: dict[Names, Sequence[Block]], comment: Comment, wanted: Wanted) -> str:
    """The passage that changed: the comment's, unless the words that are named stand in another.

    Raises NoChangeError where they stand in none.
    """
    own = comment.target.block
    if not wanted.after:
        return own
    every = [block for blocks in pages.values() for block in blocks]
    holding = [block.id for block in every if block.id and has(block, wanted.after)]
    if not holding:
        raise NoChangeError("change-nowhere", words=wanted.after)
    return own if own in holding else holding[0]


def _reason(versions: Versions, pages: dict[Names, Sequence[Block]], block: str) -> str:
    """Why there is no change: the text is as it was, or its change is not committed."""
    newest = next(iter(versions.parents))
    for names, blocks in pages.items():
        kept = words_of(versions.blocks(newest, *names), block)
        if folded(kept) != folded(words_of(blocks, block)):
            return "change-uncommitted"
    return "change-none"
