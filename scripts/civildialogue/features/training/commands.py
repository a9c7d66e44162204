"""The verb that writes the programme for learning platforms."""

from functools import partial
from pathlib import Path

import click

from civildialogue.core.commands.carrying import (
    out_option,
    stop_if_wrong,
    told,
)
from civildialogue.core.commands.common import docs_option, waiting, workplace
from civildialogue.core.commands.garbage import brief
from civildialogue.core.commands.helping import command, option
from civildialogue.core.commands.languages import one_language
from civildialogue.core.commands.usage import LANG
from civildialogue.core.model.language import Locale, languages, message, terminal_locale
from civildialogue.core.pipeline.lock import alone
from civildialogue.core.pipeline.making import export_made
from civildialogue.features.training.exports.making import FORMS, UnknownLessonError, Wanted, work


@command("training", help="help.export.training")
@docs_option
@option("--lesson", "names", multiple=True, metavar="NAME", help="help.export.training.lesson")
@option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice([*FORMS]),
    help="help.export.training.form",
)
@one_language(LANG, "locales", key="help.export.training.lang", multiple=True)
@out_option
def export_training(
    docs: Path | None,
    names: tuple[str, ...],
    forms: tuple[str, ...],
    locales: tuple[str, ...],
    out: Path,
) -> None:
    """Writes lessons and their questions as files that learning platforms take."""
    place = workplace(docs)
    stop_if_wrong(place)
    chosen = tuple(map(Locale, locales)) or languages()
    wanted = Wanted(forms or tuple(FORMS), chosen, names)
    try:
        with alone(out, waiting), brief():
            make = partial(work, wanted=wanted)
            export_made(place.root, place.docs, out, make, told, asked=repr(wanted))
    except UnknownLessonError as error:
        words = message(
            terminal_locale(), "export.no-lesson", name=error.name, names=", ".join(error.names)
        )
        raise click.UsageError(words) from error
