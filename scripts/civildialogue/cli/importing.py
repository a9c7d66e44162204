"""The verbs that take in what was written elsewhere: documents and comments."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import (
    USAGE,
    docs_of,
    docs_option,
    lang_option,
    locale_option,
    shown_as,
    tell_left_out,
)
from civildialogue.core.commands.helping import argument, group, option
from civildialogue.core.commands.owned import Extended
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message, record_locale, terminal_locale
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.clock import today
from civildialogue.core.source.importing.container import Form, RefusedError
from civildialogue.core.source.importing.losses import Loss
from civildialogue.core.source.importing.page import import_document
from civildialogue.core.source.page import page_name

REFUSED = {"doc": "old-format", "pdf": "pdf", "rtf": "rtf"}
"""Forms that people try, each with what is said of it."""


class _Forms(Extended):
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb; of a form that is not read it is said what to do instead."""
        if cmd_name in REFUSED:
            _refuse(f".{cmd_name}", RefusedError(REFUSED[cmd_name]), terminal_locale())
        return super().get_command(ctx, cmd_name)


def _refuse(file: object, error: RefusedError, locale: Locale) -> NoReturn:
    reason = message(locale, f"import.refused.{error.reason}", **error.params)
    say(message(locale, "import.refused", file=file, reason=reason), err=True)
    sys.exit(USAGE)


@group("import", cls=_Forms, help="help.import")
@lang_option
def import_() -> None:
    """Takes in what was written elsewhere."""


def _document(form: Form) -> click.Command:
    @import_.command(form, help=f"help.import.{form}")
    @argument("file", type=click.Path(path_type=Path))
    @option("--into", required=True, help="help.import.into")
    @docs_option
    @locale_option
    def command(file: Path, into: str, docs: Path | None, locale: Locale) -> None:
        folder = docs_of(docs)
        key, language = _place(into, folder)
        request = message(language, "import.describe")
        losses: list[Loss] = []

        def work() -> str:
            paths, lost = import_document(
                folder, file, form, key, language, today(), request, write_checked
            )
            losses.extend(lost)
            return "\n".join(f"{shown_as(folder)}/{path}" for path in paths)

        try:
            shown = written(work).split("\n")
        except RefusedError as error:
            _refuse(file, error, locale)
        for loss in losses:
            what = message(locale, f"import.loss.{loss.kind}")
            say(f"{shown[0]}:{loss.line}: {what}: {loss.excerpt}", err=True)
        tell_left_out(folder, [path.removeprefix(f"{shown_as(folder)}/") for path in shown])
        say(message(locale, "import.done", count=len(losses)), err=True)

    return command


def _place(into: str, docs: Path) -> tuple[str, Locale]:
    """The key and the language of a page that a person names; a name without both gets them."""
    path = Path(into)
    absolute = path.resolve()
    root = docs.resolve()
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else into
    match = page_name().match(name.rpartition("/")[2])
    if match:
        return name.removesuffix(f".{match[2]}.md"), Locale(match[2])
    return name.removesuffix(".md"), record_locale()


_document("docx")
_document("odt")
