"""The one reader of a source's text: where it may lie, how much of it, what its bytes mean.

Pages, comments, records, settings, the ledger and what Git has of them are all read here.
"""

import os
import posixpath
import re
import stat
from pathlib import Path

from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.localized import both
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.limits import largest, too_large

BOM = "\ufeff"
_KINDS = {
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
    stat.S_IFDIR: "folder",
}
# A pipe is opened without waiting for whoever writes into it. Source: open(2), O_NONBLOCK.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_RETURN = re.compile("\r\n?")


class UnreadableError(Exception):
    """A file that can't be read as text; ``diagnostic`` says why, and where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class OutsideError(ValueError):
    """A path that leads out of the tree, by its words or by a symbolic link on the way."""

    def __init__(self, path: str) -> None:
        super().__init__(path)


def place(root: Path, path: str) -> Path:
    """Where a path below ``root`` lies; the same rule holds for reading and for writing.

    ``root`` itself may be a symbolic link: a person chose it. Raises OutsideError.
    """
    parts = path.split("/")
    is_plain = posixpath.normpath(path) == path and not path.startswith("/")
    if not is_plain or path in ("", ".") or parts[0] == ".." or "\\" in path or ":" in parts[0]:
        raise OutsideError(path)
    found = str(root)
    for part in parts:
        found = f"{found}/{part}"
        if os.path.islink(found):  # noqa: PTH114 - asked of every folder of every file
            raise OutsideError(path)
    return Path(found)


def content(root: Path, path: str, most: int) -> bytes:
    """The bytes of a file below ``root``, one more than ``most`` at the utmost.

    Raises OutsideError, and OSError for what is no regular file or can't be read.
    """
    return regular(place(root, path), most)


def regular(path: Path, most: int) -> bytes:
    """The bytes of a regular file, one more than ``most`` at the utmost.

    It is the open file that is looked at, not its name: what is put in its place meanwhile changes
    nothing. Never waits. Raises OSError for a link, a pipe, a socket, a device or a folder, and
    where the system refuses.
    """
    # Asked of the system in as few calls as can be, as a site has many.
    file = os.open(path, os.O_RDONLY | _FLAGS)
    try:
        told = os.fstat(file)
        if not stat.S_ISREG(told.st_mode):
            raise OSError(f"no regular file: {path}")
        found = b""
        while more := os.read(file, min(told.st_size, most - len(found)) + 1):
            found += more
        return found
    finally:
        os.close(file)


def unreadable(error: OSError | None, path: Path, name: str) -> Diagnostic:
    """What to say of a file that can't be read, by what stands there or by what the system said."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        mode = 0
    key = _KINDS.get(stat.S_IFMT(mode), "closed")
    if isinstance(error, PermissionError):
        key = "denied"
    return Diagnostic("file-unreadable", Span(name), {"what": both(f"unread.{key}")})


def read(root: Path, path: str, display: str, most: int | None = None) -> SourceText:
    """The text of a file below ``root``, which diagnostics call ``display``.

    ``most`` is how many bytes it may have; by default the limit of its place in the sources.
    Raises UnreadableError for what is no regular file, too many bytes, or bytes that are no UTF-8.
    """
    name = f"{display}/{path}" if display else path
    limit = largest(path) if most is None else most
    try:
        data = content(root, path, limit)
    except OutsideError as error:
        raise UnreadableError(Diagnostic("symbolic-link", Span(name))) from error
    except OSError as error:
        raise UnreadableError(unreadable(error, root / path, name)) from error
    return within(name, path, data, limit)


def within(name: str, path: str, data: bytes, most: int | None = None) -> SourceText:
    """The text that a file below the sources would have. Raises UnreadableError, as `read` does."""
    limit = largest(path) if most is None else most
    if len(data) > limit:
        raise UnreadableError(too_large(name, path, limit))
    return decoded(name, data)


def decoded(name: str, data: bytes) -> SourceText:
    r"""Bytes as text: UTF-8, without a byte order mark, every line end (CR LF, CR) as ``\n``.

    Python-Markdown takes the same three for line ends, so the site has the same lines.
    Raises UnreadableError for bytes that are no UTF-8.
    """
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _plain(data[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        shown = _plain(data.decode("utf-8", errors="replace")).split("\n")[line - 1]
        params = {"byte": f"0x{data[error.start]:02x}"}
        span = Span(name, line, column, 1, shown)
        raise UnreadableError(Diagnostic("utf8-invalid", span, params)) from error
    text = _plain(raw)
    return SourceText(name, text, "" if text == raw else raw)


def _plain(raw: str) -> str:
    return _RETURN.sub("\n", raw.removeprefix(BOM))
