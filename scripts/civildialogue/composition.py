"""Of which features the program is composed: the one place that lists them."""

from civildialogue.core import active
from civildialogue.features.compendium.feature import COMPENDIUM
from civildialogue.features.methods.feature import METHODS
from civildialogue.features.review.feature import REVIEW
from civildialogue.features.training.feature import TRAINING

FEATURES = (METHODS, TRAINING, COMPENDIUM, REVIEW)


def compose() -> None:
    """Gives the program all of its features; whoever starts it calls this first."""
    active.compose(FEATURES)
