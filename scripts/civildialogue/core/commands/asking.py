"""Asks for what is missing, and says what was written."""

import sys
from collections.abc import Callable, Iterable, Mapping

import click
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from civildialogue.core.commands.common import (
    FINDINGS,
    stop,
)
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, message, terminal_locale
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.reading import OutsideError, UnreadableError
from civildialogue.core.source.scaffold import NotWrittenError


def ask(value: str | None, words: str, locale: Locale, choices: Iterable[str] | None = None) -> str:
    """The value, or what a person at the terminal answers. Raises UsageError without either."""
    if value is not None:
        return value
    if not sys.stdin.isatty():
        missing = {"option": f"--{words.partition('.')[2]}", "words": message(locale, words)}
        raise click.UsageError(message(locale, "usage.missing", **missing))
    allowed = [str(choice) for choice in choices or ()]
    names = ", ".join(allowed)
    question = f"{message(locale, words)} ({names})" if allowed else message(locale, words)
    while (answered := str(click.prompt(question))) not in (allowed or [answered]):
        say(message(locale, "usage.choose", names=names), err=True)
    return answered


def written(work: Callable[[], str]) -> str:
    """Does the work, prints the paths and returns them; what is refused becomes a usage error."""
    try:
        say(paths := work())
        return paths
    except ValidationError as error:
        raise click.UsageError("; ".join(map(_fault, error.errors()))) from error
    except UnreadableError as error:
        stop([error.diagnostic], FINDINGS)
    except OutsideError as error:
        raise click.UsageError(message(terminal_locale(), "refused.outside", path=error)) from error
    except NotWrittenError as error:
        words = message(terminal_locale(), f"refused.{error.reason}", **error.params)
        raise click.UsageError(words) from error


def _fault(detail: ErrorDetails) -> str:
    """What the schema refuses, as the check says it of a file."""
    locale, context = terminal_locale(), detail.get("ctx", {})
    field = ".".join(map(str, detail["loc"])).replace("_", "-")
    if detail["type"] in ("enum", "literal_error"):
        return f"{field}: {message(locale, 'usage.choose', names=context['expected'])}"
    expected = expectation(detail["type"], context)[locale]
    return message(locale, "usage.expected", field=field, expected=expected)


def ask_titles(title: str | None, title_en: str | None, locale: Locale) -> Mapping[Locale, str]:
    """The titles in both languages, asked for where they were not given."""
    return {
        BULGARIAN: ask(title, "new.title", locale),
        ENGLISH: ask(title_en, "new.title-en", locale),
    }
