"""What the measurements share: the project, its command, a watch, and a machine's own pace."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).with_name("civildialogue"))
PROC = Path("/proc")
SESSION = 3
"""Where a process's session stands in what follows its name. Source: proc_pid_stat(5)."""
PACE = 0.02

T = TypeVar("T")


class FailedError(Exception):
    """A command that is measured failed; what it said."""


@dataclass(frozen=True)
class Taken:
    """What commands took: seconds, and the processor's seconds of all their processes.

    A busy machine lengthens the seconds, hardly the processor's.
    """

    seconds: float
    processor: float

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.seconds + other.seconds, self.processor + other.processor)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds that the work took, and what it gave."""
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def yardstick() -> float:
    """The machine's pace today: seconds of a sum of ten million squares."""
    return timed(lambda: sum(number * number for number in range(10**7)))[0]


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """How values grow with sizes: the slope of the line through both, on logarithmic scales."""
    across, up = [log(size) for size in sizes], [log(value) for value in values]
    return statistics.linear_regression(across, up).slope


def taken(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Taken:
    """Runs a command and says what it took; raises FailedError."""
    return _run(command, cwd, environment, lambda _: None)


def peak(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> int:
    """The most memory that a command and its processes had together, in bytes; raises FailedError.

    Apart from `taken`, as to look is work too.
    """
    most = [0]

    def look(running: subprocess.Popen[bytes]) -> None:
        while os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            most[0] = max(most[0], memory(running.pid))
            time.sleep(PACE)

    _run(command, cwd, environment, look)
    return most[0]


def _run(
    command: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    beside: Callable[[subprocess.Popen[bytes]], None],
) -> Taken:
    with tempfile.TemporaryFile("w+b") as out:
        started = time.perf_counter()
        running = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        beside(running)
        _, status, usage = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - started
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            out.seek(0)
            raise FailedError(out.read().decode(errors="replace")[-2000:])
    return Taken(seconds, usage.ru_utime + usage.ru_stime)


def memory(session: int) -> int:
    """Bytes of all processes of a session now; what several share is counted once."""
    return sum(map(own, _members(session)))


def _members(session: int) -> Iterator[Path]:
    for process in PROC.iterdir():
        if process.name.isdigit():
            with suppress(OSError):
                told = (process / "stat").read_text().rpartition(")")[2].split()
                if int(told[SESSION]) == session:
                    yield process


def own(process: Path) -> int:
    """Bytes of a process by its folder: the proportional set size. Source: proc_pid_smaps(5)."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def machine() -> str:
    """What is measured on: processors, their name, memory, Python."""
    names = (
        line.partition(":")[2].strip()
        for line in (PROC / "cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    parts = (f"{os.cpu_count()} × {next(names, platform.machine())}", f"{gigabytes:.0f} GB")
    return ", ".join((*parts, f"Python {platform.python_version()}"))


def say(words: str) -> None:
    """Tells whoever waits how far it is."""
    print(words, file=sys.stderr)
