"""The evidence graph: findings → claims → what they lead to, drawn and as a list."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from civildialogue.core.site.pages.links import Links, Node
from civildialogue.core.site.writing.context import Writer

COLUMN, ROW, WIDTH, HEIGHT, GAP, TOP = 290, 64, 210, 48, 20, 40
LETTERS = 27


@dataclass(frozen=True)
class Graph(Links):
    """The same as a drawing: where each box stands, and the lines between them."""

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """The left upper corner of each box, beside what it is linked with: so few lines cross.

        Source: Sugiyama, Tagawa and Toda 1981, the barycentre of the neighbours.
        """
        order = {key: float(number) for number, key in enumerate(self.claims)}
        heights = self._stacked(0, order, at_height=False)
        for column in range(1, self._last + 1):
            heights |= self._stacked(column, heights, at_height=True)
        return {
            name: (GAP + self.nodes[name].column * COLUMN, int(y)) for name, y in heights.items()
        }

    def _stacked(
        self, column: int, wished: Mapping[str, float], *, at_height: bool
    ) -> dict[str, float]:
        """The heights of a column in the order of its neighbours, each box under the one before.

        ``at_height``: what is ``wished`` are heights, and no box stands above its own.
        """
        found: dict[str, float] = {}
        y = TOP - ROW
        for node in sorted(self._columns[column], key=lambda node: self._middle(node, wished)):
            y = max(y + ROW, int(self._middle(node, wished)) if at_height else 0)
            found[node.id] = float(y)
        return found

    @cached_property
    def _columns(self) -> Mapping[int, list[Node]]:
        found = defaultdict[int, list[Node]](list)
        for node in self.nodes.values():
            found[node.column].append(node)
        return found

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
    def _last(self) -> int:
        return max((node.column for node in self.nodes.values()), default=0)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the drawing."""
        deepest = max((y for _, y in self.places.values()), default=0)
        return 2 * GAP + self._last * COLUMN + WIDTH, deepest + HEIGHT + GAP

    @property
    def heads(self) -> list[tuple[str, int]]:
        """What each column that has boxes holds, and where it begins."""
        found: dict[int, dict[str, None]] = {}
        for node in self.nodes.values():
            found.setdefault(node.column, {})[self.head(node)] = None
        return [(" · ".join(names), GAP + n * COLUMN) for n, names in sorted(found.items())]

    @property
    def columns(self) -> str:
        """What the columns hold, from left to right, for the words below the drawing."""
        return ", ".join(name for name, _ in self.heads).lower()

    @property
    def told(self) -> list[tuple[list[Node], list[Node]]]:
        """The lines as words: boxes that lead to the same, together, and where they lead."""
        found: dict[tuple[str, ...], list[Node]] = {}
        for node in self.nodes.values():
            if after := self.supports(node.id):
                found.setdefault(tuple(each.id for each in after), []).append(node)
        return [(nodes, [*self.supports(nodes[0].id)]) for nodes in found.values()]

    def path(self, edge: tuple[str, str]) -> str:
        """A curve from the right side of one box to the left side of another."""
        (x1, y1), (x2, y2) = self.places[edge[0]], self.places[edge[1]]
        x1, y1, y2 = x1 + WIDTH, y1 + HEIGHT // 2, y2 + HEIGHT // 2
        middle = (x1 + x2) // 2
        return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"

    def lines(self, node: Node) -> list[str]:
        """The words of a box on at most two lines."""
        words = [w if len(w) <= LETTERS else f"{w[: LETTERS - 1]}…" for w in node.title.split()]
        rows = [""]
        for word in words:
            if len(rows[-1]) + len(word) + 1 > LETTERS and rows[-1]:
                rows.append(word)
            else:
                rows[-1] = f"{rows[-1]} {word}".strip()
        return [*rows[:1], rows[1] + "…"] if len(rows) > 2 else rows


def graph(writer: Writer, key: str, only: str) -> str:
    """What one claim rests on and leads to: a drawing for eyes, and the same as a list.

    Empty if there is nothing.
    """
    found = Graph(writer, only)
    if not found.edges:
        return ""
    return writer.render("evidence.md.j2", key, graph=found, width=WIDTH, height=HEIGHT)
