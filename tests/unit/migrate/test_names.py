"""Files of comments of the form before their names had the id: words and addresses stay."""

import shutil
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.pipeline import migrate as steps
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.model.records import Comment

SAVED = Path(__file__).parent / "names"
FOLDER = "compendium/comments/rec-0001"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"


def names(docs: Path) -> list[str]:
    return sorted(path.name for path in (docs / FOLDER).iterdir())


def migrate(docs: Path) -> int:
    planned = steps.plan(docs)
    steps.carry_out(planned)
    return len(planned.edits)


def shared(docs: Path) -> int:
    found = pipeline.inspect(docs).diagnostics
    return sum(each.code == "comment-name-shared" for each in found)


def test_each_gets_its_id_and_who_is_hidden_loses_the_name(docs: Path) -> None:
    assert shared(docs) == 3
    before = {
        name: (each.value, each.source.text)
        for name, each in Loader(docs).library.records(Comment).items()
    }
    migrate(docs)
    assert names(docs) == [
        "2026-12-01-ana-first2.md",
        "2026-12-01-maria-second.md",
        "2026-12-02-hidden.md",
    ]
    after = Loader(docs).library.records(Comment)
    assert {name: (each.value, each.source.text) for name, each in after.items()} == before
    assert shared(docs) == 0


def test_a_second_time_changes_nothing(docs: Path) -> None:
    migrate(docs)
    once = names(docs)
    assert migrate(docs) == 0
    assert names(docs) == once


def test_a_name_that_is_taken_is_left(docs: Path) -> None:
    taken = docs / FOLDER / "2026-12-01-ana-first2.md"
    taken.write_text("---\nid: c-other2\n---\n", encoding="utf-8")
    migrate(docs)
    assert taken.read_text(encoding="utf-8") == "---\nid: c-other2\n---\n"
    assert "2026-12-01-ana.md" in names(docs)
