"""The form that projects had when the program's theme lay among their own files.

What it was stands in ``former.yml``; a project of that form has to be carried over once.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from civildialogue.core.source.places import has_file
from civildialogue.core.source.reading import regular

MOST_BYTES = 1_000_000
"""More than any file of a theme has."""


@dataclass(frozen=True)
class Copy:
    """A file of the program in a project's theme: its path there; ``is_own`` if it was changed."""

    path: str
    is_own: bool


@cache
def former() -> Mapping[str, Any]:
    """What ``former.yml`` says."""
    text = files(__package__).joinpath("former.yml").read_text(encoding="utf-8")
    said: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return said


def copies(theme: Path) -> Iterator[Copy]:
    """The program's files that lie in a project's theme, where they hide those of today.

    A file that the project changed says so. Links, and what can't be read, are none.
    """
    for path, known in former()["theme"].items():
        file = theme / path
        if not file.is_symlink() and has_file(theme, path):
            try:
                held = regular(file, MOST_BYTES).replace(b"\r\n", b"\n")
            except OSError:
                continue
            yield Copy(path, hashlib.sha256(held).hexdigest() not in known)
