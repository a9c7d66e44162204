"""What is kept between two runs: what a site was made of, what was written, and results.

All of it lies among the caches of who runs the program, and not in the project: nobody who sends a
change can send results with it. It can be deleted at any time.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from stat import S_IWOTH

from civildialogue.core.output.destination import Told, Tree
from civildialogue.core.pipeline import Findings, Inspection
from civildialogue.core.pipeline.lock import alone
from civildialogue.core.source.beside import AROUND
from civildialogue.core.source.inputs import Inputs as Inputs
from civildialogue.core.source.inputs import inputs as inputs
from civildialogue.core.source.inputs import program, read, sums
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.writing import whole

CACHE = "CIVILDIALOGUE_CACHE"
"""The variable that names the folder of all that is kept; where it is empty, nothing is."""
LARGEST = 1 << 30
"""Bytes that all projects together may keep; those that were worked on last go last."""
SITES = 8
"""Sites of one project that it is known of what was written to them."""
UNKNOWN = read("")
"""The inputs of what nobody knows."""


@dataclass(frozen=True)
class Written:
    """A site as it was written: of which inputs, its files, and those of the one before it."""

    inputs: Inputs
    live: Tree = field(default_factory=dict)
    spare: Tree = field(default_factory=dict)


def folder(project: Path) -> Path | None:
    """Where what is kept of a project lies; None if nothing is to be kept.

    Source: XDG Base Directory Specification 0.8, ``XDG_CACHE_HOME``.
    """
    named = os.environ.get(CACHE)
    if named == "":
        return None
    usual = os.environ.get("XDG_CACHE_HOME") or ""
    home = Path(usual) if Path(usual).is_absolute() else Path("~/.cache").expanduser()
    return (Path(named) if named else home / "civildialogue") / _name(project)


def _name(path: Path) -> str:
    name = str(path.absolute()).encode("utf-8", "surrogateescape")
    return hashlib.sha256(name).hexdigest()[:16]


def _place(project: Path, out: Path) -> Path | None:
    found = folder(project)
    return found / f"site-{_name(out)}.json" if found else None


def written(project: Path, out: Path) -> Written:
    """What is known of the site in a folder; nothing, if what was kept can't be read."""
    try:
        place = _place(project, out)
        found = json.loads(place.read_bytes()) if place else {}
        return Written(read(found["inputs"]), _tree(found["live"]), _tree(found["spare"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Written(UNKNOWN)


def _tree(found: Mapping[str, Sequence[object]]) -> Tree:
    return {
        path: (int(str(size)), int(str(time)), int(str(number)), str(total))
        for path, (size, time, number, total) in found.items()
    }


def keep(project: Path, out: Path, site: Written) -> None:
    """Keeps what is known of a site. Raises OSError."""
    found = {"inputs": site.inputs.text, "live": site.live, "spare": site.spare}
    if place := _place(project, out):
        whole(place, json.dumps(found).encode())
        sites = sorted(place.parent.glob("site-*.json"), key=lambda each: each.stat().st_mtime_ns)
        for oldest in sites[:-SITES]:
            oldest.unlink()
        _tidy(place.parent)


@contextmanager
def saving(project: Path) -> Iterator[None]:
    """While something is kept, no other build of the project keeps anything. Raises OSError."""
    place = folder(project)
    with alone(place / "results", lambda _: None) if place else nullcontext():
        yield


def _tidy(own: Path) -> None:
    """Drops what was kept of the projects that were left alone for longest, if all is too much."""
    others = [each for each in own.parent.iterdir() if each.is_dir() and each != own]
    room = LARGEST - _size(own)
    for each in sorted(others, key=lambda other: other.stat().st_mtime_ns, reverse=True):
        room -= _size(each)
        if room < 0:
            shutil.rmtree(each, ignore_errors=True)


def _size(place: Path) -> int:
    return sum(file.lstat().st_size for file in place.iterdir())


def is_current(there: Mapping[str, Told], site: Written, key: str) -> bool:
    """Whether a site is of these inputs, and all its files are ``there`` as they were written."""
    is_of_these = site.inputs.key == key and bool(site.live)
    return is_of_these and there == {path: each[:3] for path, each in site.live.items()}


def results(project: Path, name: str, setting: str = "") -> Pack:
    """The results of one kind of work."""
    place = folder(project)
    path = place / f"{name}.pack" if place else None
    return Pack(path, setting, alone=partial(saving, project))


def code(project: Path) -> Pack:
    """Compiled templates. They are run: so nothing is taken from where others may have written."""
    place = folder(project)
    if place is None or not (_is_own(place) and _is_own(place / "templates.pack")):
        return Pack(None)
    return results(project, "templates", program())


def _is_own(path: Path) -> bool:
    """Whether nobody but who runs the program can have written a file or folder that is there."""
    try:
        told = path.lstat()
    except OSError:
        return True
    return hasattr(os, "geteuid") and told.st_uid == os.geteuid() and not told.st_mode & S_IWOTH


def setting(project: Path, display: str) -> str:
    """What everything that is read and checked depends on besides the texts."""
    found = sums([project / "mkdocs.yml", project / "words"])
    return repr((program(), display, sorted((path, seen.sum) for path, seen in found.items())))


def around(project: Path, docs: Path, theme: Path) -> list[Path]:
    """The folders and files that findings depend on: those of the texts, and of all beside them."""
    found = [docs, theme, project / "mkdocs.yml", project / "words"]
    return found + [file for each in AROUND for file in project.glob(each)]


def state(project: Path, docs: Path, theme: Path) -> str:
    """A sum over all that texts, settings, history and program say, and the day."""
    return inputs(around(project, docs, theme), docs, (str(docs.absolute()),), UNKNOWN).key


def findings(
    project: Path, docs: Path, theme: Path, display: str, look: Callable[[], Inspection]
) -> Findings:
    """What a check finds: what it found before where nothing has changed, or else what ``look``
    does now.
    """
    place = folder(project)
    if place is None:
        return look().findings
    folders = around(project, docs, theme)
    try:
        known = read((place / "check.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = UNKNOWN
    wanted = inputs(folders, docs, (display, str(docs.absolute())), known)
    before = results(project, "findings")
    found = before.get(wanted.key)
    if not isinstance(found, Findings):
        found = look().findings
        if inputs(folders, docs, (display, str(docs.absolute())), wanted).key != wanted.key:
            return found  # Something changed meanwhile.
        before.put(wanted.key, found)
    with suppress(OSError):  # Else the next check looks again.
        before.save()
        with saving(project):
            whole(place / "check.json", wanted.text.encode())
    return found
