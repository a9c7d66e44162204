"""Whatever is wrong with what was kept, with the disk or the site's folder: the build is right."""

import datetime as dt
import errno
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from civildialogue.adapter import MkDocs
from civildialogue.core.output.search.counting import Contribution
from civildialogue.core.pipeline import building, kept
from civildialogue.core.source import clock
from civildialogue.core.source.pack import _FORM, _entry, _File
from civildialogue.core.source.reviving import revived
from counts import crossed
from projects import tree
from unit.making import commit

from . import editing
from .test_incremental import DAY, built, cleanly, kept_in
from .test_kills import say

Begun = tuple[Path, dict[str, bytes]]


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """The day on which all is built."""
    with clock.fixed(DAY):
        yield


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A project that was built and then changed, and what a build gives that knows of nothing."""
    project = editing.project(tmp_path_factory.mktemp("begun"))
    with clock.fixed(DAY):
        with kept_in(project / "kept"):
            assert built(project, project / "site") == ""
            say(project, 1)
            assert built(project, project / "site") == ""
        say(project, 0)
        return project, cleanly(project, tmp_path_factory.mktemp("clean"))


@pytest.fixture
def project(begun: Begun, tmp_path: Path) -> Iterator[Path]:
    """A copy of the project that a test may harm; what is kept of it comes along."""
    own = Path(shutil.copytree(begun[0], tmp_path / "own", symlinks=True))
    with kept_in(own / "kept"):
        [folder] = (own / "kept").iterdir()
        folder.rename(place(own))
        [former] = place(own).glob("site-*.json")
        former.rename(place(own) / f"site-{kept._name(own / 'site')}.json")
        yield own


def place(project: Path) -> Path:
    """Where what is kept of a project lies."""
    found = kept.folder(project)
    assert found is not None
    return found


def foreign(path: Path) -> None:
    """Another program's results, whole in themselves."""
    path.write_bytes(_FORM + _entry("a" * 64, pickle.dumps({"a": b"b"})) + _entry("b", b"c"))


def turned(path: Path) -> None:
    """One byte in the middle is another."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def folder(path: Path) -> None:
    """A folder stands in the place."""
    path.unlink()
    path.mkdir()


def astray(path: Path) -> None:
    """A link that leads nowhere stands in the place."""
    path.unlink()
    path.symlink_to("nowhere")


def unsaid(path: Path) -> None:
    """Each text that a page gives to the search has another byte in it; the rest is whole."""
    data = bytearray(path.read_bytes())
    results = _File(path)
    for key, (start, _length, _total) in [*results.places.items()]:
        if isinstance(revived(results.read(key) or b""), Contribution):
            data[start] ^= 1
    path.write_bytes(data)


HARMS: dict[str, Callable[[Path], object]] = {
    "turned": turned,
    "short": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "empty": lambda path: path.write_bytes(b""),
    "foreign": foreign,
    "list": lambda path: path.write_text("[]"),
    "odd": lambda path: path.write_text('{"inputs": 1, "live": {"a": 1}, "spare": [[]]}'),
    "form": lambda path: path.write_bytes(path.read_bytes().replace(b"results 2", b"results 1")),
    "folder": folder,
    "astray": astray,
    "unsaid": unsaid,
}


def right(project: Path, begun: Begun, told: list[str]) -> None:
    """Builds, and holds the site against the one that is right; ``told`` is what was said."""

    def tell(what: str, _place: Path) -> None:
        told.append(what)

    building.build(project, project / "site", MkDocs(project), told=tell)
    assert tree(project / "site") == begun[1]


@pytest.mark.parametrize("harm", HARMS)
def test_harm_to_what_is_kept_never_shows(project: Path, begun: Begun, harm: str) -> None:
    every = [path for path in sorted(place(project).iterdir()) if path.suffix != ".lock"]
    assert len(every) >= 3
    for path in every:
        HARMS[harm](path)
    told: list[str] = []
    right(project, begun, told)
    assert told == (["uncached"] if harm == "folder" else [])
    right(project, begun, [])


def test_results_of_another_program_are_not_taken(
    project: Path, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civildialogue.core.source.inputs._program", lambda _: "another")
    right(project, begun, [])


@pytest.mark.parametrize(
    ("reason", "where"),
    crossed((errno.ENOSPC, errno.EROFS, errno.EACCES), ("kept", ".site.spare")),
)
def test_a_disk_that_takes_nothing(
    project: Path, begun: Begun, monkeypatch: pytest.MonkeyPatch, where: str, reason: int
) -> None:
    before, harmed, made = tree(project / "site"), project / where, os.mkdir
    shutil.rmtree(harmed, ignore_errors=True)

    def refused(path: Any, *_: object, **__: object) -> None:
        if Path(path).is_relative_to(harmed):
            raise OSError(reason, os.strerror(reason), str(path))
        made(path)

    told: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", refused)
        if where == "kept":
            right(project, begun, told)
            assert told == ["uncached"]
        else:
            said = built(project, project / "site")
            assert said.count("\n") == 0
            assert str(harmed) in said
            assert tree(project / "site") == before
    right(project, begun, [])


def test_a_clock_that_was_set_back(
    project: Path, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = clock.stamp
    monkeypatch.setattr(clock, "stamp", lambda: real() + 10**15)
    say(project, 1)
    assert built(project, project / "site") == ""
    monkeypatch.setattr(clock, "stamp", lambda: real() - 10**15)
    say(project, 0)
    right(project, begun, [])


def _link(path: Path, to: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.symlink_to(to)


PLACES: dict[str, Callable[[Path, Path], object]] = {
    "gone": lambda path, _: shutil.rmtree(path),
    "link": _link,
    "astray": lambda path, other: _link(path, other / "nowhere"),
    "emptied": lambda path, _: [shutil.rmtree(path), path.mkdir()],
    "changed": lambda path, _: (path / "index.html").write_text("by hand"),
    "added": lambda path, _: (path / "stray.html").write_text("by hand"),
    "inside": lambda path, other: _link(path / "analysis", other),
}


@pytest.mark.parametrize(("harm", "name"), crossed(PLACES, ("site", ".site.spare")))
def test_whatever_stands_in_the_place_of_a_site(
    project: Path, begun: Begun, name: str, harm: str
) -> None:
    other = project / "other"
    other.mkdir()
    (other / "index.html").write_text("mine")
    PLACES[harm](project / name, other)
    right(project, begun, [])
    assert tree(other) == {"index.html": b"mine"}
    PLACES[harm](project / name, other)
    right(project, begun, [])
    assert not (project / "site").is_symlink()
    assert tree(other) == {"index.html": b"mine"}


@pytest.mark.parametrize(
    ("name", "is_link", "code"),
    [
        ("site", True, "folder-outside"),
        ("site", False, "site-dir-taken"),
        (".site.spare", True, ""),
        (".site.spare", False, ""),
    ],
)
def test_what_is_none_of_the_site_is_left_alone(
    project: Path, begun: Begun, tmp_path: Path, name: str, *, is_link: bool, code: str
) -> None:
    place, other = project / name, tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine")
    shutil.rmtree(place)
    if is_link:
        place.symlink_to(other)
    else:
        place.write_text("mine")
    if code:
        assert code in built(project, project / "site")
        assert place.is_symlink() if is_link else place.read_text() == "mine"
        place.unlink()
    right(project, begun, [])
    assert tree(other) == {"index.html": b"mine"}


def test_a_commit_while_a_site_is_made_is_seen_by_the_next(project: Path, tmp_path: Path) -> None:
    def finish(_site: object) -> None:
        commit(project, "Later", "2026-12-03T10:00:00Z")

    building.build(project, project / "site", MkDocs(project), finish=finish)
    before = tree(project / "site")
    assert built(project, project / "site") == ""
    with kept_in(tmp_path / "none"):
        assert built(project, tmp_path / "clean") == ""
    assert tree(project / "site") == tree(tmp_path / "clean") != before


def test_a_finding_in_a_text_beside_the_sources_is_seen_at_once(project: Path) -> None:
    """Redacted words may not stand in the project's own texts either."""
    (project / "README.md").write_text("one")
    given = kept.written(project, project / "site")
    assert built(project, project / "site") == ""
    before = kept.written(project, project / "site").inputs.key
    (project / "README.md").write_text("two")
    assert built(project, project / "site") == ""
    assert kept.written(project, project / "site").inputs.key != before != given.inputs.key


def test_what_was_written_to_many_folders_is_forgotten(project: Path, tmp_path: Path) -> None:
    for number in range(kept.SITES + 3):
        site = kept.Written(kept.UNKNOWN, {"a": (1, 2, 3, str(number))})
        kept.keep(project, tmp_path / f"site-{number}", site)
    assert len([*place(project).glob("site-*.json")]) == kept.SITES
    assert kept.written(project, tmp_path / f"site-{kept.SITES + 2}").live


def test_another_day_is_another_site(project: Path) -> None:
    assert built(project, project / "site") == ""
    before = kept.written(project, project / "site").inputs.key
    with clock.fixed(DAY + dt.timedelta(days=1)):
        assert built(project, project / "site") == ""
        assert kept.written(project, project / "site").inputs.key != before
