"""Tries mutants of the code: 300 of them, and says which no test notices.

Each is tried in a process of its own, forked when the libraries are loaded, in which the faulty
module comes from memory; the tree, of which a copy is used, is never written to. Libraries were
looked at first: mutmut 3 changes the bodies of plain functions alone (no constant of a module, no
property, no validator of a record), and cosmic-ray runs every test for every mutant.

Which test watches which line is recorded once. A mutant is tried by the tests that run its line,
then by others that run its module, until one fails or their time is used up (``--each``). One that
changes nothing anybody could notice stands in ``equivalent.yml`` with the reason. The exit status
is 0 whatever survives, and 1 if the mutants could not be tried or a test notices what is said to
be equivalent. Needs ``os.fork``.
"""

import argparse
import contextlib
import importlib
import importlib.machinery
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import yaml

from mutate import Mutant, mutants_of, sample
from watched import OPTIONS, Recorded, record

CORE = [f"core/{name}" for name in ("model", "source", "checks", "output/data")]
FOLDERS = [f"scripts/civildialogue/{name}" for name in (*CORE, "features")]
TESTS = [
    f"tests/{name}" for name in ("unit", "golden", "property", "compendium", "review", "importing")
]
SEED = 2026
ADDRESS_SPACE = 4 << 30
"""Bytes of data that a mutant may have: one that never stops collecting fails instead."""
FIRST = 8
"""Tests that are collected and run before the others: most mutants are killed by one of them."""
KILLED, SURVIVED, OUT_OF_TIME, UNTRIED = "killed", "survived", "out of time", "untried"
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


def attempt(mutant: Mutant, tests: list[str]) -> None:
    """Runs the tests over the mutant, and ends the process with what became of it."""
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
    for some in (tests[:FIRST], tests[FIRST:]):
        files = dict.fromkeys(test.partition("::")[0] for test in some)
        if files and (status := pytest.main([*OPTIONS, "-x", *files], plugins=[_Chosen(some)])):
            break
    os._exit(int(status) if loaded else pytest.ExitCode.NO_TESTS_COLLECTED)


def apart(work: Callable[[], None], said: Path) -> int:
    """The number of a new process group of one process that does the work and keeps its words."""
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        resource.setrlimit(resource.RLIMIT_DATA, (ADDRESS_SPACE, ADDRESS_SPACE))
        with tempfile.TemporaryDirectory(dir=said.parent) as temporary:
            os.environ["TMPDIR"] = tempfile.tempdir = temporary
            work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def try_all(
    mutants: list[Mutant], found: Recorded, each: float, jobs: int, scratch: Path
) -> Iterator[tuple[Mutant, str]]:
    """What became of each mutant."""
    waiting, running = list(mutants), dict[int, tuple[Mutant, float]]()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                mutant = waiting.pop(0)
                tests = found.chosen(mutant, each)
                child = apart(partial(attempt, mutant, tests), scratch / f"said-{len(waiting)}")
                # What a busy machine needs, and no figure of the tests' own.
                limit = time.monotonic() + 60 + 10 * sum(found.seconds[test] for test in tests)
                running[child] = (mutant, limit)
            for child, (mutant, limit) in list(running.items()):
                done, status = os.waitpid(child, os.WNOHANG)
                if done or time.monotonic() > limit:
                    del running[child]
                    if not done:
                        _end(child)
                    outcome = _outcome(os.waitstatus_to_exitcode(status))
                    yield mutant, outcome if done else OUT_OF_TIME
            time.sleep(0.05)
    finally:
        for child in running:
            _end(child)


def _end(child: int) -> None:
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _outcome(status: int) -> str:
    if status == pytest.ExitCode.NO_TESTS_COLLECTED:
        return UNTRIED
    return KILLED if status else SURVIVED


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
    parser.add_argument("--each", type=float, default=20, help="seconds of tests for a mutant")
    parser.add_argument(
        "--equivalent", type=Path, default=Path(__file__).with_name("equivalent.yml")
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    given = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
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
    paths = [
        path
        for name in given.folders
        for path in ([Path(name)] if name.endswith(".py") else sorted(Path(name).rglob("*.py")))
    ]
    mutants = [mutant for path in paths for mutant in mutants_of(path)]
    chosen = sample(mutants, given.count, given.seed)
    tests, notes = given.tests or TESTS, scratch / "recorded.json"
    print(f"{len(chosen)} of {len(mutants)} mutants; the tests are run once as they are")
    child = apart(partial(record, tests, given.folders, notes), scratch / "said")
    os.waitpid(child, 0)
    found = Recorded(**json.loads(notes.read_text())) if notes.is_file() else None
    if not chosen or not found or not found.seconds:
        print((scratch / "said").read_text(errors="replace")[-4000:], file=sys.stderr)
        print("the mutants could not be tried: no test passes over the code as it is")
        return 1
    _prepare(found.modules)
    print(f"{len(found.seconds)} tests pass, in {sum(found.seconds.values()):.0f} s")
    # The chosen tests in their order pass over the code as it is, or a failure would say nothing.
    same = [replace(m, new=m.old) for m in {m.path.parent: m for m in chosen}.values()]
    for control, outcome in try_all(same, found, given.each, given.jobs, scratch):
        if outcome != SURVIVED:
            print(f"{outcome} by the tests for {control.path}: the code as it is")
            return 1
    known = yaml.safe_load(given.equivalent.read_text(encoding="utf-8"))
    listed = [{key: said for key, said in each.items() if key != "why"} for each in known]
    outcomes: dict[str, list[Mutant]] = defaultdict(list)
    for mutant, outcome in try_all(chosen, found, given.each, given.jobs, scratch):
        is_listed = mutant.named in listed
        became = EQUIVALENT if is_listed and outcome == SURVIVED else outcome
        outcomes[became].append(mutant)
        if outcome != KILLED or is_listed:
            print(f"{became}: {mutant.shown()}")
    told = (KILLED, SURVIVED, OUT_OF_TIME, EQUIVALENT)
    figures = ", ".join(f"{len(outcomes[name])} {name}" for name in told)
    print(f"{len(chosen)} mutants (seed {given.seed}): {figures}")
    is_wrong = any(mutant.named in listed for mutant in outcomes[KILLED])
    return 1 if outcomes[UNTRIED] or is_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
