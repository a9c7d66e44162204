"""Takes in comments that came as files: each is checked in its place before it gets there."""

import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.text import SourceText
from civildialogue.core.pipeline.proposing import RefusedError, brought, write_checked
from civildialogue.core.source.frontmatter import fields_of
from civildialogue.core.source.limits import RECORD_BYTES
from civildialogue.core.source.load import Loader
from civildialogue.core.source.reading import UnreadableError, read
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium.model.names import with_id
from civildialogue.features.compendium.model.rules import LATER
from civildialogue.features.compendium.model.vocabulary import COMMENT_NAME, COMMENTS
from civildialogue.features.compendium.remembering import remembered

MOST_FILES = 1_000
"""Files of one folder that are looked at; each other one is told as left."""
OURS = (*(name for name in LATER if name != "translation"), "example")
"""Fields in which somebody from outside would answer for the editors; a translation may come."""
_REFUSALS = {"file-too-large": "too-large", "utf8-invalid": "no-text", "symbolic-link": "link"}
"""The refusals by the codes of the reader; whatever else can't be read is no file."""


@dataclass(frozen=True)
class Taken:
    """What became of a file. ``path`` is its place below ``docs``; ``refusal`` is a key of the
    interface’s words, or empty; ``findings`` say more where the check refused it; ``source`` is
    what was read of it, once: nothing else is checked, and nothing else written.
    """

    name: str
    path: str = ""
    refusal: str = ""
    findings: tuple[Diagnostic, ...] = ()
    source: SourceText | None = None


def take_comments(docs: Path, folder: Path) -> list[Taken]:
    """Copies the valid comments of a folder to their places; nothing is overwritten.

    Raises OSError where the folder, or one below it, can't be listed; then nothing is taken.
    """
    told: list[Taken] = []
    places: dict[str, SourceText] = {}
    for number, path in enumerate(_files(folder)):
        if number >= MOST_FILES:
            told.append(Taken(path.relative_to(folder).as_posix(), refusal="too-many"))
            continue
        taken = _candidate(docs, folder, path, places)
        told.append(taken)
        if taken.source is not None and not taken.refusal:
            places[taken.path] = taken.source
    refused = _written(docs, places)
    if new := places.keys() - refused:
        found = remembered(Loader(docs).library, Versions(docs))
        write_checked(docs, {path: text.encode() for path, text in found if path in new})
    return [
        replace(taken, refusal="faulty", findings=refused[taken.path])
        if taken.source is not None and taken.path in refused and not taken.refusal
        else taken
        for taken in told
    ]


def _files(folder: Path) -> list[Path]:
    """Every file below the folder; links to folders are not followed. Raises OSError where a
    folder can't be listed: its comments would be left out in silence.
    """

    def refuse(error: OSError) -> NoReturn:
        raise error

    walk = os.walk(folder, onerror=refuse)
    return sorted(Path(place) / name for place, _, names in walk for name in names)


def _candidate(docs: Path, folder: Path, path: Path, places: Mapping[str, SourceText]) -> Taken:
    """What a file is; ``places`` has those that came before it, by their places."""
    name = path.relative_to(folder).as_posix()
    if path.is_symlink() or not path.is_file():
        return Taken(name, refusal="link")
    if path.suffix != ".md":
        return Taken(name, refusal="no-comment")
    try:
        source = read(folder, name, "", RECORD_BYTES)
    except UnreadableError as error:
        return Taken(name, refusal=_REFUSALS.get(error.diagnostic.code, "link"))
    values = fields_of(source) or {}
    recommendation, identifier = _named(values)
    stem = with_id(path.stem, identifier)
    place = f"{COMMENTS}/{recommendation}/{stem}.md"
    if stem is None or not COMMENT_NAME.fullmatch(place.removeprefix(f"{COMMENTS}/")):
        return Taken(name, refusal="name")
    target = docs / place
    if place in places:
        other: SourceText | None = places[place]
    elif target.exists() or target.is_symlink():
        other = _present(docs, place)
    elif values.keys().isdisjoint(OURS):
        return Taken(name, place, source=source)
    else:
        return Taken(name, refusal="ours")
    return Taken(name, refusal="same" if other and other.text == source.text else "there")


def _present(docs: Path, place: str) -> SourceText | None:
    try:
        return read(docs, place, "")
    except UnreadableError:
        return None


def _named(values: Mapping[str, Any]) -> tuple[str, str]:
    """The recommendation and the id that a comment names; empty where it names none."""
    target = values.get("target")
    named = target.get("recommendation") if isinstance(target, dict) else None
    first, second = (each if isinstance(each, str) else "" for each in (named, values.get("id")))
    return first, second


def _written(docs: Path, places: Mapping[str, SourceText]) -> dict[str, tuple[Diagnostic, ...]]:
    """Writes the files that bring no error, all at once; gives the errors of each other one.

    What is left out can be what another one names, so the rest is checked anew each time.
    """
    left = {path: source.written.encode() for path, source in places.items()}
    refused: dict[str, tuple[Diagnostic, ...]] = {}
    while left:
        try:
            write_checked(docs, left)
        except RefusedError as error:
            own = _by_file(error.diagnostics, left) or _told_elsewhere(docs, left)
            refused |= own
            left = {path: data for path, data in left.items() if path not in own}
        else:
            break
    return refused


def _by_file(
    found: Iterable[Diagnostic], files: Mapping[str, bytes]
) -> dict[str, tuple[Diagnostic, ...]]:
    """The errors that stand in the files themselves."""
    grave: dict[str, tuple[Diagnostic, ...]] = {}
    for diagnostic in found:
        path = diagnostic.span.path.removeprefix("docs/")
        if path in files:
            grave[path] = (*grave.get(path, ()), diagnostic)
    return grave


def _told_elsewhere(docs: Path, files: Mapping[str, bytes]) -> dict[str, tuple[Diagnostic, ...]]:
    """The first file that brings errors which stand elsewhere, as when it takes another's id."""
    paths = list(files)

    def errors(count: int) -> tuple[Diagnostic, ...]:
        return brought(docs, {path: files[path] for path in paths[:count]}, {})[0]

    at = bisect_left(range(1, len(paths) + 1), True, key=lambda count: bool(errors(count)))
    return {paths[at]: errors(at + 1)}
