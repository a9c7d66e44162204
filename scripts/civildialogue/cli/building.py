"""The verbs that build the site, and show it on this machine."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

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
from civildialogue.core.commands.garbage import brief
from civildialogue.core.commands.guard import verbose_option
from civildialogue.core.commands.helping import command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.pipeline import building
from civildialogue.core.source.places import is_taken
from civildialogue.core.source.settings import Settings

if TYPE_CHECKING:
    from civildialogue.core.pipeline.executing import Executor
    from civildialogue.core.pipeline.sharing import Share

LAST_PORT = 65535


@command(help="help.build")
@docs_option
@lang_option
@option("--out", type=click.Path(path_type=Path), help="help.build.out")
@option("--generator", default="", help="help.build.generator")
@option("--executor", "cluster", default="", metavar="ADDRESS", help="help.build.executor")
@option("--shard", default="", metavar="I/N", help="help.build.shard")
@option(
    "--join",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="help.build.join",
)
@verbose_option
def build(
    docs: Path | None,
    out: Path | None,
    generator: str,
    cluster: str,
    shard: str,
    folders: tuple[Path, ...],
) -> None:
    """Builds the site beside the old one and swaps it in when it is whole."""
    _one_way(generator=generator, executor=cluster, shard=shard, join=folders)
    wanted = _share(shard) if shard else None
    place = workplace(docs)
    given = stop_if_faulty(place)
    locale = terminal_locale()
    target = out or (place.root / "shares" if wanted else given.site)
    if not wanted and is_taken(target, place.docs, given.theme):
        raise click.UsageError(message(locale, "usage.taken", path=target))
    tell_history(place.docs)
    from civildialogue.adapter import MkDocs  # Slow to load, and only a site needs it.

    say(message(locale, "build.running"), err=True)
    try:
        if wanted:
            from civildialogue.core.pipeline.sharing import share

            path = share(place.root, target, MkDocs(place.root), wanted, docs)
            words = message(locale, "build.shared", path=path, **vars(wanted))
        else:
            executor = _executor(place.root, given, docs, cluster, folders)
            maker = generator or MkDocs(place.root)
            with brief():
                building.build(
                    place.root, target, maker, docs=docs, told=on_site, executor=executor
                )
            words = message(locale, "build.done", path=target)
    except building.BuildFailedError as error:
        build_failed(error)
    say(words)


def _one_way(**options: object) -> None:
    """At most one of the options was given. Raises UsageError."""
    given = [f"--{name}" for name, value in options.items() if value]
    if len(given) > 1:
        words = message(terminal_locale(), "usage.ways", first=given[0], second=given[1])
        raise click.UsageError(words)


def _share(value: str) -> "Share":
    from civildialogue.core.pipeline.sharing import Share

    number, _, of = value.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise click.UsageError(message(terminal_locale(), "usage.shard", value=value))
    return Share(int(number), int(of))


def _executor(
    project: Path, given: Settings, docs: Path | None, cluster: str, folders: tuple[Path, ...]
) -> "Executor | None":
    """What makes the parts, if not this machine. Raises UsageError, BuildFailedError."""
    if folders:
        from civildialogue.core.pipeline.sharing import joined

        return joined(project, folders, docs)
    if not cluster:
        return None
    from civildialogue.adapter import started
    from civildialogue.core.pipeline.cluster import Cluster, is_address

    locale = terminal_locale()
    if not is_address(cluster):
        raise click.UsageError(message(locale, "usage.executor", value=cluster))
    if find_spec("distributed") is None:
        raise click.UsageError(message(locale, "usage.no-cluster"))
    return Cluster(cluster, project, given, started)


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
