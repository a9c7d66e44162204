"""Puts a finished folder in the place of another in one step."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(new: Path, place: Path) -> None:
    """Makes ``place`` be what ``new`` is, and the other way round, if there was something.

    At no moment is ``place`` missing or half there.

    Linux exchanges the two names at once: renameat2(2) with RENAME_EXCHANGE, Linux 3.15 and later.
    Elsewhere two renames follow each other, and a failure of the second one undoes the first.
    """
    if not os.path.lexists(place):  # A link that leads nowhere is something, too.
        new.rename(place)
        return
    if not _exchange(new, place):
        old = place.with_name(f".{place.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two names; Windows has nothing that could be asked."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    done: int = call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return done == 0
