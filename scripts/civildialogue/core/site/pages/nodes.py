"""The evidence of all claims as a list to start from: each box with its neighbours, in pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.pages import paging
from civildialogue.core.site.pages.links import Links, Node
from civildialogue.core.site.writing.context import Document, Writer

SIZE = 50
"""Boxes on a page."""
MOST = 10
"""Neighbours that are named in one direction; the rest stand where the box leads."""


def documents(
    writer: Writer, key: str, title: str, summary: str, words: tuple[str, str]
) -> Iterator[tuple[str, Document]]:
    """The pages of the list, the claims first. ``words`` are said above the list, and where no
    claim rests on anything.

    A claim leads to the drawing on its own page, anything else to where it stands.
    """
    start, none = words
    graph = Links(writer)
    near = [n for n in graph.nodes.values() if graph.supports(n.id) or graph.supported(n.id)]
    ordered = sorted(near, key=lambda node: (node.column != 1, node.column, graph.head(node)))

    def body(leaf: Leaf[Node]) -> str:
        if not leaf.items:
            return none
        shown = writer.render(
            "evidence-list.md.j2",
            leaf.key,
            graph=graph,
            groups=[*_groups(graph, leaf.items)],
            view=lambda node: f"{node.page}#evidence" if node.column == 1 else node.target,
            most=MOST,
        )
        return f"{start}\n\n{enclose(shown)}"

    yield from paging.documents(writer, cut(key, ordered, SIZE), title, summary, body)


def _groups(graph: Links, nodes: Sequence[Node]) -> Iterator[tuple[tuple[str, str], list[Node]]]:
    """The boxes of a page under what they are called, each name with an id for its heading."""
    named = groupby(nodes, graph.head)
    for number, (name, group) in enumerate(named, start=1):
        yield (f"kind-{number}", name), [*group]
