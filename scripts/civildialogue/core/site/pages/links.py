"""What claims rest on and lead to: boxes in columns, and the links between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from civildialogue.core.feature import LEADS, RESTS, Reference
from civildialogue.core.model.language import messages
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.site.writing.registers import SOURCES


@dataclass(frozen=True)
class Node:
    """One box: its column, its words, where it leads, and the page whose title the words are."""

    id: str
    column: int
    title: str
    target: str
    page: str = ""


@dataclass(frozen=True)
class Links:
    """The evidence of all claims, or of one; ``only`` is the key of its page."""

    writer: Writer
    only: str | None = None

    @cached_property
    def claims(self) -> list[str]:
        """The pages that the graph is about; examples don't count, unless asked for."""
        pages = self.writer.library.originals
        if self.only:
            return [key for key in (self.only,) if key in pages and self._is_claim(key)]
        shown = (k for k, page in pages.items() if page.original.origin is not Origin.EXAMPLE)
        return [key for key in shown if self._is_claim(key)]

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The boxes by id, in the order of their columns."""
        columns = dict.fromkeys(self.claims, 1)
        found: dict[str, Node] = {}
        for steps in self._steps.values():
            for before, after in steps:
                columns.setdefault(after, columns[before] + 1)
        listed = [self._page(key, column) for key, column in columns.items()]
        listed += [finding for key in self.claims for finding in self._findings(key)]
        for node in sorted(listed, key=lambda n: (n.column, n.title)):
            found.setdefault(node.id, node)
        return found

    def _page(self, key: str, column: int) -> Node:
        return Node(key, column, self.writer.label(key), key, key)

    def _findings(self, key: str) -> Iterator[Node]:
        """What a claim rests on: sources, and passages of pages."""
        library = self.writer.library
        for named in (each for each in library.references.of(key) if each.way == RESTS):
            if named.register:
                yield from self._record(named)
            elif named.target in library.originals:
                target = f"{named.target}#{named.block}" if named.block else named.target
                # A box of its own, though the page may be a claim as well.
                title = self.writer.title(named.target)
                yield Node(f"finding {target}", 0, title, target, named.target)

    def _record(self, named: Reference) -> Iterator[Node]:
        """A record that a claim rests on, where it has a place on a page."""
        library = self.writer.library
        if named.register == "sources" and named.value in library.sources:
            name = library.sources[named.value].value.short[self.writer.locale]
            anchor = f"source-{named.value}"
            yield Node(anchor, 0, name, f"{SOURCES}#{anchor}")
        elif shown := self.writer.shown(named):
            yield Node(f"finding {named.target}", 0, *shown)

    @cached_property
    def _steps(self) -> Mapping[str, list[tuple[str, str]]]:
        """For each claim the steps to the right that start from it, each from a box to the next.

        What was reached before is not walked again, and nobody limits how long a chain may be.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        seen: set[str] = set()
        for claim in self.claims:
            found[claim] = []
            todo = self._next(claim)
            while todo:
                step = todo.pop()
                found[claim].append(step)
                if step[1] not in seen:
                    seen.add(step[1])
                    todo += self._next(step[1])
        return found

    def _next(self, key: str) -> list[tuple[str, str]]:
        """The steps from a page, last first; none leads to a claim."""
        every = (*self._led_to(key), *self.writer.library.references.resting.get(key, ()))
        return [(key, other) for other in reversed(every) if not self._is_claim(other)]

    def _is_claim(self, key: str) -> bool:
        library = self.writer.library
        return library.page_kind(library.originals[key].original).is_claim

    def _led_to(self, key: str) -> Iterator[str]:
        library = self.writer.library
        for named in library.references.of(key):
            if named.way == LEADS and named.target in library.originals:
                yield named.target

    @cached_property
    def edges(self) -> list[tuple[str, str]]:
        """Which box supports which."""
        found: dict[tuple[str, str], None] = {}
        for key in self.claims:
            found |= dict.fromkeys((finding.id, key) for finding in self._findings(key))
            found |= dict.fromkeys(self._steps[key])
        return list(found)

    def supports(self, identifier: str) -> list[Node]:
        """What a box leads to, for the lists."""
        return self._near[0].get(identifier, [])

    def supported(self, identifier: str) -> list[Node]:
        """What a box rests on."""
        return self._near[1].get(identifier, [])

    @cached_property
    def _near(self) -> tuple[dict[str, list[Node]], dict[str, list[Node]]]:
        leads: dict[str, list[Node]] = {}
        rests: dict[str, list[Node]] = {}
        for before, after in self.edges:
            leads.setdefault(before, []).append(self.nodes[after])
            rests.setdefault(after, []).append(self.nodes[before])
        return leads, rests

    def head(self, node: Node) -> str:
        """What the boxes of a kind are called."""
        if not node.column:
            return self.writer.t("evidence.finding")
        return self._kind(self.writer.library.originals[node.page].original.kind)

    def _kind(self, kind: str) -> str:
        """What several pages of a kind are called, or one, as far as there are words for it."""
        words = messages(self.writer.locale)
        return words.get(f"evidence.{kind}", words.get(f"kind.{kind}", kind))
