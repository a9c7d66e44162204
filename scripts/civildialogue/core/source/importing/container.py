"""A document's file before anything reads it: is it what it says, and is it harmless."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from civildialogue.core.source.reading import regular

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a document; larger ones hold films, not text."""
LARGEST_UNPACKED = 300 * 1024 * 1024
MOST_ENTRIES = 5_000
MOST_PACKED = 200
"""How many times larger a part may become when it is unpacked; text packs about ten times."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an OLE file: an encrypted document or one of Word 97–2003.

Source: [MS-CFB], section 2.2; [MS-OFFCRYPTO], section 1.3.
"""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BODY = {"docx": "word/document.xml", "odt": "content.xml"}
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

Form = Literal["docx", "odt"]


class RefusedError(Exception):
    """A document that is not taken. ``reason`` is a key of the interface’s words."""

    def __init__(self, reason: str, **params: str) -> None:
        super().__init__(reason)
        self.reason, self.params = reason, params


@dataclass(frozen=True)
class Container:
    """A document that may be read: its bytes, and its parts by name."""

    form: Form
    content: bytes
    parts: dict[str, bytes]


def opened(path: Path, form: Form) -> Container:
    """Reads a document. Raises RefusedError for what is no document, is locked, or is a trap."""
    try:
        content = regular(path, LARGEST_FILE)
    except OSError as error:
        raise RefusedError("not-a-file") from error
    if len(content) > LARGEST_FILE:
        raise RefusedError("too-large", limit=str(LARGEST_FILE // 1024**2))
    if content.startswith(_OLE):
        raise RefusedError("encrypted" if _ENCRYPTED in content else "old-format")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _is_harmless(archive)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise RefusedError("not-a-zip") from error
    if _BODY[form] not in parts:
        raise RefusedError("no-text", part=_BODY[form])
    if form == "odt" and b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise RefusedError("encrypted")
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and _DECLARED.search(part[:4096]):
            raise RefusedError("entities", part=name)
    return Container(form, content, parts)


def _is_harmless(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise RefusedError("bomb")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise RefusedError("bomb")
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.filename:
            raise RefusedError("path", part=entry.filename)
        if entry.file_size > 1024**2 and entry.file_size > MOST_PACKED * entry.compress_size:
            raise RefusedError("bomb")
        if entry.flag_bits & 1:
            raise RefusedError("encrypted")
