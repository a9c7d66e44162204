"""The verb that brings the sources to the form that this version of the program has."""

from pathlib import Path

import click

from civildialogue.core.commands.common import docs_of, docs_option, locale_option, shown_as
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message
from civildialogue.core.pipeline import migrate as steps


@click.command()
@docs_option
@locale_option
def migrate(docs: Path | None, locale: Locale) -> None:
    """Converts sources that an earlier version of the program wrote. Once is enough."""
    folder = docs_of(docs)
    done = steps.migrate(folder)
    for found in done:
        path = f"{shown_as(folder)}/{found.path}"
        say(message(locale, f"migrate.{found.step}", path=path, count=found.count))
    if done:
        say(message(locale, "migrate.done", count=len({found.path for found in done})))
    else:
        say(message(locale, "migrate.nothing"))
