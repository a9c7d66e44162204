"""The evidence graph: findings → recommendations → methods → lessons, drawn and as a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from civildialogue.core.model.library import Page
from civildialogue.core.site.context import Writer
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS
from civildialogue.features.compendium.pages.filters import listed
from civildialogue.features.training.model import LessonMatter

COLUMN, ROW, WIDTH, HEIGHT, GAP, TOP = 290, 64, 210, 48, 20, 40
LETTERS = 27
COLUMNS = ("finding", "recommendation", "method", "lesson")


@dataclass(frozen=True)
class Node:
    """One box: its column, its words, where it leads, and the page whose title the words are."""

    id: str
    column: int
    title: str
    target: str
    page: str = ""


@dataclass(frozen=True)
class Graph:
    """The evidence of all recommendations, or of one."""

    writer: Writer
    only: str | None = None

    @cached_property
    def recommendations(self) -> list[RecommendationMatter]:
        """What the graph is about."""
        if self.only is None:
            return list(listed(self.writer.library))
        page = self.writer.shared.dialogue.recommendations.get(self.only)
        found = page.matter if page else None
        return [found] if isinstance(found, RecommendationMatter) else []

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The boxes by id, in the order of their columns."""
        found: dict[str, Node] = {}
        for node in sorted(self._nodes(), key=lambda n: (n.column, n.title)):
            found.setdefault(node.id, node)
        return found

    def _nodes(self) -> Iterator[Node]:
        library, w = self.writer.library, self.writer
        for matter in self.recommendations:
            key = f"{RECOMMENDATIONS}/{matter.id}"
            yield Node(matter.id, 1, f"{matter.id}. {w.title(key)}", key, key)
            for identifier, title, target in self._findings(matter):
                page = target.partition("#")[0]
                yield Node(identifier, 0, title, target, page if page in library.originals else "")
            for slug in matter.methods:
                method = f"methodologies/{slug}"
                if method in library.originals:
                    yield Node(method, 2, w.title(method), method, method)
                for lesson in self._lessons(slug):
                    yield Node(lesson.key, 3, w.title(lesson.key), lesson.key, lesson.key)

    def _findings(self, matter: RecommendationMatter) -> Iterator[tuple[str, str, str]]:
        library = self.writer.library
        for evidence in matter.evidence:
            if evidence.source and evidence.source in library.sources:
                source = library.sources[evidence.source].value
                name = source.short[self.writer.locale]
                yield f"source-{source.id}", name, f"about/sources#source-{source.id}"
            elif evidence.page and evidence.page in library.originals:
                anchor = f"#{evidence.block}" if evidence.block else ""
                target = f"{evidence.page}{anchor}"
                yield target, self.writer.title(evidence.page), target

    def _lessons(self, slug: str) -> list[Page]:
        library = self.writer.library
        links = self.writer.shared.backlinks.get(f"methodologies/{slug}", ())
        pages = [library.originals[link.key] for link in links if link.role == "method"]
        return [page for page in pages if isinstance(page.matter, LessonMatter)]

    @cached_property
    def edges(self) -> list[tuple[str, str]]:
        """Which box supports which."""
        found: dict[tuple[str, str], None] = {}
        for matter in self.recommendations:
            for identifier, _, _ in self._findings(matter):
                found[identifier, matter.id] = None
            for slug in matter.methods:
                method = f"methodologies/{slug}"
                if method not in self.nodes:
                    continue
                found[matter.id, method] = None
                for lesson in self._lessons(slug):
                    found[method, lesson.key] = None
        return list(found)

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """The left upper corner of each box, beside what it is linked with: so few lines cross.

        Source: Sugiyama, Tagawa and Toda 1981, the barycentre of the neighbours.
        """
        order = {matter.id: float(n) for n, matter in enumerate(self.recommendations)}
        found: dict[str, tuple[int, int]] = {}
        self._stack(found, 0, order, at_height=False)
        for column in (1, 2, 3):
            heights = {identifier: float(y) for identifier, (_, y) in found.items()}
            self._stack(found, column, heights, at_height=True)
        return found

    def _stack(
        self,
        found: dict[str, tuple[int, int]],
        column: int,
        wished: Mapping[str, float],
        *,
        at_height: bool,
    ) -> None:
        """Places a column in the order of its neighbours, each box under the one before.

        ``at_height``: what is ``wished`` are heights, and no box stands above its own.
        """
        nodes = [node for node in self.nodes.values() if node.column == column]
        y = TOP - ROW
        for node in sorted(nodes, key=lambda node: self._middle(node, wished)):
            y = max(y + ROW, int(self._middle(node, wished)) if at_height else 0)
            found[node.id] = (GAP + column * COLUMN, y)

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
        deepest = max((y for _, y in self.places.values()), default=0)
        last = max((node.column for node in self.nodes.values()), default=0)
        return 2 * GAP + last * COLUMN + WIDTH, deepest + HEIGHT + GAP

    @property
    def heads(self) -> list[tuple[str, int]]:
        """The name of each column that has boxes, and where it begins."""
        used = {node.column for node in self.nodes.values()}
        return [(name, GAP + n * COLUMN) for n, name in enumerate(COLUMNS) if n in used]

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

    def supports(self, identifier: str) -> list[Node]:
        """What a box leads to, for the list beside the drawing."""
        return self._supported.get(identifier, [])

    @cached_property
    def _supported(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for before, after in self.edges:
            found.setdefault(before, []).append(self.nodes[after])
        return found


def graph(writer: Writer, key: str, only: str | None = None) -> str:
    """The drawing with title and description, and the same as a list; empty if there is nothing."""
    found = Graph(writer, only)
    if not found.edges:
        return ""
    return writer.render("evidence.md.j2", key, graph=found, width=WIDTH, height=HEIGHT)
