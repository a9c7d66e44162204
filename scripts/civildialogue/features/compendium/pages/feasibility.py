"""What it takes to carry out a recommendation, as its page, the list and its head say it."""

from collections.abc import Mapping
from decimal import Decimal

from civildialogue.core.model.library import Page
from civildialogue.core.model.numbers import write_number
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.feasibility import SCALE, CostClass, Priority
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS

SCALES = f"{RECOMMENDATIONS}/index#scales"
"""Where the list says what the classes and priorities mean."""


def meaning(writer: Writer, cost: CostClass) -> str:
    """The sums of a class, in the reader's language."""
    above, limit = SCALE[cost]
    if limit == 0:
        return writer.t("cost-class.nothing")
    least, most = (write_number(Decimal(sum_ or 0), writer.locale) for sum_ in (above, limit))
    form = "over" if limit is None else "between" if above else "up-to"
    return writer.t(f"cost-class.{form}", least=least, most=most)


def section(writer: Writer, key: str, matter: RecommendationMatter) -> str:
    """The part of a recommendation's page; empty where nothing of it is said."""
    parts = (matter.cost, matter.priority, matter.powers, matter.risks, matter.prerequisites)
    if not any(parts):
        return ""
    library = writer.library
    return writer.render(
        "compendium/feasibility.md.j2",
        key,
        matter=matter,
        meaning=lambda cost: meaning(writer, cost),
        sources={name: located.value for name, located in library.sources.items()},
        place=lambda name: _page(writer, name),
        SCALES=SCALES,
    )


def _page(writer: Writer, name: str) -> Page | None:
    return writer.library.originals.get(f"{RECOMMENDATIONS}/{name}")


def scales(writer: Writer) -> Mapping[str, object] | None:
    """What the classes of cost and the priorities mean; None where no page has either.

    The pages of examples lead there, too, though the list has none.
    """
    matters = (page.matter for page in writer.library.originals.values())
    weighed = (m for m in matters if isinstance(m, RecommendationMatter) and (m.cost or m.priority))
    if next(weighed, None) is None:
        return None
    return {
        "costs": [(cost, meaning(writer, cost)) for cost in CostClass],
        "priorities": list(Priority),
    }
