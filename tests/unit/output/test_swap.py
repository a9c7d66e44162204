"""A finished folder takes the place of another in one step."""

import ctypes
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.output import swap as module
from civildialogue.core.output.swap import swap


def folder(path: Path, words: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(words, encoding="utf-8")
    return path


def names(path: Path) -> set[str]:
    return {child.name for child in path.iterdir()}


def content(path: Path) -> str:
    return (path / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return folder(tmp_path / ".site.new", "new")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return folder(tmp_path / "site", "old")


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)


def test_where_nothing_was(new: Path, tmp_path: Path) -> None:
    swap(new, tmp_path / "site")
    assert names(tmp_path) == {"site"}
    assert content(tmp_path / "site") == "new"


def test_the_system_exchanges(new: Path, place: Path, tmp_path: Path) -> None:
    swap(new, place)
    assert names(tmp_path) == {".site.new", "site"}
    assert (content(place), content(new)) == ("new", "old")


def test_an_exchange_is_one_step(new: Path, place: Path) -> None:
    assert module._exchange(new, place)
    assert (content(place), content(new)) == ("new", "old")


def test_an_exchange_with_nothing_is_refused(new: Path, tmp_path: Path) -> None:
    assert not module._exchange(new, tmp_path / "site")
    assert names(tmp_path) == {".site.new"}


@pytest.mark.parametrize("error", [AttributeError, OSError])
def test_a_system_that_cannot_exchange(
    monkeypatch: pytest.MonkeyPatch, new: Path, place: Path, error: type[Exception]
) -> None:
    def missing(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert not module._exchange(new, place)
    swap(new, place)
    assert content(place) == "new"


def test_windows_is_not_asked(
    new: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*names: object, **options: object) -> Any:
        raise TypeError(names)  # What CDLL(None) does there.

    monkeypatch.setattr(ctypes, "CDLL", refused)
    monkeypatch.setattr("sys.platform", "win32")
    swap(new, place)
    assert (names(tmp_path), content(place)) == ({".site.new", "site"}, "new")


@pytest.mark.usefixtures("no_exchange")
class TestTwoRenames:
    def test_the_new_takes_the_place(self, new: Path, place: Path, tmp_path: Path) -> None:
        swap(new, place)
        assert names(tmp_path) == {".site.new", "site"}
        assert (content(place), content(new)) == ("new", "old")

    def test_what_an_earlier_run_left_goes(self, new: Path, place: Path, tmp_path: Path) -> None:
        folder(tmp_path / ".site.old", "older")
        swap(new, place)
        assert names(tmp_path) == {".site.new", "site"}
        assert (content(place), content(new)) == ("new", "old")

    def test_a_failure_brings_the_old_back(
        self, monkeypatch: pytest.MonkeyPatch, new: Path, place: Path, tmp_path: Path
    ) -> None:
        rename = Path.rename

        def failing(self: Path, target: Path) -> Path:
            if self == new:
                raise PermissionError("no")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(PermissionError):
            swap(new, place)
        assert content(place) == "old"
        assert names(tmp_path) == {"site", ".site.new"}
