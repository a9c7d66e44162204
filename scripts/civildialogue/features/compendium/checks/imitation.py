"""Comments that pass for others: editors’ names, crowds of one person."""

from collections import Counter
from collections.abc import Iterator

from civildialogue.core.model.characters import skeleton
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import languages, message
from civildialogue.core.model.library import Library
from civildialogue.features.compendium.model.editors import editors
from civildialogue.features.compendium.model.records import Comment

MOST_BY_ONE = 30
"""Comments of one name on one recommendation; each must be answered by a person."""
OURS = "imitation.editors"
"""What the interface calls the editors."""


def names(library: Library) -> Iterator[Diagnostic]:
    """Commenters whose name looks like that of the site or of one who answers for it."""
    ours = {message(locale, OURS) for locale in languages()}
    for locale in languages():
        ours |= {library.name[locale], *editors(library, locale)}
    for located in library.records(Comment).values():
        disposition, redaction = located.value.disposition, located.value.redaction
        ours |= {said.by for said in (disposition, redaction) if said}
    known = {skeleton(name): name for name in ours}
    for located in library.records(Comment).values():
        author = located.value.author
        for field, name in (("name", author.name), ("organisation", author.organisation)):
            other = known.get(skeleton(name or ""))
            if name and other:
                span = located.span_of("author", field)
                yield Diagnostic("name-imitates", span, {"name": name, "other": other})


def crowds(library: Library) -> Iterator[Diagnostic]:
    """More comments of one name on one recommendation than people could answer."""
    counted: Counter[tuple[str, str]] = Counter()
    for comment in library.records(Comment).values():
        who = comment.value.target.recommendation, skeleton(comment.value.author.name)
        counted[who] += 1
        if counted[who] == MOST_BY_ONE + 1:
            params = {"name": comment.value.author.name, "limit": str(MOST_BY_ONE)}
            params["recommendation"] = comment.value.target.recommendation
            yield Diagnostic("comments-too-many", comment.span_of("author", "name"), params)
