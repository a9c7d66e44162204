"""A site is written beside the one that readers see, and only what differs from it."""

import os
from pathlib import Path

import pytest

from civildialogue.core.output.destination import Destination, files, intact, prepared


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    live, spare = tmp_path / "site", tmp_path / ".site.spare"
    live.mkdir()
    spare.mkdir()
    return live, spare


def written(folder: Path, **content: str) -> dict[str, tuple[int, int, int, str]]:
    place = Destination(folder)
    for name, text in content.items():
        place.put(f"{name}/index.html", text.encode())
    return dict(place.close())


def test_what_is_there_stays_the_same_file(folders: tuple[Path, Path]) -> None:
    _, spare = folders
    before = written(spare, a="one", b="two")
    place = Destination(spare, intact(files(spare), before))
    place.put("a/index.html", b"one")
    place.put("b/index.html", b"other")
    after = place.close()
    assert after["a/index.html"] == before["a/index.html"]
    assert after["b/index.html"] != before["b/index.html"]
    assert (spare / "b/index.html").read_bytes() == b"other"


def test_what_readers_see_is_never_written_to(folders: tuple[Path, Path]) -> None:
    live, spare = folders
    near = written(live, a="one")
    place = Destination(spare, {}, live, intact(files(live), near))
    place.put("a/index.html", b"one")
    assert (spare / "a/index.html").samefile(live / "a/index.html")
    place.put("a/index.html", b"new")
    assert (live / "a/index.html").read_bytes() == b"one"
    assert (spare / "a/index.html").read_bytes() == b"new"


def test_what_was_not_put_goes_and_its_folders_too(folders: tuple[Path, Path]) -> None:
    _, spare = folders
    before = written(spare, a="one", b="two")
    (spare / "stray/deep").mkdir(parents=True)
    (spare / "stray/deep/x").write_bytes(b"x")
    place = Destination(spare, intact(files(spare), before))
    place.put("a/index.html", b"one")
    place.close()
    assert {*files(spare)} == {"a/index.html"}
    assert [path.name for path in spare.iterdir()] == ["a"]


@pytest.mark.parametrize("harm", ["other", "longer text"])
def test_a_file_that_was_changed_by_hand_is_written_again(
    folders: tuple[Path, Path], harm: str
) -> None:
    _, spare = folders
    before = written(spare, a="one")
    (spare / "a/index.html").write_text(harm)
    place = Destination(spare, intact(files(spare), before))
    assert not place.keep("a/index.html", before["a/index.html"][3])
    place.put("a/index.html", b"one")
    assert (spare / "a/index.html").read_bytes() == b"one"


def test_on_another_disk_the_file_is_written(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    live, spare = folders
    near = written(live, a="one")

    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    place = Destination(spare, {}, live, intact(files(live), near))
    place.put("a/index.html", b"one")
    assert (spare / "a/index.html").read_bytes() == b"one"


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    spare = tmp_path / "spare"
    spare.mkdir()
    (spare / "a").symlink_to(outside)
    prepared(spare)
    Destination(spare).put("a/index.html", b"one")
    assert [*outside.iterdir()] == []
    itself = tmp_path / "itself"
    itself.symlink_to(outside)
    prepared(itself)
    assert itself.is_dir()
    assert not itself.is_symlink()
