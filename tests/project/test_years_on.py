"""A fresh copy of the repository must pass for as long as nobody changes it."""

import datetime as dt

from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from projects import REPOSITORY
from unit.making import run

DOCS = REPOSITORY / "docs"
YEARS_ON = dt.date(2031, 12, 20)


def test_its_check_passes_and_only_tells_what_is_due() -> None:
    then = ("--today", YEARS_ON.isoformat(), "check", "--lang", "en", "--docs", DOCS)
    done = run(*then, "--strict")
    assert done.exit_code == 0, done.output
    due = run(*then, "--due")
    assert "due[source-review]" in due.output
    assert due.exit_code == 1


def test_its_pages_are_made() -> None:
    library = Loader(DOCS).library
    now, later = (
        generate(Shared(library, History(DOCS), day)) for day in (dt.date(2026, 12, 20), YEARS_ON)
    )
    assert now.keys() == later.keys()
