"""The verb that answers a comment."""

from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import ask_each, per_language
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message
from civildialogue.core.source.clock import today
from civildialogue.core.source.load import Loader
from civildialogue.core.source.scaffold import AlreadyThereError
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium import contribute
from civildialogue.features.compendium.deciding import Wanted, change_of, corrected
from civildialogue.features.compendium.model.dispositions import Change, Disposition
from civildialogue.features.compendium.model.redaction import unsaid
from civildialogue.features.compendium.model.vocabulary import CHANGING, Decision


@command(help="help.answer")
@argument("comment")
@option("--decision", type=click.Choice([str(v) for v in Decision]), help="help.answer.decision")
@per_language("--reason", "help.answer.reason")
@option("--by", help="help.answer.by")
@option("--on", help="help.answer.on")
@option("--before", help="help.answer.before")
@option("--after", help="help.answer.after")
@option("--block", help="help.answer.block")
@option("--commit", help="help.answer.commit")
@option("--duplicate-of", help="help.answer.duplicate-of")
@option("--due", help="help.answer.due")
@option("--again", is_flag=True, help="help.answer.again")
@docs_option
@locale_option
def answer(comment: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Answers a COMMENT (its id, or its file's name) with reasons in every language."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        library, versions = Loader(folder).library, Versions(folder)
        found = contribute.read_comment(folder, library, path).value
        earlier = corrected(library, versions, found) if given["again"] else None
        if given["again"] and earlier is None:
            raise contribute.NotFoundError("unanswered", name=path.name)
        if found.disposition is not None and not given["again"]:
            raise AlreadyThereError("answered", name=path.name)
        values: dict[str, Any] = {
            "decision": Decision(ask(given["decision"], "ask.decision", locale, Decision)),
            "reason": ask_each(given["reason"], "ask.reason", locale),
            "by": ask(given["by"], "ask.by", locale),
            "on": given["on"] or today(),
            "duplicate-of": given["duplicate_of"],
            "due": given["due"],
        }
        decided = Disposition.model_validate(values)
        if decided.decision in CHANGING and decided.due is None:
            wanted = Wanted(*(given[name] for name in ("block", "before", "after", "commit")))
            change = change_of(library, versions, found, wanted)
            _tell(change, locale)
            kept = unsaid(change) if found.taken else change
            decided = decided.model_copy(update={"change": kept})
        contribute.answer(folder, path, decided, earlier)
        return str(path.relative_to(folder))

    written(work)


def _tell(change: Change, locale: Locale) -> None:
    """Says what was read of the change, so that a person can see whether it is the one meant."""
    say(message(locale, "answer.change", block=change.block, commit=change.commit), err=True)
    for sign, words in (("-", change.before), ("+", change.after)):
        say(f"{sign} {words}", err=True)
