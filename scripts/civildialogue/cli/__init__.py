"""The command ``civildialogue``: verbs that read arguments, call the pipeline and print."""

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from civildialogue import __version__, composition, report
from civildialogue.cli.exporting import export, verify
from civildialogue.cli.importing import import_
from civildialogue.cli.migrating import migrate
from civildialogue.cli.moving import merge, move, split
from civildialogue.cli.searching import search
from civildialogue.cli.translating import translations
from civildialogue.cli.writing import add_pages, new
from civildialogue.core import pipeline
from civildialogue.core.active import known, using
from civildialogue.core.commands.common import (
    FINDINGS,
    USAGE,
    build_failed,
    docs_option,
    lang_option,
    locale_option,
    locales_option,
    on_site,
    shown_as,
    stop_if_faulty,
    tell_history,
    workplace,
)
from civildialogue.core.commands.guard import Guarded, verbose_option
from civildialogue.core.commands.helping import Option, argument, option
from civildialogue.core.commands.owned import of_feature
from civildialogue.core.commands.printing import say
from civildialogue.core.model.diagnostics import Severity, codes
from civildialogue.core.model.language import PROGRAM, Locale, message, terminal_locale
from civildialogue.core.pipeline import building
from civildialogue.core.pipeline.measuring import statistics
from civildialogue.core.pipeline.since import since
from civildialogue.core.source import clock
from civildialogue.core.source.places import is_taken
from civildialogue.core.source.revision import RevisionError

composition.compose()


@click.group(
    cls=Guarded,
    help="help.main",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@verbose_option
@lang_option
@click.version_option(__version__, prog_name="civildialogue", cls=Option, help="help.version")
@option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="help.today",
)
@click.pass_context
def main(context: click.Context, today: dt.datetime | None) -> None:
    """Publishes a site: checks the sources, builds the site, keeps the translations honest."""
    context.with_resource(using())
    if today is not None:
        context.with_resource(clock.fixed(today.date()))


@main.command(help="help.check")
@docs_option
@locales_option
@option(
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    help="help.check.format",
)
@option(
    "--fix",
    is_flag=True,
    help="help.check.fix",
)
@option("--strict", is_flag=True, help="help.check.strict")
@option("--due", is_flag=True, help="help.check.due")
@option("--quiet", is_flag=True, help="help.check.quiet")
@option("--stats", is_flag=True, help="help.check.stats")
@option("--since", "revision", metavar="REV", help="help.check.since")
def check(
    docs: Path | None,
    locales: list[Locale],
    form: str,
    fix: bool,
    strict: bool,
    due: bool,
    quiet: bool,
    stats: bool,
    revision: str | None,
) -> None:
    """Checks the sources. Exit status: 0 in order, 1 findings, 2 wrong usage."""
    place = workplace(docs)
    folder = place.docs
    is_for_forge = form in report.FOR_FORGES
    locales = locales or (list(PROGRAM) if is_for_forge else [terminal_locale()])
    locale = locales[0]
    if fix and (place.settings is None or place.settings.usable):
        _fix(folder, locale)
    found, old = place.inspect(), None
    if revision is not None and found.usable:
        try:
            found, old = since(found, folder, shown_as(folder), revision)
        except RevisionError as error:
            name = "".join(c if c.isprintable() else "\ufffd" for c in revision)
            words = message(locale, f"since.{error.reason}", revision=name)
            raise click.UsageError(words) from error
    failing = {Severity.ERROR}
    failing |= ({Severity.WARNING} if strict else set()) | ({Severity.DUE} if due else set())
    kept = {Severity.ERROR, Severity.DUE} if due else {Severity.ERROR}
    shown = [d for d in found.diagnostics if not quiet or d.severity in kept]
    output = report.FORMATS[form](shown, *locales)
    if output:
        say(output) if form == "text" else click.echo(output)
    for line in statistics(found.library, locale) if stats else ():
        say(line, err=form != "text")
    for each in locales:
        say(report.summary(found.diagnostics, found.counts, each), err=form != "text")
        if old:
            say(message(each, "since.older", count=old), err=form != "text")
    if not found.usable:
        sys.exit(USAGE)
    if any(d.severity in failing for d in found.diagnostics):
        sys.exit(FINDINGS)


def _fix(folder: Path, locale: Locale) -> None:
    """Makes every fix and says in which files; nothing where a merge isn't finished."""
    try:
        for path in pipeline.fix(folder):
            say(message(locale, "report.fixed", path=path), err=True)
    except pipeline.MergeUnfinishedError:
        say(message(locale, "report.unfixed"), err=True)


@main.command(help="help.explain")
@argument("code", required=False)
@locale_option
def explain(code: str | None, locale: Locale) -> None:
    """Explains a diagnostic CODE; without one, lists them all."""
    if code is None:
        for entry in codes().values():
            say(f"{entry.code:28} {message(locale, f'severity.{entry.severity}')}")
    elif code in codes():
        say(report.explanation(code, locale))
    else:
        raise click.UsageError(message(locale, "usage.no-code", code=code))


@main.command(help="help.build")
@docs_option
@lang_option
@option("--out", type=click.Path(path_type=Path), help="help.build.out")
@option("--generator", default="mkdocs", help="help.build.generator")
@verbose_option
def build(docs: Path | None, out: Path | None, generator: str) -> None:
    """Builds the site beside the old one and swaps it in when it is whole."""
    place = workplace(docs)
    given = stop_if_faulty(place)
    target = out or given.site
    if is_taken(target, place.docs, given.theme):
        raise click.UsageError(message(terminal_locale(), "usage.taken", path=target))
    tell_history(place.docs)
    from rich.console import Console  # Slow to load, and most commands print plain lines.

    console = Console(stderr=True)
    locale = terminal_locale()
    try:
        if not console.is_terminal:
            say(message(locale, "build.running"), err=True)
        with console.status(message(locale, "build.running")):
            building.build(place.root, target, generator, docs=docs, told=on_site)
    except building.BuildFailedError as error:
        build_failed(error)
    say(message(locale, "build.done", path=target))


@main.command(help="help.serve")
@docs_option
@lang_option
@option("--address", default="127.0.0.1:8000", show_default=True, help="help.serve.address")
def serve(docs: Path | None, address: str) -> None:
    """Serves the site on this machine and rebuilds it on each change."""
    place = workplace(docs)
    stop_if_faulty(place)
    sys.exit(building.serve(place.root, address, docs))


for _command in (translations, new, search, export, verify, import_, migrate, move, split, merge):
    main.add_command(_command)
_GROUPS: Mapping[str, click.Group] = {"": main, "new": new, "import": import_, "export": export}


def add_commands() -> None:
    """Adds what the features declare to the groups that they name, then a command for each kind."""
    for feature in known():
        for group, command in feature.commands():
            _GROUPS[group].add_command(of_feature(feature.name, command))
    add_pages()


add_commands()
