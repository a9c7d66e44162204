"""The verb that records a correction."""

from pathlib import Path
from typing import Any

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import ask_each, per_language
from civildialogue.core.model.language import Locale
from civildialogue.core.model.values import as_written
from civildialogue.core.pipeline.proposing import write_new
from civildialogue.core.source.clock import today
from civildialogue.core.source.yamltext import dump
from civildialogue.features.corrections.model import FILES, Correction


@command("correction", help="help.new.correction")
@argument("identifier")
@option("--page", help="help.new.correction.page")
@per_language("--stood", "help.new.correction.stood")
@per_language("--stands", "help.new.correction.stands")
@per_language("--reason", "help.new.correction.reason")
@option("--on", help="help.new.correction.on")
@docs_option
@locale_option
def new_correction(identifier: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Records a correction. Exit status: 0 written, 1 refused, 2 wrong usage."""
    page, _, passage = ask(given["page"], "ask.page", locale).partition("#")
    values = {
        "id": identifier,
        "date": given["on"] or today(),
        "page": page,
        "passage": passage or None,
        **{part: ask_each(given[part], f"ask.{part}", locale) for part in PARTS},
    }

    def work() -> str:
        made = Correction.model_validate(values)
        path = f"{FILES}/{made.id}.yml"
        write_new(docs_of(docs), {path: dump(as_written(made))})
        return path

    written(work)


PARTS = ("stood", "stands", "reason")
"""What a correction says in every language."""
COMMANDS = (new_correction,)
