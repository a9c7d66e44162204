"""The verb that takes in comments that came as files."""

import sys
from pathlib import Path

import click

from civildialogue import report
from civildialogue.core.commands.common import (
    FINDINGS,
    docs_of,
    docs_option,
    locale_option,
)
from civildialogue.core.commands.helping import argument, command
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale, message
from civildialogue.features.compendium import taking
from civildialogue.features.compendium.commands import receipts


@command("comments", help="help.import.comments")
@argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@docs_option
@locale_option
def import_comments(folder: Path, docs: Path | None, locale: Locale) -> None:
    """Takes in the valid comments of FOLDER. Exit status: 0 all taken, 1 some not."""
    told = taking.take_comments(docs_of(docs), folder)
    refused = [taken for taken in told if taken.refusal not in ("", "same")]
    for taken in told:
        key = f"import.comment.{taken.refusal or 'taken'}"
        words = message(locale, key, limit=taking.MOST_FILES)
        say(f"{taken.name}: {words}{f' ({taken.path})' if not taken.refusal else ''}")
        if not taken.refusal:
            receipts.tell(docs_of(docs), taken.path, locale)
        if taken.findings:
            say(report.text(taken.findings, locale), err=True)
    count = sum(1 for taken in told if not taken.refusal)
    say(message(locale, "import.comments", taken=count, refused=len(refused)))
    if refused:
        sys.exit(FINDINGS)
