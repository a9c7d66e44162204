"""The typed front matter of a place."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from civildialogue.core.model.schema import Original
from civildialogue.core.model.values import Day, Id

FOLDER = "places"
Degree = Annotated[float, Field(ge=-180, le=180)]
Town = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class PlaceMatter(Original):
    """A place: where it is, what it is protected by, and when it was seen last."""

    kind: Literal["place"]
    id: Id
    town: Town
    longitude: Degree
    latitude: Annotated[Degree, Field(ge=-90, le=90)]
    protected_by: list[Id] = []
    near: list[Id] = []
    seen: Day
