"""Looks through whatever was built for words that nobody may see.

What is packed is unpacked, what is escaped is read as a person would see it, and only letters and
figures count: a word may be broken over lines, hold soft hyphens or be marked in the middle.
"""

import base64
import gzip
import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf
import pypdfium2

_OTHER = re.compile(r"[\W_]++")
_TAG = re.compile(r"<[^<>]*+>")
_PACKED = re.compile(rb"base64,([A-Za-z0-9+/=]{8,})")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def plain(text: str) -> str:
    """The letters and figures of a text in one spelling."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())


def carried(files: Mapping[str, bytes], words: Iterable[str]) -> dict[str, set[str]]:
    """Which of the words each file carries, in its name or anywhere in it; those that carry none
    are left out. A file in another has the name of both.
    """
    wanted = {word: plain(word) for word in words}
    found: dict[str, set[str]] = {}
    for name, data in files.items():
        for place, text in said(name, data):
            for form in {text, _TAG.sub("", text)}:
                letters = plain(form)
                for word, sought in wanted.items():
                    if sought in letters:
                        found.setdefault(place, set()).add(word)
    return found


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def said(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """What a file says, and what each file in it says."""
    yield name, name
    if data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield from said(f"{name}!{entry.filename}", archive.read(entry))
    elif data[:2] == b"\x1f\x8b":
        yield from said(f"{name}!", gzip.decompress(data))
    elif data[:5] == b"%PDF-":
        yield name, "\n".join(_printed(data))
    else:
        yield name, _read(data.decode("utf-8", errors="ignore"))
        for packed in _PACKED.findall(data):
            yield from said(f"{name}!", base64.b64decode(packed + b"=" * (-len(packed) % 4)))


def _read(text: str) -> str:
    """A text as it is meant, whether HTML, an address or JSON stands in it."""
    unescaped = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    return html.unescape(html.unescape(unquote(unescaped)))


def _printed(data: bytes) -> Iterator[str]:
    """The words on the pages of a PDF, and all strings that it keeps beside them."""
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(data)) as document:
        for node in document.objects:
            yield from _strings(node)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, pikepdf.Stream) and node.get("/Subtype") == "/XML":
        yield node.read_bytes().decode("utf-8", errors="ignore")
    if isinstance(node, pikepdf.String):
        yield str(node)
    elif isinstance(node, (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)):
        is_list = isinstance(node, pikepdf.Array)
        kept = [*node] if is_list else [value for _, value in node.items()]
        for each in kept:
            if not getattr(each, "is_indirect", False):
                yield from _strings(each)
