"""The evidence of all claims to start from: each box with what is beside it, folded, in pages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.pages import paging
from civildialogue.core.site.pages.evidence import Drawing
from civildialogue.core.site.pages.links import Links, Node
from civildialogue.core.site.writing.context import Document, Writer

SIZE = 50
"""Boxes on a page."""
MOST = 10
"""Neighbours that are named in one direction; the rest stand where the box leads."""
_ELSE = re.compile("[^a-z0-9]+")


def documents(
    writer: Writer, key: str, title: str, summary: str, words: tuple[str, str]
) -> Iterator[tuple[str, Document]]:
    """The pages of the list, the claims first. ``words`` are said above the list, and where no
    claim rests on anything.

    What a box is beside leads to its own entry, the box itself to where it stands.
    """
    start, none = words
    boxes = _Boxes(writer, key)

    def body(leaf: Leaf[Node]) -> str:
        if not leaf.items:
            return none
        shown = writer.render(
            "evidence-list.md.j2",
            leaf.key,
            groups=[*_groups(boxes.graph, leaf.items)],
            near=boxes.near,
            anchor=anchor,
            way=boxes.way,
        )
        return f"{start}\n\n{enclose(shown)}"

    yield from paging.documents(writer, boxes.leaves, title, summary, body)


def anchor(node: Node) -> str:
    """The name of a box's place in the list."""
    return f"at-{_ELSE.sub('-', node.id.lower())}"


@dataclass(frozen=True)
class _Boxes:
    """Every box with its neighbours, and the page of the list that it stands on."""

    writer: Writer
    key: str

    @cached_property
    def graph(self) -> Links:
        return Links(self.writer)

    @cached_property
    def leaves(self) -> list[Leaf[Node]]:
        graph = self.graph
        near = [n for n in graph.nodes.values() if graph.supports(n.id) or graph.supported(n.id)]
        near.sort(key=lambda node: (node.column != 1, node.column, graph.head(node)))
        return cut(self.key, near, SIZE)

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {node.id: leaf.key for leaf in self.leaves for node in leaf.items}

    def way(self, subject: Node) -> Callable[[Node], str]:
        """Where the boxes beside one lead."""
        return lambda node: (
            node.target if node.id == subject.id else f"{self._pages[node.id]}#{anchor(node)}"
        )

    def near(self, node: Node) -> tuple[Drawing, int]:
        """A box with its neighbours, and how many more there are."""
        before, after = self.graph.supported(node.id), self.graph.supports(node.id)
        sides = (before[:MOST], [node], after[:MOST])
        heads = (
            self.writer.t("evidence.rests"),
            self.graph.head(node),
            self.writer.t("evidence.leads"),
        )
        nodes: dict[str, Node] = {}
        names: dict[str, str] = {}
        for column, (boxes, head) in enumerate(zip(sides, heads, strict=True)):
            for each in boxes:
                nodes.setdefault(each.id, replace(each, column=column))
                names.setdefault(each.id, head)
        edges = [(each.id, node.id) for each in sides[0]] + [
            (node.id, each.id) for each in sides[2]
        ]
        return Drawing(nodes, edges, names), len(before) + len(after) - len(edges)


def _groups(graph: Links, nodes: Sequence[Node]) -> Iterator[tuple[tuple[str, str], list[Node]]]:
    """The boxes of a page under what they are called, each name with an id for its heading."""
    named = groupby(nodes, graph.head)
    for number, (name, group) in enumerate(named, start=1):
        yield (f"kind-{number}", name), [*group]
