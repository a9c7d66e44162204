"""One at a time: who makes a folder anew holds a lock that the system takes back when it ends."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int, *, waits: bool) -> bool:
        # LK_LOCK itself gives up after ten seconds.
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not waits:
                    return False
            else:
                return True
else:
    import fcntl

    def _taken(descriptor: int, *, waits: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(place: Path, waiting: Callable[[Path], None]) -> Iterator[int]:
    """Holds the lock of a folder that is made anew, and gives its descriptor.

    ``waiting`` is told of the folder, once, if another holds the lock; then this waits. A killed
    holder leaves no lock behind: the file stays, the system's lock doesn't. A process that gets
    the descriptor holds the lock, too. Source: flock(2). Raises OSError where no file can be made.
    """
    whole = place.absolute()
    whole.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(whole.with_name(f".{whole.name}.lock"), flags, 0o644)
    try:
        if not _taken(descriptor, waits=False):
            waiting(place)
            _taken(descriptor, waits=True)
        yield descriptor
    finally:
        os.close(descriptor)
