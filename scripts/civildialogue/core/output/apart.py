"""Work in processes of its own, so that what one piece keeps in memory goes with it."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

from civildialogue.core.source.abreast import end_with

T = TypeVar("T")
AT_ONCE = 2
_unseen = threading.Event()
_jobs: Sequence[Callable[[], object]] = ()


def has_threads() -> None:
    """Tells of threads in this process that Python doesn't know."""
    _unseen.set()


def can_be_copied() -> bool:
    """Whether a copy of this process is safe, as it has no threads, and the system has copies."""
    is_single = threading.active_count() == 1 and not _unseen.is_set()
    return is_single and "fork" in get_all_start_methods()


def apart(
    jobs: Sequence[Callable[[], T]],
    *,
    at_once: int = AT_ONCE,
    is_light: bool = False,
    is_elsewhere: bool = False,
) -> Iterator[T]:
    """The results of the jobs, in their order; each runs in a copy of this process.

    Where this process can't be copied the jobs run here, and a single one does, if it is not one
    for ``is_elsewhere``: one that begins threads. Jobs that keep little in memory (``is_light``)
    share two copies, others have one each. What a job raises is raised here too.
    """
    if not jobs or (len(jobs) < 2 and not is_elsewhere) or not can_be_copied():
        yield from (job() for job in jobs)
        return
    step = len(jobs) if is_light else at_once
    for start in range(0, len(jobs), step):
        yield from _together(jobs[start : start + step], at_once)


def _together(jobs: Sequence[Callable[[], T]], at_once: int) -> Iterator[T]:
    # The copies take the jobs from here: nothing of them has to be sent.
    global _jobs
    _jobs = jobs
    copies = min(len(jobs), at_once)
    begin = partial(_begin, os.getpid())
    with ProcessPoolExecutor(copies, get_context("fork"), initializer=begin) as pool:
        yield from pool.map(_run, range(len(jobs)))


def _begin(parent: int) -> None:
    """A copy leaves an interruption to the process that waits for it, and ends when that does.

    It looks for garbage among its own alone: to look at the rest would copy it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(parent)
    gc.freeze()
    gc.enable()


def _run(number: int) -> Any:
    return _jobs[number]()
