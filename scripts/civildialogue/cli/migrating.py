"""The verb that brings a project to the form that this version of the program has."""

import sys
from pathlib import Path

from civildialogue.core.commands.common import (
    FINDINGS,
    USAGE,
    docs_option,
    locale_option,
    shown_as,
    stop,
    workplace,
)
from civildialogue.core.commands.helping import command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message
from civildialogue.core.pipeline import migrate as steps
from civildialogue.core.pipeline.migrate.plan import Edit, Plan
from civildialogue.core.pipeline.proposing import RefusedError
from civildialogue.core.source.reading import UnreadableError


@command(help="help.migrate")
@docs_option
@option(
    "--keep",
    multiple=True,
    metavar="PATH",
    help="help.migrate.keep",
)
@option("--dry-run", is_flag=True, help="help.migrate.dry-run")
@locale_option
def migrate(docs: Path | None, keep: tuple[str, ...], dry_run: bool, locale: Locale) -> None:
    """Converts a project that an earlier version of the program wrote. Once is enough."""
    here = workplace(docs)
    faults = here.settings.diagnostics if here.settings else ()
    if here.settings and not here.settings.usable:
        stop(faults, USAGE)
    if others := [fault for fault in faults if fault.code != steps.EARLIER]:
        say(message(locale, "migrate.faulty"), err=True)
        stop(others, FINDINGS)
    try:
        planned = steps.plan(here.docs, here.project, here.settings, keep)
    except UnreadableError as error:
        stop([error.diagnostic], FINDINGS)
    if planned.doubts:
        _refuse(planned, locale)
    for edit in planned.edits:
        _show(edit, locale)
    if not planned.edits:
        say(message(locale, "migrate.nothing"))
        return
    if not dry_run:
        try:
            steps.carry_out(here.docs, planned)
        except RefusedError as error:
            say(message(locale, "refused.errors"), err=True)
            stop(error.diagnostics, FINDINGS)
    ending = "migrate.planned" if dry_run else "migrate.done"
    say(message(locale, ending, count=len({edit.root / edit.path for edit in planned.edits})))


def _show(edit: Edit, locale: Locale) -> None:
    path = shown_as(edit.root / edit.path)
    say(message(locale, f"migrate.{edit.step}", path=path, count=edit.count))
    for line in edit.lines:
        say(f"  {line}")


def _refuse(planned: Plan, locale: Locale) -> None:
    """Says where the program can't be sure, and what to do; nothing was written."""
    for doubt in planned.doubts:
        say(message(locale, f"migrate.doubt.{doubt.reason}", path=doubt.path), err=True)
    say(message(locale, "migrate.refused"), err=True)
    sys.exit(FINDINGS)
