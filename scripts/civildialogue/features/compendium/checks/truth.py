"""Whether what answers say of changes is true: of today's text, and of the repository."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import replaced
from civildialogue.features.compendium.history import Truth, Verdict, judged, told
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.dispositions import SHOWN
from civildialogue.features.compendium.model.records import Comment

CODES = {
    Truth.MOVED: "change-moved",
    Truth.UNTRUE: "change-untrue",
    Truth.UNKNOWN: "change-unverified",
}
_COMMIT = ("disposition", "change", "commit")


def changes(library: Library, versions: Versions) -> Iterator[Diagnostic]:
    """Changes that no commit made, that another made, and those that can't be looked for here."""
    for name, verdict in _verdicts(library, versions):
        if verdict.truth is Truth.TRUE:
            continue
        located = library.records(Comment)[name]
        disposition = located.value.disposition
        commit = disposition.change.commit if disposition and disposition.change else ""
        params = {"commit": commit, "found": verdict.commit[:SHOWN]}
        yield Diagnostic(CODES[verdict.truth], located.span_of(*_COMMIT), params)


def _verdicts(library: Library, versions: Versions) -> Iterator[tuple[str, Verdict]]:
    found = list(told(library))
    verdicts = judged(versions, [(comment, change) for _, comment, change in found])
    return zip((name for name, _, _ in found), verdicts, strict=True)


def reverted(library: Library) -> Iterator[Diagnostic]:
    """Changes after which the words of before stand in the text again."""
    dialogue = dialogue_of(library)
    for name, _, _ in told(library):
        entry = dialogue.entries[name]
        if entry.is_reverted:
            span = entry.located.span_of("disposition", "change", "after")
            yield Diagnostic("change-reverted", span)


def found_again(library: Library, versions: Versions) -> Iterator[tuple[str, str]]:
    """For ``check --fix``: files whose change another commit made, with that commit written in."""
    for name, verdict in _verdicts(library, versions):
        if verdict.truth is not Truth.MOVED:
            continue
        located = library.records(Comment)[name]
        place = located.fields[_COMMIT]
        # Always in quotation marks: some ids look like numbers.
        found = f'"{verdict.commit[:SHOWN]}"'
        yield located.source.path.removeprefix("docs/"), replaced(located.source, {place: found})
