"""Documents of public offices and organisations that the import is measured with.

``public.tsv`` lists them: an address and a commit, and below it its documents: SHA-256, whether it
is a numbered act (``act``), whose it is, and its path. The documents themselves are not here:
``public.py FOLDER`` brings them, and ``public.py FOLDER COPIES`` takes them from repositories that
lie there as ``OWNER/NAME``.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_suffix(".tsv")
HOST = "https://github.com/"
JOINED = re.compile(rb'w:vMerge\b|w:gridSpan w:val="(?!1")|-spanned="(?!1")')
"""Joined cells. Source: ECMA-376, part 1, 17.4.17 and 17.4.84; OpenDocument 1.3, part 3, 19.678."""
TEXTS = re.compile(r"word/document\d*\.xml|content\.xml")


@dataclass(frozen=True)
class Listed:
    """A document of the list."""

    address: str
    commit: str
    sha256: str
    is_act: bool
    office: str
    path: str


def listed() -> Iterator[Listed]:
    """The documents of the list."""
    address = commit = ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 2:
            address, commit = parts
        else:
            sha256, act, office, path = parts
            yield Listed(address, commit, sha256, act == "act", office, path)


def has_joined_cells(path: Path) -> bool:
    """Whether a document has a table with joined cells."""
    with zipfile.ZipFile(path) as archive:
        texts = (archive.read(name) for name in archive.namelist() if TEXTS.fullmatch(name))
        return any(JOINED.search(text) for text in texts)


def rows(found: dict[str, Path]) -> dict[str, str]:
    """What there is of the list among documents, by their hashes: to print below a measurement."""
    here = [each for each in listed() if each.sha256 in found]
    if not here:
        return {}
    joined = sum(has_joined_cells(found[each.sha256]) for each in here)
    acts = sum(each.is_act for each in here)
    return {
        "of the list": f"{len(here)} of {len([*listed()])}",
        "offices": str(len({each.office for each in here})),
        "with joined cells": f"{joined} ({joined / len(here):.0%})",
        "numbered acts": f"{acts} ({acts / len(here):.0%})",
    }


def main(folder: Path, copies: Path) -> None:
    """Brings the documents of the list into a folder, each under its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held:
        subprocess.run(["git", "init", "--quiet", "--bare", held], check=True)
        at = ""
        for each in listed():
            copy = copies / each.address.removeprefix(HOST)
            place = copy if copy.is_dir() else Path(held)
            if each.commit != at and place != copy:
                fetch = ["fetch", "--quiet", "--depth=1", each.address, each.commit]
                subprocess.run(["git", "-C", held, *fetch], check=False)
            at = each.commit
            show = ["git", "-C", str(place), "show", f"{at}:{each.path}"]
            content = subprocess.run(show, capture_output=True, check=False).stdout
            if hashlib.sha256(content).hexdigest() == each.sha256:
                name = f"{each.sha256[:16]}{Path(each.path).suffix.lower()}"
                (folder / name).write_bytes(content)
            else:
                print(f"not brought: {each.address} {each.path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(*sys.argv[2:3]))
