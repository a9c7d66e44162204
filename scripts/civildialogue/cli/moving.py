"""The verbs that give texts another place, divide a passage and join two."""

from collections.abc import Callable
from pathlib import Path

import click

from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command
from civildialogue.core.commands.languages import Given, per_language
from civildialogue.core.model.language import (
    Locale,
    languages,
    message,
    record_locale,
    terminal_locale,
)
from civildialogue.core.model.library import Library
from civildialogue.core.pipeline.completing import write_completed
from civildialogue.core.pipeline.fixing import MergeUnfinishedError
from civildialogue.core.pipeline.moving import pages, passages
from civildialogue.core.pipeline.moving.draft import Draft, Reason
from civildialogue.core.source.load import Loader

reason_option = per_language("--reason", "help.move.reason")


@command(help="help.move")
@argument("old")
@argument("new")
@reason_option
@docs_option
@locale_option
def move(old: str, new: str, reason: Given, docs: Path | None, locale: Locale) -> None:
    """Gives a page or a passage another place. Exit status: 0 done, 1 refused, 2 wrong usage."""
    (key, name), (to, after) = _named(old), _named(new)
    why = _reason(reason, "moved.reason")
    if name:
        _carry_out(docs, lambda known: passages.moved(known, key, name, to, after, why))
    elif after:
        raise click.UsageError(message(locale, "usage.page-to-passage"))
    else:
        _carry_out(docs, lambda known: pages.moved(known, key, to, why))


@command(help="help.split")
@argument("passage")
@per_language("--at", "help.split.at")
@docs_option
@locale_option
def split(passage: str, at: Given, docs: Path | None, locale: Locale) -> None:
    """Divides a passage in two. Exit status: 0 done, 1 refused, 2 wrong usage."""
    key, name = _named(passage)
    if not name or record_locale() not in at:
        raise click.UsageError(message(locale, "usage.split"))
    why = _reason({}, "moved.reason")
    _carry_out(docs, lambda known: passages.split(known, key, name, at, why))


@command(help="help.merge")
@argument("first")
@argument("second")
@reason_option
@docs_option
@locale_option
def merge(first: str, second: str, reason: Given, docs: Path | None, locale: Locale) -> None:
    """Joins a passage with the next one. Exit status: 0 done, 1 refused, 2 wrong usage."""
    (key, name), (page, other) = _named(first), _named(second)
    other, page = (other, page) if other else (page, key)
    if not name or page != key:
        raise click.UsageError(message(locale, "usage.merge"))
    why = _reason(reason, "merged.reason")
    _carry_out(docs, lambda known: passages.merged(known, key, name, other, why))


def _named(place: str) -> tuple[str, str]:
    """The key of a page and the id of a passage, however a person names them."""
    path, _, name = place.partition("#")
    key = path.removeprefix("docs/").removesuffix(".md")
    for tag in languages():
        key = key.removesuffix(f".{tag}")
    return key, name


def _reason(given: Given, usual: str) -> Reason:
    """Why, in each language of the site."""
    return {str(tag): given.get(tag) or message(tag, usual) for tag in languages()}


def _carry_out(docs: Path | None, plan: Callable[[Library], Draft]) -> None:
    """Writes what is planned, or shows what errors it would bring and ends."""
    folder = docs_of(docs)
    try:
        written(lambda: "\n".join(write_completed(folder, plan(Loader(folder).library).files)))
    except MergeUnfinishedError as error:
        raise click.UsageError(message(terminal_locale(), "report.unfixed")) from error
