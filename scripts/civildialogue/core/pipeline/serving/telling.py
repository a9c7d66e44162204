"""What the process that builds tells the one that serves, in the words that people read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from civildialogue import report
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import PROGRAM, Locale, message, terminal_locale
from civildialogue.core.model.page import address
from civildialogue.core.pipeline.faults import line
from civildialogue.core.pipeline.generating import BuildFailedError
from civildialogue.core.source import clock

MOST = 20
"""Findings that are shown over a page; the terminal has all of them."""
Overlay = Mapping[str, Any]
"""What stands over pages, by language: ``title``, ``close`` and the findings, as plain text."""


@dataclass(frozen=True)
class Told:
    """What is new. ``line`` is for the terminal.

    ``pages``, by their paths in the site, go before the files of its folder. If that ``is_whole``,
    no page does that was told before. ``overlay`` replaces what stands over pages, if it
    ``is_judged`` whether anything does: None takes it away. Pages that end as one of the paths in
    ``faulty`` are of texts with errors.
    """

    line: str = ""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    is_whole: bool = False
    is_judged: bool = False
    overlay: Overlay | None = None
    faulty: tuple[str, ...] = ()


def ready(seconds: float) -> Told:
    """The site is whole, and nothing is wrong."""
    said = message(terminal_locale(), "serve.built", time=_now(), seconds=f"{seconds:.1f}")
    return Told(said, is_whole=True, is_judged=True)


def faulty(found: Sequence[Diagnostic]) -> Told:
    """The last good site stays, with what is wrong over it."""
    overlay = {str(locale): _overlay(locale, found) for locale in PROGRAM}
    locale = terminal_locale()
    block = f"{_failed()}\n{report.text(found, locale)}".rstrip()
    return Told(block, is_judged=True, overlay=overlay, faulty=_pages(found))


def _pages(found: Sequence[Diagnostic]) -> tuple[str, ...]:
    """How the paths of the pages end that are made of the files in which something was found."""
    keys = {
        each.span.path.partition("/")[2].rpartition(".")[0].rpartition(".")[0] for each in found
    }
    return tuple(sorted(f"{address(key)}index.html" for key in keys if key))


def failed(error: BaseException) -> Told:
    """The same for whatever kept a build from its end."""
    if isinstance(error, BuildFailedError) and error.found:
        return faulty(error.found)
    cause = error.__cause__ if isinstance(error, BuildFailedError) else error
    lines = {locale: line(cause or error, locale) for locale in (*PROGRAM, terminal_locale())}
    overlay = {str(locale): _framed(locale, [{"message": lines[locale]}]) for locale in PROGRAM}
    return Told(f"{_failed()}\n{lines[terminal_locale()]}", is_judged=True, overlay=overlay)


def _now() -> str:
    return clock.now().strftime("%H:%M:%S")


def _failed() -> str:
    return message(terminal_locale(), "serve.failed", time=_now())


def _overlay(locale: Locale, found: Sequence[Diagnostic]) -> Overlay:
    told = [
        {
            "message": each.message(locale),
            "place": f"{each.span.path}:{each.span.line}:{each.span.column}",
            "code": each.code,
            "excerpt": each.span.excerpt[:300],
            "help": each.help(locale),
        }
        for each in found[:MOST]
    ]
    if len(found) > MOST:
        told.append({"message": message(locale, "serve.more", count=len(found) - MOST)})
    return _framed(locale, told)


def _framed(locale: Locale, found: Sequence[Mapping[str, str]]) -> Overlay:
    words = {name: message(locale, f"serve.{name}") for name in ("title", "close")}
    return {**words, "found": found}
