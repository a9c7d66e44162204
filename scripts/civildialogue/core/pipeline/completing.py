"""Files tried before they are written: what errors the project would have that it has not now."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.pipeline import inspect
from civildialogue.core.pipeline.fixing import fix
from civildialogue.core.pipeline.since import older
from civildialogue.core.source.settings import Settings
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import write_each

Files = Mapping[str, bytes | None]
"""What files below ``docs`` are to hold; None for one that goes."""


class WouldFailError(Exception):
    """What is to be written would bring errors; ``diagnostics`` are these."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(", ".join(found.code for found in diagnostics))
        self.diagnostics = diagnostics


def carry_out(
    docs: Path, files: Files, given: Settings | None = None, *, completed: bool = False
) -> list[str]:
    """Writes the files all or none, ``completed`` as ``check --fix`` does; returns their paths.

    All is done in a copy first. Raises WouldFailError, with nothing written, MergeUnfinishedError
    and OSError.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, docs.name)
        shutil.copytree(docs, copy, symlinks=True)
        write_each((copy, path, content) for path, content in files.items())
        more = fix(copy) if completed else ()
        known = Versions(docs)
        now = inspect(copy, docs.name, given, versions=known).diagnostics
        if grave := [found for found in now if found.severity is Severity.ERROR]:
            before = inspect(docs, docs.name, given, versions=known).diagnostics
            if new := tuple(found for found, is_old in older(grave, before, {}) if not is_old):
                raise WouldFailError(new)
        paths = dict.fromkeys([*files, *more])
        wanted = {path: _held(copy / path) for path in paths}
    changed = {path: data for path, data in wanted.items() if data != _held(docs / path)}
    write_each((docs, path, content) for path, content in changed.items())
    return list(changed)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
