"""Takes in comments that came as files: each is checked in its place before it gets there."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civildialogue import pipeline
from civildialogue.model.diagnostics import Diagnostic, Severity
from civildialogue.model.text import SourceText
from civildialogue.model.vocabulary import COMMENTS
from civildialogue.source import edit
from civildialogue.source.frontmatter import split
from civildialogue.source.limits import COMMENT_BYTES
from civildialogue.source.load import COMMENT_NAME
from civildialogue.source.yamlmap import read_yaml

MOST_FILES = 1_000


@dataclass(frozen=True)
class Taken:
    """What became of a file. ``path`` is its place below ``docs``; ``refusal`` is a key of the
    interface’s words, or empty; ``findings`` say more where the check refused it.
    """

    name: str
    path: str = ""
    refusal: str = ""
    findings: tuple[Diagnostic, ...] = ()


def take_comments(docs: Path, folder: Path) -> list[Taken]:
    """Copies the valid comments of a folder to their places; nothing is overwritten."""
    told = [_candidate(docs, folder, path) for path in _files(folder)]
    wanted = _without_doubles([taken for taken in told if not taken.refusal])
    checked = {taken.name: taken for taken in _checked(docs, folder, wanted)}
    result = [checked.get(taken.name, taken) for taken in told]
    for taken in result:
        if not taken.refusal:
            (docs / taken.path).parent.mkdir(parents=True, exist_ok=True)
            text = (folder / taken.name).read_text(encoding="utf-8").replace("\r\n", "\n")
            edit.write(docs, taken.path, text)
    return result


def _files(folder: Path) -> list[Path]:
    """Every file below the folder; links to folders are not followed."""
    found = [Path(place) / name for place, _, names in os.walk(folder) for name in sorted(names)]
    return sorted(found)[: MOST_FILES + 1]


def _candidate(docs: Path, folder: Path, path: Path) -> Taken:
    name = path.relative_to(folder).as_posix()
    if path.is_symlink() or not path.is_file():
        return Taken(name, refusal="link")
    if path.suffix != ".md":
        return Taken(name, refusal="no-comment")
    if path.stat().st_size > COMMENT_BYTES:
        return Taken(name, refusal="too-large")
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return Taken(name, refusal="no-text")
    recommendation = _recommendation(text)
    place = f"{recommendation}/{path.name}"
    if not COMMENT_NAME.fullmatch(place):
        return Taken(name, refusal="name")
    target = docs / COMMENTS / place
    if target.exists() or target.is_symlink():
        is_same = target.is_file() and target.read_text(encoding="utf-8") == text
        return Taken(name, refusal="same" if is_same else "there")
    return Taken(name, path=f"{COMMENTS}/{place}")


def _recommendation(text: str) -> str:
    """The recommendation that a comment's file names; empty where it names none."""
    source = SourceText("comment", text)
    found = split(source)
    value = read_yaml(source, found[0], 2).value if found else None
    target = value.get("target") if isinstance(value, dict) else None
    name = target.get("recommendation") if isinstance(target, dict) else None
    return name if isinstance(name, str) else ""


def _without_doubles(wanted: list[Taken]) -> list[Taken]:
    places: dict[str, Taken] = {}
    for taken in wanted:
        places.setdefault(taken.path, taken)
    return list(places.values())


def _checked(docs: Path, folder: Path, wanted: list[Taken]) -> Iterator[Taken]:
    """The candidates after a check of the sources with all of them in their places."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(docs, Path(place) / "docs", symlinks=True))
        for taken in wanted:
            target = copy / taken.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / taken.name, target)
        found = pipeline.inspect(copy, "docs").diagnostics
    grave: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.severity is Severity.ERROR:
            grave.setdefault(diagnostic.span.path.removeprefix("docs/"), []).append(diagnostic)
    for taken in wanted:
        own = tuple(grave.get(taken.path, ()))
        yield Taken(taken.name, taken.path, "faulty" if own else "", own)
