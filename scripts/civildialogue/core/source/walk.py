"""The files below a folder, by names that every system can hold; nothing is followed out of it."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.escaping import escaped
from civildialogue.core.source.reading import unreadable

MOST_FILES = 5_000
"""Files in one folder; a page with more letters on it needs another form of discussion."""
LONGEST_PATH = 180
"""Characters of a path. Source: Microsoft, “Maximum Path Length Limitation”: 260 with the disk."""
DEEPEST = 6
_FOLDER = re.compile(r"[a-z0-9_]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*(?:\.[a-z0-9]+)+|README\.md")
# Source: Microsoft, “Naming Files, Paths, and Namespaces”: names of devices, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")


def walk(docs: Path, display: str, found: list[Diagnostic]) -> Iterator[str]:
    """Files below ``docs``, sorted, relative; what is wrong with their names goes to ``found``.

    Symbolic links are named and not followed; of the rest only regular files are given, in folders
    whose names can be shown. Hidden files and folders are passed over, as the generator does.
    """

    def closed(error: OSError) -> None:
        place = Path(error.filename).relative_to(docs).as_posix()
        found.append(unreadable(error, Path(error.filename), escaped(f"{display}/{place}")))

    for folder, names, files in os.walk(docs, onerror=closed):
        here = Path(folder).relative_to(docs).as_posix().removeprefix(".").lstrip("/")
        below = f"{here}/" if here else ""
        names[:] = sorted(n for n in names if not n.startswith("."))
        within = {*names}
        shown = [name for name in sorted(files) if not name.startswith(".")]
        if len(shown) > MOST_FILES:
            params = {"count": str(len(shown)), "limit": str(MOST_FILES)}
            found.append(Diagnostic("too-many-files", Span(f"{display}/{here}"), params))
            shown = []
        for name in [*names, *shown]:
            span = Span(escaped(f"{display}/{below}{name}"))
            mode, is_folder = os.lstat(f"{folder}/{name}").st_mode, name in within
            is_link = stat.S_ISLNK(mode)
            if is_link:
                found.append(Diagnostic("symbolic-link", span))
            elif name.endswith(".md") if is_folder else not stat.S_ISREG(mode):
                found.append(unreadable(None, Path(folder, name), span.path))
            elif not _is_plain(below, name, is_folder=is_folder):
                found.append(Diagnostic("path-name", span))
            elif not is_folder:
                yield f"{below}{name}"
                continue
            is_shown = name.isprintable() and not name.endswith(".md")
            if is_folder and (is_link or below.count("/") >= DEEPEST or not is_shown):
                names.remove(name)


def _is_plain(below: str, name: str, *, is_folder: bool) -> bool:
    """Whether a name is safe on every system. Pages have a stricter rule, and their own words."""
    depth = below.count("/") + is_folder
    if len(f"{below}{name}") > LONGEST_PATH or depth > DEEPEST or _DEVICE.match(name):
        return False
    if name.endswith(".md") and name.isprintable():
        return True
    return bool((_FOLDER if is_folder else _FILE).fullmatch(name))
