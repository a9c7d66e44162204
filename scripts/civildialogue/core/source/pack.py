"""Results kept for the next run, in one file: each under a sum of everything that it is made of.

The file can be deleted at any time. A damaged one, or one of another program, counts as none.
"""

import hashlib
import io
import pickle
from enum import Enum
from pathlib import Path
from typing import Any

from civildialogue.core.source.writing import whole

_FORM = b"civildialogue results 1\n"
_OWN = "civildialogue."
_OTHERS = frozenset(
    (
        *(("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")),
        *(("builtins", name) for name in ("set", "frozenset")),
        ("decimal", "Decimal"),
        ("pydantic_core._pydantic_core", "Url"),
        ("pydantic.networks", "AnyHttpUrl"),
        ("pydantic.networks", "AnyUrl"),
        ("pydantic.networks", "HttpUrl"),
    )
)
LARGEST = 256 * 1024 * 1024
"""Bytes of results in one file at most; those that were used last go last."""


class Pack:
    """The results of one kind of work, ``setting`` being what all of them depend on.

    Without a ``path`` nothing is kept for another run. Results are made of Python's own simple
    types, and of classes of this program; nothing else of a file comes to life, whoever wrote it.
    """

    def __init__(self, path: Path | None, setting: str = "", limit: int = LARGEST) -> None:
        self._path, self._setting, self._limit = path, setting, limit
        self._kept = self._read()
        self._used: dict[str, bytes] = {}
        self._before = [*self._kept]

    def _read(self) -> dict[str, bytes]:
        if self._path is None:
            return {}
        try:
            content = self._path.read_bytes()
        except OSError:
            return {}
        head = len(_FORM) + 32
        if content[: len(_FORM)] != _FORM:
            return {}
        if hashlib.sha256(content[head:]).digest() != content[len(_FORM) : head]:
            return {}
        found = self._revived(content[head:])
        is_ours = isinstance(found, dict) and all(
            isinstance(key, str) and isinstance(value, bytes) for key, value in found.items()
        )
        return found if is_ours else {}

    def _revived(self, content: bytes) -> Any:
        try:
            return _Reader(io.BytesIO(content)).load()
        except Exception:  # Whatever a foreign file does, it is none of ours.
            return None

    def key(self, *parts: str) -> str:
        """The key of a result that is made of these, in the setting of all."""
        text = "\0".join([self._setting, *parts])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, key: str) -> Any:
        """The result that was kept under a key, or None."""
        content = self._used.get(key) or self._kept.get(key)
        if content is None:
            return None
        self._used[key] = content
        return self._revived(content)

    def put(self, key: str, result: object) -> None:
        """Keeps a result; one that was asked for and is there is the same."""
        if self._path is not None and key not in self._used:
            self._used[key] = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)

    def save(self) -> None:
        """Writes the file, if anything of it changed. Raises OSError."""
        if self._path is None:
            return
        found: dict[str, bytes] = {}
        room = self._limit
        for key, value in (self._used | self._kept | self._used).items():
            room -= len(value)
            if room > 0:
                found[key] = value
        if [*found] == self._before:
            return
        content = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
        whole(self._path, _FORM + hashlib.sha256(content).digest() + content)


class _Reader(pickle.Unpickler):
    """Reads results, and brings no other class to life than those that they are made of."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Called by pickle. Raises LookupError for what is no part of a result."""
        if (module_name, global_name) == ("builtins", "getattr"):
            return _member
        if module_name.startswith(_OWN) or (module_name, global_name) in _OTHERS:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type):
                return found
        raise LookupError(module_name, global_name)


def _member(kind: type, name: str) -> object:
    """A member of an enumeration, which is all that results ask for by name."""
    if not issubclass(kind, Enum):
        raise LookupError(kind, name)
    return kind[name]
