"""What readers get besides pages and records: names of files, drawings, what lies around them."""

import html
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from civildialogue.core.model.text import SourceText
from civildialogue.core.source.assets import SVG_BYTES
from civildialogue.core.source.places import above, below
from civildialogue.core.source.reading import UnreadableError, decoded, read
from civildialogue.core.source.settings import MOST_BYTES, NAME
from civildialogue.core.source.yamlmap import read_yaml

DECISIONS = "adr/"
MOST = 4 * SVG_BYTES
AROUND = (NAME, "*.md", "changelog.d/*.md", "words/*.yml")
"""Texts of a project that are no sources of pages. Those of its theme come to them."""
_TEXTS = (".css", ".html", ".js", ".svg", ".yml")
_MARKUP = (".html", ".svg")
_TAG = re.compile(r"<[^<>]*+>")


def beside(
    docs: Path, display: str, paths: Sequence[str], over: Mapping[str, bytes | None]
) -> Iterator[SourceText]:
    """The names of the files of a folder of sources, the words of those that are no page and no
    record, and the texts of the project around it. What can't be read is passed over: it is told
    elsewhere. ``over`` are files as they would be.
    """
    for path in paths:
        yield SourceText(f"{display}/{path}", path)
        if not (path.endswith(".svg") or path.startswith(DECISIONS)):
            continue
        data = over.get(path)
        try:
            if data is not None:
                yield from _spoken(decoded(f"{display}/{path}", data))
            else:
                yield from _spoken(read(docs, path, display, SVG_BYTES))
        except UnreadableError:
            continue
    project = above(docs.resolve(), NAME)
    if project:
        up = os.path.relpath(project, docs.resolve())
        shown = posixpath.normpath(posixpath.join(display, up))
        yield from _around(project, "" if shown == "." else shown)


def _around(project: Path, display: str) -> Iterator[SourceText]:
    theme = project / _theme(project)
    every = [file for each in AROUND for file in sorted(project.glob(each))]
    every += sorted(file for file in theme.rglob("*") if file.is_file())
    for file in every:
        path = file.relative_to(project).as_posix()
        yield SourceText(f"{display}/{path}" if display else path, path)
        if path.endswith((*_TEXTS, ".md")):
            try:
                yield from _spoken(read(project, path, display, MOST))
            except UnreadableError:
                continue


def _theme(project: Path) -> str:
    """The folder of the project's own theme."""
    try:
        value = read_yaml(read(project, NAME, "", MOST_BYTES)).value
    except UnreadableError:
        value = None
    theme = value.get("theme") if isinstance(value, dict) else None
    named = theme.get("custom_dir") if isinstance(theme, dict) else None
    return named if isinstance(named, str) and below(project, named) else "overrides"


def _spoken(source: SourceText) -> Iterator[SourceText]:
    """A text; one with tags also as it is read, in its lines: they stand between words."""
    yield source
    if source.path.endswith(_MARKUP):
        bare = _TAG.sub(lambda tag: " " + "\n" * tag[0].count("\n"), source.text)
        yield SourceText(source.path, html.unescape(bare))
