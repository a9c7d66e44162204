"""Processes that are forked: each mutant is tried in one of its own, and leaves nothing behind."""

import contextlib
import os
import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from math import ceil
from pathlib import Path

import pytest

from mutate import Mutant

ADDRESS_SPACE = 4 << 30
"""Bytes of data that a mutant may have: one that never stops collecting fails instead."""
LEAST, TIMES = 3, 10
"""A test has ten times the seconds of the processor that it takes without a fault, and three more:
what needs longer has no end. A busy machine takes none of them away."""
WAIT = 900
"""Seconds of the clock for a mutant: one that waits takes no time of the processor."""
KILLED, ENDLESS, SURVIVED = "killed", "endless", "survived"
OUT_OF_TIME, UNTRIED = "out of time", "untried"
BROKEN = 70
"""How a process ends that could not do its work, which says nothing about the mutant."""
FAILED = "failed"
"""The file in which a process leaves the name of the test that failed."""


def apart(work: Callable[[], None], folder: Path) -> int:
    """The number of a new process group of one process that does the work in a new folder, where
    it keeps its words and whatever is temporary.
    """
    child = os.fork()
    if child:
        with contextlib.suppress(OSError):  # It may have done so itself, and even have ended.
            os.setpgid(child, child)
        return child
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setpgid(0, 0)
        (folder / "tmp").mkdir(parents=True)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        out = os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        resource.setrlimit(resource.RLIMIT_DATA, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "tmp")
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    os._exit(BROKEN)


def end(child: int) -> None:
    """Ends a process, and what it left running."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def leave(*_: object) -> None:
    """What a process that has begun others does when it is told to end: it ends them first."""
    raise SystemExit(128 + signal.SIGTERM)


Work = Callable[[Path], None]
Tried = Iterator[tuple[Mutant, str, str]]


def race(works: list[tuple[Mutant, Work]], jobs: int, scratch: Path) -> Tried:
    """What became of each mutant, and the test that failed; ``jobs`` of them at once."""
    waiting, running = works[::-1], dict[int, tuple[Mutant, Path, float]]()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                mutant, work = waiting.pop()
                folder = scratch / f"tried-{len(waiting)}"
                child = apart(partial(work, folder), folder)
                running[child] = (mutant, folder, time.monotonic() + WAIT)
            for child, (mutant, folder, limit) in list(running.items()):
                done, status = os.waitpid(child, os.WNOHANG)
                if not done and time.monotonic() < limit:
                    continue
                del running[child]
                end(child)
                outcome = _outcome(os.waitstatus_to_exitcode(status)) if done else OUT_OF_TIME
                failed = folder / FAILED
                is_told = outcome not in (SURVIVED, UNTRIED) and failed.is_file()
                yield mutant, outcome, failed.read_text() if is_told else ""
                shutil.rmtree(folder, ignore_errors=True)
            time.sleep(0.01)
    finally:
        for child in running:
            end(child)


def _outcome(status: int) -> str:
    told = {
        0: SURVIVED,
        BROKEN: UNTRIED,
        pytest.ExitCode.NO_TESTS_COLLECTED: UNTRIED,
        -signal.SIGXCPU: ENDLESS,
    }
    return told.get(status, KILLED)


class Limited:
    """Gives each test its time of the processor, and ends the process when one fails."""

    def __init__(self, seconds: dict[str, float], folder: Path) -> None:
        self.seconds = seconds
        self.folder = folder

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Sets the limit from what the process has used."""
        (self.folder / FAILED).write_text(item.nodeid)
        most = ceil(time.process_time() + LEAST + TIMES * self.seconds[item.nodeid])
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Ends at the first failure."""
        if report.failed:
            os._exit(pytest.ExitCode.TESTS_FAILED)
