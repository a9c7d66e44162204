"""The verb that starts a project of one's own."""

import re
import sys
from pathlib import Path

import click

from civildialogue import report
from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import locale_option, shown_as
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, Localized, message
from civildialogue.core.model.settings import ADDRESS_PATTERN
from civildialogue.core.pipeline import inspect, starting
from civildialogue.core.source.settings import NAME, settings


@click.command("project")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="The site's name in Bulgarian (default: the folder's name).")
@click.option("--name-en", help="The site's name in English (default: that in Bulgarian).")
@click.option("--languages", help="The site's languages, with commas: bg,en.")
@click.option("--address", help="The site's address, such as https://forum.example/.")
@locale_option
def new_project(
    path: Path,
    name: str | None,
    name_en: str | None,
    languages: str | None,
    address: str | None,
    locale: Locale,
) -> None:
    """Starts a site of your own in the new folder PATH."""
    given = _asked(name, "start.name", path.resolve().name, locale)
    english = _asked(name_en, "start.name-en", given, locale)
    every = ",".join(Locale)
    _known(_asked(languages, "start.languages", every, locale), locale)
    place = address or starting.ADDRESS
    if not re.match(ADDRESS_PATTERN, place):
        raise click.UsageError(message(locale, "start.address", address=ascii(place)))

    def work() -> str:
        paths = starting.start(path, Localized(bg=given, en=english), place)
        return "\n".join(shown_as(path / each) for each in paths)

    paths = written(work)
    found = inspect(path / "docs", shown_as(path / "docs"), settings(path, shown_as(path / NAME)))
    if found.diagnostics:
        say(report.text(found.diagnostics, locale), err=True)
    if not paths.endswith("uv.lock"):
        say(message(locale, "start.unlocked"), err=True)
    say(message(locale, "start.next", path=shown_as(path)), err=True)


def _asked(value: str | None, words: str, usual: str, locale: Locale) -> str:
    """The value; else what a person at the terminal answers; else the usual one."""
    if value is not None or not sys.stdin.isatty():
        return usual if value is None else value
    return str(click.prompt(message(locale, words), default=usual))


def _known(languages: str, locale: Locale) -> None:
    """Raises UsageError for a language that no site can have yet, and for one that is missing."""
    names = [name.strip() for name in languages.split(",")]
    known = ", ".join(Locale)
    if foreign := [ascii(name).strip("'") for name in names if name not in list(Locale)]:
        words = message(locale, "start.no-language", names=", ".join(foreign), known=known)
        raise click.UsageError(words)
    if set(names) != set(Locale):
        raise click.UsageError(message(locale, "start.every-language", known=known))
