"""What is to stand in the place of lines of a text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """``count`` lines from ``line`` on (1-based) become ``lines``; with a count of 0 lines are
    only added, before that line.
    """

    line: int
    count: int
    lines: tuple[str, ...]
