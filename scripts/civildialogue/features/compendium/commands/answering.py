"""The verb that answers a comment."""

from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.model.language import Locale
from civildialogue.core.source.clock import today
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import contribute
from civildialogue.features.compendium.model.records import Comment, Disposition
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS, Decision


@click.command()
@click.argument("comment")
@click.option("--decision", type=click.Choice([str(v) for v in Decision]))
@click.option("--reason", help="The reasons in Bulgarian.")
@click.option("--reason-en", help="The reasons in English.")
@click.option("--by", help="Who answers.")
@click.option("--on", help="Day of the answer (default: today).")
@click.option("--before", help="The sentence before (default: the words quoted).")
@click.option("--after", help="The sentence after (default: the proposal of an amendment).")
@click.option("--block", help="The passage that changed (default: the comment's).")
@click.option("--commit", help="The commit of the change (default: the page's newest).")
@click.option("--duplicate-of", help="Id of the comment that this one repeats.")
@docs_option
@locale_option
def answer(comment: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Answers a COMMENT (its id, or its file's name) with reasons in both languages."""
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
            "reason": {
                "bg": ask(given["reason"], "ask.reason", locale),
                "en": ask(given["reason_en"], "ask.reason-en", locale),
            },
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
