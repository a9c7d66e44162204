"""The options that many verbs have: for the language, and for the texts."""

from pathlib import Path

import click

from civildialogue.core.commands.helping import option
from civildialogue.core.commands.usage import BOTH, LANG
from civildialogue.core.model.language import PROGRAM, Locale, terminal_locale

locale_option = option(
    LANG,
    "locale",
    type=click.Choice([str(locale) for locale in PROGRAM]),
    callback=lambda _context, _option, _value: terminal_locale(),
    help="help.lang",
)
"""The language itself is set by ``guard``, before the line is read; so it holds for errors too."""
lang_option = option(
    LANG,
    expose_value=False,
    type=click.Choice([str(locale) for locale in PROGRAM]),
    help="help.lang",
)


def _locales(_context: click.Context, _option: click.Parameter, value: str | None) -> list[Locale]:
    return list(PROGRAM) if value == BOTH else [terminal_locale()] if value else []


locales_option = option(
    LANG,
    "locales",
    type=click.Choice([*map(str, PROGRAM), BOTH]),
    callback=_locales,
    help="help.lang-both",
)
docs_option = option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="help.docs",
)
