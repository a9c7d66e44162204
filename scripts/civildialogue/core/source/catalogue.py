"""The list of exported files, kept beside them in ``catalogue.json``."""

import hashlib
import os
from pathlib import Path

from pydantic import ValidationError

from civildialogue.core.model.downloads import Catalogue, Download

NAME = "catalogue.json"


def digest(docs: Path) -> str:
    """SHA-256 over the names and contents of all files below ``docs``; links are not followed."""
    total = hashlib.sha256()
    for path in sorted(docs.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(docs).as_posix()
            total.update(os.fsencode(name) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read(folder: Path) -> dict[str, Download]:
    """The files of the list that are there as they were made, by name; none without a list."""
    try:
        found = Catalogue.model_validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError):
        return {}
    return {file.name: file for file in found.files if _is_whole(folder, file)}


def current(folder: Path, sources: str) -> tuple[Download, ...]:
    """The files that hold what these sources say."""
    return tuple(file for file in read(folder).values() if file.sources == sources)


def _is_whole(folder: Path, file: Download) -> bool:
    path = folder / file.name
    is_plain = path.parent == folder and path.is_file() and not path.is_symlink()
    return is_plain and hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
