"""The verb that searches the built site, with the very engine that the browser runs."""

import json
import sys
from pathlib import Path

import click

from civildialogue.cli.common import FINDINGS, locale_option, site_of
from civildialogue.model.language import Locale, message


@click.command()
@click.argument("query")
@locale_option
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the built site (default: site_dir of mkdocs.yml).",
)
@click.option("--limit", type=click.IntRange(1, 50), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def search(query: str, locale: Locale, site: Path | None, limit: int, as_json: bool) -> None:
    """Searches the built site for QUERY. Exit status: 0 found, 1 nothing, 2 wrong usage."""
    # The engine's library takes a while to load; other verbs don't wait for it.
    from civildialogue.output.search.ask import search as ask

    folder = site or site_of()
    try:
        answer = ask(folder, query, locale, limit)
    except FileNotFoundError as error:
        raise click.UsageError(message(locale, "search.unbuilt", path=folder)) from error
    if "error" in answer:
        raise click.UsageError(message(locale, "search.unbuilt", path=folder))
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        if answer["reading"] != query:
            click.echo(f"{message(locale, 'search.reading')} {answer['reading']}")
        for found in answer["results"]:
            click.echo(f"{found['title']}\n  {found['url']}\n  {found['snippet']}")
        if not answer["results"]:
            click.echo(message(locale, "search.none"))
    if not answer["results"]:
        sys.exit(FINDINGS)
