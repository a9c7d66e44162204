"""What the addressed authorities answered, what is overdue, and what was done since."""

from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS
from civildialogue.features.compendium.pages.filters import listed


def section(writer: Writer, key: str, matter: RecommendationMatter) -> str:
    """The answer and the progress on the page of a recommendation."""
    return writer.render(
        "compendium/accountability.md.j2",
        key,
        matter=matter,
        overdue=matter.is_overdue(writer.shared.today),
        sources={k: s.value for k, s in writer.library.sources.items()},
    )


def page(writer: Writer, key: str) -> str:
    """The table of all recommendations with the state of their answers."""
    rows = [
        {
            "matter": matter,
            "key": f"{RECOMMENDATIONS}/{matter.id}",
            "overdue": matter.is_overdue(writer.shared.today),
        }
        for matter in listed(writer.library)
    ]
    names = {k: a.value.name[writer.locale] for k, a in writer.library.authorities.items()}
    return writer.render("compendium/responses.md.j2", key, rows=rows, names=names)
