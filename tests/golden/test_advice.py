"""What each help says to write: who follows it gets rid of the finding and brings no new error."""

import re
from collections import Counter
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Diagnostic, Severity, codes
from civildialogue.core.source.settings import settings
from followed import FOLLOWED, LEFT
from following import Place
from test_golden import SINCE, begun, laid_over_base, on_its_day, since_the_base


def found(project: Path, code: str) -> list[Diagnostic]:
    given = settings(project)
    if code in SINCE:
        return since_the_base(given.docs)
    return list(pipeline.inspect(given.docs, "docs", given).diagnostics)


def errors(diagnostics: list[Diagnostic]) -> Counter[str]:
    return Counter(d.code for d in diagnostics if d.severity is Severity.ERROR)


@pytest.mark.parametrize("code", FOLLOWED)
def test_who_follows_the_advice_is_done(code: str, tmp_path: Path) -> None:
    laid_over_base(code, tmp_path)
    if code in SINCE:
        begun(tmp_path, code)
    with on_its_day(code):
        after = before = found(tmp_path, code)
        assert code in {d.code for d in before}
        for _ in range(4 * len(before) + 4):
            new = errors(after) - errors(before)
            wanted = [d for d in after if d.code == code or d.code in new]
            if not wanted:
                return
            one = min(wanted, key=lambda d: d.code != code)
            assert one.code in FOLLOWED, one
            FOLLOWED[one.code](Place(tmp_path, one))
            after = found(tmp_path, code)
    assert not [(d.code, d.span, d.params) for d in wanted]


def test_no_advice_that_names_a_change_is_passed_over() -> None:
    named = {
        code
        for code, entry in codes().items()
        if entry.fixable or re.search(r"`|\{\w", entry.help.en + entry.help.bg)
    }
    assert named <= FOLLOWED.keys() | LEFT.keys()
    assert not FOLLOWED.keys() & LEFT.keys()
    with_fix = {code for code in named if "check --fix" in codes()[code].help.en}
    assert with_fix <= FOLLOWED.keys()
