"""What the tests do over the code as it is: which lines each runs, and for how long."""

import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, pairwise
from pathlib import Path

import coverage
import pytest

from mutate import Mutant


@dataclass(frozen=True)
class Recorded:
    """What the tests do without a fault: their times, the lines they run."""

    seconds: dict[str, float]
    lines: dict[str, dict[str, Sequence[int]]]
    """For each file and test: the lines."""

    @cached_property
    def still(self) -> set[str]:
        """The tests that run no line but those that every test runs: they look at what there is."""
        ran: dict[str, set[tuple[str, int]]] = {test: set() for test in self.seconds}
        for name, by_test in self.lines.items():
            for test in by_test.keys() & ran.keys():
                ran[test].update((name, line) for line in by_test[test])
        of_all = set.intersection(*ran.values())
        return {test for test, lines in ran.items() if lines == of_all}

    def chosen(self, mutant: Mutant, uses: dict[str, set[int]], most: float) -> list[str]:
        """The tests for a mutant until they take ``most`` seconds together: those that run its
        lines, or the lines that use what it binds, then others of its module.

        What nearly every test runs, few tests watch. So those of the file that is named for the
        module come first, and of them, as of the others, the quickest of each way through the
        function and each file of tests, then the next quickest of each; for what stands outside
        functions, each way through the lines that use it counts. What takes too long is left out.
        """
        here = mutant.path.as_posix()
        start, end = mutant.function or (0, sys.maxsize)
        ways: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for name in uses.keys() | {here}:
            for test, lines in self.lines.get(name, {}).items():
                used = uses.get(name, ())
                ways[test].update(
                    (name, line)
                    for line in lines
                    if (name == here and start <= line <= end) or line in used
                )
        # What reads a constant runs nothing; whose file is named for the module may do that, and
        # who looks at all that there is. A module of nothing but constants is run by no test, and
        # used by all.
        named = f"/test_{mutant.path.stem}.py::"
        own = {test for test in self.seconds if named in test}
        looking = set() if mutant.function else own | self.still
        found = own | looking | ways.keys()
        marked = {(name, line) for name, lines in uses.items() for line in lines} or {
            (here, line) for line in range(mutant.lines[0], mutant.lines[1] + 1)
        }
        seen: Counter[tuple[frozenset[tuple[str, int]], str]] = Counter()
        ranks = {}
        for test in sorted(found or self.seconds, key=self.seconds.__getitem__):
            way = frozenset(ways.get(test, ()))
            file = test.partition("::")[0]
            is_apart = marked.isdisjoint(way) and test not in looking
            ranks[test] = (is_apart, test not in own, seen[way, file])
            seen[way, file] += 1
        tests, total = [], 0.0
        for test in sorted(ranks, key=ranks.__getitem__):
            if not tests or total + self.seconds[test] <= most:
                total += self.seconds[test]
                tests.append(test)
        return tests


def uses_of(mutant: Mutant, texts: dict[Path, str]) -> dict[str, set[int]]:
    """The lines of each file that use a name which the mutant's statement binds."""
    if not mutant.names:
        return {}
    word = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(mutant.names)))})\b")
    found = {
        path.as_posix(): {
            number
            for number, line in enumerate(text.split("\n"), start=1)
            if word.search(line)
            and not (path == mutant.path and mutant.lines[0] <= number <= mutant.lines[1])
        }
        for path, text in texts.items()
    }
    return {name: lines for name, lines in found.items() if lines}


def _worked() -> float:
    """Seconds of the processor for this process and those that it began, however busy it is."""
    return sum(os.times()[:4])


class _Watch:
    """Notes of each test its time, whether it passed, and (by its name) the lines it runs.

    What tests share is made for the first of them. The time of that counts for each.
    """

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()
        self.shared: Counter[str] = Counter()
        self.inner = 0.0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.measured.switch_context(item.nodeid)
        self.inner, start = 0.0, _worked()
        done = yield
        names = getattr(item, "fixturenames", ())
        made = sum(self.shared[name] for name in names)
        self.seconds[item.nodeid] = _worked() - start - self.inner + made
        return done

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: "pytest.FixtureDef[object]") -> Iterator[None]:
        before, start = self.inner, _worked()
        done = yield
        if fixturedef.scope != "function":
            taken = _worked() - start - (self.inner - before)
            self.shared[fixturedef.argname] += taken
            self.inner += taken
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


def measuring(paths: Sequence[Path]) -> coverage.Coverage:
    """What notes the lines that run in these files, begun."""
    include = [str(path) for path in paths]
    measured = coverage.Coverage(data_file=None, config_file=False, include=include)
    measured.start()
    return measured


def run_lines(measured: coverage.Coverage) -> dict[str, dict[str, list[int]]]:
    """For each file, and each test by name: the lines that ran. The measuring ends."""
    measured.stop()
    data = measured.get_data()
    lines: dict[str, dict[str, list[int]]] = {}
    for name in data.measured_files():
        by_test: dict[str, list[int]] = defaultdict(list)
        for line, contexts in data.contexts_by_lineno(name).items():
            for test in contexts:
                by_test[test].append(line)
        lines[Path(name).relative_to(Path.cwd()).as_posix()] = by_test
    return lines


def files_of(items: list[pytest.Item]) -> list[list[pytest.Item]]:
    """The tests of each file."""
    return [list(some) for _, some in groupby(items, key=lambda item: item.path)]


def record(items: list[pytest.Item], queue: int, paths: Sequence[Path], into: Path) -> None:
    """Runs the tests of the files whose numbers come from the queue, and notes what they do."""
    files = files_of(items)
    taken = (files[int.from_bytes(number)] for number in iter(lambda: os.read(queue, 4), b""))
    measured = measuring(paths)
    watch = _Watch(measured)
    items[0].config.pluginmanager.register(watch)
    for item, following in pairwise(chain(chain.from_iterable(taken), [None])):
        if item:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    lines = run_lines(measured)
    passed = {test: time for test, time in watch.seconds.items() if test not in watch.failed}
    only = {
        name: {test: found for test, found in by_test.items() if test in passed}
        for name, by_test in lines.items()
    }
    into.write_text(json.dumps({"seconds": passed, "lines": only}), encoding="utf-8")


def together(parts: list[Path]) -> Recorded:
    """What several processes recorded."""
    seconds: dict[str, float] = {}
    lines: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    for part in parts:
        found = json.loads(part.read_text(encoding="utf-8"))
        seconds |= found["seconds"]
        for name, by_test in found["lines"].items():
            lines[name] |= by_test
    return Recorded(seconds, lines)
