"""Comments that came as files: the valid ones get to their places, the others are named."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import taking
from civildialogue.features.compendium.model.records import Comment

PAGES = Path(__file__).resolve().parents[1] / "e2e/docs"
NAME = "2026-11-24-citizen-bbbbb2.md"
COMMENT = """---
id: c-bbbbb2
target:
  recommendation: rec-0001
  block: recommendation
  quote: Препоръка
  hash: "000000000000"
kind: support
lang: bg
author:
  name: 'Пример: гражданин'
  capacity: citizen
received: '2026-11-24'
received-via: e-mail
licence: CC-BY-4.0
---
Подкрепям.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PAGES, tmp_path / "docs"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "received"
    place.mkdir()
    return place


def run(docs: Path, folder: Path) -> Result:
    arguments = ["import", "comments", str(folder), "--docs", str(docs), "--lang", "en"]
    return CliRunner().invoke(main, arguments)


def placed(docs: Path) -> set[str]:
    return {p.relative_to(docs).as_posix() for p in docs.glob("compendium/comments/**/*.md")}


def test_a_valid_comment_gets_to_its_place(docs: Path, folder: Path) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 0, done.output
    assert placed(docs) == {f"compendium/comments/rec-0001/{NAME}"}
    assert "c-bbbbb2" in Loader(docs).library.records(Comment)
    assert "Files taken: 1. Not taken: 0." in done.output


def test_the_same_file_again_is_no_fault(docs: Path, folder: Path) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    run(docs, folder)
    before = (docs / f"compendium/comments/rec-0001/{NAME}").read_bytes()
    done = run(docs, folder)
    assert done.exit_code == 0
    assert "is here already" in done.output
    assert placed(docs) == {f"compendium/comments/rec-0001/{NAME}"}
    assert (docs / f"compendium/comments/rec-0001/{NAME}").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("2026-11-25-a.md", "rec-0001", "rec-0999", "rec-0999"),
        ("2026-11-25-a.md", "kind: support", "kind: supprot", "supprot"),
        ("2026-11-25-a.md", "licence: CC-BY-4.0", "licence: WTFPL", "WTFPL"),
        ("2026-11-25-a.md", "rec-0001", "../../rec-0001", "the name must be like"),
        ("a.md", "", "", "the name must be like"),
        ("2026-11-25-a.txt", "", "", "comments are .md files"),
        ("2026-11-25-a.md", "---\n", "", "the name must be like"),
    ],
)
def test_a_faulty_one_is_named_and_the_others_are_taken(
    docs: Path, folder: Path, name: str, old: str, new: str, words: str
) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    other = COMMENT.replace("c-bbbbb2", "c-bbbbb3").replace(old, new) if old else COMMENT
    (folder / name).write_text(other, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 1
    assert words in done.output
    assert placed(docs) == {f"compendium/comments/rec-0001/{NAME}"}
    assert "Files taken: 1. Not taken: 1." in done.output


@pytest.mark.parametrize(
    "field",
    [
        'disposition:\n  decision: accepted\n  due: "2027-01-01"\n  reason: {bg: а, en: b}\n'
        '  by: Редакция\n  "on": "2026-11-25"',
        'redaction: {reason: offensive, by: а, "on": "2026-11-25"}',
        'withheld: {reason: offensive, by: а, "on": "2026-11-25"}',
        'reply: {text: Да, "on": "2026-11-25"}',
        "example: true",
    ],
)
def test_nobody_from_outside_answers_for_the_editors(docs: Path, folder: Path, field: str) -> None:
    text = COMMENT.replace("licence:", f"{field}\nlicence:")
    (folder / NAME).write_text(text, encoding="utf-8")
    before = placed(docs)
    result = run(docs, folder)
    assert result.exit_code == 1
    assert f"{NAME}: not taken: it has fields that only editors enter" in result.stdout
    assert placed(docs) == before


def test_another_comment_in_the_place_is_left(docs: Path, folder: Path) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    run(docs, folder)
    (folder / NAME).write_text(COMMENT.replace("Подкрепям", "Не подкрепям"), encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 1
    text = (docs / f"compendium/comments/rec-0001/{NAME}").read_text(encoding="utf-8")
    assert "Подкрепям." in text
    assert "another file is in its place" in done.output


def test_links_and_what_is_no_text_are_refused(docs: Path, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(COMMENT, encoding="utf-8")
    (folder / "2026-11-25-link.md").symlink_to(secret)
    (folder / "2026-11-25-bytes.md").write_bytes(b"\xff\xfe---")
    (folder / "2026-11-25-huge.md").write_bytes(b"a" * (2 << 20))
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / NAME).write_text(COMMENT, encoding="utf-8")
    (folder / "linked").symlink_to(outside)
    done = run(docs, folder)
    assert done.exit_code == 1
    for words in ("link.md: not taken: it is not a regular file", "no text in UTF-8", "too large"):
        assert words in done.output
    assert placed(docs) == set()


def test_of_two_for_one_place_the_first_is_taken_to_the_letter(docs: Path, folder: Path) -> None:
    second = COMMENT.replace("licence: CC-BY-4.0", "licence: EVIL").replace("Подкрепям", "Чуждо")
    for name, text in (("a", COMMENT), ("b", second)):
        (folder / name).mkdir()
        (folder / name / NAME).write_text(text, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 1
    assert f"b/{NAME}: not taken: another file is in its place" in done.output
    assert "Files taken: 1. Not taken: 1." in done.output
    taken = docs / f"compendium/comments/rec-0001/{NAME}"
    assert taken.read_text(encoding="utf-8") == COMMENT


def test_of_two_with_one_id_the_first_is_taken(docs: Path, folder: Path) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    other = COMMENT.replace("Подкрепям", "Друго")
    (folder / "2026-11-25-other.md").write_text(other, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 1
    assert "c-bbbbb2" in done.output
    assert placed(docs) == {f"compendium/comments/rec-0001/{NAME}"}


def grave(docs: Path) -> list[str]:
    found = pipeline.inspect(docs).diagnostics
    return [d.code for d in found if d.severity is Severity.ERROR]


def test_an_id_that_another_comment_has_is_refused_whichever_is_read_first(
    docs: Path, folder: Path
) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    run(docs, folder)
    before = grave(docs)
    (folder / "2026-11-23-first.md").write_text(COMMENT.replace("Подкрепям", "Друго"), "utf-8")
    (folder / "2026-11-23-good.md").write_text(COMMENT.replace("c-bbbbb2", "c-bbbbb4"), "utf-8")
    done = run(docs, folder)
    assert "2026-11-23-first.md: not taken" in done.output
    assert "id-duplicate" in done.output
    assert "2026-11-23-good.md: taken" in done.output
    assert grave(docs) == before


def test_a_reply_to_what_is_not_taken_is_not_taken(docs: Path, folder: Path) -> None:
    before = grave(docs)
    texts = {
        "a": COMMENT.replace("licence: CC-BY-4.0", "licence: WTFPL"),
        "b": COMMENT.replace("c-bbbbb2", "c-bbbbb3\nin-reply-to: c-bbbbb2"),
        "c": COMMENT.replace("c-bbbbb2", "c-bbbbb4\nin-reply-to: c-bbbbb3"),
        "d": COMMENT.replace("c-bbbbb2", "c-bbbbb5"),
        "e": COMMENT.replace("c-bbbbb2", "c-bbbbb6\nin-reply-to: c-bbbbb5"),
    }
    for name, text in texts.items():
        (folder / f"2026-11-24-{name}.md").write_text(text, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 1
    assert {path.rpartition("-")[2] for path in placed(docs)} == {"bbbbb5.md", "bbbbb6.md"}
    assert "Files taken: 2. Not taken: 3." in done.output
    assert grave(docs) == before


def test_what_is_over_the_limit_is_named_and_left(
    docs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MOST_FILES", 2)
    for number in range(4):
        text = COMMENT.replace("c-bbbbb2", f"c-bbbb{number}2")
        (folder / f"2026-11-24-n{number}.md").write_text(text, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 1
    assert placed(docs) == {
        f"compendium/comments/rec-0001/2026-11-24-n{number}-bbbb{number}2.md" for number in (0, 1)
    }
    for number in (2, 3):
        assert f"2026-11-24-n{number}.md: not taken: up to 2 files" in done.output
    assert "Files taken: 2. Not taken: 2." in done.output


def test_the_same_file_in_two_folders_is_taken_once(docs: Path, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / NAME).write_text(COMMENT, encoding="utf-8")
    done = run(docs, folder)
    assert done.exit_code == 0
    assert "Files taken: 1." in done.output and "is here already" in done.output
    assert placed(docs) == {f"compendium/comments/rec-0001/{NAME}"}


def test_a_pipe_among_the_comments_is_called_no_ordinary_file(docs: Path, folder: Path) -> None:
    os.mkfifo(folder / NAME)
    done = run(docs, folder)
    assert done.exit_code == 1
    assert f"{NAME}: not taken: it is not a regular file" in done.output


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(
    docs: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run(docs, tmp_path / "pipe")
    assert done.exit_code == 4
    assert "Files taken" not in done.output
    assert "there is a file in the place of a folder" in done.output


def test_nothing_is_taken_where_a_folder_below_cannot_be_listed(
    docs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / NAME).write_text(COMMENT, encoding="utf-8")
    (folder / "locked").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    done = run(docs, folder)
    assert done.exit_code == 4
    assert "locked: no permission for this folder or file" in done.output
    assert placed(docs) == set()
