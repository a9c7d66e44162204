"""Counts the steps in which a backtracking engine matches a pattern, without a clock.

The engines of Python and of browsers try alternatives one after another, so a pattern's cost can
grow faster than its input. Here the same search is made slowly and each attempt is counted: the
count is the same on every machine.
"""

import re
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))

ONE = (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
ANCHORED = ("match", "fullmatch")


class TooManyError(Exception):
    """The steps went over their limit."""


def tree_of(pattern: str, flags: int = 0) -> Any:
    """The parts of a pattern, as Python's own parser reads them."""
    return parser.parse(pattern, flags)


class Counter:
    """One matching of a pattern; ``steps`` is what it took so far."""

    def __init__(self, tree: Any, text: str, limit: int) -> None:
        self.tree, self.text, self.limit = tree, text, limit
        self.flags, self.steps = tree.state.flags, 0
        self.groups: dict[int, tuple[int, int]] = {}
        self.known: dict[tuple[int, str], bool] = {}

    def count(self, method: str) -> int:
        """The steps of a whole search by that method of ``re``. Raises TooManyError."""
        if method in ANCHORED:
            for end in self.items(list(self.tree), 0):
                if method == "match" or end == len(self.text):
                    break
            return self.steps
        at = 0
        while at <= len(self.text):
            self.groups = {}
            end = next(self.items(list(self.tree), at), None)
            at = at + 1 if end is None or end == at else end
        return self.steps

    def step(self) -> None:
        self.steps += 1
        if self.steps > self.limit:
            raise TooManyError

    def items(self, items: list[Any], at: int) -> Iterator[int]:
        """Where the parts can end, in the order in which the engine finds it."""
        if not items:
            yield at
            return
        (op, argument), rest = items[0], items[1:]
        if op in ONE:
            self.step()
            if self.fits(op, argument, at):
                yield from self.items(rest, at + 1)
        elif op in REPEATS:
            yield from self.repeat(op, argument, rest, at)
        else:
            for end in self.other(op, argument, at):
                yield from self.items(rest, end)

    def fits(self, op: Any, argument: Any, at: int) -> bool:
        if at >= len(self.text):
            return False
        character = self.text[at]
        if op is c.ANY:
            return bool(self.flags & re.DOTALL) or character != "\n"
        if op is c.IN:
            return self.among(argument, character)
        return self.same(argument, character) == (op is c.LITERAL)

    def same(self, code: int, character: str) -> bool:
        if self.flags & re.IGNORECASE:
            return chr(code).lower() == character.lower()
        return code == ord(character)

    def among(self, members: list[Any], character: str) -> bool:
        known = self.known.get((id(members), character))
        if known is None:
            negated = members[0][0] is c.NEGATE
            found = any(self.is_of(op, argument, character) for op, argument in members[negated:])
            known = self.known[id(members), character] = found != negated
        return known

    def is_of(self, op: Any, argument: Any, character: str) -> bool:
        if op is c.LITERAL:
            return self.same(argument, character)
        if op is c.RANGE:
            cases = {character}
            if self.flags & re.IGNORECASE:
                cases |= {character.lower()[0], character.upper()[0]}
            return any(argument[0] <= ord(case) <= argument[1] for case in cases)
        return bool(CATEGORIES[argument](character))

    def repeat(self, op: Any, argument: Any, rest: list[Any], at: int) -> Iterator[int]:
        least, most, inner = argument
        most = sys.maxsize if most is c.MAXREPEAT else int(most)
        body = list(inner)
        if len(body) == 1 and body[0][0] in ONE:
            yield from self.run(op, body[0], (least, most), rest, at)
        elif op is c.POSSESSIVE_REPEAT:
            count = 0
            while count < most:
                self.step()
                end = next(self.items(body, at), None)
                if end is None or (end == at and count >= least):
                    break
                at, count = end, count + 1
            if count >= least:
                yield from self.items(rest, at)
        else:
            yield from self.many(op, body, (least, most), rest, at)

    def run(
        self, op: Any, one: Any, bounds: tuple[int, int], rest: list[Any], at: int
    ) -> Iterator[int]:
        """A repeat of one character: taken in a loop, and given back one by one."""
        least, most = bounds
        end = at
        if op is c.MIN_REPEAT:
            while end - at < least and self.taken(one, end):
                end += 1
            while end - at >= least:
                yield from self.items(rest, end)
                if end - at >= most or not self.taken(one, end):
                    return
                end += 1
            return
        while end - at < most and self.taken(one, end):
            end += 1
        if op is c.POSSESSIVE_REPEAT:
            if end - at >= least:
                yield from self.items(rest, end)
            return
        for stop in range(end, at + least - 1, -1):
            self.step()
            yield from self.items(rest, stop)

    def taken(self, one: Any, at: int) -> bool:
        self.step()
        return self.fits(*one, at)

    def many(
        self, op: Any, body: list[Any], bounds: tuple[int, int], rest: list[Any], at: int
    ) -> Iterator[int]:
        least, most = bounds
        self.step()
        if op is c.MIN_REPEAT and least <= 0:
            yield from self.items(rest, at)
        if most > 0:
            for end in self.items(body, at):
                if end > at or least > 0:
                    yield from self.many(op, body, (least - 1, most - 1), rest, end)
        if op is not c.MIN_REPEAT and least <= 0:
            yield from self.items(rest, at)

    def other(self, op: Any, argument: Any, at: int) -> Iterator[int]:
        self.step()
        if op is c.SUBPATTERN:
            yield from self.group(argument[0], list(argument[3]), at)
        elif op is c.BRANCH:
            for branch in argument[1]:
                yield from self.items(list(branch), at)
        elif op is c.GROUPREF:
            yield from self.again(argument, at)
        elif op is c.ATOMIC_GROUP:
            yield from islice(self.items(list(argument), at), 1)
        elif op is c.AT:
            yield from [at] * self.stands(argument, at)
        else:
            yield from [at] * (self.sees(*argument, at) == (op is c.ASSERT))

    def group(self, number: int | None, inner: list[Any], at: int) -> Iterator[int]:
        for end in self.items(inner, at):
            if number is not None:
                self.groups[number] = (at, end)
            yield end

    def again(self, number: int, at: int) -> Iterator[int]:
        start, end = self.groups.get(number, (0, -1))
        self.steps += max(0, end - start)
        if end >= start and self.text.startswith(self.text[start:end], at):
            yield at + end - start

    def sees(self, direction: int, inner: Any, at: int) -> bool:
        start = at if direction > 0 else at - inner.getwidth()[0]
        return start >= 0 and next(self.items(list(inner), start), None) is not None

    def stands(self, place: Any, at: int) -> bool:
        text, is_lines = self.text, self.flags & re.MULTILINE
        if place in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            return at == 0 or bool(place is c.AT_BEGINNING and is_lines and text[at - 1] == "\n")
        if place is c.AT_END:
            return at == len(text) or (text[at] == "\n" and bool(is_lines or at == len(text) - 1))
        if place is c.AT_END_STRING:
            return at == len(text)
        sides = (text[at - 1 : at], text[at : at + 1])
        before, after = (CATEGORIES[c.CATEGORY_WORD](side) for side in sides)
        return (before != after) == (place is c.AT_BOUNDARY)


CATEGORIES: dict[Any, Callable[[str], bool]] = {
    c.CATEGORY_DIGIT: str.isdecimal,
    c.CATEGORY_NOT_DIGIT: lambda s: not s.isdecimal(),
    c.CATEGORY_SPACE: str.isspace,
    c.CATEGORY_NOT_SPACE: lambda s: not s.isspace(),
    c.CATEGORY_WORD: lambda s: s.isalnum() or s == "_",
    c.CATEGORY_NOT_WORD: lambda s: not (s.isalnum() or s == "_"),
}


def steps(tree: Any, text: str, method: str, limit: int = sys.maxsize) -> int:
    """How many steps the method takes on a text. Raises TooManyError beyond the limit."""
    return Counter(tree, text, limit).count(method)
