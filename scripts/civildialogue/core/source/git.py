"""Git, asked about a folder whose history others wrote: nothing there makes it start a program."""

import os
import subprocess
import weakref
from collections.abc import Iterator
from pathlib import Path

COMMAND = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)
SETTINGS = {"GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""No protocol is allowed: a missing object is a fault and not a reason to ask the network. What Git
says is in the words of C, for it is read.
"""


class GitError(Exception):
    """Git said no; ``told`` is what it said."""

    def __init__(self, told: bytes = b"") -> None:
        super().__init__(os.fsdecode(told))
        self.told = told


class NoGitError(GitError):
    """There is no such program here."""


def command(folder: Path, *arguments: str) -> list[str]:
    """The command that asks Git about a folder."""
    return [*COMMAND, "-C", str(folder), *arguments]


def environment() -> dict[str, str]:
    """The environment in which it is asked."""
    return os.environ | SETTINGS


def ask(folder: Path, *arguments: str, data: bytes = b"") -> bytes:
    """What Git answers; ``data`` is what it reads. Raises GitError, NoGitError."""
    asked = command(folder, *arguments)
    try:
        done = subprocess.run(asked, input=data, capture_output=True, check=True, env=environment())
    except subprocess.CalledProcessError as error:
        raise GitError(error.stderr) from error
    except FileNotFoundError as error:
        raise NoGitError from error
    except (OSError, ValueError) as error:
        raise GitError from error
    return done.stdout


def blobs(answer: bytes) -> Iterator[bytes | None]:
    """What ``cat-file --batch`` answers: each file's bytes, or None for what is no file."""
    view, at = memoryview(answer), 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        line, at = answer[at:end], end + 1
        if line.endswith((b" missing", b" ambiguous")):
            yield None
            continue
        kind, size = line.split()[-2:]
        yield bytes(view[at : at + int(size)]) if kind == b"blob" else None
        at += int(size) + 1


class Objects:
    """One process that reads many objects, as long as this lives."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            command(folder, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
        )
        weakref.finalize(self, _end, self._process)

    def read(self, name: str) -> bytes:
        """What a name of Git stands for; empty where that is no file."""
        ask, answer = self._process.stdin, self._process.stdout
        if ask is None or answer is None or "\n" in name:
            return b""
        ask.write(os.fsencode(name) + b"\n")
        ask.flush()
        facts = answer.readline().split()
        if facts[1:2] != [b"blob"]:
            return b""
        return answer.read(int(facts[2]) + 1)[:-1]


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.communicate()
