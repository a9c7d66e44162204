"""Recommendations from before they could say what they take: nothing is asked of them, until the
compendium asks it itself.
"""

import shutil
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.pipeline import migrate as steps

SAVED = Path(__file__).parent / "feasibility"
FIELDS = ("cost", "priority", "powers", "risks", "prerequisites")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"


def missing(docs: Path) -> list[object]:
    errors = [d for d in pipeline.inspect(docs).diagnostics if d.severity.rank == 0]
    assert {each.code for each in errors} <= {"field-required"}
    return [each.params["field"] for each in errors]


def test_they_are_whole_as_they_are_and_no_step_changes_them(docs: Path) -> None:
    assert missing(docs) == []
    assert steps.plan(docs).edits == ()


def test_what_the_compendium_requires_is_told_field_by_field(docs: Path) -> None:
    index = docs / "compendium/index.bg.md"
    text = index.read_text(encoding="utf-8")
    asked = text.replace("licence:", f"required: [{', '.join(FIELDS)}]\nlicence:", 1)
    index.write_text(asked, encoding="utf-8")
    assert missing(docs) == list(FIELDS)
    page = docs / "compendium/recommendations/rec-0001.bg.md"
    draft = page.read_text(encoding="utf-8").replace("status: open", "status: draft")
    draft = draft.replace(
        '  - {status: open, date: "2026-11-23"}', '  - {status: draft, date: "2026-11-23"}'
    )
    page.write_text(draft, encoding="utf-8")
    assert missing(docs) == []
