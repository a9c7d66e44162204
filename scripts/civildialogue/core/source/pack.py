"""Results kept for the next run, in one file: each under a sum of everything that it is made of.

The file can be deleted at any time. What is damaged in it, or of another program, counts as none.
It grows at its end: a run writes what it found anew, and reads what it asks for.
"""

import hashlib
import os
import struct
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar
from weakref import finalize

from civildialogue.core.source.reviving import Later, later, revived
from civildialogue.core.source.writing import beside

T = TypeVar("T")
_FORM = b"civildialogue results 2\n"
_HEAD = struct.Struct("<IQ32s")
"""Before each result: the lengths of its key and of itself, and the sum of both."""
LARGEST = 256 * 1024 * 1024
"""Bytes of one file at most. One that is full keeps half: what was used, then what came last."""
_MANY = 16 * 1024 * 1024
"""Bytes of new results that are written before the end, so that memory needn't hold them all."""
_USUAL_KEY, _LONGEST_KEY = 64, 1024


class Pack:
    """The results of one kind of work, ``setting`` being what all of them depend on.

    Without a ``path`` nothing is kept for another run. Results are made of Python's own simple
    types, and of classes of this program; nothing else of a file comes to life, whoever wrote it.
    While ``alone`` is held, no other process writes the file.
    """

    def __init__(
        self,
        path: Path | None,
        setting: str = "",
        limit: int = LARGEST,
        alone: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._path, self._setting, self._limit, self._alone = path, setting, limit, alone
        self._file = _File(path)
        self._new: dict[str, bytes] = {}
        self._waiting = 0
        self._used: dict[str, None] = {}

    def key(self, *parts: str) -> str:
        """The key of a result that is made of these, in the setting of all."""
        text = "\0".join([self._setting, *parts])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, key: str) -> Any:
        """The result that was kept under a key, or None."""
        content = self._new.get(key) or self._file.read(key)
        if content is None:
            return None
        self._used[key] = None
        return revived(content)

    def has(self, key: str) -> bool:
        """Whether a result was kept under a key; whether it can be read shows when it is."""
        is_there = key in self._new or key in self._file.places
        if is_there:
            self._used[key] = None
        return is_there

    def forget(self) -> None:
        """Has this run find nothing of the runs before."""
        self._file, self._used = _File(None), {}

    def put(self, key: str, result: object) -> None:
        """Keeps a result; one that was asked for and is there is the same.

        One that is given as `Later` is kept as it would be if it were there.
        """
        if self._path is not None and key not in self._used:
            content = (result if isinstance(result, Later) else later(result)).content
            self._new[key], self._used[key] = content, None
            self._waiting += len(content)
            if self._waiting > _MANY:
                with suppress(OSError):  # Whoever saves in the end is told.
                    self.save()

    def once(self, parts: tuple[str, ...], make: Callable[[], T]) -> T:
        """The result that is made of these: what was kept of it, or what is made now."""
        key = self.key(*parts)
        found: T | None = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def save(self) -> None:
        """Adds what is new to the file. Raises OSError."""
        self._waiting = 0
        if self._path is not None and self._new:
            with self._alone():
                self._save(self._path)
            self._file, self._new = self._file.grown(self._path), {}

    def _save(self, path: Path) -> None:
        there = self._file.grown(path)  # Another build may have added to it.
        new = {key: content for key, content in self._new.items() if there.read(key) is None}
        if not new:
            return
        size = sum(map(_room, new, new.values()))
        if not there.end or there.end + size > self._limit:
            self._rewrite(path, there, new)
            return
        with os.fdopen(_opened(path, os.O_RDWR), "r+b") as file:
            file.seek(there.end)
            file.writelines(_entry(key, content) for key, content in new.items())
            file.truncate()  # What a run that was ended left of a result.

    def _rewrite(self, path: Path, there: "_File", new: Mapping[str, bytes]) -> None:
        """A new file; one that has no room for all keeps what was used, and what came last."""
        room = self._limit - len(_FORM)
        used: dict[str, bytes] = {}
        others: dict[str, bytes] = {}
        for key in (*self._used, *reversed(there.places)):
            if key in used or not (content := new.get(key) or there.read(key)):
                continue
            room -= _room(key, content)
            if room < 0 or (key not in self._used and room < self._limit // 2):
                break
            (used if key in self._used else others)[key] = content
        with beside(path) as file:
            file.write(_FORM)
            for key, content in (*reversed(others.items()), *used.items()):
                file.write(_entry(key, content))


class _File:
    """A file of results: ``places`` has where each begins and its length, ``end`` is that of all.

    Nothing of a file that is no such one; what follows damage in it doesn't count.
    """

    def __init__(self, path: Path | None) -> None:
        self._number: int | None = None
        self.places: dict[str, tuple[int, int, bytes]] = {}
        self.end = size = 0
        with suppress(OSError):
            if path is not None:
                self._number = _opened(path, os.O_RDONLY)
                finalize(self, os.close, self._number)
                size = os.fstat(self._number).st_size
        if self._at(0, len(_FORM)) == _FORM:
            self.end = len(_FORM)
        self._read_on(size)

    def grown(self, path: Path) -> "_File":
        """The file that is there now; of one that has grown, no more is read than what is new."""
        with suppress(OSError):
            told = path.lstat()
            is_same = self._number is not None and os.path.samestat(told, os.fstat(self._number))
            if is_same and 0 < self.end <= told.st_size:
                self._read_on(told.st_size)
                return self
        return _File(path)

    def _read_on(self, size: int) -> None:
        while self.end and (place := self._next(size)):
            self.end = place

    def _next(self, size: int) -> int:
        """Notes the result at the end so far; returns where the next one begins, 0 for none."""
        head = self._at(self.end, _HEAD.size + _USUAL_KEY)
        if len(head) < _HEAD.size:
            return 0
        named: int
        length: int
        named, length, total = _HEAD.unpack_from(head)
        place = self.end + _HEAD.size + named
        if named > _LONGEST_KEY or place + length > size:
            return 0
        name = head[_HEAD.size : _HEAD.size + named]
        if len(name) < named:
            name = self._at(self.end + _HEAD.size, named)
        try:
            self.places[name.decode()] = place, length, total
        except UnicodeDecodeError:
            return 0
        return place + length

    def _at(self, place: int, size: int) -> bytes:
        """Bytes of the file, whichever process reads elsewhere in it. Empty, where it can't be."""
        if self._number is None:
            return b""
        try:
            if hasattr(os, "pread"):
                return os.pread(self._number, size, place)
            os.lseek(self._number, place, os.SEEK_SET)
            return os.read(self._number, size)
        except OSError:
            return b""

    def read(self, key: str) -> bytes | None:
        """The result of a key as it was written; None, if it isn't there, or is damaged."""
        if key not in self.places:
            return None
        place, length, total = self.places[key]
        content = self._at(place, length)
        if hashlib.sha256(key.encode() + content).digest() == total:
            return content
        del self.places[key]
        return None


def _opened(path: Path, access: int) -> int:
    """The number of a file as it is. Raises OSError, also for a link, which may lead anywhere."""
    options = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")  # What is no file may never answer.
    return os.open(path, access | sum(getattr(os, each, 0) for each in options))


def _entry(key: str, content: bytes) -> bytes:
    name = key.encode()
    total = hashlib.sha256(name + content).digest()
    return _HEAD.pack(len(name), len(content), total) + name + content


def _room(key: str, content: bytes) -> int:
    return _HEAD.size + len(key) + len(content)
