"""The records of an analysis: findings, and figures with their numbers in a file of CSV."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from civildialogue.core.feature import Reference, each
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import Id, Names, Record, Text
from civildialogue.core.model.vocabulary import Level

FOLDER = "analysis"
"""The publication whose chapters the findings are of."""
FINDINGS, FIGURES = f"{FOLDER}/findings", f"{FOLDER}/figures"
"""The pages that show all of them."""
FINDING_FILES, FIGURE_FILES = f"{FOLDER}/_data/findings", f"{FOLDER}/_data/figures"
FINDING_ID = r"^f-[a-z0-9]+(-[a-z0-9]+)*$"
COLUMN_NAME = r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$"
FindingId = Annotated[str, StringConstraints(pattern=FINDING_ID, max_length=60)]
ColumnName = Annotated[str, StringConstraints(pattern=COLUMN_NAME, max_length=40)]
UNSTATED = "unstated"
"""In the place of a licence: the source states none."""
NAMED_ONCE = "each column named once"
OF_COLUMNS = "a key of columns that are listed"
LABELLED = "labels for columns of strings alone"


class Confidence(StrEnum):
    """How sure a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Mark(StrEnum):
    """What a finding is also about, besides the subject of its chapter."""

    BUSINESS = "business"
    HERITAGE = "heritage"
    NATURE = "nature"


class ColumnType(StrEnum):
    """The types of a column. Source: Table Schema (https://specs.frictionlessdata.io), types."""

    STRING = "string"
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"

    @property
    def is_number(self) -> bool:
        """Whether its values are amounts."""
        return self in (self.INTEGER, self.NUMBER)


class Support(Record):
    """A source that a finding rests on, and the place in it."""

    source: Id
    at: NonEmptyLocalized | None = None


class Finding(Record):
    """What a chapter found out, on what it rests, and how sure that is."""

    id: FindingId
    chapter: Id
    level: Level | None = None
    statement: NonEmptyLocalized
    figures: Names = []
    sources: list[Support] = []
    confidence: Confidence
    reason: NonEmptyLocalized
    marks: list[Mark] = []


class Column(Record):
    """A column of a figure's file; ``labels`` say what its values are called."""

    name: ColumnName
    type: ColumnType
    title: NonEmptyLocalized
    labels: dict[str, NonEmptyLocalized] = {}


class Figure(Record):
    """Numbers from a named source. They stand in the file of CSV beside the record.

    ``chart`` is false where the rows are of different kinds, which bars would set side by side.
    """

    id: Id
    title: NonEmptyLocalized
    unit: NonEmptyLocalized
    columns: Annotated[list[Column], Field(min_length=1)]
    key: Annotated[list[ColumnName], Field(min_length=1)]
    source: Id
    dataset: Text | None = None
    table: NonEmptyLocalized | None = None
    period: Text
    licence: Text
    chart: bool = True

    @model_validator(mode="after")
    def _whole(self) -> Self:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError(NAMED_ONCE)
        if not set(self.key) <= set(names):
            raise ValueError(OF_COLUMNS)
        if any(one.labels and one.type is not ColumnType.STRING for one in self.columns):
            raise ValueError(LABELLED)
        return self

    @property
    def names(self) -> list[str]:
        """The names of the columns in their order."""
        return [column.name for column in self.columns]


def named_by_finding(finding: Finding) -> "list[Reference]":
    """The chapter, figures and sources of a finding."""
    found = [Reference(("chapter",), finding.chapter, folder=FOLDER)]
    found += each("figures", finding.figures, register="figures")
    for index, support in enumerate(finding.sources):
        found.append(Reference(("sources", index, "source"), support.source, register="sources"))
    return found


def named_by_figure(figure: Figure) -> "list[Reference]":
    """The source of a figure."""
    return [Reference(("source",), figure.source, register="sources")]
