"""Comments that pass for others: editors’ names, crowds of one person."""

from collections import Counter
from collections.abc import Iterator

from civildialogue.core.model.characters import skeleton
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.library import Library, Located
from civildialogue.features.compendium.model.records import Comment

MOST_BY_ONE = 30
"""Comments of one name on one recommendation; each must be answered by a person."""
OURS = ("feed.editors", "imitation.editors")
"""The names by which the site itself speaks, in the interface, beside its own."""


def names(library: Library) -> Iterator[Diagnostic]:
    """Commenters whose name looks like that of the site or of one who answers for it."""
    editors = {message(locale, key) for locale in Locale for key in OURS}
    editors |= {library.name[locale] for locale in Locale}
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
