"""Work on two processors: a copy of the process takes some of what is independent of the rest."""

import mmap
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

T = TypeVar("T")

_TAKEN = 1
_PR_SET_PDEATHSIG = 1
"""Source: prctl(2), Linux 2.1.57 and later."""


def abreast(tasks: Sequence[Callable[[], T]], *, is_long: bool) -> list[T]:
    """What each task gives, in their order, whoever did it.

    This process takes them from the first on, and a copy of it from the last, until they meet; so
    what a task remembers for the next time is there only if this process did it. What the copy
    could not do, this process does: whatever a task raises is raised here. ``is_long`` says that
    all of them take longer than a copy. None is made on one processor, where the system has no
    fork, or beside other threads: a lock that one of them holds would stay closed in the copy.
    Source: fork(2).
    """
    if not is_long or not _can_be_copied():
        return [task() for task in tasks]
    done: dict[int, T] = {}
    # Two that take the same task at once both do it, which only costs time.
    with mmap.mmap(-1, len(tasks)) as taken, _copy(tasks, taken) as answer:
        for number in _next(range(len(tasks)), taken):
            done[number] = tasks[number]()
        done = answer() | done
    return [done[n] if n in done else task() for n, task in enumerate(tasks)]


def _can_be_copied() -> bool:
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _next(numbers: Sequence[int], taken: mmap.mmap) -> Iterator[int]:
    for number in numbers:
        if taken[number] == _TAKEN:
            return
        taken[number] = _TAKEN
        yield number


@contextmanager
def _copy(
    tasks: Sequence[Callable[[], T]], taken: mmap.mmap
) -> Iterator[Callable[[], dict[int, T]]]:
    """Starts the copy; gives what asks it for its results, once. It ends here at the latest."""
    read, write = os.pipe()
    parent = os.getpid()
    try:
        copy = os.fork()
    except OSError:  # So many processes run already that the system gives no more.
        os.close(read)
        os.close(write)
        yield dict
        return
    if copy == 0:
        os.close(read)
        end_with(parent)
        _work(tasks, taken, write)
    os.close(write)
    try:
        with os.fdopen(read, "rb") as results:
            yield lambda: _read(results.read())
    finally:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def end_with(parent: int) -> None:
    """Has this process end, whatever it does, when the one that it is a copy of has ended."""
    if sys.platform != "linux":
        return
    import ctypes  # Slow to load, and most commands make no copy.

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # It ended before it was asked for.
        os._exit(1)


def _read(data: bytes) -> dict[int, T]:
    found: dict[int, T] = pickle.loads(data) if data else {}  # noqa: S301 - our copy's own
    return found


def _work(tasks: Sequence[Callable[[], T]], taken: mmap.mmap, write: int) -> None:
    """What the copy does; it leaves nothing behind but its results, and says nothing."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    with suppress(BaseException):
        backwards = range(len(tasks) - 1, -1, -1)
        found = {number: tasks[number]() for number in _next(backwards, taken)}
        data = pickle.dumps(found)
        with os.fdopen(write, "wb") as results:
            results.write(data)
    os._exit(0)
