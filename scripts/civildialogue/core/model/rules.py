"""Rules of several fields together, as data: for the checks, and for a form in a browser."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from civildialogue.core.model.words import folded

FILLED, AT_MOST, DIFFERS, WITHIN = "filled", "at-most", "differs", "within"
Condition = tuple[str, tuple[str, ...]]
Look = Callable[[str], str | None]
"""Gives the text at the path of a field, or None where there is none."""


@dataclass(frozen=True)
class Rule:
    """What a text must be, or the diagnostic ``code`` is due.

    ``FILLED`` has words; ``AT_MOST`` has no more characters than ``limit``; ``DIFFERS`` says
    something else than ``other``; ``WITHIN`` stands in ``other``, where that is known; white space
    is folded. A rule holds only ``when`` a field has one of the values, ``unless`` another does.
    """

    test: str
    path: str
    code: str
    other: str = ""
    limit: int = 0
    when: Condition | None = None
    unless: Condition | None = None


def stands_in(part: str, whole: str) -> bool:
    """Whether the words stand in a text in their order; white space is folded."""
    return folded(part) in folded(whole)


def broken(rules: Sequence[Rule], look: Look) -> Iterator[Rule]:
    """The rules that a record does not keep."""
    for rule in rules:
        is_asked = _has(rule.when, look) and not (rule.unless and _has(rule.unless, look))
        if is_asked and not _kept(rule, look(rule.path) or "", look(rule.other)):
            yield rule


def _has(condition: Condition | None, look: Look) -> bool:
    return condition is None or look(condition[0]) in condition[1]


def _kept(rule: Rule, text: str, other: str | None) -> bool:
    match rule.test:
        case "filled":
            return text != ""
        case "at-most":
            return len(text) <= rule.limit
        case "differs":
            return folded(text) != folded(other or "")
        case _:
            return other is None or stands_in(text, other)
