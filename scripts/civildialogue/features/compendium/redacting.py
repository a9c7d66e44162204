"""Takes the words of a comment out of its file, and its author's name out of the file's name."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from civildialogue.core.model.library import Located
from civildialogue.core.model.values import as_written
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.scaffold import AlreadyThereError
from civildialogue.core.source.yamltext import dump
from civildialogue.features.compendium.model.dispositions import Taken
from civildialogue.features.compendium.model.names import path_of
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.redaction import shown


def redact(docs: Path, located: Located[Comment], taken: Taken) -> tuple[str, str]:
    """Leaves of a comment's file what everybody may see; gives its path before and after.

    Raises AlreadyThereError if another file has the name that it would get, and RefusedError.
    """
    old = located.source.path.removeprefix("docs/")
    update = {"redaction": taken} if located.value.taken is None else {}
    bare = shown(replace(located, value=located.value.model_copy(update=update))).value
    new = path_of(bare)
    if new != old and (docs / new).exists():
        raise AlreadyThereError("there", path=new)
    files: dict[str, bytes | None] = {old: None} if new != old else {}
    files[new] = text(bare).encode()
    write_checked(docs, files, {old: new})
    return old, new


def text(bare: Comment) -> str:
    """The file of a comment without words."""
    values = as_written(bare)
    for part in ("author", "target"):
        values[part] = _filled(values[part])
    return f"---\n{dump(values)}---\n"


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value != ""}
