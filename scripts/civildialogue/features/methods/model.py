"""The typed front matter of a method card, its vocabulary and its sections."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    AnyHttpUrl,
    Field,
)

from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.schema import Duration, Original, Provision
from civildialogue.core.model.values import Names, Record
from civildialogue.core.model.vocabulary import Initiator, Level


class Cost(StrEnum):
    """The cost of a method to its organiser, in rough steps."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


FOLDER = "methodologies"
"""Where the method cards stand that others name."""

METHOD_SECTIONS = (
    "purpose",
    "when",
    "when-not",
    "steps",
    "time",
    "cost",
    "legal-basis",
    "tools",
    "inclusion",
    "measure",
)
"""The sections that every method card has, by heading id, in this order."""


class Tool(Record):
    """Something that helps to carry out a method."""

    name: NonEmptyLocalized
    url: AnyHttpUrl


class MethodMatter(Original):
    """A method card."""

    kind: Literal["method"]
    levels: Annotated[list[Level], Field(min_length=1)]
    initiators: Annotated[list[Initiator], Field(min_length=1)]
    duration: Duration
    cost: Cost
    legal_basis: list[Provision] = []
    tools: list[Tool] = []
    related: Names = []


class AnnexMatter(Original):
    """A document that an organiser of the ``methods`` fills in and signs.

    It is a page of the site, and a file for Office in each language. ``legal_basis`` is the law
    that it rests on. One that is ``unready`` may lack both.
    """

    kind: Literal["annex"]
    unready: bool = False
    methods: Names = []
    legal_basis: list[Provision] = []
