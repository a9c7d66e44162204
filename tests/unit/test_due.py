"""What only the calendar changes is due: always shown, failing only a check that asks for it."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from civildialogue import report
from civildialogue.core import pipeline
from civildialogue.core.checks.registry import DUE_CHECKS
from civildialogue.core.model.diagnostics import Diagnostic, Severity, codes
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.source import clock
from civildialogue.core.source.load import Loader

from .making import git, run

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
BEFORE, YEARS_ON = dt.date(1999, 1, 1), dt.date(2031, 12, 20)
VANISHING = "comment-in-future"
"""The one error that knows the day: the calendar takes it away and never brings it."""
PASSED = """\
- id: passed
  type: dataset
  title: {bg: "Използване на интернет", en: "Use of the internet"}
  short: {bg: "НСИ", en: "NSI"}
  language: bg
  URL: https://example.org/internet
  accessed: "2026-11-23"
  as-of: "2025"
  review-by: "2026-12-18"
"""


def check(docs: Path, *arguments: str | Path) -> Result:
    return run("check", "--lang", "en", "--docs", docs, *arguments)


@pytest.fixture
def overdue(tmp_path: Path) -> Path:
    """Sources with a statistic whose day has passed, and nothing else to tell."""
    docs = Path(shutil.copytree(GOLDEN / "_base/docs", tmp_path / "docs"))
    with (docs / "_data/sources.yml").open("a", encoding="utf-8") as file:
        file.write(PASSED)
    return docs


def found_on(docs: Path, day: dt.date) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What a check finds on a day: what is due, and the rest."""
    with clock.fixed(day):
        found = pipeline.inspect(docs, "docs").diagnostics
    due = [d for d in found if d.severity is Severity.DUE]
    return due, [d for d in found if d.severity is not Severity.DUE]


class TestOnlyOnRequest:
    def test_no_other_check_fails(self, overdue: Path) -> None:
        for arguments in ((), ("--strict",), ("--strict", "--quiet")):
            assert check(overdue, *arguments).exit_code == 0, arguments
        assert check(overdue, "--due").exit_code == 1
        assert run("--today", "2026-12-18", "check", "--due", "--docs", overdue).exit_code == 0
        assert run("--today", "2026-12-19", "check", "--due", "--docs", overdue).exit_code == 1

    def test_warnings_do_not_fail_it(self, overdue: Path) -> None:
        sources = overdue / "_data/sources.yml"
        text = sources.read_text(encoding="utf-8").replace("2026-12-18", "2027-12-18")
        sources.write_text(
            text.replace("https://example.org/i", "https://dev.example.org/i"), encoding="utf-8"
        )
        assert check(overdue, "--due").exit_code == 0
        assert check(overdue, "--strict").exit_code == 1

    def test_it_is_shown_in_every_form_of_every_run(self, overdue: Path) -> None:
        said = check(overdue).stdout
        assert "due[source-review]" in said and "warnings – 0, due – 1, notes – 0." in said
        assert "due[source-review]" in check(overdue, "--due", "--quiet").stdout
        assert "срокове – 1" in run("check", "--lang", "bg", "--docs", overdue).stdout
        [plain] = json.loads(check(overdue, "--format", "json").stdout)
        assert (plain["code"], plain["severity"]) == ("source-review", "due")
        assert "::notice " in check(overdue, "--format", "github").stdout
        [told] = json.loads(check(overdue, "--format", "sarif").stdout)["runs"]
        assert [result["level"] for result in told["results"]] == ["note"]
        assert told["tool"]["driver"]["rules"][0]["properties"] == {"tags": ["due"]}

    def test_a_change_is_not_asked_for_it(self, overdue: Path) -> None:
        root = overdue.parent
        git(root, "init", "--quiet", "--initial-branch", "main")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", "Запис")
        told = check(overdue, "--since", "main", "--strict")
        assert told.exit_code == 0 and "due[source-review]" in told.stdout
        assert check(overdue, "--since", "main", "--due").exit_code == 1

    def test_it_is_explained(self) -> None:
        due = [code for code, entry in codes().items() if entry.severity is Severity.DUE]
        expected = {
            "consultation-unconcluded",
            "disposition-overdue",
            "response-overdue",
            "route-review",
            "source-review",
            "day-in-future",
        }
        assert set(due) == expected
        assert report.explanation("source-review", BULGARIAN).startswith(
            "## `source-review` (срок)"
        )
        assert report.explanation("source-review", ENGLISH).startswith("## `source-review` (due)")


DATED = sorted(
    path.name
    for path in GOLDEN.iterdir()
    if path.name.startswith(("consultation-", "comment-", "disposition-", "source-", "transition-"))
    or path.name in ("_base", "day-in-future", "response-overdue", "field-invalid")
)


@pytest.mark.parametrize("name", DATED)
def test_the_calendar_changes_nothing_but_what_is_due(name: str, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for folder in (GOLDEN / "_base", GOLDEN / name):
        shutil.copytree(folder / "docs", docs, dirs_exist_ok=True)
    rest = [found_on(docs, day)[1] for day in (BEFORE, dt.date(2026, 12, 20), YEARS_ON)]
    kept = [[d for d in found if d.code != VANISHING] for found in rest]
    assert kept[0] == kept[1] == kept[2]
    gone = [{d.span for d in found if d.code == VANISHING} for found in rest]
    assert gone[0] >= gone[1] >= gone[2] == set()


def test_only_the_checks_of_the_day_find_what_is_due(overdue: Path) -> None:
    library = Loader(overdue).library
    of_features = (check for feature in library.features for check in feature.due_checks)
    for due_check in (*DUE_CHECKS, *of_features):
        for day in (BEFORE, YEARS_ON):
            found = [d for d in due_check(library, day) if d.code != VANISHING]
            assert all(d.severity is Severity.DUE for d in found)
