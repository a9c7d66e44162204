"""The project around the place where a command runs, and the languages that its site has."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from civildialogue.core.model.language import Languages, use
from civildialogue.core.model.zone import USUAL
from civildialogue.core.source import clock
from civildialogue.core.source.settings import NAME, settings

DOCS = "--docs"


def above(start: Path) -> Path | None:
    """The nearest folder upwards with settings, and so a project."""
    return next((f for f in (start, *start.parents) if (f / NAME).is_file()), None)


def around(docs: Path | None) -> Path | None:
    """The project of these texts; else that of the current folder."""
    return (above(docs.resolve()) if docs else None) or above(Path.cwd())


def without_settings() -> None:
    """Has the program work on texts that no settings speak of."""
    use(Languages())
    clock.use(USUAL)


def settle(arguments: Sequence[str]) -> None:
    """Sets the languages and the zone of the site that a command line, not parsed yet, is about."""
    found = None
    for word, following in zip_longest(arguments, arguments[1:]):
        name, sign, value = word.partition("=")
        found = (value if sign else following) if name == DOCS else found
    project = around(Path(found) if found else None)
    if project is None:
        without_settings()
    else:
        settings(project)
