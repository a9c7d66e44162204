"""A zip whose bytes depend on its contents alone, and the list of sums that goes with files."""

import hashlib
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

MANIFEST = "MANIFEST"
"""The file that names all others of a folder with their SHA-256; ``sha256sum -c`` reads it."""

LARGEST_LIST = 1 << 24
"""Bytes of a manifest: room for a hundred thousand files."""

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file, the earliest that the format has; so the bytes repeat."""


def pack(contents: Iterable[tuple[str, bytes]], target: IO[bytes], *, stored: str = "") -> None:
    """Writes the files in their order. The one named ``stored`` is kept as it is."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in contents:
            entry = zipfile.ZipInfo(name, MOMENT)
            is_stored = name == stored
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)


def manifest(sums: Mapping[str, str]) -> bytes:
    """The list for paths and their SHA-256 in hexadecimal."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()


def listed(content: bytes) -> dict[str, str]:
    """The SHA-256 of each path that a manifest names; a line of another form names nothing."""
    lines = content.decode(errors="replace").splitlines()
    return {line[66:]: line[:64] for line in lines if line[64:66] in ("  ", " *")}


def with_manifest(contents: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files of a folder, one at a time, and their list at the end."""
    sums = {}
    for name, content in contents:
        sums[name] = hashlib.sha256(content).hexdigest()
        yield name, content
    yield MANIFEST, manifest(sums)
