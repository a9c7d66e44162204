"""The routing of reports: what happened, who answers for it, and how to reach them."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from civildialogue.core.feature import Reference
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import ID_PATTERN, Day, Id, Record
from civildialogue.core.model.vocabulary import Level

FOLDER = "rescue"
FILES = f"{FOLDER}/_data"
LIST = f"{FOLDER}/routes"
"""The page that shows all of them."""
NAME = "routes"
EMERGENCY = "112"
"""The number for emergencies. Source: Directive (EU) 2018/1972, article 109."""
PHONE = r"^(\+|\()?[0-9][0-9 /()-]{1,24}$"
Phone = Annotated[str, StringConstraints(pattern=PHONE)]
REACHED = "a telephone, an address or an email"
Name = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
Email = Annotated[str, StringConstraints(pattern=EMAIL, max_length=254)]


class Ground(Record):
    """An act, and the place in it."""

    source: Id
    at: NonEmptyLocalized


class Hazard(Record):
    """What a person may see, and whom to ask ``first``: 112 or an authority of one of its routes.

    At each of its ``levels`` somebody has to answer for it.
    """

    id: Id
    name: NonEmptyLocalized
    first: Id
    levels: Annotated[list[Level], Field(min_length=1)]

    @property
    def is_urgent(self) -> bool:
        """Whether 112 comes before everybody."""
        return self.first == EMERGENCY


class Answer(Record):
    """Something about an authority, as ``source`` said on the day ``accessed``."""

    authority: Id
    source: Id
    accessed: Day
    review_by: Day


class Route(Answer):
    """Who answers for a kind of hazard at a level: the first that is listed is asked first.

    ``law`` gives the competence; ``deadline`` is what it says about time, if it does.
    """

    kind: Id
    level: Level
    duty: NonEmptyLocalized
    deadline: NonEmptyLocalized | None = None
    law: Ground


class Contact(Answer):
    """How to reach an authority, as far as the source says; ``note`` is what to know of that."""

    phone: list[Phone] = []
    address: NonEmptyLocalized | None = None
    email: Email | None = None
    note: NonEmptyLocalized | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.phone or self.address or self.email):
            raise ValueError(REACHED)
        return self


class Routes(Record):
    """The whole routing, in one file.

    An authority that stands for several, of which the place decides, has these in ``groups``.
    """

    id: Literal["routes"]
    groups: dict[Name, Annotated[list[Id], Field(min_length=2)]] = {}
    kinds: Annotated[list[Hazard], Field(min_length=1)]
    routes: Annotated[list[Route], Field(min_length=1)]
    contacts: list[Contact] = []

    def answers(self) -> Iterator[tuple[str, int, Answer]]:
        """Every route and contact, with its place."""
        for index, route in enumerate(self.routes):
            yield "routes", index, route
        for index, contact in enumerate(self.contacts):
            yield "contacts", index, contact


def named(record: Routes) -> Iterator[Reference]:
    """The authorities and the sources that the routing names."""
    for field, index, one in record.answers():
        yield Reference((field, index, "authority"), one.authority, register="authorities")
        yield Reference((field, index, "source"), one.source, register="sources")
    for index, route in enumerate(record.routes):
        yield Reference(("routes", index, "law", "source"), route.law.source, register="sources")
    for group, members in record.groups.items():
        yield Reference(("groups", group), group, register="authorities")
        for index, member in enumerate(members):
            yield Reference(("groups", group, index), member, register="authorities")
