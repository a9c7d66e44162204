"""Work on two processors: two copies of the process share what is independent of the rest."""

import mmap
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

_TAKEN = 1
_PR_SET_PDEATHSIG = 1
"""Source: prctl(2), Linux 2.1.57 and later."""


def abreast(tasks: Sequence[Callable[[], T]], *, is_long: bool) -> list[T]:
    """What each task gives, in their order, whoever did it.

    One copy of this process takes them from the first on, and one from the last, until they meet;
    this process waits, so that nothing that a task remembers stays in memory. What a copy could
    not do, this process does: whatever a task raises is raised here. ``is_long`` says that all of
    them take longer than a copy. None is made on one processor, where the system has no fork, or
    beside other threads: a lock that one of them holds would stay closed in the copy.
    Source: fork(2).
    """
    done: dict[int, T] = {}
    if is_long and _can_be_copied():
        numbers = range(len(tasks))
        # Two that take the same task at once both do it, which only costs time.
        with (
            mmap.mmap(-1, len(tasks)) as taken,
            _copy(tasks, numbers, taken) as first,
            _copy(tasks, numbers[::-1], taken) as last,
        ):
            done.update(_results([first, last]))
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
    tasks: Sequence[Callable[[], T]], numbers: range, taken: mmap.mmap
) -> Iterator["Connection"]:
    """Starts a copy; gives the end where its results come out. It ends here at the latest."""
    from multiprocessing.connection import Pipe  # Slow to load, and most commands make no copy.

    read, write = Pipe(duplex=False)
    parent = os.getpid()
    with read:
        try:
            copy = os.fork()
        except OSError:  # So many processes run already that the system gives no more.
            write.close()
            yield read
            return
        if copy == 0:
            end_with(parent)
            _work(tasks, numbers, taken, write)
        write.close()
        try:
            yield read
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


def _results(copies: list["Connection"]) -> Iterator[tuple[int, T]]:
    """What copies found, as it comes, each with the number of its task; no more once one fails."""
    from multiprocessing.connection import wait  # Slow to load, and most commands make no copy.

    with suppress(EOFError, OSError):
        while copies:
            wait(copies)
            for each in [copy for copy in copies if copy.poll()]:
                found: tuple[int, T] | None = each.recv()
                if found is None:
                    copies.remove(each)
                else:
                    yield found


def _work(
    tasks: Sequence[Callable[[], T]], numbers: range, taken: mmap.mmap, write: "Connection"
) -> None:
    """What a copy does; it leaves nothing behind but its results, and says nothing."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    with suppress(BaseException):
        for number in _next(numbers, taken):
            write.send((number, tasks[number]()))
        write.send(None)
    os._exit(0)
