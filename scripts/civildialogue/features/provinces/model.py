"""The record of a province."""

from typing import Annotated

from pydantic import Field, StringConstraints

from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import Id, Record, Text
from civildialogue.core.model.vocabulary import ABOUT

LIST = f"{ABOUT}/provinces"
"""The page that lists all of them; below it each that texts tell of has its own."""
FILES = f"{ABOUT}/_data/provinces"
BORDERS = r"^(M[0-9]+ [0-9]+l[0-9 -]+z)+$"
"""Lines of an SVG path from a point on; the same sheet for every province of the country."""
Nuts = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[0-9A-Z]{3}$")]
"""Source: Regulation (EC) No 1059/2003, Annex I: a country and three levels."""


class Case(Record):
    """What a page, or a passage of it, tells of a province."""

    page: Text
    passage: Id | None = None
    says: NonEmptyLocalized


class Province(Record):
    """A province by its code of ISO 3166-2, with the authorities that have their ``seats`` there.

    ``partner`` says who of the province is in the project. ``sources`` are those of its codes, of
    what belongs to it and of its borders.
    """

    id: Id
    name: NonEmptyLocalized
    nuts: Nuts
    sources: Annotated[list[Id], Field(min_length=1)]
    partner: NonEmptyLocalized | None = None
    seats: list[Id] = []
    cases: list[Case] = []
    borders: Annotated[str, StringConstraints(pattern=BORDERS, max_length=1000)]
