"""What a change brought: findings that were there before it weigh as notes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.language import RECORD, Localized

MOVING = "line"
"""The parameter that changes when only the lines above have changed."""


def older(
    now: Sequence[Diagnostic], before: Iterable[Diagnostic], renames: Mapping[str, str]
) -> Iterator[tuple[Diagnostic, bool]]:
    """Every finding of ``now`` with whether it was there ``before``, in its order.

    The same finding is one with the same code, file and message that weighed at least as much; so
    a fault in a file that nobody touched is new if the change caused it, and so is a fault that
    begins to count because a draft was published. Of several alike, those on unchanged lines are
    matched first. ``renames`` maps paths of ``before`` to those of ``now``.
    """
    known: dict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in before:
        known[_key(diagnostic, renames)].append(diagnostic)
    matched: set[int] = set()
    for same_line in (True, False):
        for index, diagnostic in enumerate(now):
            if index in matched:
                continue
            left = known[_key(diagnostic, {})]
            for candidate in left:
                same = candidate.span.excerpt == diagnostic.span.excerpt or not same_line
                if same and candidate.severity.rank <= diagnostic.severity.rank:
                    left.remove(candidate)
                    matched.add(index)
                    break
    return ((diagnostic, index in matched) for index, diagnostic in enumerate(now))


def as_note(diagnostic: Diagnostic) -> Diagnostic:
    """The same finding, weighing as a note."""
    return replace(diagnostic, lowered=Severity.NOTE)


def _key(diagnostic: Diagnostic, renames: Mapping[str, str]) -> tuple[str, str, str]:
    def current(value: str | Localized) -> str | Localized:
        return renames.get(value, value) if isinstance(value, str) else value

    params = {name: current(value) for name, value in diagnostic.params.items()}
    words = replace(diagnostic, params={**params, MOVING: ""}).message(RECORD)
    return diagnostic.code, renames.get(diagnostic.span.path, diagnostic.span.path), words
