"""The verb that searches the built site, with the very engine that the browser runs."""

import sys
from pathlib import Path

import click

from civildialogue.core.commands.common import FINDINGS, locale_option, site_of
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.escaping import as_json
from civildialogue.core.model.language import Locale, message


@command(help="help.search")
@argument("query")
@locale_option
@option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="help.site",
)
@option(
    "--limit",
    type=click.IntRange(1, 50),
    default=10,
    show_default=True,
    help="help.search.limit",
)
@option("--json", "is_json", is_flag=True, help="help.search.json")
def search(query: str, locale: Locale, site: Path | None, limit: int, is_json: bool) -> None:
    """Searches the built site for QUERY. Exit status: 0 found, 1 nothing, 2 wrong usage."""
    # The engine's library takes a while to load; other verbs don't wait for it.
    from civildialogue.core.output.search.ask import search as ask

    folder = site or site_of()
    try:
        answer = ask(folder, query, locale, limit)
    except FileNotFoundError as error:
        raise click.UsageError(message(locale, "search.unbuilt", path=folder)) from error
    if "error" in answer:
        raise click.UsageError(message(locale, "search.unbuilt", path=folder))
    if is_json:
        click.echo(as_json(answer))
    else:
        if answer["reading"] != query:
            say(f"{message(locale, 'search.reading')} {answer['reading']}")
        if "lacking" in answer and answer["results"]:
            say(message(locale, "search.lacking", words=", ".join(answer["lacking"])))
        for found in answer["results"]:
            say(f"{found['title']}\n  {found['url']}\n  {found['snippet']}")
        if not answer["results"]:
            say(message(locale, "search.none"))
        if "guess" in answer:
            say(f"{message(locale, 'search.guess')} {answer['guess']}")
    if not answer["results"]:
        sys.exit(FINDINGS)
