"""What the file of a comment is called: its day, a name in Latin letters, and always its id."""

import re

from civildialogue.core.model.conventions import transliterate
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import COMMENTS

LONGEST_SLUG = 30
_FORMER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*")


def slug(name: str) -> str:
    """A person's name as a part of a file's name: at most thirty Latin letters and hyphens."""
    latin = re.sub(r"[^a-z0-9]+", "-", transliterate(name).lower())
    return latin.strip("-")[:LONGEST_SLUG].strip("-") or "comment"


def path_of(comment: Comment) -> str:
    """Where the file of a comment stands below ``docs``.

    The id keeps two people of one name on one day apart. A comment whose words are taken down has
    its author's name neither in the file nor in the file's name.
    """
    middle = "" if comment.taken else f"{slug(comment.author.name)}-"
    name = f"{comment.received.isoformat()}-{middle}{_letters(comment.id)}.md"
    return f"{COMMENTS}/{comment.target.recommendation}/{name}"


def is_named(path: str, comment: Comment) -> bool:
    """Whether a file is called by a name that is its comment's own: one that ends with the id."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    if comment.taken:
        return path.endswith(path_of(comment))
    return stem.endswith(f"-{_letters(comment.id)}")


def with_id(stem: str, identifier: str) -> str | None:
    """The name of a file with its comment's id; None for what is no name of a comment."""
    if not _FORMER.fullmatch(stem):
        return None
    letters = _letters(identifier)
    return stem if stem.endswith(f"-{letters}") else f"{stem}-{letters}"


def _letters(identifier: str) -> str:
    return identifier.removeprefix("c-")
