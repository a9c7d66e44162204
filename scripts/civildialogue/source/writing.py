"""The one writer of sources: whole files or nothing, with the form that they had.

What a person wrote stays to the byte: line ends, byte order mark, file mode.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from civildialogue.model.text import SourceText
from civildialogue.source.reading import BOM, place

_END = re.compile("(\r\n|\r|\n)")


@dataclass(frozen=True)
class Change:
    """``count`` lines from ``line`` on (1-based) become ``lines``; with a count of 0 lines are
    only added, before that line.
    """

    line: int
    count: int
    lines: tuple[str, ...]


def changed(source: SourceText, changes: Iterable[Change]) -> str:
    """The text as its file is to have it; the changes don't touch one another.

    A line that takes the place of another keeps its end; an added one has the end of the line
    before it. A text without a last line end stays without it.
    """
    mark = BOM if source.raw.startswith(BOM) else ""
    parts = _END.split(source.written.removeprefix(mark))
    lines, ends = parts[::2], [*parts[1::2], ""]
    usual = ends[0] or "\n"
    for change in sorted(changes, key=lambda c: (c.line, c.count), reverse=True):
        at, after = change.line - 1, change.line - 1 + change.count
        kept = ends[at:after][: len(change.lines)]
        like = (kept or ends[:at])[-1:] or [usual]
        lines[at:after] = change.lines
        ends[at:after] = kept + like * (len(change.lines) - len(kept))
    ends = [end or usual for end in ends[:-1]] + [""]
    text = mark
    for line, end in zip(lines, ends, strict=False):
        # A line that went may leave a CR before an LF; together they would be one end.
        is_one_end = text.endswith("\r") and not line and end == "\n"
        text += "\r" if is_one_end else line + end
    return text


def replaced(source: SourceText, values: Mapping[tuple[int, int, int], str]) -> str:
    """The text with other words in some places; a place is a line, a column and a length."""
    lines: dict[int, str] = {}
    for (number, column, length), words in sorted(values.items(), reverse=True):
        line = lines.get(number, source.lines[number - 1])
        lines[number] = line[: column - 1] + words + line[column - 1 + length :]
    return changed(source, (Change(number, 1, (line,)) for number, line in lines.items()))


def write(docs: Path, path: str, text: str) -> None:
    """Writes a file below ``docs`` whole or not at all, with the mode of the one in its place.

    Folders on the way are made. Raises OutsideError for a path that leads out of the tree.
    """
    target = place(docs, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_bytes(text.encode())
        if target.is_file():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
