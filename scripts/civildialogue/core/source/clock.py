"""The only clock: what day and time it is where the terms of the Forum are counted."""

import datetime as dt
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Sofia")
"""Where terms are counted: a comment sent before midnight in Sofia is in time."""
VARIABLE = "CIVILDIALOGUE_TODAY"
"""How a build hands its day to the generator that it starts; nothing else reads it."""

_fixed: list[dt.datetime] = []


def now() -> dt.datetime:
    """The present moment, in Sofia."""
    return (_fixed[-1] if _fixed else dt.datetime.now(ZONE)).astimezone(ZONE)


def today() -> dt.date:
    """The day as of which terms and ages are counted."""
    return now().date()


@contextmanager
def fixed(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Stops the clock at a moment; a day without a time is noon of it in Sofia.

    Raises ValueError for a moment without a time zone: nobody knows what day that is.
    """
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(12), ZONE)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    _fixed.append(moment)
    try:
        yield
    finally:
        _fixed.remove(moment)


def hand_over(environment: MutableMapping[str, str], *, is_brief: bool) -> None:
    """Tells a program that is started which day it is.

    One that lives on after midnight (not ``is_brief``) is told only a day that was chosen.
    """
    environment.pop(VARIABLE, None)
    if is_brief or _fixed:
        environment[VARIABLE] = today().isoformat()


def handed_over(environment: Mapping[str, str]) -> AbstractContextManager[None]:
    """The clock as the program that started this one told it; the machine's own without that.

    Raises ValueError for what is no day.
    """
    day = environment.get(VARIABLE)
    return fixed(dt.date.fromisoformat(day)) if day else nullcontext()
