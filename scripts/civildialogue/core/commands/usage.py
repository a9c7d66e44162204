"""What is told of wrong usage, the library's own words included, in the language of the run."""

import re
from collections.abc import Iterable

import click

from civildialogue.core.model.language import (
    ENGLISH,
    PROGRAM,
    Locale,
    message,
    messages,
    terminal_locale,
)

LANG = "--lang"
BOTH = "both"
_FIELD = re.compile(r"\{(\w+)(!r)?\}")


def named(arguments: Iterable[str]) -> Locale | None:
    """The language that ``--lang`` names last, read before anything is parsed.

    Wrong usage is then told in it too, wherever on the line it stands. ``both`` means Bulgarian.
    """
    found, is_next = None, False
    for word in arguments:
        if word == "--" and not is_next:
            break
        name, sign, value = word.partition("=")
        if is_next or (name == LANG and sign):
            value = word if is_next else value
            found = next((each for each in PROGRAM if value in (each, BOTH)), found)
        is_next = not is_next and word == LANG
    return found


def told(error: click.ClickException) -> str:
    """How the command is used, and what was wrong."""
    locale = terminal_locale()
    lines = []
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None and isinstance(error, click.exceptions.NoArgsIsHelpError):
        return context.get_help()
    if context is not None:
        pieces = " ".join(context.command.collect_usage_pieces(context))
        lines.append(message(locale, "usage.usage", command=context.command_path, pieces=pieces))
        lines += [message(locale, "usage.try", command=context.command_path), ""]
    return "\n".join([*lines, message(locale, "usage.error", words=_words(error, locale))])


def _words(error: click.ClickException, locale: Locale) -> str:
    match error:
        case click.MissingParameter(param=click.Parameter() as wanted):
            kind = "argument" if wanted.param_type_name == "argument" else "option"
            words = message(locale, f"usage.missing-{kind}", name=wanted.get_error_hint(error.ctx))
            choices = wanted.type.choices if isinstance(wanted.type, click.Choice) else ()
            return words + _of(locale, "usage.choose", [str(each) for each in choices])
        case click.BadParameter(param=click.Parameter() as given):
            hint, why = given.get_error_hint(error.ctx), translated(error.message, locale)
            return message(locale, "usage.bad-value", name=hint, words=why)
        case click.NoSuchOption() | click.exceptions.NoSuchCommand():
            words = translated(error.message, locale)
            return words + _of(locale, "usage.near", error.possibilities or [])
    return translated(error.format_message(), locale)


def _of(locale: Locale, key: str, names: list[str]) -> str:
    return f" {message(locale, key, names=', '.join(names))}" if names else ""


def translated(words: str, locale: Locale) -> str:
    """A sentence of click's in the language; one that isn't click's stays as it is.

    The English words under ``click.`` in ``messages.yml`` are click's own.
    """
    for key, template in messages(ENGLISH).items():
        if key.startswith("click.") and (values := _values(template, words)) is not None:
            return message(locale, key, **values)
    return words


def _values(template: str, words: str) -> dict[str, str] | None:
    """What the words have in the template's fields; None if they aren't made from it."""
    first, *parts = _FIELD.split(template)
    is_like, rest, values = words.startswith(first), words[len(first) :], dict[str, str]()
    while parts and is_like:
        name, is_quoted, literal, *parts = parts
        is_like = literal in rest if parts else rest.endswith(literal)
        value, _, rest = rest.partition(literal) if parts else (rest.removesuffix(literal), "", "")
        if is_quoted:
            is_like = is_like and len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
            value = value[1:-1]
        values[name] = value
    return values if is_like and not rest else None
