"""What the verbs share that write files to carry away."""

import sys
from pathlib import Path

import click

from civildialogue import report
from civildialogue.core.commands.common import FINDINGS, Workplace, stop_if_faulty, tell_history
from civildialogue.core.commands.helping import option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.output.book.order import Made
from civildialogue.core.site.pages.downloads import about

out_option = option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="help.export.out"
)


def stop_if_wrong(place: Workplace) -> None:
    """Faulty sources make no book: what stands in it would not be what was meant."""
    stop_if_faulty(place)
    found = place.inspect()
    if found.failed:
        grave = [d for d in found.diagnostics if d.severity is Severity.ERROR]
        say(report.text(grave, terminal_locale()), err=True)
        say(message(terminal_locale(), "export.faulty"), err=True)
        sys.exit(FINDINGS)
    tell_history(place.docs)


def told(number: int, total: int, made: Made | str) -> None:
    """Tells of a file that was made, kept, or could not be made."""
    locale = terminal_locale()
    values: dict[str, object] = {"number": number, "total": total}
    if isinstance(made, str):
        words = message(locale, "export.failed", name=made, **values)
    else:
        name = made.download.name
        values |= {"name": name, "about": about(made.download, locale)}
        words = message(locale, "export.kept" if made.content is None else "export.made", **values)
    say(words, err=True)


def show(found: list[Diagnostic]) -> None:
    """Prints what was found in the books; an error is one that a book could not be made for."""
    if found:
        say(report.text(found, terminal_locale()), err=True)
    if any(d.severity is Severity.ERROR for d in found):
        sys.exit(FINDINGS)
