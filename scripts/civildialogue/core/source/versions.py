"""How pages read at any commit, for what records say of a change; many readings, one process."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from civildialogue.core.model.text import Block
from civildialogue.core.source import git
from civildialogue.core.source.clock import day_of
from civildialogue.core.source.history import passages

Version = tuple[str, str]
"""A commit and the path of a page below the folder."""


class Versions:
    """The readings that the pages of a ``docs`` folder had, up to a revision.

    Git is asked when it is first needed. Without a repository, or where Git refuses, there are
    none; a shallow copy has only some, which ``is_whole`` says.
    """

    def __init__(self, docs: Path, revision: str = "HEAD") -> None:
        self._docs, self._revision = docs.resolve(), revision
        self._read: dict[Version, tuple[Block, ...]] = {}
        self._touching: dict[tuple[str, ...], list[str]] = {}

    def _git(self, *arguments: str, data: bytes = b"") -> bytes:
        try:
            return git.ask(self._docs, *arguments, data=data)
        except git.GitError:
            return b""

    @cached_property
    def _listed(self) -> list[list[str]]:
        asked = ("rev-list", "--timestamp", "--parents", self._revision, "--")
        return [line.split() for line in self._git(*asked).decode().splitlines()]

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Every commit of the revision's history with its parents, newest first."""
        return {commit: tuple(parents) for _, commit, *parents in self._listed}

    @cached_property
    def days(self) -> Mapping[str, dt.date]:
        """The day on which each commit was made."""
        return {
            commit: day_of(dt.datetime.fromtimestamp(int(seconds), dt.UTC))
            for seconds, commit, *_ in self._listed
        }

    @cached_property
    def is_whole(self) -> bool:
        """Whether the whole history is here, so that what it has not never was."""
        said = self._git("rev-parse", "--is-shallow-repository").strip()
        return bool(self.parents) and said == b"false"

    def named(self, start: str) -> str | None:
        """The full id of the one commit of the history that begins so."""
        at = bisect_left(self._ids, start)
        found = [name for name in self._ids[at : at + 2] if name.startswith(start)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self.parents)

    def touching(self, *names: str) -> list[str]:
        """The commits that made a page other than a parent had it, newest first; ``names`` are the
        paths that it has had.

        Merges are among them: words may change while one is resolved.
        """
        if names not in self._touching:  # Many comments are about one page.
            asked = ("rev-list", "--full-history", self._revision, "--")
            answer = self._git(*asked, *(f"./{name}" for name in names))
            self._touching[names] = answer.decode().split()
        return self._touching[names]

    def had(self, path: str) -> Mapping[str, list[str]]:
        """The commits in which a file changed, also under the names that it had before, newest
        first, with its names there from the top of the repository.
        """
        asked = ("log", "--follow", "-z", "--name-only", "--format=%x00%H", self._revision)
        listed = self._git(*asked, "--", f"./{path}").split(b"\0\0")
        found: dict[str, list[str]] = {}
        for record in listed:
            commit, *names = record.decode(errors="replace").strip("\0\n").split("\0")
            if commit:
                found[commit] = [name for each in names if (name := each.removeprefix("\n"))]
        return found

    def listed(self, *folders: str) -> list[Version]:
        """Each file below some folders as each commit made it, newest first; also on a side of
        which a merge took nothing.
        """
        asked = ("log", "-z", "--full-history", "--no-renames", "--name-only", "--relative")
        answer = self._git(
            *asked, "--format=%x00%H", self._revision, "--", *(f"./{each}" for each in folders)
        )
        found: list[Version] = []
        for record in answer.decode(errors="replace").split("\0\0"):
            commit, *names = record.strip("\0\n").split("\0")
            found += [(commit, name.removeprefix("\n")) for name in names]
        return found

    def blocks(self, commit: str, *names: str) -> tuple[Block, ...]:
        """The passages of a page at a commit, by the first of its names that it had there; none
        where it had no such page.
        """
        self.fetch((commit, name) for name in names)
        return next((found for name in names if (found := self._read[commit, name])), ())

    def fetch(self, wanted: Iterable[Version]) -> None:
        """Reads many pages at once; what was read already is not read again."""
        lacking = [each for each in dict.fromkeys(wanted) if each not in self._read]
        for version, data in zip(lacking, self.contents(lacking), strict=True):
            self._read[version] = tuple(passages(version[1], data))

    def contents(self, wanted: Sequence[Version]) -> list[bytes]:
        """What files held; empty for one that was not there."""
        plain = [each for each in dict.fromkeys(wanted) if "\n" not in each[1]]
        asked = "".join(f"{commit}:./{path}\n" for commit, path in plain).encode()
        answer = self._git("cat-file", "--batch", "--buffer", data=asked) if asked else b""
        found = dict(zip(plain, git.blobs(answer), strict=False))  # Without Git there is nothing.
        return [found.get(each) or b"" for each in wanted]
