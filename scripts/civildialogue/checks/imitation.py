"""Names and records that pass for others: strange letters, editors’ names, crowds of one person."""

from collections import Counter
from collections.abc import Iterator

from civildialogue.checks.content import ADDRESS, strangers
from civildialogue.model.characters import mixed, skeleton
from civildialogue.model.compendium import Comment
from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.language import Locale, message
from civildialogue.model.library import Library, Located
from civildialogue.model.values import texts

MOST_BY_ONE = 30
"""Comments of one name on one recommendation; each must be answered by a person."""
OURS = ("feed.editors", "dataset.publisher", "imitation.editors", "imitation.site")
"""The names by which the site itself speaks, in the interface."""
_OWN_WORDS = (("proposal",), ("translation", "text"), ("translation", "proposal"), ("reply",))
"""What the public writes in a comment is left as it is; names and quotes are not theirs alone."""

Loc = tuple[str | int, ...]


def records(library: Library) -> Iterator[Diagnostic]:
    """Letters of another alphabet in the words of records and in the names of who comments."""
    comments = (filed.record for filed in library.comments.values())
    for located in (*comments, *library.planned.values(), *library.records):
        for loc, text in texts(located.value):
            if isinstance(located.value, Comment) and _is_own(loc):
                continue
            for word, _, found in mixed(ADDRESS.sub(" ", text)):
                yield strangers(word, found, located.span_of(*loc))


def _is_own(loc: Loc) -> bool:
    return any(loc[: len(words)] == words for words in _OWN_WORDS)


def names(library: Library) -> Iterator[Diagnostic]:
    """Commenters whose name looks like that of the site or of one who answers for it."""
    editors = {message(locale, key) for locale in Locale for key in OURS}
    for filed in library.comments.values():
        disposition, redaction = filed.record.value.disposition, filed.record.value.redaction
        editors |= {said.by for said in (disposition, redaction) if said}
    known = {skeleton(name): name for name in editors}
    for filed in library.comments.values():
        author = filed.record.value.author
        for field, name in (("name", author.name), ("organisation", author.organisation)):
            other = known.get(skeleton(name or ""))
            if name and other:
                span = filed.record.span_of("author", field)
                yield Diagnostic("name-imitates", span, {"name": name, "other": other})


def crowds(library: Library) -> Iterator[Diagnostic]:
    """More comments of one name on one recommendation than people could answer."""
    counted: Counter[tuple[str, str]] = Counter()
    for filed in library.comments.values():
        comment: Located[Comment] = filed.record
        who = comment.value.target.recommendation, skeleton(comment.value.author.name)
        counted[who] += 1
        if counted[who] == MOST_BY_ONE + 1:
            params = {"name": comment.value.author.name, "limit": str(MOST_BY_ONE)}
            params["recommendation"] = comment.value.target.recommendation
            yield Diagnostic("comments-too-many", comment.span_of("author", "name"), params)
