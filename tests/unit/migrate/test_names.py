"""Files of comments of the form before their names had the id: words and addresses stay.

What is redacted goes, though, so that nothing is left to be told of the project.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.pipeline import migrate as steps
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.model.records import Comment

SAVED = Path(__file__).parent / "names"
FOLDER = "compendium/comments/rec-0001"
RECOMMENDATION = "compendium/recommendations/rec-0001"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"


def names(docs: Path) -> list[str]:
    return sorted(path.name for path in (docs / FOLDER).iterdir())


def migrate(docs: Path) -> int:
    planned = steps.plan(docs)
    steps.carry_out(docs, planned)
    return len(planned.edits)


def told(docs: Path, code: str) -> int:
    return sum(each.code == code for each in pipeline.inspect(docs).diagnostics)


def test_each_gets_its_id_and_who_is_hidden_loses_the_name(docs: Path) -> None:
    assert (told(docs, "comment-name-shared"), told(docs, "redaction-words")) == (3, 1)
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
    after = {
        name: (each.value, each.source.text)
        for name, each in Loader(docs).library.records(Comment).items()
    }
    hidden, text = after.pop("c-hidden")
    had, _ = before.pop("c-hidden")
    assert after == before
    assert (hidden.received, hidden.taken, hidden.author.name) == (had.received, had.taken, "")
    assert "Тайнов" not in text and "Скрити думи" not in text
    assert told(docs, "comment-name-shared") == told(docs, "redaction-words") == 0


def test_what_it_converts_and_what_it_hides_is_one_file(docs: Path) -> None:
    """A fingerprint of the form of before stands in a comment whose words go."""
    page = docs / f"{RECOMMENDATION}.bg.md"
    text = page.read_text(encoding="utf-8")
    linked = text.replace("Текст на раздела.\n{#p-b3vx}", "[Текст](#p) на раздела.\n{#p-b3vx}")
    page.write_text(linked, encoding="utf-8")
    [path] = docs.rglob("2026-12-02-petar.md")
    passage = Loader(docs).library.originals[RECOMMENDATION].by_id["p-b3vx"]
    quote = 'quote: "Текст на раздела"'
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(quote, f'{quote}\n  hash: "{passage.former_hash}"'), "utf-8")
    migrate(docs)
    [path] = docs.rglob("2026-12-02-hidden.md")
    text = path.read_text(encoding="utf-8")
    assert passage.hash in text and passage.former_hash not in text
    assert "Скрити думи" not in text
    assert migrate(docs) == 0


def test_a_second_time_changes_nothing(docs: Path) -> None:
    migrate(docs)
    once = names(docs)
    assert migrate(docs) == 0
    assert names(docs) == once


def test_what_will_be_done_is_said_of_each_file(docs: Path) -> None:
    done = CliRunner().invoke(main, ["migrate", "--dry-run", "--docs", str(docs), "--lang", "en"])
    assert done.exit_code == 0, done.output
    said = [line.rpartition("/")[2] for line in done.output.splitlines() if FOLDER in line]
    assert said == [
        "2026-12-01-ana-first2.md: the name of the file has the comment’s id now",
        "2026-12-01-ana.md: the name until now, deleted",
        "2026-12-01-maria-second.md: the name of the file has the comment’s id now",
        "2026-12-01-maria.md: the name until now, deleted",
        "2026-12-02-hidden.md: words and name that nobody may see, taken out",
        "2026-12-02-petar.md: the name until now, deleted",
    ]


def test_a_name_that_is_taken_is_left(docs: Path) -> None:
    taken = docs / FOLDER / "2026-12-01-ana-first2.md"
    taken.write_text("---\nid: c-other2\n---\n", encoding="utf-8")
    migrate(docs)
    assert taken.read_text(encoding="utf-8") == "---\nid: c-other2\n---\n"
    assert "2026-12-01-ana.md" in names(docs)
