"""The verb that starts a project of one's own."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from civildialogue import report
from civildialogue.core import active
from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import locale_option, shown_as, workplace
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.feature import Feature
from civildialogue.core.model.conventions import is_known
from civildialogue.core.model.language import PROGRAM, Locale, message
from civildialogue.core.model.settings import ADDRESS_PATTERN
from civildialogue.core.model.zone import is_zone
from civildialogue.core.pipeline import starting

NO_FORGE = "none"


@command("project", help="help.new.project")
@argument("path", type=click.Path(path_type=Path))
@option("--languages", help="help.new.project.languages")
@option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="help.new.project.name",
)
@option("--features", help="help.new.project.features")
@option("--forge", help="help.new.project.forge")
@option("--address", help="help.new.project.address")
@option("--time-zone", "zone", help="help.new.project.zone")
@locale_option
def new_project(
    path: Path,
    languages: str | None,
    names: tuple[str, ...],
    features: str | None,
    forge: str | None,
    address: str | None,
    zone: str | None,
    locale: Locale,
) -> None:
    """Starts a site of your own in the new folder PATH."""
    tags = _languages(languages, locale)
    called = _names(names, tags, path.resolve().name, locale)
    chosen = _features(features, locale)
    forges = (*starting.forges(), NO_FORGE)
    place = _one(_asked(forge, "start.forge", forges[0], ", ".join(forges), locale), forges, locale)
    address = address or starting.ADDRESS
    if not re.match(ADDRESS_PATTERN, address):
        raise click.UsageError(message(locale, "start.address", address=ascii(address)))
    if zone and not is_zone(zone):
        raise click.UsageError(message(locale, "start.zone", name=ascii(zone)))
    wish = starting.Wish(called, chosen, "" if place == NO_FORGE else place, address, zone or "")

    def work() -> str:
        paths = starting.start(path, wish)
        return "\n".join(shown_as(path / each) for each in paths)

    paths = written(work).splitlines()
    found = workplace(path / "docs").inspect()
    if found.diagnostics:
        say(report.text(found.diagnostics, locale), err=True)
    if shown_as(path / "uv.lock") not in paths:
        say(message(locale, "start.unlocked"), err=True)
    say(message(locale, "start.next", path=shown_as(path)), err=True)


def _asked(value: str | None, words: str, usual: str, known: str, locale: Locale) -> str:
    """The value; else what a person at the terminal answers; else the usual one."""
    if value is not None or not sys.stdin.isatty():
        return usual if value is None else value
    question = message(locale, words)
    return str(click.prompt(f"{question} ({known})" if known else question, default=usual))


def _parts(text: str) -> list[str]:
    """What stands between commas, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _languages(given: str | None, locale: Locale) -> list[str]:
    """The languages, that of the record first. Raises UsageError for a tag of no language."""
    usual = ",".join(PROGRAM)
    tags = _parts(_asked(given, "start.languages", usual, "", locale))
    known = [tag for tag in tags if is_known(tag)]
    _known(tags, known or list(PROGRAM), "start.no-language", locale)
    return tags


def _names(given: Sequence[str], tags: Sequence[str], usual: str, locale: Locale) -> dict[str, str]:
    """The site's name in each language; one that has none of its own has that of the record."""
    called: dict[str, str] = {}
    for name in given:
        tag, sign, rest = name.partition("=")
        called |= {tag: rest} if sign and tag in tags else {tags[0]: name}
    for tag in tags:
        if tag not in called:
            ask = message(locale, "start.name", language=tag)
            is_asked = sys.stdin.isatty() and not given
            called[tag] = str(click.prompt(ask, default=usual)) if is_asked else usual
        usual = called[tags[0]]
    return {tag: called[tag] for tag in tags}


def _features(given: str | None, locale: Locale) -> list[Feature]:
    """The features, in the order of the program; none for ``none`` or for nothing between commas.

    Raises UsageError for one that there isn't.
    """
    known = {feature.name: feature for feature in active.known()}
    usual = ",".join(known)
    names = _parts(_asked(given, "start.features", usual, f"{', '.join(known)}, none", locale))
    if names in ([], ["none"]):
        return []
    _known(names, list(known), "start.no-feature", locale)
    return [feature for name, feature in known.items() if name in names]


def _one(name: str, known: Sequence[str], locale: Locale) -> str:
    _known([name], known, "start.no-forge", locale)
    return name


def _known(names: Sequence[str], known: Sequence[str], words: str, locale: Locale) -> None:
    """Raises UsageError, with these words, for a name that is not among the known ones."""
    if foreign := [ascii(name)[1:-1] for name in names if name not in known]:
        told = message(locale, words, names=", ".join(foreign), known=", ".join(known))
        raise click.UsageError(told)
    if not names and known:
        told = message(locale, "start.none", known=", ".join(known))
        raise click.UsageError(told)
