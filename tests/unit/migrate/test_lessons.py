"""Lessons from before they had parts by the clock: they are kept, to be completed."""

import shutil
from pathlib import Path

import pytest

from civildialogue.core.pipeline import inspect
from civildialogue.core.pipeline import migrate as steps
from civildialogue.core.source.load import Loader
from civildialogue.features.training.model import Audience, LessonMatter

SAVED = Path(__file__).parent / "lessons"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"


def test_a_lesson_has_its_time_as_one_part_and_one_audience(docs: Path) -> None:
    assert {d.code for d in inspect(docs).diagnostics} >= {"field-unknown", "field-missing"}
    steps.carry_out(docs, steps.plan(docs))
    pages = Loader(docs).library.originals
    first, second = (pages[f"training/{name}"].matter for name in ("first", "second"))
    assert isinstance(first, LessonMatter) and isinstance(second, LessonMatter)
    assert (first.minutes, first.audience) == (60, Audience.CITIZENS)
    assert (second.minutes, second.audience) == (600, Audience.BOTH)
    for matter in (first, second):
        assert matter.unready
        assert [each.minutes for each in matter.activities] == [matter.minutes]
    assert second.summary == "Отговорът с мотиви."
    grave = [d.code for d in inspect(docs).diagnostics if d.severity.rank == 0]
    assert grave == []


def test_the_text_stays_and_a_second_time_nothing_is_left(docs: Path) -> None:
    before = (docs / "training/first.bg.md").read_text("utf-8").split("---\n")[2]
    steps.carry_out(docs, steps.plan(docs))
    after = (docs / "training/first.bg.md").read_text("utf-8")
    assert after.split("---\n")[2] == before
    assert steps.plan(docs).edits == ()
