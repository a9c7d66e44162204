"""The verbs of a consultation's course: announced, extended, concluded; of what follows it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import ask_each, one_language, per_language
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.model.library import Library, Located
from civildialogue.core.source.clock import today
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import consulting, contribute
from civildialogue.features.compendium.model.records import Planned
from civildialogue.features.compendium.model.vocabulary import Status


def _on(name: str, docs: Path | None, work: Callable[[Path, Located[Planned]], str]) -> None:
    """Does something to a consultation, and says what was written."""
    folder = docs_of(docs)

    def found() -> str:
        library: Library = Loader(folder).library
        return work(folder, consulting.consultation(library, name))

    written(found)


@command(help="help.announce")
@argument("consultation")
@option("--opens", help="help.new.consultation.opens")
@option("--closes", help="help.new.consultation.closes")
@option("--answers-by", help="help.new.consultation.answers-by")
@per_language("--contact", "help.new.consultation.contact")
@per_language("--reason", "help.new.consultation.reason")
@docs_option
@locale_option
def announce(consultation: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Gives a CONSULTATION in preparation its term."""
    values: dict[str, Any] = {
        "opens": ask(given["opens"], "ask.opens", locale),
        "closes": ask(given["closes"], "ask.closes", locale),
        "contact": ask_each(given["contact"], "ask.contact", locale),
    }
    values |= {"answers-by": given["answers_by"]} if given["answers_by"] else {}
    if given["reason"]:
        values["short-notice"] = ask_each(given["reason"], "ask.reason", locale)
    _on(consultation, docs, lambda folder, found: consulting.announce(folder, found, values))


@command(help="help.extend")
@argument("consultation")
@option("--closes", help="help.new.consultation.closes")
@option("--answers-by", help="help.new.consultation.answers-by")
@per_language("--reason", "help.extend.reason")
@docs_option
@locale_option
def extend(consultation: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Gives a CONSULTATION that is not over a later last day."""
    values = {
        "closes": ask(given["closes"], "ask.closes", locale),
        "answers-by": given["answers_by"],
        "reason": ask_each(given["reason"], "ask.reason", locale),
    }
    _on(consultation, docs, lambda folder, found: consulting.extend(folder, found, values, today()))


@command(help="help.conclude")
@argument("consultation")
@option("--on", help="help.conclude.on")
@docs_option
@locale_option
def conclude(consultation: str, docs: Path | None, locale: Locale, on: str | None) -> None:
    """Declares a CONSULTATION concluded, all of whose comments are answered."""
    day = _day(on)
    _on(consultation, docs, lambda folder, found: consulting.conclude(folder, found, day, today()))


@command(help="help.respond")
@argument("recommendation")
@per_language("--answer", "help.respond.answer")
@option("--on", help="help.respond.on")
@option("--url", help="help.respond.url")
@option("--due", help="help.respond.due")
@option("--again", is_flag=True, help="help.respond.again")
@docs_option
@locale_option
def respond(recommendation: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Enters what an authority answered to a RECOMMENDATION, or by when it is to answer."""
    folder = docs_of(docs)
    is_answered = bool(given["answer"]) or not given["due"]
    text = ask_each(given["answer"], "ask.answer", locale) if is_answered else {}
    values: dict[str, Any] = {**given, "text": text}
    values["due"] = _day(given["due"]).isoformat() if given["due"] else None

    def work() -> str:
        values["on"] = _past(given["on"]).isoformat()
        page = contribute.recommendation(folder, recommendation, record_locale())
        return consulting.respond(folder, page, values)

    written(work)


@command(help="help.status")
@argument("recommendation")
@argument("status", type=click.Choice([str(each) for each in Status]), metavar="STATUS")
@option("--on", help="help.status.on")
@docs_option
@locale_option
def status(
    recommendation: str, status: str, docs: Path | None, locale: Locale, on: str | None
) -> None:
    """Gives a RECOMMENDATION another status, with the day."""
    folder = docs_of(docs)

    def work() -> str:
        day = _past(on)
        page = contribute.recommendation(folder, recommendation, record_locale())
        return consulting.advance(folder, page, status, day)

    written(work)


@command(help="help.apply")
@argument("comment")
@option("--text", help="help.apply.text")
@docs_option
@locale_option
def apply(comment: str, docs: Path | None, locale: Locale, text: str | None) -> None:
    """Puts the wording that a COMMENT proposes into the text."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        library = Loader(folder).library
        found = contribute.read_comment(folder, library, path).value
        place, before, after = consulting.apply(folder, library, found, text)
        for sign, words in (("-", before), ("+", after)):
            say(f"{sign} {words}", err=True)
        say(message(locale, "answer.next", comment=found.id), err=True)
        return place

    written(work)


@command(help="help.reply")
@argument("comment")
@option("--text", help="help.reply.text")
@option("--on", help="help.reply.on")
@docs_option
@locale_option
def reply(
    comment: str, docs: Path | None, locale: Locale, text: str | None, on: str | None
) -> None:
    """Enters what the author of a COMMENT said to its answer."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        located = contribute.read_comment(folder, Loader(folder).library, path)
        said = {"on": _day(on).isoformat(), "text": ask(text, "ask.text", locale)}
        return consulting.reply(folder, path, located, said)

    written(work)


@command(help="help.translate")
@argument("comment")
@one_language("--to", key="help.translate.to")
@option("--text", help="help.translate.text")
@option("--proposal", help="help.translate.proposal")
@option("--by", help="help.translate.by")
@option("--again", is_flag=True, help="help.translate.again")
@docs_option
@locale_option
def translate(comment: str, docs: Path | None, locale: Locale, again: bool, **given: Any) -> None:
    """Enters the translation of a COMMENT, which stands beside its own words."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        located = contribute.read_comment(folder, Loader(folder).library, path)
        own, said = located.value, {name: given[name] for name in ("text", "proposal", "by")}
        others = [tag for tag in languages() if tag != own.lang]
        chosen = given["to"] or (others[0] if len(others) == 1 else None)
        said["lang"] = Locale(ask(chosen, "ask.to", locale, others))
        for name, words in (("text", located.text), ("proposal", own.proposal)):
            if words and not own.taken:
                said[name] = ask(said[name], f"ask.{name}", locale)
        return consulting.translate(folder, located, said, again=again)

    written(work)


def _day(given: str | None) -> dt.date:
    """The day, or today. Raises UsageError for what is none."""
    if given is None:
        return today()
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(given) from error


def _past(given: str | None) -> dt.date:
    """The day of what has happened. Raises NotNowError for one to come, UsageError."""
    day = _day(given)
    if day > today():
        raise consulting.NotNowError("day-to-come", day=day)
    return day


COMMANDS = (announce, extend, conclude, status, apply, respond, reply, translate)
