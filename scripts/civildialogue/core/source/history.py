"""What Git knows of the sources: when a page last changed, and how a passage once read."""

import datetime as dt
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from civildialogue.core.model.text import Block
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.clock import ZONE
from civildialogue.core.source.frontmatter import split
from civildialogue.core.source.reading import UnreadableError, decoded

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The moment of texts that have no history."""

_REFUSED = b"dubious ownership"
"""Source: git-config(1), safe.directory, and setup.c of Git 2.35.2 and later."""
_COMMIT = "%x00%H %ct"
"""How Git is to write a commit; an empty field goes before it, which no name of a file can be."""


@dataclass(frozen=True)
class Commit:
    """One commit: its full id and the moment it was made (UTC)."""

    id: str
    moment: dt.datetime

    @property
    def day(self) -> dt.date:
        """The day it was made, in Sofia."""
        return self.moment.astimezone(ZONE).date()

    @property
    def short(self) -> str:
        """The id as people quote it."""
        return self.id[:10]


class HistoryRefusedError(Exception):
    """There is a history, and Git won't read it: the folder belongs to somebody else."""


class History:
    """The history of a ``docs`` folder. Without Git, or outside a repository, it is just empty.

    Everything that reads it raises HistoryRefusedError where Git refuses.
    """

    def __init__(self, docs: Path) -> None:
        self.docs = docs.resolve()

    def _git(self, *arguments: str) -> bytes:
        command = ["git", "-c", "core.quotepath=off", "-C", str(self.docs), *arguments]
        # In the words of C, for they are read.
        environment = {**os.environ, "LC_ALL": "C"}
        try:
            done = subprocess.run(command, capture_output=True, check=False, env=environment)
        except OSError:
            return b""
        if done.returncode != 0 and _REFUSED in (done.stderr or b""):
            raise HistoryRefusedError(str(self.docs))
        return done.stdout if done.returncode == 0 else b""

    @cached_property
    def _log(self) -> list[tuple[Commit, list[str]]]:
        """Commits that touch the folder, newest first, with the files they touch."""
        listing = self._git(
            *("log", "-z", "--no-merges", "--name-only", "--relative"),
            *(f"--format={_COMMIT}", "--", "."),
        )
        return list(_commits(listing))

    @cached_property
    def last_change(self) -> dict[str, Commit]:
        """The newest commit of each file, by its path below the folder."""
        newest: dict[str, Commit] = {}
        for commit, paths in self._log:
            for path in paths:
                newest.setdefault(path, commit)
        return newest

    @cached_property
    def head(self) -> Commit | None:
        """The newest commit of the whole repository."""
        found = next(_commits(self._git("log", "-1", "-z", f"--format={_COMMIT}")), None)
        return found[0] if found else None

    @cached_property
    def epoch(self) -> int | None:
        """The time of the newest commit, in seconds since 1970, for ``SOURCE_DATE_EPOCH``.

        Source: https://reproducible-builds.org/specs/source-date-epoch/
        """
        return int(self.head.moment.timestamp()) if self.head else None

    def passage(self, path: str, block_id: str, block_hash: str) -> tuple[Block, Commit] | None:
        """The block of a file as it read when its hash was ``block_hash``, and that commit."""
        return self.version(path, block_id, lambda block: block.hash == block_hash)

    def version(
        self, path: str, block_id: str, is_it: Callable[[Block], bool]
    ) -> tuple[Block, Commit] | None:
        """The newest reading of a block that is the one looked for, and its commit."""
        for commit, paths in self._log:
            if path not in paths:
                continue
            for block in _blocks(path, self._git("show", f"{commit.id}:./{path}")):
                if block.id == block_id and is_it(block):
                    return block, commit
        return None


def _commits(listing: bytes) -> Iterator[tuple[Commit, list[str]]]:
    """What Git listed with ``_COMMIT`` and ``-z``: each commit with the files that it touches."""
    for record in listing.split(b"\0\0"):
        head, *names = record.removeprefix(b"\0").rstrip(b"\0").split(b"\0")
        names[:1] = [name.removeprefix(b"\n") for name in names[:1]]
        if head.strip():
            identifier, seconds = head.decode().split()
            moment = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
            yield Commit(identifier, moment), [os.fsdecode(name) for name in names]


def _blocks(path: str, data: bytes) -> Iterator[Block]:
    try:
        source = decoded(path, data)
    except UnreadableError:
        return
    found = split(source)
    if found is not None:
        yield from split_blocks(source.lines[found[1] - 1 :], found[1])
