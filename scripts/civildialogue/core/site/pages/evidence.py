"""The evidence graph: findings → claims → what they lead to, as numbered dots and a list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from civildialogue.core.site.pages.links import Links, Node
from civildialogue.core.site.writing.context import Writer

COLUMN, ROW, DOT, GAP = 64, 30, 24, 3
"""Between columns and rows, of a dot, around all: four columns fit a telephone of 320 pixels."""


@dataclass(frozen=True)
class Drawing:
    """Boxes in columns, each under a head, and which leads to which; it is about column 1."""

    nodes: Mapping[str, Node]
    edges: Sequence[tuple[str, str]]
    heads: Mapping[str, str]

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """The middle of each dot, beside what it is linked with: so few lines cross.

        Source: Sugiyama, Tagawa and Toda 1981, the barycentre of the neighbours.
        """
        columns = self._columns
        heights = {node.id: float(number) for number, node in enumerate(columns.get(1, ()))}
        left, start = min(columns), GAP + DOT // 2
        for column in sorted(columns):
            heights |= self._stacked(column, heights, at_height=column > left)
        return {
            name: (start + (node.column - left) * COLUMN, start + int(heights[name]))
            for name, node in self.nodes.items()
        }

    def _stacked(
        self, column: int, wished: Mapping[str, float], *, at_height: bool
    ) -> dict[str, float]:
        """The heights of a column in the order of its neighbours, each dot under the one before.

        ``at_height``: what is ``wished`` are heights, and no dot stands above its own.
        """
        found: dict[str, float] = {}
        y = -ROW
        for node in sorted(self._columns[column], key=lambda node: self._middle(node, wished)):
            y = max(y + ROW, int(self._middle(node, wished)) if at_height else 0)
            found[node.id] = float(y)
        return found

    @cached_property
    def _columns(self) -> Mapping[int, list[Node]]:
        found = defaultdict[int, list[Node]](list)
        for node in self.nodes.values():
            found[node.column].append(node)
        return dict(found)

    def _middle(self, node: Node, heights: Mapping[str, float]) -> float:
        """The middle of the neighbours that have a height already; the top without any."""
        near = [heights[other] for other in self._neighbours.get(node.id, ()) if other in heights]
        return sum(near) / len(near) if near else 0.0

    @cached_property
    def _neighbours(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for before, after in self.edges:
            found.setdefault(before, []).append(after)
            found.setdefault(after, []).append(before)
        return found

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the drawing."""
        widest, deepest = (max(each) for each in zip(*self.places.values(), strict=True))
        return widest + DOT // 2 + GAP, deepest + DOT // 2 + GAP

    @property
    def lines(self) -> str:
        """All links as one path, each a curve from one dot to another."""
        return "".join(self._line(*edge) for edge in self.edges)

    def _line(self, before: str, after: str) -> str:
        (x1, y1), (x2, y2) = self.places[before], self.places[after]
        middle = (x1 + x2) // 2
        return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"

    def dots(self, *, is_subject: bool) -> str:
        """The dots as a path that is all ends of lines: of what it is about, or of the others."""
        shown = (n for n, node in self.nodes.items() if (node.column == 1) == is_subject)
        return "".join(f"M{self.places[name][0]} {self.places[name][1]}h0" for name in shown)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each box: by columns and heads, from the top down."""
        ordered = sorted(
            self.nodes.values(),
            key=lambda node: (node.column, self.heads[node.id], self.places[node.id][1]),
        )
        return {node.id: number for number, node in enumerate(ordered, start=1)}

    @property
    def groups(self) -> list[tuple[str, list[tuple[int, Node, list[int]]]]]:
        """The boxes by their numbers under their heads, each with those that it leads to."""
        after: dict[str, list[int]] = {}
        for one, other in self.edges:
            after.setdefault(one, []).append(self.numbers[other])
        listed = [
            (n, self.nodes[name], sorted(after.get(name, ()))) for name, n in self.numbers.items()
        ]
        return [
            (head, [*rows]) for head, rows in groupby(listed, lambda row: self.heads[row[1].id])
        ]


def graph(writer: Writer, key: str, only: str) -> str:
    """What one claim rests on and leads to, drawn for eyes and as a list; empty if nothing is."""
    found = Links(writer, only)
    if not found.edges:
        return ""
    heads = {node.id: found.head(node) for node in found.nodes.values()}
    drawing = Drawing(found.nodes, found.edges, heads)
    return writer.render(
        "evidence.md.j2", key, drawing=drawing, way=lambda node: node.target, told=True
    )
