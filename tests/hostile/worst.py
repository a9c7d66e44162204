"""Texts on which a pattern may take long, derived from its own parts, and whether it does."""

from collections.abc import Callable, Iterator
from re import _constants as c  # type: ignore[attr-defined]
from typing import Any

from .steps import ONE, REPEATS, Counter, TooManyError, steps, tree_of

Text = tuple[str, str, str]
"""Its beginning, the piece that is repeated, and its end."""
FEW, FACTOR, SLACK = 24, 4, 1.75
"""A text four times as long may take seven times the steps; what is quadratic takes sixteen."""
MOST = 30
"""A repeat of no more than that is a constant."""
TAILS = ("", "\x01", "a\nЖ\n")
_CANDIDATES = "a1 \n\t-\"'<>[](){}`~*_#|:;,./\\@!?=&%+ZЖ_€\x01\u0301\u00a0"


def sample(nodes: Any, tree: Any, turn: int = 0) -> str:
    """A short text that the parts match, or nearly; ``turn`` chooses among what may be chosen."""
    text = ""
    for op, argument in nodes:
        if op in ONE:
            text += _character(op, argument, tree, turn)
        elif op in REPEATS:
            least = argument[0]
            text += sample(argument[2], tree, turn) * max(least, turn % 2)
        elif op is c.SUBPATTERN:
            text += sample(argument[3], tree, turn)
        elif op is c.ATOMIC_GROUP:
            text += sample(argument, tree, turn)
        elif op is c.BRANCH:
            text += sample(argument[1][turn % len(argument[1])], tree, turn)
    return text


def _character(op: Any, argument: Any, tree: Any, turn: int) -> str:
    if op is c.LITERAL:
        return chr(argument)
    fitting = [one for one in _CANDIDATES if Counter(tree, one, 10_000).fits(op, argument, 0)]
    if not fitting and op is c.IN:
        for kind, value in argument:
            if kind in (c.LITERAL, c.RANGE):
                return chr(value if kind is c.LITERAL else value[0])
    return fitting[turn % len(fitting)] if fitting else ""


def characters(nodes: Any, tree: Any) -> Iterator[str]:
    """Two characters for each place of the parts."""
    for op, argument in nodes:
        if op in ONE:
            yield from (_character(op, argument, tree, turn) for turn in range(2))
        for inner in _inside(op, argument):
            yield from characters(inner, tree)


def is_long(op: Any, argument: Any) -> bool:
    """Whether a part takes as much as there is, or nearly."""
    return op in REPEATS and argument[1] > MOST


def possessive_groups(nodes: Any) -> Iterator[Any]:
    """What is repeated without giving anything back, where it is more than one sign."""
    for op, argument in nodes:
        if op is c.POSSESSIVE_REPEAT and not (len(argument[2]) == 1 and argument[2][0][0] in ONE):
            yield argument[2]
        for inner in _inside(op, argument):
            yield from possessive_groups(inner)


def _inside(op: Any, argument: Any) -> list[Any]:
    if op in REPEATS:
        return [argument[2]]
    if op is c.SUBPATTERN:
        return [argument[3]]
    if op is c.BRANCH:
        return list(argument[1])
    if op in (c.ASSERT, c.ASSERT_NOT):
        return [argument[1]]
    return [argument] if op is c.ATOMIC_GROUP else []


def _starts(nodes: Any, tree: Any, before: str = "") -> Iterator[str]:
    """What a text begins with so that the engine comes to each repeat of the pattern."""
    for number, (op, argument) in enumerate(nodes):
        reached = before + sample(nodes[:number], tree)
        if is_long(op, argument):
            yield reached
        for inner in _inside(op, argument):
            yield from _starts(inner, tree, reached)


def _bodies(nodes: Any, tree: Any) -> Iterator[str]:
    for op, argument in nodes:
        if is_long(op, argument):
            yield from characters(argument[2], tree)
            yield from (sample(argument[2], tree, turn) for turn in range(3))
        for inner in _inside(op, argument):
            yield from _bodies(inner, tree)


def attacks(tree: Any) -> Iterator[Text]:
    """Each text to try."""
    nodes = list(tree)
    starts = list(dict.fromkeys(("", *_starts(nodes, tree))))
    if len(starts) == 1 and not any(_bodies(nodes, tree)):
        return
    whole = [sample(nodes, tree), sample(nodes, tree, 1)]
    pieces = [*_bodies(nodes, tree), " ", "\n"]
    for start in (*starts, *whole):
        pieces += [start, f"{start} ", f"{start}a ", f"\n{start}"]
    for piece in dict.fromkeys(piece for piece in pieces if piece):
        for start in starts if len(piece) < 4 else ("",):
            for tail in TAILS if len(piece) < 4 else TAILS[:2]:
                yield start, piece, tail


def grows(
    pattern: str, flags: int, method: str, tried: Callable[[list[Text]], list[Text]] = list
) -> Text | None:
    """The first text on which a search takes more than its length allows; None if there is none.

    ``tried`` says which of the texts to try.
    """
    tree = tree_of(pattern, flags)
    for start, piece, tail in tried(list(attacks(tree))):
        times = max(10, FEW // len(piece))
        short, long = (start + piece * number + tail for number in (times, times * FACTOR))
        try:
            # Beyond that limit it isn't even quadratic.
            few = steps(tree, short, method, 100 * FEW * FEW)
            steps(tree, long, method, int(few * FACTOR * SLACK))
        except TooManyError:
            return start, piece, tail
    return None
