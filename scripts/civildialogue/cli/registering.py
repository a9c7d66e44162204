"""The verbs that add a record to a list of ``_data``: a source, a term, an authority."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import Given, ask_each, per_language
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.located import Located
from civildialogue.core.model.records import Authority, Source, Term
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import as_written
from civildialogue.core.model.vocabulary import Level, SourceType
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.clock import today
from civildialogue.core.source.lists import inner
from civildialogue.core.source.load import Loader
from civildialogue.core.source.reading import read
from civildialogue.core.source.register import home, ordered, record
from civildialogue.core.source.scaffold import AlreadyThereError


@command("source", help="help.new.source")
@argument("identifier")
@option("--type", "kind", type=click.Choice([*map(str, SourceType)]), help="help.new.source.type")
@per_language("--title", "help.title")
@per_language("--short", "help.new.source.short")
@option("--url", help="help.new.source.url")
@option("--language", help="help.new.source.language")
@option("--publisher", help="help.new.source.publisher")
@option("--issued", help="help.new.source.issued")
@option("--accessed", help="help.new.accessed")
@docs_option
@locale_option
def new_source(
    identifier: str,
    kind: str | None,
    title: Given,
    short: Given,
    docs: Path | None,
    locale: Locale,
    **given: str | None,
) -> None:
    """Adds a source to the bibliography. Exit status: 0 added, 1 refused, 2 wrong usage."""
    values = {
        "id": identifier,
        "type": ask(kind, "ask.type", locale, SourceType),
        "title": ask_each(title, "ask.title", locale),
        "short": ask_each(short, "ask.short", locale),
        "publisher": given["publisher"],
        "issued": given["issued"],
        "language": given["language"] or record_locale(),
        "URL": ask(given["url"], "ask.url", locale),
        "accessed": given["accessed"] or today().isoformat(),
    }
    _add(docs, "sources", Source, values)


@command("term", help="help.new.term")
@argument("identifier")
@per_language("--term", "help.new.term.term")
@per_language("--definition", "help.new.term.definition")
@option("--source", help="help.new.term.source")
@docs_option
@locale_option
def new_term(
    identifier: str,
    term: Given,
    definition: Given,
    source: str | None,
    docs: Path | None,
    locale: Locale,
) -> None:
    """Adds a term to the glossary. Exit status: 0 added, 1 refused, 2 wrong usage."""
    terms = ask_each(term, "ask.term", locale)
    definitions = ask_each(definition, "ask.definition", locale)
    entries = {str(t): {"term": terms[t], "definition": definitions[t]} for t in languages()}
    _add(docs, "glossary", Term, {"id": identifier, **entries, "source": source})


@command("authority", help="help.new.authority")
@argument("identifier")
@per_language("--name", "help.new.authority.name")
@option("--level", type=click.Choice([*map(str, Level)]), help="help.new.authority.level")
@option("--url", help="help.new.authority.url")
@option("--source", help="help.new.authority.source")
@option("--accessed", help="help.new.accessed")
@docs_option
@locale_option
def new_authority(
    identifier: str, name: Given, docs: Path | None, locale: Locale, **given: str | None
) -> None:
    """Adds an authority that texts can be addressed to. Exit status: 0, 1 refused, 2 usage."""
    values = {
        "id": identifier,
        "name": ask_each(name, "authority.name", locale),
        "level": ask(given["level"], "authority.level", locale, Level),
        "url": ask(given["url"], "ask.url", locale),
        "source": ask(given["source"], "authority.source", locale),
        "accessed": given["accessed"] or today().isoformat(),
    }
    _add(docs, "authorities", Authority, values)


def _add(docs: Path | None, name: str, model: type[BaseModel], values: Mapping[str, Any]) -> None:
    """Puts a record into its list, in the order of ids, if that brings no error."""
    folder = docs_of(docs)

    def work() -> str:
        made = model.model_validate({k: v for k, v in values.items() if v is not None})
        known: Mapping[str, Located[Any]] = getattr(Loader(folder).library, name)
        if values["id"] in known:
            place = inner(known[values["id"]].source.path)
            raise AlreadyThereError("there", path=f"{place}: {values['id']}")
        path = home(name, known.values(), as_written(made))
        is_there = (folder / path).is_file()
        source = read(folder, path, "docs") if is_there else SourceText(path, "")
        text = ordered(source, [record(as_written(made))])
        write_checked(folder, {path: text.encode()})
        return path

    written(work)


COMMANDS = (new_source, new_term, new_authority)
