"""The folder that a site is written to, beside the one that readers see: only what differs."""

import hashlib
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

Tree = Mapping[str, tuple[int, int, int, str]]
"""The files of a folder by their paths in it: size, time of the last change, number, sum."""


@dataclass(frozen=True)
class Destination:
    """Takes the files of a site, and leaves alone what is there already.

    ``has`` are the files of the folder that are known to be as they were written, and ``near``
    those of ``live``, the site that readers see: what both need is one file with two names. A file
    that has two is never changed.
    """

    folder: Path
    has: Tree = field(default_factory=dict)
    live: Path = Path()
    near: Tree = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, content: bytes) -> str:
        """Writes a file of the site; returns its sum. Raises OSError."""
        total = hashlib.sha256(content).hexdigest()
        if not self.keep(path, total):
            self._write(path, content)
            self.sums[path] = total
        return total

    def read(self, path: str) -> bytes:
        """A file that was put. Raises OSError."""
        return (self.folder / path).read_bytes()

    def sum(self, path: str) -> str:
        """The sum of a file that was put, or that another program wrote. Raises OSError."""
        return self.sums.get(path) or hashlib.sha256(self.read(path)).hexdigest()

    def keep(self, path: str, total: str) -> bool:
        """Whether the file of a sum is there, or in the live site and so here too, by now."""
        if path in self.has and self.has[path][3] == total:
            self.sums[path] = total
            return True
        if path not in self.near or self.near[path][3] != total:
            return False
        try:
            if self._is_own(path):
                self._write(path, (self.live / path).read_bytes())
            else:
                os.link(self.live / path, self._room(path))
        except OSError:  # Another disk, or one that has no such names.
            return False
        self.sums[path] = total
        return True

    def _is_own(self, path: str) -> bool:
        """Whether there is a file that has no other name, so that it may be changed in its place.

        To take one away costs some file systems a hundred times what writing it costs.
        """
        try:
            told = (self.folder / path).lstat()
        except OSError:
            return False
        return stat.S_ISREG(told.st_mode) and told.st_nlink == 1

    def _write(self, path: str, content: bytes) -> None:
        target = f"{self.folder}/{path}"
        with suppress(FileExistsError):
            _new(target, content)
            return
        if self._is_own(path):
            with Path(target).open("r+b") as file:
                file.write(content)
                file.truncate()
            return
        _new(str(self._room(path)), content)

    def drop(self, beginning: str) -> None:
        """Has the files go again whose paths begin so."""
        for path in [path for path in self.sums if path.startswith(beginning)]:
            del self.sums[path]

    def _room(self, path: str) -> Path:
        """The place of a file, with nothing in it."""
        target = self.folder / path
        with suppress(FileNotFoundError):
            target.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def close(self) -> Tree:
        """Takes away what was not put; returns the files that stand there. Raises OSError."""
        found = {}
        places, folders = _listed(self.folder)
        for path, told in places.items():
            if path in self.sums:
                found[path] = (*told, self.sums[path])
            else:
                (self.folder / path).unlink()
        full = {f"{path.rpartition('/')[0]}/" for path in found}
        for below in reversed(folders):
            if below not in full:
                with suppress(OSError):  # There is something in it.
                    (self.folder / below).rmdir()
        return found


def _new(target: str, content: bytes) -> None:
    """A new file: asked of the system in as few calls as can be, as a site has many."""
    options = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(target, options, 0o666)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(target, options, 0o666)
    try:
        rest = memoryview(content)
        while rest := rest[os.write(file, rest) :]:
            pass
    finally:
        os.close(file)


Told = tuple[int, int, int]
"""What the system tells of a file: size, time of the last change in nanoseconds, its number."""
LINK: Told = (-1, -1, -1)


def files(folder: Path) -> dict[str, Told]:
    """The files below a folder; a link stands for itself, and has no more than its place."""
    return _listed(folder)[0]


def _listed(folder: Path) -> tuple[dict[str, Told], list[str]]:
    """The files below a folder, and the folders, each after the one that it is in."""
    found: dict[str, Told] = {}
    todo, folders, root = [""], list[str](), str(folder)
    while todo:
        below = todo.pop()
        folders.append(below)
        place = f"{root}/{below}"
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    todo.append(f"{path}/")
                elif entry.is_symlink():
                    found[path] = LINK
                else:
                    told = entry.stat(follow_symlinks=False)
                    found[path] = told.st_size, told.st_mtime_ns, told.st_ino
    return found, folders[1:]


def intact(there: Mapping[str, Told], written: Tree) -> dict[str, tuple[int, int, int, str]]:
    """Those of the files that were written to a folder that still are as they were."""
    return {path: each for path, each in written.items() if there.get(path) == each[:3]}


def prepared(folder: Path) -> Mapping[str, Told]:
    """Makes a folder, or has it as it was, without links that lead elsewhere; returns its files.

    Raises OSError.
    """
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    found = files(folder)
    for path in [path for path, told in found.items() if told == LINK]:
        (folder / path).unlink()
        del found[path]
    return found
