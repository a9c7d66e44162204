"""What the addressed authorities answered, what is overdue, and what was done since."""

from collections.abc import Iterator

from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.model.vocabulary import AUTHORITIES
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, RECOMMENDATIONS
from civildialogue.features.compendium.pages.filters import listed

RESPONSES = f"{COMPENDIUM}/responses"
SIZE = 200
"""Rows on a page."""


def section(writer: Writer, key: str, matter: RecommendationMatter) -> str:
    """The answer and the progress on the page of a recommendation."""
    return writer.render(
        "compendium/accountability.md.j2",
        key,
        matter=matter,
        overdue=matter.is_overdue(writer.shared.today),
        sources={k: s.value for k, s in writer.library.sources.items()},
    )


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The table of all recommendations with the state of their answers, in pages."""
    names = {k: a.value.name[writer.locale] for k, a in writer.library.authorities.items()}

    def body(leaf: Leaf[RecommendationMatter]) -> str:
        rows = [
            {"matter": matter, "key": f"{RECOMMENDATIONS}/{matter.id}"} for matter in leaf.items
        ]
        return writer.render(
            "compendium/responses.md.j2",
            leaf.key,
            rows=rows,
            names=names,
            authorities=AUTHORITIES,
            today=writer.shared.today,
        )

    leaves = cut(RESPONSES, [*listed(writer.library)], SIZE)
    yield from paging.titled(writer, "responses", leaves, body)
