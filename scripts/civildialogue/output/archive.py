"""A zip whose bytes depend on its contents alone."""

import stat
import zipfile
from collections.abc import Iterable
from typing import IO

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
