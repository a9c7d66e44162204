"""The verb that lists the words of the interface that a language of the site lacks."""

from pathlib import Path

import click

from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import docs_option, locale_option, shown_as, workplace
from civildialogue.core.commands.helping import argument, command
from civildialogue.core.model.language import Locale, languages, message
from civildialogue.core.pipeline.starting.wording import list_words


@command("words", help="help.new.words")
@argument("language")
@docs_option
@locale_option
def new_words(language: str, docs: Path | None, locale: Locale) -> None:
    """Lists the words that LANGUAGE lacks in the project's own file, to be written there."""
    root = workplace(docs).root
    if language not in languages():
        known = ", ".join(languages())
        raise click.UsageError(message(locale, "usage.no-locale", name=language, known=known))

    def work() -> str:
        path = list_words(root, Locale(language))
        return shown_as(root / path) if path else message(locale, "wording.none")

    written(work)
