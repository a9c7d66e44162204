"""The built site as one file to carry away: it opens from a folder and can be checked.

A zip holds one folder with the site, a page to start from, and its manifest. Pages are changed in
one thing: links to folders lead to the page in them, for a browser that opens files has no server
to find it.
"""

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from os import SEEK_END
from pathlib import Path, PurePosixPath
from typing import IO

from civildialogue.core.output.archive import MANIFEST, listed, pack, with_manifest
from civildialogue.core.output.downloads import without_bundle
from civildialogue.core.site.frame.policy import POLICY
from civildialogue.core.site.pages.downloads import FOLDER
from civildialogue.core.source.writing import beside

NAME = "civildialogue-offline.zip"
START = "START.html"
LARGEST = 1 << 30
"""Bytes that a bundle may unfold to when it is verified; more is no bundle of ours."""
_LINK = re.compile(r'(<(?:a|form|link)\b[^<>]*?\s(?:href|action)=")([^"]*)(")')
_PRELOAD = re.compile(r'(?<!\s)\s*+<link rel="preload"[^<>]*>')
"""A browser preloads no font from a disk, where each file is an origin of its own."""
_DAMAGED = b"\0 not what was packed"
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#|$)", re.IGNORECASE)
_START = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<p><a href="index.html">{first}</a></p>
{others}</body>
</html>
"""
_OTHER = '<p lang="{tag}"><a href="{tag}/index.html" hreflang="{tag}">{words}</a></p>\n'


@dataclass(frozen=True)
class Fault:
    """One difference between a bundle and its manifest: ``changed``, ``missing``, ``added``,
    ``unsafe`` (a name that leads outside, or a link), ``surplus`` (bytes of a zip that belong to
    none of its files), or ``unreadable``; ``unlisted`` or ``unsigned`` by a list from elsewhere.
    """

    kind: str
    path: str


def carried(page: bytes) -> bytes:
    """A page of the site as the bundle has it."""
    return offline(without_bundle(page.decode())).encode()


def offline(page: str) -> str:
    """A page with links that lead to files: ``a/`` becomes ``a/index.html``."""
    page = _PRELOAD.sub("", page)
    return _LINK.sub(lambda match: f"{match[1]}{_to_file(match[2])}{match[3]}", page)


def _to_file(link: str) -> str:
    if _OUTSIDE.match(link):
        return link
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    if not is_folder:
        return link
    return f"{path.removesuffix('/')}/index.html{mark}{rest}"


def files(site: Path, start: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The files of a bundle in order, by their paths below its folder.

    ``start`` has the words of the page to start from: its title, then those that lead to each
    language by its tag, the record's first.
    """
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    found.pop(f"{FOLDER}/{NAME}", None)
    for name in sorted([*found, START]):
        if name == START:
            content = _start(start).encode()
        else:
            content = found[name].read_bytes()
            if name.endswith(".html"):
                content = carried(content)
            elif name == f"{FOLDER}/{MANIFEST}":
                content = b"".join(
                    line for line in content.splitlines(keepends=True) if NAME.encode() not in line
                )
        yield name, content


def _start(words: Mapping[str, str]) -> str:
    title, (language, first), *others = ((tag, escape(text)) for tag, text in words.items())
    links = "".join(_OTHER.format(tag=tag, words=text) for tag, text in others)
    return _START.format(
        policy=POLICY, title=title[1], language=language, first=first, others=links
    )


def write(contents: Iterable[tuple[str, bytes]], target: Path) -> None:
    """Writes a zip of one folder, named as the zip, with its manifest; whole or not at all."""
    with beside(target) as file:
        every = with_manifest(contents)
        pack(((f"{target.stem}/{name}", content) for name, content in every), file)


def verify(bundle: Path) -> list[Fault]:
    """Compares a bundle, zipped or unpacked, with its manifest; an empty list is a whole one.

    Nothing is written, and no name of the bundle is followed outside of it. A pipe or a device
    is never opened: its end may never come.
    """
    if not (bundle.is_dir() or bundle.is_file()):
        return [Fault("unreadable", bundle.name)]
    try:
        found, faults = _unpacked(bundle) if bundle.is_dir() else _zipped(bundle)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return [Fault("unreadable", bundle.name)]
    if MANIFEST not in found:
        return [*faults, Fault("missing", MANIFEST)]
    manifest = found.pop(MANIFEST)
    wanted = listed(manifest)
    if len(wanted) != len(manifest.splitlines()):
        faults.append(Fault("changed", MANIFEST))
    for name, digest in wanted.items():
        if name not in found:
            faults.append(Fault("missing", name))
        elif hashlib.sha256(found[name]).hexdigest() != digest:
            faults.append(Fault("changed", name))
    # macOS puts this file into every folder that is looked at.
    found = {name: found[name] for name in found if PurePosixPath(name).name != ".DS_Store"}
    faults += [Fault("added", name) for name in found if name not in wanted]
    return sorted(faults, key=lambda fault: (fault.path, fault.kind))


def compare(bundle: Path, signed: bytes) -> list[Fault]:
    """Compares a bundle with a list of sums that came another way, such as ``SHA256SUMS``.

    Of a zip the list has the sum, of a folder that of its manifest. An empty list is agreement.
    """
    path = bundle / MANIFEST if bundle.is_dir() else bundle
    sums = {sum_ for name, sum_ in listed(signed).items() if PurePosixPath(name).name == path.name}
    if not sums:
        return [Fault("unlisted", path.name)]
    with path.open("rb") as file:
        is_known = hashlib.file_digest(file, "sha256").hexdigest() in sums
    return [] if is_known else [Fault("unsigned", path.name)]


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _unpacked(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    found, faults = {}, []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            faults.append(Fault("unsafe", name))
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not path.is_dir():
            faults.append(Fault("unsafe", name))
    return found, faults


def _zipped(path: Path) -> tuple[dict[str, bytes], list[Fault]]:
    found: dict[str, bytes] = {}
    faults: list[Fault] = []
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        if _has_surplus(archive, file):
            faults.append(Fault("surplus", path.name))
        every, entries = archive.infolist(), list[zipfile.ZipInfo]()
        for each in every:
            if _leads_out(each, every[0]):
                faults.append(Fault("unsafe", each.filename))
            elif not each.is_dir():
                entries.append(each)
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise zipfile.BadZipFile(f"unfolds to more than {LARGEST} bytes")
        for entry in entries:
            name = entry.filename.partition("/")[2]
            is_link = stat.S_ISLNK(entry.external_attr >> 16)
            if is_link or name in found:
                faults.append(Fault("unsafe", entry.filename))
                continue
            try:
                found[name] = archive.read(entry)
            except (zipfile.BadZipFile, zlib.error, EOFError, ValueError):
                found[name] = _DAMAGED
    return found, faults


def _leads_out(entry: zipfile.ZipInfo, first: zipfile.ZipInfo) -> bool:
    """Whether a file or folder of a zip isn't in the one folder that the zip has."""
    roots = {each.filename.partition("/")[0] for each in (entry, first)}
    return len(roots) > 1 or "/" not in entry.filename or not _is_safe(entry.filename)


_LOCAL, _END = 30, 22
"""Bytes of a zip’s records: the head of a file without its names, the end.

Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 and 4.3.16.
"""


def _has_surplus(archive: zipfile.ZipFile, file: IO[bytes]) -> bool:
    """Whether bytes stand before, between or after the files of a zip, or beside their names."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    at = 0
    for entry in entries:
        file.seek(entry.header_offset)
        head = file.read(_LOCAL)
        names, extra = (int.from_bytes(head[n : n + 2], "little") for n in (26, 28))
        if entry.header_offset != at or entry.comment or entry.extra or extra:
            return True
        at += _LOCAL + names + entry.compress_size
    file.seek(-_END, SEEK_END)
    end = file.read()
    is_last = end.startswith(b"PK\5\6") and end.endswith(b"\0\0")
    return not is_last or archive.start_dir != at
