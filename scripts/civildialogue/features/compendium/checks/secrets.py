"""Words that nobody may see and that still stand somewhere."""

from collections.abc import Iterable, Iterator

from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.library import Library, Located
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium.former import taken_down, with_words
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.quoting import quoted
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.redaction import has_words


def words(library: Library) -> Iterator[Diagnostic]:
    """Files that still have what nobody is to see, and other places that do."""
    for located in library.records(Comment).values():
        comment = located.value
        if comment.taken and has_words(located):
            span = located.span_of("redaction" if comment.redaction else "withheld")
            yield Diagnostic("redaction-words", span, {"id": comment.id})
            yield from _quotes(library, [located])


def quotes(library: Library, versions: Versions) -> Iterator[Diagnostic]:
    """Places that still have words which a comment's file has no longer, as the history knows."""
    for located in library.records(Comment).values():
        if located.value.taken and not has_words(located):
            yield from _quotes(library, with_words(library, versions, located))


def undone(library: Library, versions: Versions) -> Iterator[Diagnostic]:
    """Comments that were taken down, as the history knows, and that are shown again."""
    now = library.records(Comment)
    for name, (commit, path) in taken_down(library, versions).items():
        if name in now and not now[name].value.taken and not now[name].value.example:
            params = {"id": name, "revision": commit, "path": path}
            yield Diagnostic("redaction-undone", now[name].span_of("id"), params)


def _quotes(library: Library, known: Iterable[Located[Comment]]) -> Iterator[Diagnostic]:
    """Examples are written by nobody. The line isn't shown, so that no report keeps its words."""
    places = {
        (span.path, span.line): Diagnostic("redaction-quoted", span, {"id": located.value.id})
        for located in known
        if not located.value.example
        for span in quoted(library, located)
    }
    yield from places.values()


def losses(before: Library, after: Library, revision: str) -> Iterator[Diagnostic]:
    """Comments that a change removed, and words that it shows again after they were taken down.

    A merge in which one side was taken does so, or a revert. Examples may go, and the comments of a
    recommendation that goes.
    """
    now, kept = after.records(Comment), dialogue_of(after).recommendations
    for name, located in before.records(Comment).items():
        comment = located.value
        params = {"id": name, "revision": revision, "path": located.source.path}
        if comment.example or after.is_faulty("comments", name):
            continue
        if name in now:
            if comment.taken and not now[name].value.taken:
                yield Diagnostic("redaction-undone", now[name].span_of("id"), params)
        elif comment.target.recommendation in kept:
            yield Diagnostic("comment-removed", Span(located.source.path), params)
