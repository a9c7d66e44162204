"""Of which features the program is composed: its own, and those that other packages bring."""

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from civildialogue.core import active
from civildialogue.core.feature import Feature
from civildialogue.features.analysis.feature import ANALYSIS
from civildialogue.features.compendium.feature import COMPENDIUM
from civildialogue.features.corrections.feature import CORRECTIONS
from civildialogue.features.methods.feature import METHODS
from civildialogue.features.review.feature import REVIEW
from civildialogue.features.training.feature import TRAINING

FEATURES = (METHODS, TRAINING, ANALYSIS, COMPENDIUM, CORRECTIONS, REVIEW)
GROUP = "civildialogue.features"
"""The group of entry points by which another package brings a feature: a ``Feature`` each."""


def compose() -> None:
    """Gives the program all of its features; whoever starts it calls this first.

    What another package brings and can't be used is left out, and told by every check.
    """
    found: list[Feature] = [*FEATURES]
    broken: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        made = _loaded(point)
        if isinstance(made, str):
            broken[point.name] = made
        elif reason := _clash(made, found):
            broken[point.name] = reason
        else:
            found.append(made)
    active.compose(found, broken)


def _loaded(point: EntryPoint) -> Feature | str:
    """The feature, or why there is none: a foreign package may fail in any way."""
    try:
        made: Any = point.load()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if isinstance(made, Feature) and made.name == point.name:
        return made
    return f"{point.value}: {getattr(made, 'name', type(made).__name__)}"


def _clash(made: Feature, found: list[Feature]) -> str:
    """What of a feature is taken already; empty if nothing is."""
    taken = {each.name for each in found}
    taken |= {kind.name for each in found for kind in each.kinds}
    taken |= {kind.name for each in found for kind in each.records}
    own = [made.name, *(kind.name for kind in made.kinds), *(kind.name for kind in made.records)]
    return ", ".join(name for name in own if name in taken)
