"""The verbs that check the texts, and explain what a check found."""

import sys
from pathlib import Path

import click

from civildialogue import report
from civildialogue.core import pipeline
from civildialogue.core.commands.common import (
    FINDINGS,
    USAGE,
    docs_option,
    locale_option,
    locales_option,
    shown_as,
    workplace,
)
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.diagnostics import Severity, codes
from civildialogue.core.model.language import PROGRAM, Locale, message, terminal_locale
from civildialogue.core.pipeline.measuring import statistics
from civildialogue.core.pipeline.since import since
from civildialogue.core.source.revision import RevisionError


@command(help="help.check")
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
    is_all = stats or revision is not None
    read = place.inspect() if is_all else None
    found, old = read or place.findings(), None
    if revision is not None and read is not None and read.usable:
        try:
            found, old = since(read, folder, shown_as(folder), revision)
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
    for line in statistics(read.library, locale) if stats and read else ():
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


@command(help="help.explain")
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
