"""Whether what answers say of changes is true: of today's text, and of the repository."""

from collections.abc import Iterator, Sequence

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import replaced
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import flow
from civildialogue.features.compendium.contribute import answered
from civildialogue.features.compendium.history import (
    CHANGE,
    EARLIER,
    Said,
    Truth,
    Verdict,
    judged,
    told,
)
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.dispositions import Change

CODES = {
    Truth.MOVED: "change-moved",
    Truth.UNTRUE: "change-untrue",
    Truth.UNKNOWN: "change-unverified",
}


def changes(library: Library, versions: Versions) -> Iterator[Diagnostic]:
    """Changes that no commit made, that another made, and those that can't be looked for here."""
    for said, verdict in _verdicts(library, versions):
        change, found = said.change, verdict.change
        if found and found.before != change.before:
            at = said.located.span_of(*said.loc, "before")
            yield Diagnostic("change-before-differs", at, {"found": found.commit})
        elif verdict.truth is not Truth.TRUE:
            params = {"commit": change.commit, "found": found.commit if found else ""}
            at = said.located.span_of(*said.loc, "commit")
            yield Diagnostic(CODES[verdict.truth], at, params)


def _verdicts(library: Library, versions: Versions) -> Iterator[tuple[Said, Verdict]]:
    found = list(told(library))
    named = [(said.located.value, said.change) for said in found]
    return zip(found, judged(library, versions, named), strict=True)


def reverted(library: Library) -> Iterator[Diagnostic]:
    """Changes after which the words of before stand in the text again."""
    dialogue = dialogue_of(library)
    for said in told(library):
        if said.loc == CHANGE and dialogue.entries[said.located.value.id].is_reverted:
            yield Diagnostic("change-reverted", said.located.span_of(*CHANGE, "after"))


def found_again(library: Library, versions: Versions) -> Iterator[tuple[str, str]]:
    """For ``check --fix``: files whose changes other commits made, as the history has them."""
    moved: dict[str, list[tuple[Said, Change]]] = {}
    for said, verdict in _verdicts(library, versions):
        if verdict.truth is Truth.MOVED and verdict.change:
            path = said.located.source.path.removeprefix("docs/")
            moved.setdefault(path, []).append((said, verdict.change))
    for path, every in moved.items():
        yield path, _corrected(every)


def _corrected(every: Sequence[tuple[Said, Change]]) -> str:
    """The file with the commits, and with the sentences before where those are others, too."""
    source = every[0][0].located.source
    words: dict[tuple[int, int, int], str] = {}
    for said, found in every:
        fields = said.located.fields
        # Always in quotation marks: some ids look like numbers.
        words[fields[*said.loc, "commit"]] = f'"{found.commit}"'
        if found.before == said.change.before:
            continue
        line, column, length = place = fields[*said.loc, "before"]
        written = source.lines[line - 1][column - 1 : column - 1 + length]
        if read_yaml(SourceText("", written)).value != said.change.before:
            return _rewritten(every)  # It is written over several lines.
        words[place] = flow(found.before)
    return replaced(source, words)


def _rewritten(every: Sequence[tuple[Said, Change]]) -> str:
    """The file with the whole answer written anew."""
    located = every[0][0].located
    answer = located.value.disposition
    if answer is None:
        raise ValueError("a change without an answer")
    right = {said.loc: found for said, found in every}
    earlier = [
        each.model_copy(update={"change": right.get((*EARLIER, number, "change"), each.change)})
        for number, each in enumerate(answer.earlier)
    ]
    change = right.get(CHANGE, answer.change)
    new = answer.model_copy(update={"change": change, "earlier": earlier})
    return answered(located.source, new)
