"""What is kept for the next run is there as it was, or not at all."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.language import message
from civildialogue.core.source import pack as pack_module
from civildialogue.core.source.load import Loader
from civildialogue.core.source.pack import Pack


def Result(words: str) -> Span:
    """A result made of a class of the program."""
    return Span(words, 3)


def kept(path: Path, **results: object) -> Pack:
    pack = Pack(path)
    for key, result in results.items():
        pack.put(key, result)
    pack.save()
    return pack


def test_results_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.pack"
    kept(path, one=Result("а"), two=[1, ("б", None)])
    found = Pack(path)
    assert (found.get("one"), found.get("two")) == (Result("а"), [1, ("б", None)])
    assert found.get("three") is None


@pytest.mark.parametrize("at", range(0, 160, 7))
def test_a_damaged_file_counts_as_none(tmp_path: Path, at: int) -> None:
    path = tmp_path / "a.pack"
    kept(path, one=Result("а" * 40))
    content = bytearray(path.read_bytes())
    content[at % len(content)] ^= 1
    path.write_bytes(content)
    assert Pack(path).get("one") is None
    kept(path, one=Result("б"))
    assert Pack(path).get("one") == Result("б")


@pytest.mark.parametrize("length", [0, 10, 30, 60])
def test_a_file_that_was_cut_short_counts_as_none(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.pack"
    kept(path, one=Result("а" * 40))
    path.write_bytes(path.read_bytes()[:length])
    assert Pack(path).get("one") is None


class Evil:
    def __init__(self, function: object) -> None:
        self.function = function

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return self.function, ("came to life",)


@pytest.mark.parametrize("function", [print, eval, message, Path])
def test_nothing_of_a_foreign_file_comes_to_life(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], function: object
) -> None:
    path = tmp_path / "a.pack"
    pack = kept(path)
    pack._new["one"] = pickle.dumps(Evil(function))
    pack.save()
    assert Pack(path).get("one") is None
    assert capsys.readouterr().out == ""


def test_it_has_an_end_and_what_was_used_last_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    for number in range(20):
        pack = Pack(path, limit=2_000)
        pack.put(f"key-{number}", "x" * 300)
        pack.save()
    assert path.stat().st_size < 2_500
    found = Pack(path)
    assert found.get("key-19") and found.get("key-18")
    assert found.get("key-0") is None


def test_what_is_used_at_once_has_an_end_too(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    pack = Pack(path, limit=2_000)
    for number in range(20):
        pack.put(f"key-{number}", "x" * 300)
    pack.save()
    assert path.stat().st_size < 2_500
    assert Pack(path).get("key-0") is not None


def test_two_that_write_leave_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    one, two = Pack(path), Pack(path)
    one.put("one", Result("а"))
    two.put("two", Result("б"))
    one.save()
    two.save()
    assert Pack(path).get("two") == Result("б")


def test_every_page_comes_back_as_it_was_read(tmp_path: Path) -> None:
    pack = Pack(tmp_path / "a.pack")
    for number, page in enumerate(Loader(Path(__file__).parents[2] / "e2e/docs").library.pages):
        pack.put(f"page-{number}", page)
        found = pack.get(f"page-{number}")
        assert (found.matter, found.blocks, found.fields) == (page.matter, page.blocks, page.fields)
        assert found.source == page.source


def test_no_attribute_is_asked_for_but_members_of_enumerations(tmp_path: Path) -> None:
    class Asking:
        def __reduce__(self) -> tuple[object, tuple[type, str]]:
            return getattr, (Span, "__init__")

    pack = Pack(tmp_path / "a.pack")
    pack._new["one"] = pickle.dumps(Asking())
    assert pack.get("one") is None


def test_a_run_adds_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    kept(path, one=Result("а"))
    first = path.read_bytes()
    kept(path, two=Result("б"))
    assert path.read_bytes().startswith(first)
    assert (Pack(path).get("one"), Pack(path).get("two")) == (Result("а"), Result("б"))


def test_two_that_began_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    kept(path, zero=0)
    one, two = Pack(path), Pack(path)
    one.put("one", 1)
    two.put("two", 2)
    one.save()
    two.save()
    found = Pack(path)
    assert [found.get(name) for name in ("zero", "one", "two")] == [0, 1, 2]


def test_one_damaged_result_costs_no_other_and_is_kept_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    kept(path, one="а" * 40, two="б" * 40)
    path.write_bytes(path.read_bytes().replace("а".encode() * 40, "в".encode() * 40))
    pack = Pack(path)
    assert (pack.get("one"), pack.get("two")) == (None, "б" * 40)
    pack.put("one", "г")
    pack.save()
    assert (Pack(path).get("one"), Pack(path).get("two")) == ("г", "б" * 40)


def test_what_a_run_that_was_ended_left_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    kept(path, one="а" * 40)
    whole = path.read_bytes()
    kept(path, two="б" * 40)
    path.write_bytes(path.read_bytes()[:-7])
    kept(path, three="г")
    assert Pack(path).get("three") == "г"
    assert Pack(path).get("two") is None
    assert path.read_bytes().startswith(whole)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    kept(other, one=1)
    before = other.read_bytes()
    (tmp_path / "a.pack").symlink_to(other)
    kept(tmp_path / "a.pack", two=2)
    assert other.read_bytes() == before
    assert (Pack(tmp_path / "a.pack").get("one"), Pack(tmp_path / "a.pack").get("two")) == (None, 2)


def test_a_long_key_comes_back(tmp_path: Path) -> None:
    key = "ключ" * 30
    kept(tmp_path / "a.pack", **{key: 1, "short": 2})
    found = Pack(tmp_path / "a.pack")
    assert (found.get(key), found.get("short")) == (1, 2)


def test_much_that_is_new_is_written_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_module, "_MANY", 1000)
    path = tmp_path / "a.pack"
    pack = Pack(path)
    for number in range(20):
        pack.put(f"key-{number}", "x" * 90)
    assert path.stat().st_size > 1000
    assert sum(map(len, pack._new.values())) < 1200
    pack.save()
    found = Pack(path)
    assert all(found.get(f"key-{number}") for number in range(20))
    assert all(pack.get(f"key-{number}") for number in range(20))


def test_while_it_is_written_no_other_writes(tmp_path: Path) -> None:
    held: list[str] = []

    @contextmanager
    def alone() -> Iterator[None]:
        held.append("taken")
        yield
        held.append("left")

    pack = Pack(tmp_path / "a.pack", alone=alone)
    pack.save()
    assert held == []
    pack.put("one", 1)
    pack.save()
    assert held == ["taken", "left"]
