"""What a result is made of: the files that were read, the program, the history, the day."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from civildialogue.core.active import known
from civildialogue.core.source import clock, git

_SETTLED = 2_000_000_000
"""Nanoseconds after which a change of a file shows in its time: FAT counts in steps of 2 s."""


@dataclass(frozen=True)
class Seen:
    """A file as the system tells of it, and the sum of its content."""

    size: int
    changed: int
    place: int
    sum: str


def sums(
    folders: Iterable[Path], known: Mapping[str, Seen] | None = None, since: int = 0
) -> dict[str, Seen]:
    """Every file below some folders, or at these paths, by its path.

    A file of which the system tells what it told of a ``known`` one is not read again, unless it
    changed so shortly before ``since`` (nanoseconds, when these were seen) that a change after
    that may have the same time, or later: then the clock was set back.
    """
    found = {}
    for path, told in _files(folders):
        before = (known or {}).get(path)
        if before is None or before.changed + _SETTLED >= since or _told(before) != _of(told):
            before = Seen(*_of(told), _sum(path))
        found[path] = before
    return found


def _told(seen: Seen) -> tuple[int, int, int]:
    return seen.size, seen.changed, seen.place


def _of(told: os.stat_result) -> tuple[int, int, int]:
    # The time of the last change of the file's entry can't be set, unlike that of its content.
    return told.st_size, max(told.st_mtime_ns, told.st_ctime_ns), told.st_ino


def _sum(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    todo = [str(folder) for folder in folders]
    while todo:
        place = todo.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except NotADirectoryError:
            yield place, os.stat(place)  # noqa: PTH116 - a path of the system's own kind
            continue
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                todo.append(entry.path)
            else:
                yield entry.path, _stat(entry)


def _stat(entry: "os.DirEntry[str]") -> os.stat_result:
    """What the system tells of a file; of a link, what it tells of the file that it leads to."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


@dataclass(frozen=True)
class Inputs:
    """The inputs of a result: ``key`` is the same where nothing of it differs.

    ``around`` is what decides besides the files; of inputs that were kept it isn't known.
    """

    key: str
    files: Mapping[str, Seen]
    at: int
    around: tuple[str, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The inputs as they are kept; ``read`` reads them."""
        files = {path: [*vars(seen).values()] for path, seen in self.files.items()}
        return json.dumps({"key": self.key, "at": self.at, "files": files})


def read(text: str) -> Inputs:
    """The inputs that were kept; none for a text that isn't theirs."""
    try:
        found = json.loads(text)
        files = {
            path: Seen(int(size), int(changed), int(place), str(total))
            for path, (size, changed, place, total) in found["files"].items()
        }
        return Inputs(str(found["key"]), files, int(found["at"]))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return Inputs("", {}, 0)


def inputs(folders: Iterable[Path], docs: Path, more: Iterable[str], known: Inputs) -> Inputs:
    """The inputs of what is made of some folders and files.

    ``docs`` are the texts whose history counts, ``more`` is what else decides, and ``known`` are
    inputs of before, whose files needn't be read again.
    """
    at = clock.stamp()
    files = sums(folders, known.files, known.at)
    around = (program(), commit(docs), clock.today().isoformat(), *more)
    parts = [*around, *(f"{path}\0{seen.sum}" for path, seen in sorted(files.items()))]
    key = hashlib.sha256("\0\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
    return Inputs(key, files, at, around)


def commit(docs: Path) -> str:
    """The newest commit of the history around some texts, and whether all before it is there.

    Empty without one.
    """
    try:
        return git.ask(docs, "rev-parse", "HEAD", "--is-shallow-repository").decode().strip()
    except git.GitError:
        return ""


def program() -> str:
    """A sum over what is installed: this program's files, those of features that other packages
    bring, and all packages with their versions.
    """
    return _program(tuple(each.package for each in known() if each.package))


@cache
def _program(features: tuple[str, ...]) -> str:
    own = __name__.partition(".")[0]
    tops = sorted({own, *(package.partition(".")[0] for package in features)})
    code = (
        f"{path}:{told.st_size}:{told.st_mtime_ns}"
        for path, told in _files(folder for top in tops for folder in _folders(top))
        if "__pycache__" not in path
    )
    names = sorted(
        entry.name
        for folder in dict.fromkeys(sys.path)
        if folder and Path(folder).is_dir()
        for entry in os.scandir(folder)
        if entry.name.endswith((".dist-info", ".egg-info"))
    )
    return hashlib.sha256("\n".join([sys.version, *names, *code]).encode()).hexdigest()


def _folders(package: str) -> list[Path]:
    spec = find_spec(package)
    return [Path(folder) for folder in (spec and spec.submodule_search_locations) or ()]
