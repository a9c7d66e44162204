"""Options that follow the languages of the site: a choice among them, or one option for each."""

from collections.abc import Callable, Mapping

import click

from civildialogue.core.commands.asking import ask
from civildialogue.core.commands.helping import F, Option
from civildialogue.core.model.conventions import called_in
from civildialogue.core.model.language import Locale, languages, record_locale, terminal_locale

Given = Mapping[Locale, str]
"""What was given of a text, by language."""


class _InLanguage(Option):
    """The option for a text in one language; its value joins those in the others."""

    def __init__(self, base: str, tag: Locale, key: str) -> None:
        place = base.replace("-", "_")

        def keep(context: click.Context, _option: click.Parameter, value: str | None) -> None:
            held = context.params.setdefault(place, {})
            held |= {} if value is None else {tag: value}

        names = [*_names(base, tag), f"{place}_{tag.replace('-', '_')}"]
        super().__init__(names, expose_value=False, callback=keep, help=key)
        self.values = {"language": called_in(terminal_locale(), tag)}


class _PerLanguage(Option):
    """An option for a text that the site has in each of its languages.

    ``--title`` is in the language of the record, ``--title-en`` in another.
    """

    of_the_site = True

    def on_site(self) -> tuple[Option, ...]:
        """An option for each language."""
        base = self.opts[0].removeprefix("--")
        return tuple(_InLanguage(base, tag, self.key or "") for tag in languages())


class _OneLanguage(Option):
    """An option for one of the site's languages."""

    of_the_site = True

    def on_site(self) -> tuple[Option, ...]:
        """The option with the choice that the site has."""
        self.type = click.Choice([str(tag) for tag in languages()])
        return (self,)


def _names(base: str, tag: Locale) -> list[str]:
    own = f"--{base}-{tag}"
    return [f"--{base}", own] if tag == record_locale() else [own]


def per_language(name: str, key: str) -> Callable[[F], F]:
    """Options for a text in every language of the site; the command gets it by language."""
    return click.option(name, cls=_PerLanguage, help=key)


def one_language(*names: str, key: str, **how: object) -> Callable[[F], F]:
    """An option whose value is a language of the site, that of the record if not given."""
    return click.option(*names, cls=_OneLanguage, help=key, **how)


def ask_each(given: Given, words: str, locale: Locale, **values: str) -> dict[Locale, str]:
    """The text in each language of the site, asked for where it was not given.

    ``values`` stand in the words. Raises UsageError where nobody is there to be asked.
    """
    base = words.partition(".")[2]
    return {
        tag: ask(
            given.get(tag),
            words,
            locale,
            option=_names(base, tag)[0],
            language=called_in(locale, tag),
            **values,
        )
        for tag in languages()
    }
