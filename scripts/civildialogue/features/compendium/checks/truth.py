"""Whether what answers say of changes is true: of today's text, and of the repository."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library, Located
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import replaced
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import flow
from civildialogue.features.compendium.contribute import answered
from civildialogue.features.compendium.history import Truth, Verdict, judged, told
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.dispositions import Change
from civildialogue.features.compendium.model.records import Comment

CODES = {
    Truth.MOVED: "change-moved",
    Truth.UNTRUE: "change-untrue",
    Truth.UNKNOWN: "change-unverified",
}
_CHANGE = ("disposition", "change")


def changes(library: Library, versions: Versions) -> Iterator[Diagnostic]:
    """Changes that no commit made, that another made, and those that can't be looked for here."""
    for located, change, verdict in _verdicts(library, versions):
        found = verdict.change
        if found and found.before != change.before:
            at = located.span_of(*_CHANGE, "before")
            yield Diagnostic("change-before-differs", at, {"found": found.commit})
        elif verdict.truth is not Truth.TRUE:
            params = {"commit": change.commit, "found": found.commit if found else ""}
            yield Diagnostic(CODES[verdict.truth], located.span_of(*_CHANGE, "commit"), params)


def _verdicts(
    library: Library, versions: Versions
) -> Iterator[tuple[Located[Comment], Change, Verdict]]:
    found = list(told(library))
    verdicts = judged(versions, [(comment.value, change) for comment, change in found])
    for (located, change), verdict in zip(found, verdicts, strict=True):
        yield located, change, verdict


def reverted(library: Library) -> Iterator[Diagnostic]:
    """Changes after which the words of before stand in the text again."""
    dialogue = dialogue_of(library)
    for located, _ in told(library):
        if dialogue.entries[located.value.id].is_reverted:
            span = located.span_of(*_CHANGE, "after")
            yield Diagnostic("change-reverted", span)


def found_again(library: Library, versions: Versions) -> Iterator[tuple[str, str]]:
    """For ``check --fix``: files whose change another commit made, as the history has it."""
    for located, change, verdict in _verdicts(library, versions):
        if verdict.truth is Truth.MOVED and verdict.change:
            path = located.source.path.removeprefix("docs/")
            yield path, _corrected(located, change, verdict.change)


def _corrected(located: Located[Comment], change: Change, found: Change) -> str:
    """The file with the commit, and with the sentence before where that is another, too."""
    places = {name: located.fields[*_CHANGE, name] for name in ("before", "commit")}
    # Always in quotation marks: some ids look like numbers.
    words = {places["commit"]: f'"{found.commit}"'}
    line, column, length = places["before"]
    written = located.source.lines[line - 1][column - 1 : column - 1 + length]
    if found.before == change.before:
        return replaced(located.source, words)
    if read_yaml(SourceText("", written)).value == change.before:
        return replaced(located.source, words | {places["before"]: flow(found.before)})
    before = located.value.disposition
    if before is None:
        raise ValueError("a change without an answer")
    return answered(located.source, before.model_copy(update={"change": found}))
