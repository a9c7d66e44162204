"""The only clock: what day and time it is where the terms of the site are counted."""

import datetime as dt
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from zoneinfo import ZoneInfo

from civildialogue.core.model.zone import USUAL

VARIABLE = "CIVILDIALOGUE_TODAY"
"""How a build hands its day to the generator that it starts; nothing else reads it."""

_zone = [ZoneInfo(USUAL)]
_fixed: list[dt.datetime | dt.date] = []


def use(zone: str) -> None:
    """Counts in a time zone from now on: that of the site that the program works on.

    Raises LookupError or ValueError for the name of none.
    """
    _zone[0] = ZoneInfo(zone)


def zone() -> ZoneInfo:
    """Where terms are counted: a comment sent there before midnight is in time."""
    return _zone[0]


def day_of(moment: dt.datetime) -> dt.date:
    """The day that it is at a moment where terms are counted."""
    return moment.astimezone(zone()).date()


def now() -> dt.datetime:
    """The present moment, where terms are counted; of a day without a time, its noon."""
    moment = _fixed[-1] if _fixed else dt.datetime.now(zone())
    if isinstance(moment, dt.datetime):
        return moment.astimezone(zone())
    return dt.datetime.combine(moment, dt.time(12), zone())


def today() -> dt.date:
    """The day as of which terms and ages are counted."""
    return now().date()


@contextmanager
def fixed(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Stops the clock at a moment, or at a day, which it is then in every zone.

    Raises ValueError for a moment without a time zone: nobody knows what day that is.
    """
    if isinstance(moment, dt.datetime) and moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    _fixed.append(moment)
    try:
        yield
    finally:
        _fixed.remove(moment)


def stamp() -> int:
    """The machine's own time in nanoseconds, beside which the times of files are held."""
    return time.time_ns()


def hand_over(environment: MutableMapping[str, str]) -> None:
    """Tells a program that is started which day it is."""
    environment[VARIABLE] = today().isoformat()


def handed_over(environment: Mapping[str, str]) -> AbstractContextManager[None]:
    """The clock as the program that started this one told it; the machine's own without that.

    Raises ValueError for what is no day.
    """
    day = environment.get(VARIABLE)
    return fixed(dt.date.fromisoformat(day)) if day else nullcontext()
