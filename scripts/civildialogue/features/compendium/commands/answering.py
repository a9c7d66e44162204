"""The verb that answers a comment."""

from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.languages import ask_each, per_language
from civildialogue.core.model.language import Locale
from civildialogue.core.source.clock import today
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import contribute
from civildialogue.features.compendium.model.dispositions import Disposition
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS, Decision


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
@docs_option
@locale_option
def answer(comment: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Answers a COMMENT (its id, or its file's name) with reasons in every language."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        known = {
            each.source.path: each.value
            for each in Loader(folder).library.records(Comment).values()
        }
        found = known.get(f"docs/{path.relative_to(folder).as_posix()}")
        if found is None:
            raise contribute.NotFoundError("faulty", name=path.name)
        decision = Decision(ask(given["decision"], "ask.decision", locale, Decision))
        values: dict[str, Any] = {
            "decision": decision,
            "reason": ask_each(given["reason"], "ask.reason", locale),
            "by": ask(given["by"], "ask.by", locale),
            "on": given["on"] or today(),
            "duplicate-of": given["duplicate_of"],
        }
        if decision in (Decision.ACCEPTED, Decision.PARTIAL):
            key = f"{RECOMMENDATIONS}/{found.target.recommendation}.{found.lang}.md"
            newest = History(folder).last_change.get(key)
            values["change"] = {
                "block": given["block"] or found.target.block,
                "before": given["before"] or found.target.quote,
                "after": ask(given["after"] or found.proposal, "ask.after", locale),
                "commit": given["commit"]
                or (newest.id if newest else ask(None, "ask.commit", locale)),
            }
        contribute.answer(folder, path, Disposition.model_validate(values))
        return str(path.relative_to(folder))

    written(work)
