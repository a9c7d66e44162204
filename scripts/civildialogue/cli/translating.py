"""The verb that says how translations stand, and records that they are up to date."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import (
    docs_of,
    docs_option,
    locale_option,
)
from civildialogue.core.commands.helping import command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.pipeline.recording import record
from civildialogue.core.source.load import Loader


@command(help="help.translations")
@docs_option
@locale_option
@option("--record", "page", metavar="PAGE", help="help.translations.record")
@option("--block", "blocks", multiple=True, help="help.translations.block")
def translations(
    docs: Path | None, locale: Locale, page: str | None, blocks: tuple[str, ...]
) -> None:
    """Shows what is translated, older than its original, or missing."""
    folder = docs_of(docs)
    if page is not None:
        written(lambda: _recorded(folder, page, blocks, locale))
        return
    if blocks:
        raise click.UsageError(message(locale, "usage.block-alone"))
    _print_translations(folder, locale)


def _recorded(folder: Path, page: str, blocks: Sequence[str], locale: Locale) -> str:
    """Records, and says of each passage how it stood before, and how many there are."""
    key, only = _named(page)
    changed = record(folder, key, blocks, only)
    current = _state(locale, State.CURRENT)
    lines = [
        message(
            locale,
            "translations.state",
            place=f"{key}#{each.id} ({each.locale})",
            before=_state(locale, each.before),
            after=current,
        )
        for each in changed
    ]
    what = "translations.recorded" if changed else "translations.unchanged"
    return "\n".join([*lines, message(locale, what, count=len(changed), page=page)])


def _named(page: str) -> tuple[str, Locale | None]:
    """The key of a page, however a person names it, and the translation that the name means.

    A name without a language, or with that of the record, means every translation.
    """
    name = page.removeprefix("docs/").removesuffix(".md")
    for tag in languages():
        if name.endswith(f".{tag}"):
            return name.removesuffix(f".{tag}"), None if tag == record_locale() else tag
    return name, None


def _print_translations(folder: Path, locale: Locale) -> None:
    # Slow to load, and most commands print plain lines.
    from rich.console import Console
    from rich.table import Table

    names = ("page", "blocks", "current", "older", "missing")
    grid = Table(*(message(locale, f"translations.{name}") for name in names), box=None)
    passages: list[str] = []
    for row in table(Loader(folder).library):
        key = row.original.key
        key += f".{row.locale}" if len(languages()) > 2 else ""
        total = sum(1 for block in row.original.blocks if block.id and block.lasting)
        older = row.of(State.OLDER) + row.of(State.UNRECORDED)
        missing = len(row.of(State.MISSING)) if row.translation else total
        grid.add_row(key, *map(str, (total, len(row.of(State.CURRENT)), len(older), missing)))
        passages += [
            f"{key}#{p.original.id}: {_state(locale, p.state)}"
            for p in row.pairs
            if p.state is not State.CURRENT
        ]
        if row.translation is None:
            passages.append(f"{key}: {message(locale, 'translations.whole')}")
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(grid)
    for passage in passages:
        say(passage)


def _state(locale: Locale, state: State) -> str:
    return message(locale, f"state.{state}")
