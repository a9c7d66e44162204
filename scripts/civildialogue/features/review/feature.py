"""What the review of changes declares to the core."""

from collections.abc import Iterator

from click import Command

from civildialogue.core.feature import Feature


def _commands() -> Iterator[tuple[str, Command]]:
    from civildialogue.features.review.commands import review

    yield "", review


REVIEW = Feature(name="review", package="civildialogue.features.review", commands=_commands)
