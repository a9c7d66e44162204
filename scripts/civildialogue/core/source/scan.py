"""The lines of a text, and where on them something of Markdown begins."""

import re
from bisect import bisect_left

from civildialogue.core.source.fences import Fence, fences
from civildialogue.core.source.signs import FIRST, ID_MARKER, INDENT, SIGNS


class Scan:
    """Each line looked at once, so that what a splitter asks again and again costs little.

    ``lines`` have spaces for tabs; ``hidden`` are the lines within fenced code, its first apart;
    ``apart`` has the fences that stand in nothing else, by their first line.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = [line.expandtabs(4) for line in lines]
        self.apart: dict[int, Fence] = {}
        self.hidden: set[int] = set()
        for fence in fences(lines):
            if len(fence.prefix) < len(INDENT) and ">" not in fence.prefix:
                self.apart[fence.first] = fence
            self.hidden.update(range(fence.first + 1, fence.end))
        self._places: dict[str, list[int]] = {name: [] for name in SIGNS}
        for number, line in enumerate(self.lines):
            if number not in self.hidden and FIRST.match(line):
                for name, matches in SIGNS.items():
                    if matches(line):
                        self._places[name].append(number)

    def next(self, name: str, start: int, end: int) -> int | None:
        """The first line from ``start`` up to ``end`` on which the named sign stands."""
        places = self._places[name]
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] < end else None

    def is_text(self, at: int) -> bool:
        """Whether anything stands on the line; an empty line of code does."""
        return at in self.hidden or bool(self.lines[at].strip(" "))

    def marker(self, at: int) -> re.Match[str] | None:
        """The id on a line of its own."""
        return ID_MARKER.match(self.lines[at]) if at not in self.hidden else None

    def stops(self, at: int, *, in_item: bool = False) -> bool:
        """Whether a run of lines ends here: an empty line, an id, or a fence that stands apart."""
        if not self.is_text(at) or self.marker(at):
            return True
        return at in self.apart and not (in_item and self.apart[at].prefix)

    def below(self, at: int) -> int:
        """The line after this one; code within something else counts as one line."""
        at += 1
        while at in self.hidden:
            at += 1
        return at

    def is_indented(self, at: int) -> bool:
        """Whether the line belongs into something above it."""
        return self.lines[at].startswith(INDENT)

    def end_of_indented(self, at: int, end: int) -> int:
        """The first line from ``at`` up to ``end`` that isn’t indented."""
        while at < end and (self.is_indented(at) or at in self.hidden):
            at += 1
        return at
