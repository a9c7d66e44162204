"""The verbs that start a recommendation, a comment and a consultation."""

from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import (
    docs_of,
    docs_option,
    locale_option,
    tell_left_out,
)
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import Given, ask_each, per_language
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.vocabulary import Level
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.load import Loader
from civildialogue.core.source.scaffold import scaffold
from civildialogue.features.compendium import contribute, numbering
from civildialogue.features.compendium.commands import receipts
from civildialogue.features.compendium.commands.arriving import came_by, facts
from civildialogue.features.compendium.model.vocabulary import (
    RECOMMENDATIONS,
    Channel,
    CommentKind,
    State,
)


@command("recommendation", help="help.new.recommendation")
@per_language("--title", "help.title")
@option("--addressee", multiple=True, help="help.new.recommendation.addressee")
@option(
    "--level",
    type=click.Choice([str(v) for v in Level]),
    help="help.new.recommendation.level",
)
@docs_option
@locale_option
def new_recommendation(
    title: Given,
    addressee: tuple[str, ...],
    level: str | None,
    docs: Path | None,
    locale: Locale,
) -> None:
    """Starts a recommendation with a provisional number, until `renumber` gives it its own."""
    folder = docs_of(docs)
    library = Loader(folder).library
    names = addressee or [n.strip() for n in ask(None, "ask.addressee", locale).split(",")]
    unknown = [name for name in names if name not in library.authorities]
    if unknown:
        raise click.UsageError(message(locale, "usage.no-addressee", names=", ".join(unknown)))
    titles = ask_each(title, "ask.title", locale)
    chosen = ask(level, "ask.level", locale, Level)
    own = {"addressee": list(names), "level": chosen}
    path = f"{RECOMMENDATIONS}/{numbering.provisional(library, str(sorted(titles.items())))}"
    paths = written(
        lambda: "\n".join(scaffold(folder, "recommendation", path, titles, own, write_checked))
    )
    tell_left_out(folder, paths.split("\n"))


@command("comment", help="help.new.comment")
@argument("recommendation")
@came_by(Channel.PULL_REQUEST)
@option("--quote", help="help.new.comment.quote")
@option("--block", help="help.new.comment.block")
@option("--text", help="help.new.comment.text")
@option("--proposal", help="help.new.comment.proposal")
@option("--name", help="help.new.comment.name")
@option("--organisation", help="help.new.comment.organisation")
@option("--in-reply-to", help="help.new.comment.in-reply-to")
@option("--example", is_flag=True, help="help.new.comment.example")
@docs_option
@locale_option
def new_comment(recommendation: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Writes a comment on a RECOMMENDATION such as rec-0001."""
    folder = docs_of(docs)
    said = facts(given, locale)
    quote = ask(given["quote"], "ask.quote", locale)
    text = ask(given["text"], "ask.text", locale)
    name = ask(given["name"], "ask.name", locale)
    is_amendment = said["kind"] == CommentKind.AMEND
    proposal = given["proposal"] or (text if is_amendment else None)
    body = text if given["proposal"] or not is_amendment else ""

    def work() -> str:
        page = contribute.recommendation(folder, recommendation, said["lang"])
        block = contribute.find_quote(page, quote, given["block"])
        author = {"name": name, "capacity": given["capacity"]}
        if given["organisation"]:
            author["organisation"] = given["organisation"]
        target = {"recommendation": recommendation, "block": block.id, "quote": quote}
        values = {
            "target": {**target, "hash": block.hash},
            **said,
            "author": author,
            "in-reply-to": given["in_reply_to"],
            "proposal": proposal,
            "example": given["example"],
        }
        return contribute.new_comment(folder, values, body)

    receipts.tell(folder, written(work), locale)


@command("consultation", help="help.new.consultation")
@argument("identifier")
@per_language("--title", "help.title")
@option("--opens", help="help.new.consultation.opens")
@option("--closes", help="help.new.consultation.closes")
@option("--answers-by", help="help.new.consultation.answers-by")
@option("--scope", multiple=True, help="help.new.consultation.scope")
@per_language("--contact", "help.new.consultation.contact")
@per_language("--reason", "help.new.consultation.reason")
@per_language("--missing", "help.new.consultation.missing")
@docs_option
@locale_option
def new_consultation(identifier: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Announces or prepares a consultation; IDENTIFIER such as 2026-autumn."""
    values: dict[str, Any] = {
        "id": identifier,
        "title": ask_each(given["title"], "ask.title", locale),
        "scope": list(given["scope"]) or [ask(None, "ask.scope", locale)],
    }
    if given["missing"]:
        missing = ask_each(given["missing"], "ask.missing", locale)
        values |= {"state": str(State.PREPARATION), "missing": missing}
        written(lambda: contribute.new_consultation(docs_of(docs), values))
        return
    values |= {
        "opens": ask(given["opens"], "ask.opens", locale),
        "closes": ask(given["closes"], "ask.closes", locale),
        "answers-by": given["answers_by"],
        "contact": ask_each(given["contact"], "ask.contact", locale),
    }
    if given["reason"]:
        values["short-notice"] = ask_each(given["reason"], "ask.reason", locale)
    written(lambda: contribute.new_consultation(docs_of(docs), values))


COMMANDS = (new_recommendation, new_comment, new_consultation)
