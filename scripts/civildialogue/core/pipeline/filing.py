"""The files of a folder to carry away: each written whole, all in its catalogue and manifest."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from civildialogue.core.model.downloads import Catalogue, Download
from civildialogue.core.output.archive import LARGEST_LIST, MANIFEST, listed, manifest
from civildialogue.core.output.book.order import Made
from civildialogue.core.source import catalogue
from civildialogue.core.source.reading import regular
from civildialogue.core.source.writing import whole

Progress = Callable[[int, int, Made | str], None]
"""Is told of each file: its number, how many there are, and the file, or its name if it failed."""


def write(
    out: Path,
    known: Mapping[str, Download],
    files: Iterable[Made | str],
    total: int,
    told: Progress,
) -> list[Download]:
    """Writes files below ``out``, where the ``known`` ones are; returns those that are right now.

    What could not be made leaves the file that was there as it was.
    """
    kept, right = {**known}, list[Download]()
    for number, made in enumerate(files, start=1):
        told(number, max(number, total), made)
        if isinstance(made, str):
            kept.pop(made, None)
            continue
        if made.content is not None:
            whole(out / made.download.name, made.content)
        kept[made.download.name] = made.download
        right.append(made.download)
    list_(out, kept)
    return right


def list_(out: Path, kept: Mapping[str, Download]) -> None:
    """Says which files a folder has: the catalogue, and its manifest."""
    found = Catalogue(files=tuple(kept[name] for name in sorted(kept)))
    text = f"{found.model_dump_json(indent=1)}\n".encode()
    whole(out / catalogue.NAME, text)
    sums = {file.name: file.sha256 for file in found.files}
    sum_up(out, sums | {catalogue.NAME: hashlib.sha256(text).hexdigest()})


def sum_up(out: Path, sums: Mapping[str, str]) -> None:
    """Adds files to the manifest of a folder; what other exports brought there stays in it."""
    try:
        known = listed(regular(out / MANIFEST, LARGEST_LIST))
    except OSError:
        known = {}
    kept = {name: digest for name, digest in known.items() if (out / name).is_file()}
    whole(out / MANIFEST, manifest({**kept, **sums}))
