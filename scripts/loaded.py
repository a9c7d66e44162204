"""Tries mutants in a process that has loaded the code and its tests once.

A mutant of a function that nothing ran yet is a fork in which the function has other code: all who
have the function have the mutant, whatever they call it by. What ran while the code was loaded (a
constant, the form of a record, a function that made one) has left its results everywhere, so that
the code must be loaded again: those mutants are handed back.
"""

import gc
import json
import os
import random
import signal
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from forked import Limited, Work, apart, end, leave, race
from mutate import Mutant
from watched import Recorded, files_of, measuring, record, run_lines, together, uses_of

OPTIONS = ("-q", "--no-header", "--no-summary", "-p", "no:cacheprovider", "--capture=no")
"""Each process has a file for its words; a capture by pytest would be shared by all of them."""

Functions = dict[str, list[FunctionType]]


@dataclass
class Loaded:
    """The mutants, and how they are tried. ``paths`` are files that may use what they bind;
    ``told`` is where each result is written, a line of JSON.
    """

    mutants: list[Mutant]
    paths: list[Path]
    each: float
    jobs: int
    scratch: Path
    told: int
    items: dict[str, pytest.Item] = field(default_factory=dict)

    def __call__(self, tests: list[str]) -> None:
        """Collects the tests, and does the rest when they are."""
        signal.signal(signal.SIGTERM, leave)
        texts = {path: path.read_text(encoding="utf-8") for path in self.paths}
        self.uses = [uses_of(mutant, texts) for mutant in self.mutants]
        used = {Path(name) for uses in self.uses for name in uses}
        self.watched = sorted(used | {mutant.path for mutant in self.mutants})
        self.measured = measuring(self.watched)
        pytest.main([*OPTIONS, *tests], plugins=[self])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs the tests once as they are, then tries the mutants."""
        at_import = {
            name: by_test.get("", []) for name, by_test in run_lines(self.measured).items()
        }
        if session.testsfailed or not session.items:
            return True
        self.items = {item.nodeid: item for item in session.items}
        gc.collect()
        functions = _functions({str(path.resolve()) for path in self.watched})
        gc.freeze()
        found = self._recorded(session.items)
        self._tell(tests=len(found.seconds), seconds=sum(found.seconds.values()))
        if not found.seconds:
            return True
        works: list[tuple[Mutant, Work]] = []
        again = {}
        for n, (mutant, uses) in enumerate(zip(self.mutants, self.uses, strict=True)):
            tests = found.chosen(mutant, uses, self.each)
            swaps = _swaps(mutant, functions, at_import.get(mutant.path.as_posix(), []))
            if swaps:
                works.append((mutant, partial(self._attempt, swaps, tests, found.seconds)))
            else:
                again[n] = tests
        numbers = {id(mutant): n for n, mutant in enumerate(self.mutants)}
        killers: dict[str, None] = {}
        for mutant, outcome, test in race(works, self.jobs, self.scratch):
            killers |= dict.fromkeys([test] if test else [])
            self._tell(mutant=numbers[id(mutant)], outcome=outcome, test=test)
        here = str(Path.cwd())
        modules = [
            name
            for name, module in list(sys.modules.items())
            if not (getattr(module, "__file__", None) or here).startswith(here)
        ]
        self._tell(again=again, seconds=found.seconds, modules=sorted(modules))
        self._control(list(killers), functions, found.seconds)
        return True

    def _tell(self, **what: object) -> None:
        os.write(self.told, json.dumps(what).encode() + b"\n")

    def _recorded(self, items: list[pytest.Item]) -> Recorded:
        queue, numbers = os.pipe()
        os.write(numbers, b"".join(n.to_bytes(4, "big") for n in range(len(files_of(items)))))
        os.close(numbers)
        parts = [self.scratch / f"recorded-{n}" for n in range(self.jobs)]
        children = [
            apart(partial(record, items, queue, self.watched, part / "found"), part)
            for part in parts
        ]
        try:
            for child in children:
                os.waitpid(child, 0)
        finally:
            for child in children:
                end(child)
        return together([part / "found" for part in parts])

    def _attempt(
        self,
        swaps: list[tuple[FunctionType, CodeType]],
        tests: Iterable[str],
        seconds: dict[str, float],
        folder: Path,
    ) -> None:
        for function, code in swaps:
            function.__code__ = code
        items = [self.items[test] for test in tests]
        items[0].config.pluginmanager.register(Limited(seconds, folder))
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

    def _control(self, tests: list[str], functions: Functions, seconds: dict[str, float]) -> None:
        """The tests that failed pass over the code as it is, also in another order and with every
        function given its own code anew: or a failure would say nothing.
        """
        same = [
            (function, code)
            for name, some in functions.items()
            for function, code in _codes(some, Path(name).read_text(encoding="utf-8"), name)
        ]
        random.Random(0).shuffle(tests)  # noqa: S311 -- an order, no secret
        parts = [tests[n :: self.jobs] for n in range(self.jobs)]
        works: list[tuple[Mutant, Work]] = [
            (self.mutants[0], partial(self._attempt, same, part, seconds)) for part in parts if part
        ]
        for _, outcome, test in race(works, self.jobs, self.scratch):
            self._tell(control=outcome, test=test)


def _functions(paths: set[str]) -> Functions:
    """The functions of each file that live."""
    found: Functions = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename in paths:
            found[each.__code__.co_filename].append(each)
    return found


def _codes(
    functions: list[FunctionType], text: str, path: str
) -> list[tuple[FunctionType, CodeType]]:
    """Each function with the code that it has in this text."""
    codes: dict[tuple[str, int], list[CodeType]] = defaultdict(list)
    waiting = [compile(text, path, "exec", dont_inherit=True)]
    while waiting:
        inner = [const for const in waiting.pop().co_consts if isinstance(const, CodeType)]
        for code in inner:
            codes[code.co_qualname, code.co_firstlineno].append(code)
        waiting += inner
    found = []
    for function in functions:
        was = function.__code__
        match codes[was.co_qualname, was.co_firstlineno]:  # Two may stand in one line.
            case [code] if code.co_freevars == was.co_freevars:
                found.append((function, code))
    return found


def _swaps(
    mutant: Mutant, functions: Functions, at_import: list[int]
) -> list[tuple[FunctionType, CodeType]]:
    """The functions that have other code in the mutant; none if that would not be the mutant."""
    if not mutant.function or any(
        mutant.function[0] <= line <= mutant.function[1] for line in at_import
    ):
        return []
    path = str(mutant.path.resolve())
    first, last = mutant.lines
    return [
        (function, code)
        for function, code in _codes(functions[path], mutant.text(), path)
        if code != function.__code__
        and function.__code__.co_firstlineno <= first
        and last <= max((line or 0) for *_, line in _all_lines(function.__code__))
    ]


def _all_lines(code: CodeType) -> Iterable[tuple[int, int, int | None]]:
    yield from code.co_lines()
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _all_lines(const)
