"""What the tests do over the code as it is: which lines each runs, and for how long."""

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

from mutate import Mutant

OPTIONS = ("-q", "--no-header", "--no-summary", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Recorded:
    """What the tests do without a fault: their times, the lines they run, what they load."""

    seconds: dict[str, float]
    lines: dict[str, dict[str, Sequence[int]]]
    """For each file and test: the lines."""
    modules: list[str]

    def chosen(self, mutant: Mutant, most: float) -> list[str]:
        """The tests for a mutant until they take ``most`` seconds together: those that run its
        lines, then others of its module.

        What nearly every test runs, few tests watch. So the quickest of each way through the
        function comes first, then the next quickest of each; outside functions each way through
        the module counts. What takes too long is left out.
        """
        # A module of nothing but constants is run by no test, and used by all.
        here = self.lines.get(mutant.path.as_posix()) or dict.fromkeys(self.seconds, ())
        # What reads a constant runs nothing; whose file is named for the module may do that.
        its_own = f"/test_{mutant.path.stem}.py::"
        here = {test: () for test in self.seconds if its_own in test} | here
        first, last = mutant.lines
        start, end = mutant.function or (0, sys.maxsize)
        seen: Counter[frozenset[int]] = Counter()
        ranks = {}
        for test in sorted(here, key=self.seconds.__getitem__):
            way = frozenset(line for line in here[test] if start <= line <= end)
            is_run = any(first <= line <= last for line in here[test])
            ranks[test] = (not is_run, seen[way])
            seen[way] += 1
        chosen, total = [], 0.0
        for test in sorted(ranks, key=ranks.__getitem__):
            if not chosen or total + self.seconds[test] <= most:
                total += self.seconds[test]
                chosen.append(test)
        return chosen


def _worked() -> float:
    """Seconds of the processor for this process and those that it began, however busy it is."""
    return sum(os.times()[:4])


class _Watch:
    """Notes of each test its time, whether it passed, and (by its name) the lines it runs."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.measured.switch_context(item.nodeid)
        start = _worked()
        done = yield
        self.seconds[item.nodeid] = _worked() - start
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


def record(tests: list[str], folders: list[str], into: Path) -> None:
    """Runs the tests over the code as it is, and writes down what they do."""
    measured = coverage.Coverage(data_file=None, include=[f"{folder}/*" for folder in folders])
    measured.start()
    watch = _Watch(measured)
    pytest.main([*OPTIONS, *tests], plugins=[watch])
    measured.stop()
    data = measured.get_data()
    passed = {t: s for t, s in watch.seconds.items() if t not in watch.failed}
    lines: dict[str, dict[str, list[int]]] = {}
    for name in data.measured_files():
        by_test: dict[str, list[int]] = defaultdict(list)
        for line, contexts in data.contexts_by_lineno(name).items():
            for test in passed.keys() & contexts:
                by_test[test].append(line)
        lines[Path(name).relative_to(Path.cwd()).as_posix()] = by_test
    here = str(Path.cwd())
    modules = [
        name
        for name, module in list(sys.modules.items())
        if not (getattr(module, "__file__", None) or here).startswith(here)
    ]
    found = {"seconds": passed, "lines": lines, "modules": sorted(modules)}
    into.write_text(json.dumps(found), encoding="utf-8")
