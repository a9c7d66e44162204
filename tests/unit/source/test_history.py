"""What Git knows, asked of a real repository."""

import datetime as dt
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from civildialogue.core.model.text import Block
from civildialogue.core.source import git as source_git
from civildialogue.core.source.history import History, passages
from civildialogue.core.source.versions import Versions

from ..making import block, commit, git, original, write_all

DAYS = [dt.date(2026, 11, day) for day in (20, 21, 22)]
FIRST, SECOND = "Срокът е двадесет дни.", "Срокът е тридесет дни."


def text(passage: str) -> str:
    return original(body=f"{passage}\n{{#p-term}}")


@pytest.fixture
def repository(docs: Path) -> Path:
    """Three commits: a first text, a change to it, and something outside the folder."""
    root = docs.parent
    git(root, "init", "--quiet", "--initial-branch", "main")
    write_all(docs, {"analysis/term.bg.md": text(FIRST), "кирилица.svg": "<svg/>"})
    commit(root, "Първи запис", DAYS[0])
    write_all(docs, {"analysis/term.bg.md": text(SECOND)})
    commit(root, "Втори запис", DAYS[1])
    write_all(root, {"README.md": "Форум"})
    commit(root, "Трети запис", DAYS[2])
    return docs


def test_the_last_change_of_each_file(repository: Path) -> None:
    newest = History(repository).last_change
    assert {path: found.day for path, found in newest.items()} == {
        "analysis/term.bg.md": DAYS[1],
        "кирилица.svg": DAYS[0],
    }


def test_the_newest_commit_of_the_whole_repository(repository: Path) -> None:
    history = History(repository)
    assert history.head is not None
    assert history.head.day == DAYS[2]
    assert history.head.id.startswith(history.head.short) and len(history.head.short) == 10
    assert history.epoch == int(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC).timestamp())


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-31T23:30:00+0000", dt.date(2027, 1, 1)),
        ("2026-07-01T20:59:00+0000", dt.date(2026, 7, 1)),
        ("2026-07-01T21:00:00+0000", dt.date(2026, 7, 2)),
        ("2027-01-01T05:00:00+0900", dt.date(2026, 12, 31)),
    ],
)
def test_a_commit_is_of_its_day_in_sofia(repository: Path, moment: str, day: dt.date) -> None:
    write_all(repository, {"analysis/night.bg.md": text(moment)})
    commit(repository.parent, "Нощен запис", moment)
    history = History(repository)
    assert history.head is not None and history.head.day == day
    assert history.last_change["analysis/night.bg.md"].day == day


def test_a_passage_as_it_once_read(repository: Path) -> None:
    found = History(repository).passage("analysis/term.bg.md", "p-term", block(FIRST).hash)
    assert found is not None
    assert (found.block.text, found.commit.day) == (FIRST, DAYS[0])
    assert found.changed is not None and found.changed.day == DAYS[1]
    current = History(repository).passage("analysis/term.bg.md", "p-term", block(SECOND).hash)
    assert current is not None and current.commit.day == DAYS[1]
    assert current.changed is None
    assert History(repository).passage("analysis/term.bg.md", "p-other", block(FIRST).hash) is None


def test_the_commit_that_changed_a_passage_is_not_the_newest_of_its_page(repository: Path) -> None:
    later = text(SECOND) + "\nОще.\n{#p-more}\n"
    write_all(repository, {"analysis/term.bg.md": later})
    commit(repository.parent, "Друго на същата страница", DAYS[2])
    found = History(repository).passage("analysis/term.bg.md", "p-term", block(FIRST).hash)
    assert found is not None and found.changed is not None
    assert found.changed.day == DAYS[1]


def test_many_readings_are_one_process(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        write_all(repository, {f"analysis/term-{number % 2}.bg.md": text(f"Срок {number}.")})
        commit(repository.parent, "Още един запис", DAYS[2])
    started: list[object] = []
    real = subprocess.Popen.__init__

    def counted(self: object, *arguments: object, **options: object) -> None:
        started.append(arguments)
        real(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    history = History(repository)
    for number in range(6):
        words = f"Срок {number}."
        found = history.passage(f"analysis/term-{number % 2}.bg.md", "p-term", block(words).hash)
        assert found is not None and found.block.text == words
        assert history.passage("analysis/term.bg.md", "p-term", block(FIRST).hash)
    assert len(started) == 4, "is it whole, is it ours, the log, and one for every reading"


def test_the_readings_of_a_page_are_split_once_for_all_its_passages(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        body = "\n\n".join(f"Срок {number}.{k}.\n{{#p-{k}}}" for k in range(20))
        write_all(repository, {"analysis/long.bg.md": original(body=body)})
        commit(repository.parent, "Още един запис", DAYS[2])
    read: list[str] = []

    def counted(path: str, data: bytes) -> Iterator[Block]:
        read.append(path)
        return passages(path, data)

    monkeypatch.setattr("civildialogue.core.source.history.passages", counted)
    history = History(repository)
    for k in range(20):
        found = history.passage("analysis/long.bg.md", f"p-{k}", block(f"Срок 0.{k}.").hash)
        assert found is not None and found.block.text == f"Срок 0.{k}."
    assert read == ["analysis/long.bg.md"] * 5


def test_git_is_asked_once_which_commits_touch_a_page(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    real = source_git.ask

    def counted(folder: Path, *arguments: str, data: bytes = b"") -> bytes:
        asked.append(arguments)
        return real(folder, *arguments, data=data)

    monkeypatch.setattr(source_git, "ask", counted)
    versions = Versions(repository)
    every = {tuple(versions.touching("analysis/term.bg.md")) for _ in range(9)}
    assert len(every) == len(asked) == 1
    assert versions.touching("кирилица.svg") != versions.touching("analysis/term.bg.md")


def on_both_sides(root: Path, docs: Path) -> None:
    """The same passage in other words on two branches, and a merge of them that stops."""
    git(root, "switch", "--quiet", "--create", "other")
    write_all(docs, {"analysis/term.bg.md": text("Срокът е месец."), "there.svg": "<svg/>"})
    commit(root, "Другаде", DAYS[1])
    git(root, "switch", "--quiet", "main")
    write_all(docs, {"analysis/term.bg.md": text("Срокът е година."), "here.svg": "<svg/>"})
    commit(root, "Тук", DAYS[1])
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "other")


def test_words_that_changed_while_a_merge_was_resolved(repository: Path) -> None:
    root = repository.parent
    on_both_sides(root, repository)
    write_all(repository, {"analysis/term.bg.md": text("Срокът е ден.")})
    commit(root, "Сливане", DAYS[2])
    history = History(repository)
    days = {path: found.day for path, found in history.last_change.items()}
    assert days["analysis/term.bg.md"] == DAYS[2]
    assert days["here.svg"] == days["there.svg"] == DAYS[1], "the merge changes nothing in them"
    for words, day in (("ден", DAYS[2]), ("година", DAYS[1]), ("месец", DAYS[1])):
        found = history.passage("analysis/term.bg.md", "p-term", block(f"Срокът е {words}.").hash)
        assert found is not None and found.commit.day == day


def test_what_a_shallow_copy_does_not_know_has_no_day(repository: Path, tmp_path: Path) -> None:
    write_all(repository, {"analysis/new.bg.md": text(FIRST)})
    commit(repository.parent, "Четвърти запис", DAYS[2])
    for depth, known in ((1, set()), (2, {"analysis/new.bg.md"})):
        copy = tmp_path / f"copy-{depth}"
        url = f"file://{repository.parent}"
        git(tmp_path, "clone", "--quiet", f"--depth={depth}", url, str(copy))
        history = History(copy / "docs")
        assert history.lack == "shallow"
        assert set(history.last_change) == known
        assert history.head is not None
    git(copy, "fetch", "--quiet", "--unshallow")
    whole = History(copy / "docs")
    assert whole.lack == ""
    assert whole.last_change == History(repository).last_change


def test_a_repository_around_a_folder_that_it_has_not_is_not_its_history(
    repository: Path,
) -> None:
    root = repository.parent
    write_all(root, {"forum/docs/index.bg.md": text(FIRST), ".gitignore": "forum/"})
    commit(root, "Чуждо хранилище", DAYS[2])
    history = History(root / "forum/docs")
    assert (history.last_change, history.head, history.epoch) == ({}, None, None)
    assert history.lack == "untracked"


@pytest.mark.parametrize(
    ("path", "identifier", "digest"),
    [
        ("analysis/term.bg.md", "p-term", "0" * 12),
        ("analysis/term.bg.md", "p-other", None),
        ("analysis/no-such.bg.md", "p-term", None),
    ],
)
def test_a_passage_that_never_was(
    repository: Path, path: str, identifier: str, digest: str | None
) -> None:
    assert History(repository).passage(path, identifier, digest or block(FIRST).hash) is None


def test_a_passage_of_a_file_without_front_matter(repository: Path) -> None:
    write_all(repository, {"analysis/bare.bg.md": f"{FIRST}\n{{#p-term}}\n"})
    commit(repository.parent, "Без начало", DAYS[2])
    found = History(repository).passage("analysis/bare.bg.md", "p-term", block(FIRST).hash)
    assert found is None


def test_a_folder_outside_a_repository_has_no_history(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(docs.parent.parent))
    history = History(docs)
    assert (history.last_change, history.head, history.epoch) == ({}, None, None)
    assert history.lack == "outside"
    assert history.passage("a.bg.md", "p-one", "0" * 12) is None


def test_without_git_there_is_no_history(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    history = History(repository)
    assert (history.last_change, history.head, history.epoch) == ({}, None, None)
    assert history.lack == "no-git"


@pytest.mark.parametrize(
    "subject", ["„Кавички“ | \x1e\x1f черта", "\x1eabc\x1f0\x1f", f"{'a' * 40} 1"]
)
def test_what_a_commit_is_called_changes_nothing(repository: Path, subject: str) -> None:
    write_all(repository, {"b.svg": "<svg/>", f"{'a' * 40} 1": "x", "два\nреда": "x"})
    commit(repository.parent, subject, DAYS[2])
    history = History(repository)
    assert history.head is not None and history.head.day == DAYS[2]
    assert {path: found.day for path, found in history.last_change.items()} == {
        "analysis/term.bg.md": DAYS[1],
        "кирилица.svg": DAYS[0],
        "b.svg": DAYS[2],
        f"{'a' * 40} 1": DAYS[2],
        "два\nреда": DAYS[2],
    }


def test_an_earlier_text_is_read_as_todays_is(repository: Path) -> None:
    other = text("Срокът е месец.").replace("\n", "\r\n").encode("utf-8-sig")
    write_all(repository, {"analysis/term.bg.md": other})
    commit(repository.parent, "Друг редактор", DAYS[2])
    write_all(repository, {"analysis/term.bg.md": text(SECOND).encode("cp1251")})
    commit(repository.parent, "Друго кодиране", DAYS[2])
    found = History(repository).passage(
        "analysis/term.bg.md", "p-term", block("Срокът е месец.").hash
    )
    assert found is not None and found.block.text == "Срокът е месец."


def test_a_folder_without_git_had_no_versions(docs: Path) -> None:
    write_all(docs, {"analysis/term.bg.md": text(FIRST)})
    versions = Versions(docs)
    assert (versions.parents, versions.days, versions.is_whole) == ({}, {}, False)
    assert versions.named("a") is None
    assert versions.touching("analysis/term.bg.md") == []
    assert versions.had("analysis/term.bg.md") == {}
    assert versions.blocks("0" * 40, "analysis/term.bg.md") == ()


def test_a_page_had_these_versions(repository: Path) -> None:
    versions = Versions(repository)
    newest, oldest = versions.touching("analysis/term.bg.md")
    assert [versions.days[commit] for commit in (newest, oldest)] == [DAYS[1], DAYS[0]]
    assert versions.parents[newest] == (oldest,) and versions.parents[oldest] == ()
    assert versions.is_whole and versions.named(oldest[:12]) == oldest
    texts = [versions.blocks(commit, "analysis/term.bg.md")[0].text for commit in (newest, oldest)]
    assert texts == [SECOND, FIRST]
    assert versions.blocks(oldest, "analysis/none.bg.md") == ()
    assert list(versions.had("analysis/term.bg.md")) == [newest, oldest]


def test_a_name_of_two_lines_shifts_no_other_file(repository: Path) -> None:
    strange = "a\nHEAD:./кирилица.svg"
    write_all(repository, {strange: "чуждо"})
    commit(repository.parent, "Четвърти запис", DAYS[2])
    wanted = [("HEAD", name) for name in (strange, "кирилица.svg", "none", "analysis/term.bg.md")]
    _, drawing, none, page = Versions(repository).contents(wanted)
    assert (drawing, none, page.decode()) == (b"<svg/>", b"", text(SECOND))
