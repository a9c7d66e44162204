"""The sources as Git has them, at a revision or in the index, read without obeying anything there.

Blobs are copied byte for byte from the object store: nothing is checked out, so that no hook and
no filter named in somebody's ``.gitattributes`` can run.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from civildialogue.core.model.text import SourceText
from civildialogue.core.source import git
from civildialogue.core.source.limits import MOST_BYTES
from civildialogue.core.source.reading import UnreadableError, decoded

MAX_REVISION = 255
MAX_BLOB = MOST_BYTES
"""Larger files are made as long as they were, but empty: no check reads so much."""
_LINK, _REGULAR = "120000", ("100644", "100755")
_NOWHERE = "nowhere"
_PLAIN = ("--no-ext-diff", "--no-textconv")
_SIGNED = re.compile(rb"[^<>\s][^<>\n]*+<[^<>\s@]++@[^<>\s]++>")
"""Who signs off, and at which address. Source: git-commit(1), ``--signoff``."""
Entry = tuple[str, bytes, PurePosixPath]


class RevisionError(ValueError):
    """A revision that nothing can be compared with.

    ``reason`` says why: ``invalid`` (not a name of one), ``unknown``, ``unrelated`` (the history
    that connects it is not in this copy), ``no-git`` (no such program), ``outside`` (no
    repository) or ``unfinished`` (the index holds a merge between whose sides nobody has chosen).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Base:
    """What a change started from: the common ancestor of a revision and the current commit.

    Source: git-diff(1) on ``A...B``; so what was changed elsewhere since then does not count. The
    change itself is what the index holds, or a revision ``head``.
    """

    def __init__(self, docs: Path, revision: str, head: str = "") -> None:
        """Raises RevisionError."""
        self.revision = revision
        self._docs = docs.resolve()
        for name in (revision, head or revision):
            if not name or len(name) > MAX_REVISION or not _is_plain(name):
                raise RevisionError("invalid")
        try:
            self._prefix = self._git("rev-parse", "--show-prefix").decode().rstrip("\n")
        except _GitError as error:
            raise RevisionError("outside") from error
        self.head = self._commit(head) if head else ""
        try:
            found = self._git("merge-base", self._commit(revision), self.head or "HEAD")
        except _GitError as error:
            raise RevisionError("unrelated") from error
        self.commit = found.decode().split()[0]

    def _commit(self, revision: str) -> str:
        try:
            named = self._git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        except _GitError as error:
            raise RevisionError("unknown") from error
        return named.decode().strip()

    def _git(self, *arguments: str, data: bytes = b"") -> bytes:
        try:
            return git.ask(self._docs, *arguments, data=data)
        except git.NoGitError as error:
            raise RevisionError("no-git") from error
        except git.GitError as error:
            raise _GitError from error

    def write(self, folder: Path) -> None:
        """Writes the sources as they were into ``folder``. Raises RevisionError.

        Symbolic links are made to point nowhere, because the check only names them.
        """
        self._write(folder, self._of_tree(self.commit))

    def write_change(self, folder: Path) -> None:
        """Writes the sources as the change has them. Raises RevisionError."""
        self._write(folder, self._of_tree(self.head) if self.head else self._of_index())

    def _write(self, folder: Path, entries: Iterator[Entry]) -> None:
        links: list[Path] = []
        wanted: list[tuple[bytes, Path]] = []
        for mode, identifier, path in entries:
            # A tree made by hand may hold names that lead out of the folder.
            if path.is_absolute() or ".." in path.parts:
                raise RevisionError("invalid")
            target = folder.joinpath(path)
            if mode == _LINK:
                links.append(target)
            elif mode in _REGULAR:
                target.parent.mkdir(parents=True, exist_ok=True)
                wanted.append((identifier, target))
        for target, size, content in self._contents(wanted):
            target.write_bytes(content)
            if size > MAX_BLOB:
                os.truncate(target, size)
        for link in links:
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(_NOWHERE)

    def _path(self, name: bytes) -> PurePosixPath:
        return PurePosixPath(os.fsdecode(name)[len(self._prefix) :])

    def _of_tree(self, commit: str) -> Iterator[Entry]:
        below = ("--", self._prefix) if self._prefix else ()
        listing = self._git("ls-tree", "-r", "-z", "--full-tree", commit, *below)
        for record in listing.split(b"\0")[:-1]:
            facts, _, name = record.partition(b"\t")
            mode, _, identifier = facts.split()
            yield mode.decode(), identifier, self._path(name)

    def _of_index(self) -> Iterator[Entry]:
        for record in self._git("ls-files", "--stage", "--full-name", "-z").split(b"\0")[:-1]:
            facts, _, name = record.partition(b"\t")
            mode, identifier, stage = facts.split()
            if stage != b"0":
                raise RevisionError("unfinished")
            yield mode.decode(), identifier, self._path(name)

    def _contents(self, wanted: list[tuple[bytes, Path]]) -> Iterator[tuple[Path, int, bytes]]:
        """Each file with its size and its bytes; one that is too large without any."""
        asked = b"".join(identifier + b"\n" for identifier, _ in wanted)
        facts = [
            line.split() for line in self._git("cat-file", "--batch-check", data=asked).split(b"\n")
        ]
        sizes: list[int] = []
        for fact in facts[: len(wanted)]:
            if fact[1] == b"missing":
                raise RevisionError("unrelated")
            sizes.append(int(fact[2]))
        small = [each for each, size in zip(wanted, sizes, strict=True) if size <= MAX_BLOB]
        asked = b"".join(identifier + b"\n" for identifier, _ in small)
        found = git.blobs(self._git("cat-file", "--batch", "--buffer", data=asked))
        for (_, target), size in zip(wanted, sizes, strict=True):
            yield target, size, b"" if size > MAX_BLOB else next(found) or b""

    def text(self, path: str) -> SourceText | None:
        """One text as it was, by its path below the folder; None if there was none to be read."""
        return self._text(self.commit, f"{self._prefix}{path}")

    def outside(self, path: str) -> tuple[SourceText | None, SourceText | None]:
        """One text beside the folder, before and after the change."""
        beside = f"{self.around}{path}"
        return self._text(self.commit, beside), self._text(self.head, beside)

    def _text(self, commit: str, path: str) -> SourceText | None:
        try:
            return decoded(path, self._git("cat-file", "blob", f"{commit}:{path}"))
        except (_GitError, UnreadableError):
            return None

    def _differing(self, *options: str) -> list[str]:
        """What differs between the base and the change, as Git lists it."""
        command = ("diff-tree", "-r") if self.head else ("diff-index", "--cached")
        ends = (self.commit, self.head) if self.head else (self.commit,)
        plain = [option for option in options if option != "."]
        below = ("--", ".") if "." in options else ()
        fields = self._git(*command, *_PLAIN, "-z", *plain, *ends, *below).split(b"\0")[:-1]
        return [os.fsdecode(name) for name in fields]

    def changed(self) -> list[str]:
        """Every file of the whole repository that the change touches, by its path from the top."""
        return sorted(self._differing("--no-renames", "--name-only"))

    def unstaged(self) -> list[str]:
        """Files that lie here otherwise than in the index, by their paths below the folder."""
        fields = self._git("diff-files", *_PLAIN, "--name-only", "-z", "--", ".")
        more = self._git("ls-files", "--others", "--exclude-standard", "--full-name", "-z")
        names = (os.fsdecode(name) for name in (fields + more).split(b"\0")[:-1])
        return sorted({name[len(self._prefix) :] for name in names})

    @property
    def prefix(self) -> str:
        """The path of the sources from the top of the repository, with a slash at its end."""
        return self._prefix

    @property
    def around(self) -> str:
        """The path of the folder that holds the sources, likewise; empty for the top."""
        return self._prefix.rstrip("/").rpartition("/")[0] + "/" if "/" in self._prefix[:-1] else ""

    def unsigned(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """The commits of the change that nobody signed off, newest first, merges apart; each with
        the files that it touches: how (A, M, D or T), and the path from the top.
        """
        asked = ("log", "-z", "--no-merges", "--no-renames", "--name-status", *_PLAIN)
        form = "--format=%x00%H%n%(trailers:key=Signed-off-by,valueonly,unfold)"
        listed = self._git(*asked, form, f"{self.commit}..{self.head or 'HEAD'}", "--")
        for record in listed.removeprefix(b"\0").split(b"\0\0"):
            head, *fields = record.strip(b"\0").split(b"\0")
            commit, _, signed = head.partition(b"\n")
            if commit and not any(map(_SIGNED.fullmatch, signed.splitlines())):
                names = [os.fsdecode(name).lstrip("\n") for name in fields]
                yield commit.decode(), list(zip(names[::2], names[1::2], strict=True))

    def renames(self) -> dict[str, str]:
        """Files that have another name now: old path → new path, both below the folder.

        The index is asked and not the working tree, so that no file there is looked at.
        """
        fields = self._differing("-M", "--name-status", "--diff-filter=R", ".")
        names = [name[len(self._prefix) :] for name in fields]
        return dict(zip(names[1::3], names[2::3], strict=True))


def sides(docs: Path, path: str) -> tuple[SourceText, SourceText, SourceText] | None:
    """A file in which a merge stopped: as it was before, in this branch and in the other.

    What was not there before is empty; None where no merge stopped, or one side has no such file.
    Source: gitrevisions(7), ``:<n>:<path>``.
    """
    found = []
    for stage in (1, 2, 3):
        try:
            data = git.ask(docs, "cat-file", "blob", f":{stage}:./{path}")
            found.append(decoded(path, data))
        except (git.GitError, UnreadableError):
            if stage > 1:
                return None
            found.append(SourceText(path, ""))
    return found[0], found[1], found[2]


class _GitError(RevisionError):
    """Git said no, which a copy with all of its history gives no cause for."""

    def __init__(self) -> None:
        super().__init__("unrelated")


def _is_plain(revision: str) -> bool:
    """Whether Git will read it as a revision: no option, no space and nothing invisible."""
    return revision.isprintable() and not revision.startswith("-") and " " not in revision
