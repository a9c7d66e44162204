"""Changes that answers tell of, looked for in the history of the pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library, Located
from civildialogue.core.model.text import Block
from civildialogue.core.model.words import folded
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium.model.changes import (
    differing,
    is_before,
    is_done,
    is_moved,
)
from civildialogue.features.compendium.model.dispositions import LONGEST_WORDING, SHOWN, Change
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS

CHANGE: tuple[str | int, ...] = ("disposition", "change")
"""Where the answer that holds tells of its change."""
EARLIER: tuple[str | int, ...] = ("disposition", "earlier")
Names = tuple[str, ...]
"""The paths of a page, today's first, then those that it had before it was moved."""


class Truth(Enum):
    """How what is said of a change stands to the history."""

    TRUE = auto()
    MOVED = auto()
    """Another commit made it: the one that is named was squashed, rebased, or is not the one."""
    UNTRUE = auto()
    UNKNOWN = auto()
    """The history that could say is not in this copy."""


@dataclass(frozen=True)
class Verdict:
    """What the history says of a change, and the change as it has it."""

    truth: Truth
    change: Change | None = None


def places_of(library: Library, comment: Comment) -> list[Names]:
    """The files of the recommendation, first that in the language of the comment."""
    tags = sorted(languages(), key=lambda tag: tag != comment.lang)
    key = f"{RECOMMENDATIONS}/{comment.target.recommendation}"
    return [names_of(library, key, tag) for tag in tags]


def names_of(library: Library, key: str, locale: Locale) -> Names:
    """The paths that a page has had in a language, as the tombstones know."""
    return tuple(f"{each}.{locale}.md" for each in keys_of(library, key))


def keys_of(library: Library, key: str) -> list[str]:
    """The key of a page, and those that it had before it was moved."""
    return [key, *library.references.moved_to.get(key, ())]


def judged(
    library: Library, versions: Versions, told: Sequence[tuple[Comment, Change]]
) -> Iterator[Verdict]:
    """What the history says of each change, in their order.

    A commit made a change if one of its parents has the words before, and it has those after.
    """
    named = [(versions.named(change.commit), places_of(library, each)) for each, change in told]
    versions.fetch(
        (each, name)
        for commit, places in named
        if commit
        for names in places
        for name in names
        for each in (commit, *versions.parents[commit])
    )
    for (_, change), (commit, places) in zip(told, named, strict=True):
        if commit and any(made(versions, commit, names, change) for names in places):
            yield Verdict(Truth.TRUE, change)
        elif found := found_again(versions, places, change):
            yield Verdict(Truth.MOVED, found)
        elif versions.is_whole and any(versions.touching(*names) for names in places):
            yield Verdict(Truth.UNTRUE)
        else:
            yield Verdict(Truth.UNKNOWN)


def made(versions: Versions, commit: str, names: Names, change: Change) -> bool:
    """Whether a commit made a change on a page."""
    newer = versions.blocks(commit, *names)
    before = (versions.blocks(parent, *names) for parent in versions.parents[commit])
    return is_done(change, newer) and any(
        is_before(change, older) and not is_moved(older, newer) for older in before
    )


def found_again(versions: Versions, places: Sequence[Names], change: Change) -> Change | None:
    """The change with the newest commit that made it, by its words.

    A squash joins several steps into one; the sentence before is then the one that the first of
    them found.
    """
    for names in places:
        for commit in read(versions, names):
            if made(versions, commit, names, change):
                return change.model_copy(update={"commit": commit[:SHOWN]})
    for names in places:
        for commit in read(versions, names):
            found = brought(versions, names, commit, change.block, after=change.after)
            if found is not None and len(found.before) <= LONGEST_WORDING:
                return found
    return None


def brought(
    versions: Versions,
    names: Names,
    commit: str,
    block: str,
    *,
    before: str | None = None,
    after: str | None = None,
) -> Change | None:
    """What a commit changed in a passage, against the first of its parents that it differs from.

    The sentences are read, if ``before`` and ``after`` don't name them; they may be of any length.
    """
    newer = versions.blocks(commit, *names)
    for parent in versions.parents[commit]:
        older = versions.blocks(parent, *names)
        first, last = words_of(older, block), words_of(newer, block)
        if folded(first) == folded(last) or is_moved(older, newer):
            continue
        gone, come = differing(first, last)
        change = Change.model_construct(
            block=block,
            before=gone if before is None else before,
            after=come if after is None else after,
            commit=commit[:SHOWN],
        )
        if is_before(change, older) and is_done(change, newer):
            return change
    return None


def passage(blocks: Iterable[Block], identifier: str) -> Block | None:
    """The passage of that id."""
    return next((block for block in blocks if block.id == identifier), None)


def words_of(blocks: Iterable[Block], identifier: str) -> str:
    """The text of that passage; empty where there is none."""
    found = passage(blocks, identifier)
    return found.text if found else ""


def read(versions: Versions, names: Names) -> list[str]:
    """The commits that touch a page, newest first; it is read as each and its parents had it."""
    commits = versions.touching(*names)
    every = (each for commit in commits for each in (commit, *versions.parents[commit]))
    versions.fetch((each, name) for each in every for name in names)
    return commits


@dataclass(frozen=True)
class Said:
    """A change that an answer tells of, or one that it corrects, and its place in the file."""

    located: Located[Comment]
    change: Change
    loc: tuple[str | int, ...]


def told(library: Library) -> Iterator[Said]:
    """Every change that an answer tells of, earlier answers included: they are shown, too.

    Examples tell of none, nor do comments whose words are taken down with those of the change.
    """
    for located in library.records(Comment).values():
        disposition = located.value.disposition
        if disposition is None or located.value.example:
            continue
        earlier = enumerate(disposition.earlier)
        every = [(CHANGE, disposition.change)]
        every += [((*EARLIER, n, "change"), each.change) for n, each in earlier]
        for loc, change in every:
            if change and change.is_said:
                yield Said(located, change, loc)
