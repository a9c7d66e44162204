"""Fenced code: where it begins and ends, at whatever depth it stands.

Source: pymdownx.superfences, which looks for fences in all lines before anything else is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = re.compile(
    r"(?P<prefix>[> ]*+)(?:(?P<fence>`{3,}+)(?P<info>[^`]*)|(?P<tilde>~{3,}+)(?P<rest>.*))"
)


@dataclass(frozen=True)
class Fence:
    """A fence from line ``first`` up to ``end`` (not included), counted from 0."""

    first: int
    end: int
    prefix: str
    mark: str
    info: str
    is_closed: bool


def opening(line: str) -> tuple[str, str, str] | None:
    """What stands before a fence that opens on this line, the fence, and the words after it."""
    if "```" not in line and "~~~" not in line:  # As nearly all lines, which are asked often.
        return None
    match = _OPENING.fullmatch(line)
    if match is None:
        return None
    mark = match["fence"] or match["tilde"]
    return match["prefix"], mark, (match["info"] or match["rest"] or "").strip()


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """The fences in order; of one without an end only its first line.

    The line at which a fence is given up opens none itself, and one that is never given up hides
    all that follow, as the extension reads each line once.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        # As nearly all lines, which are asked often.
        is_plain = "```" not in line and "~~~" not in line
        found = None if is_plain else opening(line.expandtabs(4))
        if found is None:
            at += 1
            continue
        end, stop = _end(lines, at + 1, found[0], found[1])
        yield Fence(at, end or at + 1, *found, is_closed=end is not None)
        at = end or stop + 1


def _end(lines: Sequence[str], start: int, prefix: str, mark: str) -> tuple[int | None, int]:
    """The line after the closing fence; None where the text leaves the fence's place before.

    The second is the line up to which was looked.
    """
    quotes, after_gap = prefix.count(">"), False
    for number in range(start, len(lines)):
        line = lines[number].expandtabs(4)
        width = 0
        while width < min(len(prefix), len(line)) and line[width] in "> ":
            width += 1
        content, level = line[width:], line[:width].count(">")
        if level > quotes:
            return None, number
        if not (content if quotes else line.strip(" ")):
            after_gap = True
            continue
        if width < len(prefix) or (after_gap and level < quotes):
            return None, number
        if content.rstrip(" ") == mark:
            return number + 1, number + 1
        after_gap = False
    return None, len(lines)
