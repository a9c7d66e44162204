"""A document's file before anything reads it: is it what it says, and is it harmless."""

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from lxml import etree

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
MAIN = "word/document.xml"
TEXT_OF_ODT = "content.xml"
_RELATION = "/officeDocument"
PACKED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARTS = {"docx": "[Content_Types].xml", "odt": "META-INF/manifest.xml"}
"""What only documents of a form have. Source: ECMA-376, part 2, 7.2.3; OpenDocument 1.3, part 2."""
_OTHERS = {b"%PDF-": "pdf", b"{\\rtf": "rtf"}
"""How files that are no documents of ours begin. Source: ISO 32000-2, 7.5.2; RTF 1.9.1."""
_DAMAGED: tuple[type[Exception], ...] = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)
_DAMAGED += (struct.error, ArithmeticError, LookupError, RuntimeError, EOFError)
_DAMAGED += (OSError, ValueError)
"""What a damaged archive makes its reader raise."""
_NAMED_KIND = re.compile(rb'<!DOCTYPE [\w:.-]+ PUBLIC "[^"<>\[\]]*"\s+"[^"<>\[\]]*">')
"""How older documents name their kind, which nothing reads. Source: OpenDocument 1.1, 17.7."""
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
    _is_packed(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _is_harmless(archive)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except _DAMAGED as error:
        raise RefusedError("not-a-zip") from error
    _is_document(parts, form)
    return Container(form, content, parts)


def _is_packed(content: bytes) -> None:
    if content.startswith(_OLE):
        raise RefusedError("encrypted" if _ENCRYPTED in content else "old-format")
    for start, reason in _OTHERS.items():
        if content[:1024].lstrip().startswith(start):
            raise RefusedError(reason)


def _is_document(parts: Mapping[str, bytes], form: Form) -> None:
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and _DECLARED.search(
            _NAMED_KIND.sub(b"", part[:4096], 1)
        ):
            raise RefusedError("entities", part=name)
    for other, name in _PARTS.items():
        if other != form and name in parts and _PARTS[form] not in parts:
            raise RefusedError("other-form", form=other)
    main = main_part(parts) if form == "docx" else TEXT_OF_ODT
    if main not in parts:
        raise RefusedError("no-text", part=main)
    if form == "odt" and b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise RefusedError("encrypted")


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part with the text of a .docx, which the package’s relations say.

    Source: ECMA-376, part 2, 6.5.3; part 1, 11.3.10.
    """
    root = tree(parts.get("_rels/.rels", b""))
    for each in () if root is None else root.iter(PACKED):
        if str(each.get("Type", "")).endswith(_RELATION):
            name = posixpath.normpath(str(each.get("Target", "")).lstrip("/"))
            if name in parts:
                return name
    return MAIN


def tree(part: bytes) -> etree._Element | None:
    """A part as a tree, or None for one that is not there or is damaged."""
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def sound(parts: Mapping[str, bytes], names: Iterable[str]) -> dict[str, etree._Element]:
    """Those of the named parts that are there, as trees. Raises RefusedError if one is damaged."""
    found = {}
    for name in (name for name in names if name in parts):
        root = tree(parts[name])
        if root is None:
            raise RefusedError("unreadable", words=name)
        found[name] = root
    return found


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a document with these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


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
