"""The verbs that build the site, and show it on this machine."""

from pathlib import Path

import click

from civildialogue.core.commands.common import (
    build_failed,
    docs_option,
    lang_option,
    on_site,
    stop_if_faulty,
    tell_history,
    workplace,
)
from civildialogue.core.commands.guard import verbose_option
from civildialogue.core.commands.helping import command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.pipeline import building
from civildialogue.core.source.places import is_taken

LAST_PORT = 65535


@command(help="help.build")
@docs_option
@lang_option
@option("--out", type=click.Path(path_type=Path), help="help.build.out")
@option("--generator", default="", help="help.build.generator")
@verbose_option
def build(docs: Path | None, out: Path | None, generator: str) -> None:
    """Builds the site beside the old one and swaps it in when it is whole."""
    place = workplace(docs)
    given = stop_if_faulty(place)
    target = out or given.site
    if is_taken(target, place.docs, given.theme):
        raise click.UsageError(message(terminal_locale(), "usage.taken", path=target))
    tell_history(place.docs)
    from civildialogue.adapter import MkDocs  # Slow to load, and only a site needs it.

    locale = terminal_locale()
    say(message(locale, "build.running"), err=True)
    try:
        maker = generator or MkDocs(place.root)
        building.build(place.root, target, maker, docs=docs, told=on_site)
    except building.BuildFailedError as error:
        build_failed(error)
    say(message(locale, "build.done", path=target))


@command(help="help.serve")
@docs_option
@lang_option
@option("--address", default="127.0.0.1:8000", show_default=True, help="help.serve.address")
def serve(docs: Path | None, address: str) -> None:
    """Serves the site on this machine and rebuilds it on each change."""
    place = workplace(docs)
    given = stop_if_faulty(place)
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise click.UsageError(message(terminal_locale(), "serve.address", address=address))
    if is_taken(given.site, place.docs, given.theme):
        raise click.UsageError(message(terminal_locale(), "usage.taken", path=given.site))
    tell_history(place.docs)
    from civildialogue.adapter import MkDocs
    from civildialogue.core.pipeline import serving

    job = serving.Job(place.root, docs, given.site, MkDocs)
    serving.serve(job, given, host.strip("[]"), int(port), say)
