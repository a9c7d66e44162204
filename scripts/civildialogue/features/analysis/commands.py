"""The verbs that start a finding and a figure."""

from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import ask_each, per_language
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.vocabulary import Level
from civildialogue.features.analysis import writing
from civildialogue.features.analysis.model import UNSTATED, Confidence, Mark


@command("finding", help="help.new.finding")
@argument("identifier")
@option("--chapter", help="help.new.finding.chapter")
@per_language("--statement", "help.new.finding.statement")
@option("--figure", "figures", multiple=True, help="help.new.finding.figure")
@option("--source", "sources", multiple=True, help="help.new.finding.source")
@per_language("--at", "help.new.finding.at")
@option(
    "--confidence", type=click.Choice([*map(str, Confidence)]), help="help.new.finding.how-sure"
)
@per_language("--why-so-sure", "help.new.finding.why")
@option("--level", type=click.Choice([*map(str, Level)]), help="help.new.finding.level")
@option(
    "--mark",
    "marks",
    multiple=True,
    type=click.Choice([*map(str, Mark)]),
    help="help.new.finding.mark",
)
@docs_option
@locale_option
def new_finding(
    identifier: str,
    figures: tuple[str, ...],
    sources: tuple[str, ...],
    docs: Path | None,
    locale: Locale,
    **given: Any,
) -> None:
    """Starts a finding. Exit status: 0 written, 1 refused, 2 wrong usage."""
    chapter = ask(given["chapter"], "ask.chapter", locale)
    statement = ask_each(given["statement"], "ask.statement", locale)
    if not figures and not sources:
        sources = (ask(None, "ask.source", locale),)
    if given["at"] and len(sources) != 1:
        raise click.UsageError(message(locale, "usage.one-source"))
    place = {"at": ask_each(given["at"], "ask.at", locale)} if given["at"] else {}
    values = {
        "id": identifier,
        "chapter": chapter,
        "level": given["level"],
        "statement": statement,
        "figures": list(figures),
        "sources": [{"source": name, **place} for name in sources],
        "confidence": ask(given["confidence"], "ask.confidence", locale, Confidence),
        "reason": ask_each(given["why_so_sure"], "ask.why-so-sure", locale),
        "marks": list(given["marks"]),
    }
    written(lambda: writing.finding(docs_of(docs), values))


@command("figure", help="help.new.figure")
@argument("identifier")
@option("--numbers", type=click.Path(path_type=Path), help="help.new.figure.numbers")
@per_language("--title", "help.title")
@per_language("--unit", "help.new.figure.unit")
@per_language("--columns", "help.new.figure.columns")
@option("--key", "keys", multiple=True, help="help.new.figure.key")
@option("--source", help="help.new.figure.source")
@option("--dataset", help="help.new.figure.dataset")
@per_language("--table", "help.new.figure.table")
@option("--period", help="help.new.figure.period")
@option("--licence", default=UNSTATED, help="help.new.figure.licence")
@docs_option
@locale_option
def new_figure(
    identifier: str, keys: tuple[str, ...], docs: Path | None, locale: Locale, **given: Any
) -> None:
    """Starts a figure from a file of CSV. Exit status: 0 written, 1 refused, 2 wrong usage."""
    file = Path(ask(given["numbers"] and str(given["numbers"]), "ask.numbers", locale))
    values = {
        "id": identifier,
        "title": ask_each(given["title"], "ask.title", locale),
        "unit": ask_each(given["unit"], "ask.unit", locale),
        "source": ask(given["source"], "ask.source", locale),
        "dataset": given["dataset"],
        "table": ask_each(given["table"], "ask.table", locale) if given["table"] else None,
        "period": ask(given["period"], "ask.period", locale),
        "licence": given["licence"],
    }

    def work() -> str:
        text, cells = writing.numbers(file)
        names = writing.names(cells)
        titles = ask_each(given["columns"], "ask.columns", locale, names=names)
        columns = list(writing.columns(cells, titles))
        own = {"columns": columns, "key": list(keys) or writing.key(columns)}
        return writing.figure(docs_of(docs), text, {**values, **own})

    written(work)


COMMANDS = (new_finding, new_figure)
