"""What Git knows of the sources: when a page last changed, and how a passage once read."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from civildialogue.core.model.text import Block
from civildialogue.core.source import git
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.clock import day_of
from civildialogue.core.source.frontmatter import split
from civildialogue.core.source.reading import UnreadableError, decoded

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The moment of texts that have no history."""

_REFUSED = b"dubious ownership"
"""Source: git-config(1), safe.directory, and setup.c of Git 2.35.2 and later."""
_COMMIT = "%x00%H %ct %P"
"""How Git is to write a commit; an empty field goes before it, which no name of a file can be."""


@dataclass(frozen=True)
class Commit:
    """One commit: its full id, the moment it was made (UTC), and how many parents it has."""

    id: str
    moment: dt.datetime
    parents: int = 1

    @property
    def day(self) -> dt.date:
        """The day it was made."""
        return day_of(self.moment)

    @property
    def short(self) -> str:
        """The id as people quote it."""
        return self.id[:10]


@dataclass(frozen=True)
class Reading:
    """How a passage once read, the last commit in which it did, and the one that changed it.

    Without the second the change is not in the history yet.
    """

    block: Block
    commit: Commit
    changed: Commit | None


class HistoryRefusedError(Exception):
    """There is a history, and Git won't read it: the folder belongs to somebody else."""


class History:
    """The history of a ``docs`` folder; where there is none, ``lack`` says why and it is empty.

    A repository that only lies around the folder, without one of its files, is not its history.
    Everything that reads it raises HistoryRefusedError where Git refuses.
    """

    def __init__(self, docs: Path) -> None:
        self.docs = docs.resolve()
        self._read: dict[tuple[str, str], dict[str | None, list[Block]]] = {}

    def _ask(self, *arguments: str) -> bytes:
        """What Git answers. Raises HistoryRefusedError, GitError."""
        try:
            return git.ask(self.docs, *arguments)
        except git.GitError as error:
            if _REFUSED in error.told:
                raise HistoryRefusedError(str(self.docs)) from error
            raise

    def _git(self, *arguments: str) -> bytes:
        try:
            return b"" if self.lack not in ("", "shallow") else self._ask(*arguments)
        except git.GitError:
            return b""

    @cached_property
    def lack(self) -> str:
        """Why not all of the history is here; empty if it is.

        ``no-git`` (no such program), ``outside`` (no repository), ``untracked`` (a repository that
        has none of the files) or ``shallow`` (cut off; what is older has no day).
        """
        try:
            is_shallow = self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"
        except git.NoGitError:
            return "no-git"
        except git.GitError:
            return "outside"
        try:
            tracked = self._ask("ls-tree", "-z", "--name-only", "HEAD", ".")
        except git.GitError:  # Nothing was ever committed.
            tracked = b""
        if not tracked:
            return "untracked"
        return "shallow" if is_shallow else ""

    @cached_property
    def _cut(self) -> frozenset[str]:
        """Commits whose parents are not here; to Git they seem to bring every file."""
        if self.lack != "shallow":
            return frozenset()
        place = os.fsdecode(self._git("rev-parse", "--git-path", "shallow")).rstrip("\n")
        try:
            return frozenset((self.docs / place).read_text(encoding="ascii").split())
        except OSError:
            return frozenset()

    @cached_property
    def _log(self) -> list[tuple[Commit, list[str]]]:
        """Commits that touch the folder, newest first, with the files they touch.

        A merge is listed beside each of its parents, and touches what differs from all of them.
        """
        listing = self._git(
            *("log", "-z", "-m", "--date-order", "--no-renames", "--name-only", "--relative"),
            *(f"--format={_COMMIT}", "--", "."),
        )
        found: list[tuple[Commit, list[str]]] = []
        for commit, every in groupby(_commits(listing), key=lambda each: each[0]):
            sides = [paths for _, paths in every]
            common = [path for path in sides[0] if all(path in paths for paths in sides[1:])]
            found.append((commit, common if len(sides) >= commit.parents else []))
        return found

    @cached_property
    def last_change(self) -> dict[str, Commit]:
        """The newest commit of each file, by its path below the folder, as far as it is known."""
        newest: dict[str, Commit] = {}
        for commit, paths in self._log:
            for path in paths if commit.id not in self._cut else ():
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

    def passage(self, path: str, block_id: str, block_hash: str) -> Reading | None:
        """The block of a file as it read when its hash was ``block_hash``."""
        return self.version(path, block_id, lambda block: block.hash == block_hash)

    def version(self, path: str, block_id: str, is_it: Callable[[Block], bool]) -> Reading | None:
        """The newest reading of a block that is the one looked for."""
        later = None
        for commit in self._commits_of.get(path, ()):
            for block in self._blocks(commit, path).get(block_id, ()):
                if is_it(block):
                    return Reading(block, commit, later)
            later = commit
        return None

    @cached_property
    def _commits_of(self) -> dict[str, list[Commit]]:
        """The commits that touch each file, newest first; the log is gone through once for all."""
        found: dict[str, list[Commit]] = {}
        for commit, paths in self._log:
            for path in paths:
                found.setdefault(path, []).append(commit)
        return found

    def _blocks(self, commit: Commit, path: str) -> dict[str | None, list[Block]]:
        """The blocks of a file at a commit by their ids; each version is read once."""
        if (commit.id, path) not in self._read:
            data = self._objects.read(f"{commit.id}:./{path}")
            found = self._read[commit.id, path] = {}
            for block in passages(path, data):
                found.setdefault(block.id, []).append(block)
        return self._read[commit.id, path]

    @cached_property
    def _objects(self) -> git.Objects:
        return git.Objects(self.docs)


def _commits(listing: bytes) -> Iterator[tuple[Commit, list[str]]]:
    """What Git listed with ``_COMMIT`` and ``-z``: each commit with the files that it touches."""
    for record in listing.split(b"\0\0"):
        head, *names = record.removeprefix(b"\0").rstrip(b"\0").split(b"\0")
        names[:1] = [name.removeprefix(b"\n") for name in names[:1]]
        if head.strip():
            identifier, seconds, *parents = head.decode().split()
            moment = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
            commit = Commit(identifier, moment, len(parents))
            yield commit, [os.fsdecode(name) for name in names]


def passages(path: str, data: bytes) -> Iterator[Block]:
    """The blocks of a page as Git has it; none of what can't be read."""
    try:
        source = decoded(path, data)
    except UnreadableError:
        return
    found = split(source)
    if found is not None:
        yield from split_blocks(source.lines[found[1] - 1 :], found[1])
