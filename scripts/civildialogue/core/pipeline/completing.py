"""Files completed as ``check --fix`` does in a copy, and then written by the one rule."""

import shutil
import tempfile
from pathlib import Path

from civildialogue.core.pipeline.fixing import fix
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.load import Files
from civildialogue.core.source.writing import write_each


def write_completed(docs: Path, files: Files) -> list[str]:
    """Writes files below ``docs``, and what they complete; returns the paths that change.

    A file without content goes. Raises what `write_checked` does, with nothing written, and
    MergeUnfinishedError.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, docs.name)
        shutil.copytree(docs, copy, symlinks=True)
        write_each((copy, path, content) for path, content in files.items())
        wanted = {path: _held(copy / path) for path in dict.fromkeys([*files, *fix(copy)])}
    changed = {path: data for path, data in wanted.items() if data != _held(docs / path)}
    write_checked(docs, changed)
    return list(changed)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
