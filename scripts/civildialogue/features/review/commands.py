"""The verb that says what a change means."""

import sys
from pathlib import Path

import click

from civildialogue.core.commands.common import docs_of, docs_option, locales_option, workplace
from civildialogue.core.commands.helping import command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message, terminal_locale
from civildialogue.core.source.revision import RevisionError
from civildialogue.core.source.writing import whole
from civildialogue.features.review import reviewing
from civildialogue.features.review.pages import review as forms

REFUSED = 3


@command(help="help.review")
@option("--base", required=True, metavar="REV", help="help.review.base")
@option("--head", default="", metavar="REV", help="help.review.head")
@option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "json"]),
    default="markdown",
    help="help.review.format",
)
@option("--out", type=click.Path(dir_okay=False, path_type=Path), help="help.review.out")
@docs_option
@locales_option
def review(
    base: str, head: str, form: str, out: Path | None, docs: Path | None, locales: list[Locale]
) -> None:
    """Says what a change means. Exit status: 0 told, 2 wrong usage, 3 refused."""
    folder = docs_of(docs)
    locales = locales or [terminal_locale()]
    locale = locales[0]
    if len(locales) > 1 and form != "markdown":
        raise click.UsageError(message(locale, "usage.both-markdown"))
    try:
        found = reviewing.review(folder, base, workplace(docs).settings, head)
    except RevisionError as error:
        named = ", ".join(filter(None, (base, head)))
        raise click.UsageError(message(locale, f"since.{error.reason}", revision=named)) from error
    writers = [reviewing.writer(folder, found, each) for each in locales]
    text = {
        "markdown": lambda: forms.markdown(found, *writers),
        "html": lambda: forms.page(writers[0], found),
        "json": lambda: forms.data(found, locale),
    }[form]()
    if out is None:
        click.echo(text, nl=False)
    else:
        whole(out, text.encode())
    if found.is_refused:
        for line in forms.refusals(writers[0], found):
            say(line, err=True)
        sys.exit(REFUSED)
