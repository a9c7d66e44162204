"""What a migration would do, before anything of it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Edit:
    """A file that a step changes in ``count`` places; without ``content`` the step deletes it.

    ``path`` is below ``root``, and ``was`` the one that the file had before, if it had another;
    ``lines`` are those that go and come, with ``-`` and ``+`` before them, where a person should
    see them.
    """

    step: str
    root: Path
    path: str
    content: bytes | None
    count: int = 1
    lines: tuple[str, ...] = ()
    was: str = ""


@dataclass(frozen=True)
class Doubt:
    """Where the program can't be sure what is meant: a file below the project, and why."""

    reason: str
    path: str


@dataclass(frozen=True)
class Plan:
    """All edits, or the doubts that forbid them."""

    edits: Sequence[Edit] = ()
    doubts: Sequence[Doubt] = ()
