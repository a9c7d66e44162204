"""Changes that answers tell of, looked for in the history of the pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.text import Block
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium.model.changes import is_before, is_done
from civildialogue.features.compendium.model.dispositions import Change
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS


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
    """What the history says of a change, and the commit that made it."""

    truth: Truth
    commit: str = ""


def paths_of(comment: Comment) -> list[str]:
    """The files of the recommendation, first that in the language of the comment."""
    tags = sorted(languages(), key=lambda tag: tag != comment.lang)
    return [f"{RECOMMENDATIONS}/{comment.target.recommendation}.{tag}.md" for tag in tags]


def judged(versions: Versions, told: Sequence[tuple[Comment, Change]]) -> Iterator[Verdict]:
    """What the history says of each change, in their order.

    A commit made a change if one of its parents has the words before, and it has those after.
    """
    named = [(versions.named(change.commit), paths_of(comment)) for comment, change in told]
    versions.fetch(
        (each, path)
        for commit, paths in named
        if commit
        for path in paths
        for each in (commit, *versions.parents[commit])
    )
    for (_, change), (commit, paths) in zip(told, named, strict=True):
        if commit and any(made(versions, commit, path, change) for path in paths):
            yield Verdict(Truth.TRUE, commit)
        elif found := found_again(versions, paths, change):
            yield Verdict(Truth.MOVED, found)
        elif versions.is_whole and any(versions.touching(path) for path in paths):
            yield Verdict(Truth.UNTRUE)
        else:
            yield Verdict(Truth.UNKNOWN)


def made(versions: Versions, commit: str, path: str, change: Change) -> bool:
    """Whether a commit made a change on a page."""
    return brought(
        versions,
        commit,
        path,
        lambda before, after: is_before(change, before) and is_done(change, after),
    )


def brought(
    versions: Versions,
    commit: str,
    path: str,
    is_it: Callable[[Sequence[Block], Sequence[Block]], bool],
) -> bool:
    """Whether the readings of a page at a parent and at the commit are as asked."""
    after = versions.blocks(commit, path)
    parents = versions.parents[commit]
    return any(is_it(versions.blocks(parent, path), after) for parent in parents)


def found_again(versions: Versions, paths: Sequence[str], change: Change) -> str | None:
    """The newest commit that made the change, wherever its words tell of it."""
    for path in paths:
        for commit in read(versions, path):
            if made(versions, commit, path, change):
                return commit
    return None


def read(versions: Versions, path: str) -> list[str]:
    """The commits that touch a page, newest first; it is read as each and its parents had it."""
    commits = versions.touching(path)
    versions.fetch((each, path) for c in commits for each in (c, *versions.parents[c]))
    return commits


def told(library: Library) -> Iterator[tuple[str, Comment, Change]]:
    """Every change that an answer tells of, with the id of the comment.

    Examples tell of none, nor do comments whose words are taken down with those of the change.
    """
    for name, located in library.records(Comment).items():
        disposition = located.value.disposition
        change = disposition.change if disposition and not located.value.example else None
        if change and (change.before or change.after):
            yield name, located.value, change
