"""The one rule of every command that writes: in memory, checked with everything, then on the disk.

What ``check`` would refuse is not written. Errors that were there before are not the command's.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from pathlib import Path

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.pipeline.since import older
from civildialogue.core.source.load import Files
from civildialogue.core.source.places import above
from civildialogue.core.source.scaffold import AlreadyThereError
from civildialogue.core.source.settings import NAME, Settings, settings
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import write_each

Writer = Callable[[Path, Mapping[str, bytes]], None]
DOCS = "docs"
LEFT: ContextVar[int] = ContextVar("LEFT", default=0)
"""Errors that the last writing met and left, for who says what was written."""


class RefusedError(Exception):
    """Files that would bring errors: nothing was written. ``diagnostics`` are the new errors."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(", ".join(each.code for each in diagnostics))
        self.diagnostics = diagnostics


def write_checked(docs: Path, files: Files, renames: Mapping[str, str] | None = None) -> None:
    """Writes files below ``docs``, or deletes those without content; all of them or none.

    ``renames`` says which file takes the place of which: old path → new path. ``LEFT`` is then how
    many errors the project had before, and has still. Raises RefusedError, OutsideError, OSError.
    """
    new, before = brought(docs, files, renames or {})
    if new:
        raise RefusedError(new)
    write_each((docs, path, content) for path, content in files.items())
    LEFT.set(before)


def write_new(docs: Path, texts: Mapping[str, str]) -> None:
    """Writes files below ``docs`` of which none is there yet; all of them or none.

    Raises AlreadyThereError, and what `write_checked` does.
    """
    for path in texts:
        if (docs / path).exists():
            raise AlreadyThereError("there", path=path)
    write_checked(docs, {path: text.encode() for path, text in texts.items()})


def brought(
    docs: Path, files: Files, renames: Mapping[str, str]
) -> tuple[tuple[Diagnostic, ...], int]:
    """The errors that the project would have and has not now, and how many it has now."""
    given, versions = _settings(docs), Versions(docs)
    after = _errors(pipeline.inspect(docs, DOCS, given, versions=versions, over=files))
    if not after:
        return (), 0
    before = _errors(pipeline.inspect(docs, DOCS, given, versions=versions))
    paths = {f"{DOCS}/{old}": f"{DOCS}/{new}" for old, new in renames.items()}
    told = [*older(after, before, paths)]
    return tuple(found for found, is_old in told if not is_old), sum(old for _, old in told)


def _errors(found: pipeline.Inspection) -> list[Diagnostic]:
    return [each for each in found.diagnostics if each.severity is Severity.ERROR]


def _settings(docs: Path) -> Settings | None:
    """The settings of the project around the texts; none where they stand alone."""
    around = above(docs.resolve(), NAME)
    given = settings(around, NAME, docs) if around else None
    return given if given and given.usable else None
