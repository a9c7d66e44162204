"""What the results of other machines are made of: here they count if all of it is the same."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from civildialogue.core.active import known
from civildialogue.core.model.summing import sum_of
from civildialogue.core.source import clock, inputs
from civildialogue.core.source.settings import Settings

_PROGRAM = "civildialogue"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Origin:
    """The program with its packages, the commit, the texts and settings, and the day."""

    program: str
    commit: str
    sources: str
    day: str

    def differs(self, other: "Origin") -> str:
        """The name of the first thing that isn't the same; empty if all is."""
        names = (each.name for each in fields(self))
        return next((name for name in names if getattr(self, name) != getattr(other, name)), "")


def origin(project: Path, given: Settings, docs: Path, export: Path) -> Origin:
    """Of what a site is made here: the same on each machine that has the same."""
    folders = {
        "docs": docs,
        "theme": given.theme,
        "settings": project / "mkdocs.yml",
        "words": project / "words",
        "export": export,
    }
    told = [
        (name, path, total)
        for name, folder in folders.items()
        for path, total in _sums(folder, project)
    ]
    return Origin(program(), inputs.commit(docs), sum_of(told), clock.today().isoformat())


@cache
def program() -> str:
    """A sum over this program's files and the versions of what it needs, on whatever machine.

    `inputs.program` tells the same faster, and on one machine only.
    """
    here = Path(__file__).parents[2]
    own = [*_sums(here, here)]
    for feature in known():
        if not feature.package.startswith(f"{_PROGRAM}."):
            folder = Path(str(files(feature.package)))
            own += _sums(folder, folder)
    return sum_of([platform.python_version(), [*_versions()], own])


def _versions() -> Iterator[tuple[str, str]]:
    try:
        needed = metadata.requires(_PROGRAM) or []
    except metadata.PackageNotFoundError:
        needed = []
    for line in needed:
        if "extra ==" not in line and (name := _NAME.match(line)):
            try:
                yield name[0], metadata.version(name[0])
            except metadata.PackageNotFoundError:  # For another system or Python.
                yield name[0], ""


def _sums(folder: Path, root: Path) -> list[tuple[str, str]]:
    """Each file below a folder by its path from it, or from the root if it is a file."""
    base = folder if folder.is_dir() else root
    found = inputs.sums([folder]).items()
    return sorted(
        (Path(path).relative_to(base).as_posix(), seen.sum)
        for path, seen in found
        if "__pycache__" not in path
    )
