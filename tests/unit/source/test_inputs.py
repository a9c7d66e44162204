"""Whatever a result is made of shows in the key of its inputs."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from civildialogue.core.source import clock
from civildialogue.core.source.inputs import Inputs, _program, inputs, read

from ..making import commit, git

UNKNOWN = read("")


def asked(folder: Path, known: Inputs = UNKNOWN, *more: str) -> Inputs:
    return inputs([folder, folder / "none"], folder, more, known)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "b/c.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(name)
    return tmp_path / "docs"


def test_the_same_files_have_the_same_key(folder: Path) -> None:
    first = asked(folder)
    assert asked(folder).key == first.key
    assert asked(folder, first).key == first.key
    assert read(first.text) == first


@pytest.mark.parametrize("change", ["content", "same-length", "name", "new", "gone", "more", "day"])
def test_whatever_changes_shows(folder: Path, change: str) -> None:
    first = asked(folder)
    page = folder / "a.md"
    if change == "content":
        page.write_text("other")
    elif change == "same-length":
        page.write_text("z.md")
    elif change == "name":
        page.rename(folder / "z.md")
    elif change == "new":
        (folder / "n.md").write_text("")
    elif change == "gone":
        page.unlink()
    more = ("x",) if change == "more" else ()
    day = clock.today().replace(year=2030)
    with clock.fixed(day if change == "day" else clock.today()):
        assert asked(folder, first, *more).key != first.key


def test_a_clock_that_was_set_back_hides_no_change(folder: Path) -> None:
    page = folder / "a.md"
    first = asked(folder)
    told = page.stat()
    page.write_text("z.md")
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert asked(folder, first).key != first.key
    # Seen long after the last change, the file is trusted; seen before it, it never is.
    future = replace(first, at=told.st_mtime_ns - 10**12)
    assert asked(folder, future).key != first.key


def test_files_that_are_settled_are_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = replace(asked(folder), at=clock.stamp() + 10**12)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(str(self)))
    assert asked(folder, first).key == first.key


def test_a_new_commit_shows(folder: Path) -> None:
    first = asked(folder)
    git(folder, "init", "--quiet")
    commit(folder, "Запис", dt.date(2026, 11, 22))
    assert asked(folder, first).key != first.key


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"key": 1}', '{"key":"a","at":0,"files":{"a":[1]}}']
)
def test_what_was_damaged_is_unknown(text: str) -> None:
    assert read(text) == UNKNOWN


def test_a_link_shows_what_changes_where_it_leads(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere.css"
    place.write_text("one")
    (folder / "own.css").symlink_to(place)
    first = replace(asked(folder), at=clock.stamp() + 10**12)
    place.write_text("two")
    assert asked(folder, first).key != first.key
    place.unlink()
    assert asked(folder, first).key != first.key


def test_a_history_that_is_not_all_there_is_another_one(folder: Path, tmp_path: Path) -> None:
    git(folder, "init", "--quiet")
    for number in (1, 2):
        (folder / "a.md").write_text(str(number))
        commit(folder, "Запис", dt.date(2026, 11, number))
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", folder.as_uri(), str(shallow))
    assert inputs([], shallow, (), UNKNOWN).key != inputs([], folder, (), UNKNOWN).key
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert inputs([], shallow, (), UNKNOWN).key == inputs([], folder, (), UNKNOWN).key


def test_the_code_of_a_feature_of_another_package_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "borrowed"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    sums = {_program(()), _program(("borrowed",))}
    (package / "page.md.j2").write_text("x")
    _program.cache_clear()
    sums |= {_program(("borrowed.inner",))}
    assert len(sums) == 3
