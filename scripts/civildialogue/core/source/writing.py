"""The one writer of sources: whole files or nothing, with the form that they had.

What a person wrote stays to the byte: line ends, byte order mark, file mode.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from civildialogue.core.model.changes import Change
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.reading import BOM, place

_END = re.compile("(\r\n|\r|\n)")


class UnwrittenError(OSError):
    """A file that the system would not let be written; ``filename`` is its place."""


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


@contextmanager
def beside(target: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of ``target`` when all of it is written, or not at all.

    Folders on the way are made, and the mode of the file in that place is kept. Raises
    UnwrittenError.
    """
    new = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)  # A killed run left it, or it is a link that leads elsewhere.
        with new.open("xb") as file:
            yield file
        if target.is_file():
            shutil.copymode(target, new)
        new.replace(target)
    except UnwrittenError:
        raise  # Of another file, which is written together with this one.
    except OSError as error:
        raise UnwrittenError(error.errno, error.strerror or str(error), str(target)) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def whole(target: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises OSError."""
    with beside(target) as file:
        file.write(content)


def write(docs: Path, path: str, text: str) -> None:
    """Writes a file below ``docs`` whole or not at all, with the mode of the one in its place.

    Raises OutsideError for a path that leads out of the tree, and OSError.
    """
    write_all(docs, {path: text.encode()})


def write_all(docs: Path, files: Mapping[str, bytes]) -> None:
    """Writes all files below ``docs`` or none. Raises OutsideError, OSError."""
    write_each((docs, path, content) for path, content in files.items())


def write_each(files: Iterable[tuple[Path, str, bytes | None]]) -> None:
    """Writes and deletes all files or none: a root, a path below it, and what the file is to hold.

    Each is beside its place before the first one is moved there; what is deleted is moved aside
    till all is done. Raises OutsideError, OSError.
    """
    with ExitStack() as stack:
        for root, path, content in files:
            target = place(root, path)
            if content is None:
                stack.enter_context(_aside(target))
                continue
            file = stack.enter_context(beside(target))
            file.write(content)
            file.flush()


@contextmanager
def _aside(target: Path) -> Iterator[None]:
    """A file that is gone afterwards, or that is back in its place if anything goes wrong."""
    old = target.with_name(f".{target.name}.old")
    try:
        target.replace(old)
    except OSError as error:
        raise UnwrittenError(error.errno, error.strerror or str(error), str(target)) from error
    try:
        yield
    except BaseException:
        old.replace(target)
        raise
    with suppress(OSError):  # Its place is empty, which is what was asked for.
        old.unlink()
