"""Of which features the program is composed: its own, and those that other packages bring."""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Any

from civildialogue.core import active
from civildialogue.core.feature import Feature

NAMES = (
    *("methods", "training", "analysis", "compendium", "corrections"),
    *("provinces", "rescue", "review"),
)
"""The program's own features, in their order."""
VERBS = tuple(
    "answer redact withhold receipt renumber announce extend conclude status apply respond reply "
    "translate review".split()
)
"""The verbs that these add to the command itself: its help names them, and imports no feature."""
GROUP = "civildialogue.features"
"""The group of entry points by which another package brings a feature: a ``Feature`` each."""


active.introduce(f"civildialogue.features.{name}" for name in NAMES)


def own() -> tuple[Feature, ...]:
    """The program's own features. They are imported here, as not everything needs them."""
    from civildialogue.features.analysis.feature import ANALYSIS
    from civildialogue.features.compendium.feature import COMPENDIUM
    from civildialogue.features.corrections.feature import CORRECTIONS
    from civildialogue.features.methods.feature import METHODS
    from civildialogue.features.provinces.feature import PROVINCES
    from civildialogue.features.rescue.feature import RESCUE
    from civildialogue.features.review.feature import REVIEW
    from civildialogue.features.training.feature import TRAINING

    return METHODS, TRAINING, ANALYSIS, COMPENDIUM, CORRECTIONS, PROVINCES, RESCUE, REVIEW


def compose() -> None:
    """Gives the program all of its features; whoever starts it calls this first.

    What another package brings and can't be used is left out, and told by every check.
    """
    found: list[Feature] = [*own()]
    broken: dict[str, str] = {}
    for point in sorted(_foreign(), key=lambda point: point.name):
        made = _loaded(point)
        if isinstance(made, str):
            broken[point.name] = made
        elif reason := _clash(made, found):
            broken[point.name] = reason
        else:
            found.append(made)
    active.compose(found, broken)


def verbs() -> Iterable[str]:
    """What the features add to the command itself, by name; composes if other packages may add."""
    if not active.known() and not _foreign():
        return VERBS
    if not active.known():
        compose()
    added = (each for feature in active.known() for each in feature.commands())
    return [str(command.name) for group, command in added if not group]


def _foreign() -> EntryPoints:
    return entry_points(group=GROUP)


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
