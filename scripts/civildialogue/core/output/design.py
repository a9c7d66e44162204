"""What decides how a file to carry away looks, besides its texts."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources.abc import Traversable

from civildialogue.core.active import held


def design(programs: Iterable[str], entries: Iterable[Traversable]) -> bytes:
    """A sum over the versions of packages, over files, and over all words of the interface."""
    total = hashlib.sha256(" ".join(map(version, programs)).encode())
    for entry in sorted(entries, key=lambda entry: entry.name):
        total.update(entry.name.encode() + entry.read_bytes())
    for words in held("messages.yml"):
        total.update(words.encode())
    return total.digest()
