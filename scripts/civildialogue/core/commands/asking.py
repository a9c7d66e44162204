"""Asks for what is missing, and says what was written."""

import sys
from collections.abc import Callable, Iterable

import click
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from civildialogue.core.commands.common import (
    FINDINGS,
    stop,
)
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message, terminal_locale
from civildialogue.core.pipeline.proposing import LEFT, RefusedError
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.reading import OutsideError, UnreadableError
from civildialogue.core.source.scaffold import NotWrittenError


def ask(
    value: str | None,
    key: str,
    locale: Locale,
    choices: Iterable[str] = (),
    *,
    option: str = "",
    **values: str,
) -> str:
    """The value, or what a person at the terminal answers. Raises UsageError without either.

    ``values`` stand in the words of the ``key``, which is named as the ``option`` is if not told
    otherwise.
    """
    if value is not None:
        return value
    words = message(locale, key, **values)
    if not sys.stdin.isatty():
        missing = option or f"--{key.partition('.')[2]}"
        raise click.UsageError(message(locale, "usage.missing", option=missing, words=words))
    allowed = [str(choice) for choice in choices]
    names = ", ".join(allowed)
    question = f"{words} ({names})" if allowed else words
    while (answered := str(click.prompt(question))) not in (allowed or [answered]):
        say(message(locale, "usage.choose", names=names), err=True)
    return answered


def written(work: Callable[[], str]) -> str:
    """Does the work, prints the paths and returns them; what is refused becomes a usage error.
    Errors that were there before don't stand in the way, and are said.

    Ends with 1, and nothing written, where the check would refuse what the work is to write.
    """
    LEFT.set(0)
    try:
        say(paths := work())
        if count := LEFT.get():
            say(message(terminal_locale(), "report.left", count=count), err=True)
        return paths
    except RefusedError as error:
        say(message(terminal_locale(), "refused.errors"), err=True)
        stop(error.diagnostics, FINDINGS)
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
