"""Tries mutants of the code: 300 of them, and says which no test notices.

Each is tried in a process of its own, forked when the code and its tests are loaded (`loaded.py`),
or before that when the fault changes what loading does; the tree, of which a copy is used, is never
written to. Libraries were looked at first: mutmut 3 changes the bodies of plain functions alone (no
constant of a module, no property, no validator of a record), and cosmic-ray runs every test for
every mutant.

Which test watches which line is recorded once. A mutant is tried by the tests that run its line,
then by others that run its module, until one fails or their time is used up (``--each``). A test
that takes many times the processor that it takes without the fault has met a loop without end: the
limit ends it, and the mutant counts as killed, with the number of such ones beside. What waits for
ever, or could not be tried, never counts as killed. One that changes nothing anybody could notice
stands in ``equivalent.yml`` with the reason. The exit status is 0 whatever survives, and 1 if the
mutants could not be tried or a test notices what is said to be equivalent. Needs ``os.fork``.
"""

import argparse
import contextlib
import importlib
import importlib.machinery
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import yaml

from forked import (
    ENDLESS,
    KILLED,
    OUT_OF_TIME,
    SURVIVED,
    UNTRIED,
    Limited,
    Work,
    apart,
    leave,
    race,
)
from loaded import OPTIONS, Loaded
from mutate import Mutant, mutants_of, sample

CORE = [f"core/{name}" for name in ("model", "source", "checks", "output/data")]
FOLDERS = [f"scripts/civildialogue/{name}" for name in (*CORE, "features")]
TESTS = [
    *(f"tests/{name}" for name in ("unit", "compendium", "review", "importing")),
    *(f"tests/{name}" for name in ("analysis", "corrections", "rescue")),
    *(f"tests/golden/test_{name}.py" for name in ("golden", "fixable", "many_faults")),
]
"""Not those of invented texts, nor those that walk after every advice: few of them take less time
than a mutant has."""
SEED = 2026
FIRST = 8
"""Tests that are collected and run before the others: most mutants are killed by one of them."""
EQUIVALENT = "equivalent"


class _Chosen:
    """Runs the chosen tests, in their order."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: n for n, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order),
            key=lambda item: self.order[item.nodeid],
        )


def attempt(mutant: Mutant, tests: list[str], seconds: dict[str, float], folder: Path) -> None:
    """Loads the code with the mutant, runs the tests, and ends the process."""
    target = str(mutant.path.resolve())
    text = mutant.text()
    was = importlib.machinery.SourceFileLoader.get_code
    loaded = []

    def get_code(self: Any, name: str) -> CodeType | None:
        if self.get_filename(name) != target:
            return was(self, name)
        loaded.append(name)
        return compile(text, target, "exec", dont_inherit=True)

    importlib.machinery.SourceFileLoader.get_code = get_code
    limited = Limited(seconds, folder)
    for some in (tests[:FIRST], tests[FIRST:]):
        files = dict.fromkeys(test.partition("::")[0] for test in some)
        plugins = [_Chosen(some), limited]
        if files and (status := pytest.main([*OPTIONS, *files], plugins=plugins)):
            break
    os._exit(int(status) if loaded else pytest.ExitCode.NO_TESTS_COLLECTED)


def _copy(into: Path) -> None:
    """The tree as it stands, without what Git is told to ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in listed.rstrip("\0").split("\0"):
        if Path(name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, into / name, follow_symlinks=False)


def _prepare(modules: list[str]) -> None:
    """Loads the libraries that the tests use, so that no mutant has to."""
    warnings.simplefilter("ignore")
    for name in modules:
        with contextlib.suppress(Exception):  # Some are made while the tests run.
            importlib.import_module(name)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", default=FOLDERS, help="folders or files to change")
    parser.add_argument("--tests", action="append", help="folders of tests that may notice")
    parser.add_argument("--count", type=int, default=300, help="mutants to try")
    parser.add_argument("--seed", type=int, default=SEED, help="decides which mutants are tried")
    parser.add_argument("--each", type=float, default=12, help="seconds of tests for a mutant")
    parser.add_argument(
        "--equivalent", type=Path, default=Path(__file__).with_name("equivalent.yml")
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    given = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    signal.signal(signal.SIGTERM, leave)
    for name in [name for name in os.environ if name.startswith(("TEST_", "PYTEST_"))]:
        del os.environ[name]
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        scratch = Path(folder).resolve()
        given.equivalent = given.equivalent.resolve()
        tree = scratch / "tree"
        _copy(tree)
        os.chdir(tree)
        sys.path.insert(0, str(tree / Path(given.folders[0]).parts[0]))
        return _run(given, scratch)


def _run(given: argparse.Namespace, scratch: Path) -> int:
    began = time.monotonic()
    paths = [
        path
        for name in given.folders
        for path in ([Path(name)] if name.endswith(".py") else sorted(Path(name).rglob("*.py")))
    ]
    mutants = [mutant for path in paths for mutant in mutants_of(path)]
    chosen = sample(mutants, given.count, given.seed)
    print(f"{len(chosen)} of {len(mutants)} mutants; the tests are run once as they are")
    known = yaml.safe_load(given.equivalent.read_text(encoding="utf-8"))
    listed = [{key: said for key, said in each.items() if key != "why"} for each in known]
    outcomes: dict[str, list[Mutant]] = defaultdict(list)
    for mutant, outcome, test in _tried(chosen, paths, given, scratch):
        is_listed = mutant.named in listed
        became = EQUIVALENT if is_listed and outcome == SURVIVED else outcome
        outcomes[became].append(mutant)
        if outcome != KILLED or is_listed:
            print(f"{became}: {mutant.shown()}" + (f"\n  in {test}" if test else ""))
    if not outcomes:
        return 1
    killed = [*outcomes[KILLED], *outcomes[ENDLESS]]
    figures = [f"{len(killed)} killed ({len(outcomes[ENDLESS])} of them as loops without end)"]
    told = (SURVIVED, OUT_OF_TIME, UNTRIED, EQUIVALENT)
    figures += [f"{len(outcomes[name])} {name}" for name in told]
    print(f"{len(chosen)} mutants (seed {given.seed}): {', '.join(figures)}")
    print(f"{(time.monotonic() - began) / 60:.1f} minutes")
    is_wrong = any(mutant.named in listed for mutant in killed)
    return 1 if outcomes[UNTRIED] or is_wrong else 0


def _tried(
    chosen: list[Mutant], paths: list[Path], given: argparse.Namespace, scratch: Path
) -> Iterator[tuple[Mutant, str, str]]:
    """What became of each mutant, and the test that noticed; nothing if none could be tried."""
    heard, told = os.pipe()
    server = scratch / "server"
    loaded = Loaded(chosen, paths, given.each, given.jobs, scratch, told)
    child = apart(partial(loaded, given.tests or TESTS), server)
    os.close(told)
    rest: dict[str, Any] = {}
    try:
        with os.fdopen(heard) as lines:
            for line in lines:
                match json.loads(line):
                    case {"tests": tests, "seconds": seconds}:
                        print(f"{tests} tests pass, in {seconds:.0f} s")
                    case {"mutant": number, "outcome": outcome, "test": test}:
                        yield chosen[number], outcome, test
                    case {"control": outcome, "test": test} if outcome != SURVIVED:
                        print(f"{outcome} over the code as it is: {test}")
                        rest = {}
                    case {"again": _} as rest:
                        pass
    finally:
        os.kill(child, signal.SIGTERM)  # It has ended, unless the run was broken off.
        os.waitpid(child, 0)
    if not rest:
        print((server / "said").read_text(errors="replace")[-4000:], file=sys.stderr)
        print("the mutants could not be tried: no test passes over the code as it is")
        return
    _prepare(rest["modules"])
    works: list[tuple[Mutant, Work]] = [
        (chosen[int(number)], partial(attempt, chosen[int(number)], tests, rest["seconds"]))
        for number, tests in rest["again"].items()
    ]
    yield from race(works, given.jobs, scratch)


if __name__ == "__main__":
    sys.exit(main())
