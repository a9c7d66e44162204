"""The verbs for words that nobody may see: taken down after publication, or never published."""

import secrets
from pathlib import Path
from typing import Any

import click

from civildialogue.core.commands.asking import ask, written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.library import Library, Located
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.clock import today
from civildialogue.core.source.edit import letters
from civildialogue.core.source.history import History, HistoryRefusedError
from civildialogue.core.source.load import Loader
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium import contribute, redacting
from civildialogue.features.compendium.commands import receipts
from civildialogue.features.compendium.commands.arriving import came_by, facts
from civildialogue.features.compendium.former import with_words
from civildialogue.features.compendium.model.dispositions import SHOWN, Taken
from civildialogue.features.compendium.model.names import path_of
from civildialogue.features.compendium.model.quoting import quoted
from civildialogue.features.compendium.model.records import BareComment, Comment
from civildialogue.features.compendium.model.vocabulary import (
    Channel,
    Redaction,
)

_reason = option(
    "--reason", type=click.Choice([str(v) for v in Redaction]), help="help.redact.reason"
)
_by = option("--by", help="help.redact.by")
_on = option("--on", help="help.redact.on")


def _taken(given: dict[str, Any], locale: Locale) -> Taken:
    return Taken.model_validate(
        {
            "reason": ask(given["reason"], "ask.redaction", locale, Redaction, option="--reason"),
            "by": ask(given["by"], "ask.by", locale),
            "on": given["on"] or today(),
        }
    )


@command(help="help.redact")
@argument("comment")
@_reason
@_by
@_on
@docs_option
@locale_option
def redact(comment: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Takes the words of a COMMENT and its author's name out of the file and out of its name."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        library = Loader(folder).library
        located = contribute.read_comment(folder, library, path)
        taken = located.value.taken or _taken(given, locale)
        _, new = redacting.redact(folder, located, taken)
        _tell(folder, library, located, new, locale)
        for span in dict.fromkeys(quoted(Loader(folder).library, located)):
            say(message(locale, "redact.quoted", path=span.path, line=span.line), err=True)
        return new

    written(work)


def _tell(
    docs: Path, library: Library, located: Located[Comment], new: str, locale: Locale
) -> None:
    """Says what of a comment stays in the history, under each name that its file had, and how it is
    taken out there; or that a history which is not all here may have more.
    """
    versions, is_all = Versions(docs), _has_history(docs)
    old = located.source.path.removeprefix("docs/")
    worded = dict.fromkeys(each.source.path for each in with_words(library, versions, located))
    had: dict[str, list[str]] = {}
    for name in {old: None, **worded}:
        for commit, held in versions.had(name).items():
            had.setdefault(commit, []).extend(held)
    if not is_all:
        say(message(locale, "redact.elsewhere"), err=True)
    if not had:
        if is_all:
            say(message(locale, "redact.nowhere"), err=True)
        return
    ids = ", ".join(commit[:SHOWN] for commit in had)
    every = dict.fromkeys(path for names in had.values() for path in names)
    # The file of today has no words; taken out of the history, it would be gone.
    paths = [path for path in every if new in worded or not f"/{path}".endswith(f"/{new}")]
    chosen = " ".join(f"--path {path}" for path in paths)
    said = {"count": len(had), "commits": ids, "files": ", ".join(paths), "paths": chosen}
    say(message(locale, "redact.history", **said), err=True)
    if new in worded:
        say(message(locale, "redact.same-name", file=new), err=True)


def _has_history(docs: Path) -> bool:
    try:
        return not History(docs).lack
    except HistoryRefusedError:
        return False


@command(help="help.withhold")
@argument("recommendation")
@_reason
@_by
@_on
@came_by(Channel.E_MAIL)
@option("--block", default="recommendation", help="help.withhold.block")
@docs_option
@locale_option
def withhold(recommendation: str, docs: Path | None, locale: Locale, **given: Any) -> None:
    """Records a comment on a RECOMMENDATION whose words may not be published: that it came."""
    folder = docs_of(docs)

    def work() -> str:
        said = facts(given, locale)
        page = contribute.recommendation(folder, recommendation, said["lang"])
        if given["block"] not in page.by_id:
            raise contribute.NotFoundError("quote-none", places="")
        values = {
            "id": f"c-{letters(secrets.token_hex(16), 6)}",
            "target": {"recommendation": recommendation, "block": given["block"]},
            **said,
            "author": {"capacity": given["capacity"]},
            "withheld": _taken(given, locale).model_dump(),
        }
        comment = BareComment.model_validate(values)
        path = path_of(comment)
        write_checked(folder, {path: redacting.text(comment).encode()})
        return path

    receipts.tell(folder, written(work), locale)
