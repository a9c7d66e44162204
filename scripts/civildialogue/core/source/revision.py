"""The sources as an earlier revision had them, read from Git without obeying anything in it.

Blobs are copied byte for byte from the object store: nothing is checked out, so that no hook and
no filter named in somebody's ``.gitattributes`` can run.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MAX_REVISION = 255
MAX_BLOB = 1_048_576
"""Larger files are made as long as they were, but empty: no check reads so much."""
_LINK, _REGULAR = "120000", ("100644", "100755")
_NOWHERE = "nowhere"
_COMMAND = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)


class RevisionError(ValueError):
    """A revision that nothing can be compared with.

    ``reason`` says why: ``invalid`` (not a name of one), ``unknown``, ``unrelated`` (the history
    that connects it is not in this copy) or ``outside`` (no repository).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Base:
    """What a change started from: the common ancestor of a revision and the current commit.

    Source: git-diff(1) on ``A...B``; so what was changed elsewhere since then does not count.
    """

    def __init__(self, docs: Path, revision: str) -> None:
        """Raises RevisionError."""
        self._docs = docs.resolve()
        if not revision or len(revision) > MAX_REVISION or not _is_plain(revision):
            raise RevisionError("invalid")
        try:
            self._prefix = self._git("rev-parse", "--show-prefix").decode().rstrip("\n")
        except _GitError as error:
            raise RevisionError("outside") from error
        try:
            named = self._git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        except _GitError as error:
            raise RevisionError("unknown") from error
        try:
            found = self._git("merge-base", named.decode().strip(), "HEAD")
        except _GitError as error:
            raise RevisionError("unrelated") from error
        self.commit = found.decode().split()[0]

    def _git(self, *arguments: str, data: bytes = b"") -> bytes:
        command = [*_COMMAND, "-C", str(self._docs), *arguments]
        # No protocol is allowed: a missing object is a fault and not a reason to ask the network.
        settings = {"GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, check=True, env=os.environ | settings
            )
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            raise _GitError from error
        return done.stdout

    def write(self, folder: Path) -> None:
        """Writes the sources as they were into ``folder``. Raises RevisionError.

        Symbolic links are made to point nowhere, because the check only names them.
        """
        links: list[Path] = []
        wanted: list[tuple[bytes, Path]] = []
        for mode, identifier, size, path in self._entries():
            target = folder.joinpath(path)
            if mode == _LINK:
                links.append(target)
            elif mode in _REGULAR:
                target.parent.mkdir(parents=True, exist_ok=True)
                if size <= MAX_BLOB:
                    wanted.append((identifier, target))
                else:
                    target.touch()
                    os.truncate(target, size)
        for target, content in self._contents(wanted):
            target.write_bytes(content)
        for link in links:
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(_NOWHERE)

    def _entries(self) -> Iterator[tuple[str, bytes, int, PurePosixPath]]:
        below = ("--", self._prefix) if self._prefix else ()
        listing = self._git("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, *below)
        for record in listing.split(b"\0")[:-1]:
            facts, _, name = record.partition(b"\t")
            mode, _, identifier, size = facts.split()
            path = PurePosixPath(os.fsdecode(name)[len(self._prefix) :])
            # A tree made by hand may hold names that lead out of the folder.
            if path.is_absolute() or ".." in path.parts:
                raise RevisionError("invalid")
            yield mode.decode(), identifier, int(size) if size != b"-" else 0, path

    def _contents(self, wanted: list[tuple[bytes, Path]]) -> Iterator[tuple[Path, bytes]]:
        asked = b"".join(identifier + b"\n" for identifier, _ in wanted)
        answer = memoryview(self._git("cat-file", "--batch", "--buffer", data=asked))
        start = 0
        for _, target in wanted:
            end = bytes(answer[start : start + 256]).index(b"\n") + start
            facts = bytes(answer[start:end]).split()
            if facts[1] == b"missing":
                raise RevisionError("unrelated")
            size = int(facts[2])
            yield target, bytes(answer[end + 1 : end + 1 + size])
            start = end + 1 + size + 1

    def changed(self) -> list[str]:
        """Every file of the whole repository that the change touches, by its path from the top."""
        fields = self._git(
            *("diff-index", "--cached", "--no-renames", "--no-ext-diff", "--no-textconv"),
            *("--name-only", "-z", self.commit),
        )
        return sorted(os.fsdecode(name) for name in fields.split(b"\0")[:-1])

    @property
    def prefix(self) -> str:
        """The path of the sources from the top of the repository, with a slash at its end."""
        return self._prefix

    def renames(self) -> dict[str, str]:
        """Files that have another name now: old path → new path, both below the folder.

        The index is asked and not the working tree, so that no file there is looked at.
        """
        fields = self._git(
            *("diff-index", "--cached", "-M", "--no-ext-diff", "--no-textconv"),
            *("--name-status", "-z", "--diff-filter=R", self.commit, "--", "."),
        ).split(b"\0")[:-1]
        names = [os.fsdecode(name)[len(self._prefix) :] for name in fields]
        return dict(zip(names[1::3], names[2::3], strict=True))


class _GitError(RevisionError):
    """Git is not there or said no, which a copy with all of its history gives no cause for."""

    def __init__(self) -> None:
        super().__init__("unrelated")


def _is_plain(revision: str) -> bool:
    """Whether Git will read it as a revision: no option, no space and nothing invisible."""
    return revision.isprintable() and not revision.startswith("-") and " " not in revision
