"""The verbs that start something new: a page of each kind, and what the features add."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import click

from civildialogue.cli.registering import COMMANDS as RECORDS
from civildialogue.cli.starting import new_project
from civildialogue.cli.wording import new_words
from civildialogue.core.active import known
from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import (
    docs_of,
    docs_option,
    lang_option,
    locale_option,
    tell_left_out,
)
from civildialogue.core.commands.helping import Command, argument, command, group
from civildialogue.core.commands.languages import Given, ask_each, per_language
from civildialogue.core.commands.owned import Extended, of_feature
from civildialogue.core.model.kinds import OWN
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.scaffold import scaffold

_NO_COMMAND = (Kind.HOME,)
"""There is one of it, and a new site has it."""


@cache
def _page_command(kind: str) -> Command:
    @argument("path")
    @per_language("--title", "help.title")
    @docs_option
    @locale_option
    def new_page(path: str, title: Given, docs: Path | None, locale: Locale) -> None:
        if sys.stdin.isatty():
            titles = ask_each(title, "ask.title", locale)
        else:
            usual = title.get(record_locale(), path)
            titles = {tag: title.get(tag, usual) for tag in languages()}
        folder = docs_of(docs, may_be_empty=True)
        paths = written(
            lambda: "\n".join(scaffold(folder, kind, path, titles, write=write_checked))
        )
        tell_left_out(folder, paths.split("\n"))

    made = command(str(kind), help="help.new.kind")(new_page)
    made.values = {"kind": kind}
    return made


class _New(Extended):
    """The group of what can be started: also a page of each kind that the features have."""

    def added(self) -> Mapping[str, click.Command]:
        """What the features add; their pages are begun alike, if they don't say how."""
        pages = {
            kind.name: of_feature(feature.name, _page_command(kind.name))
            for feature in known()
            for kind in feature.kinds
        }
        return {**pages, **super().added()}


@group(cls=_New, help="help.new")
@lang_option
def new() -> None:
    """Starts a project, a page, or a record that a feature of the site knows."""


for _kind in OWN:
    if _kind.name not in _NO_COMMAND:
        new.add_command(_page_command(_kind.name))
new.add_command(new_project)
new.add_command(new_words)
for _command in RECORDS:
    new.add_command(_command)
