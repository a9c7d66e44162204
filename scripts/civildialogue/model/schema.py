"""The typed front matter of every kind of page."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic.types import PositiveInt
from pydantic_core import PydanticCustomError

from civildialogue.model.language import Locale, NonEmptyLocalized
from civildialogue.model.vocabulary import (
    ChartForm,
    Cost,
    Initiator,
    Kind,
    Level,
    Origin,
    Status,
    Unit,
)

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
RecommendationId = Annotated[str, StringConstraints(pattern=r"^rec-[0-9]{4}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Summary = Annotated[str, StringConstraints(min_length=1, max_length=320)]
EuroVocId = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}$")]
_NO_DAY = PydanticCustomError("date_form", "a date such as 2026-11-23")


def _is_day(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    try:
        dt.date(*parts, *(1,) * (3 - len(parts)))
    except ValueError as error:
        raise _NO_DAY from error
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        raise ValueError("a year of our times")
    return text


def _is_written_day(value: Any) -> Any:
    """Numbers, moments and years without end are no days; a day after the last one has none."""
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return _is_day(value)
    if type(value) is not dt.date:
        raise _NO_DAY
    return value


FIRST_YEAR, LAST_YEAR = 1800, 2199
Day = Annotated[dt.date, BeforeValidator(_is_written_day)]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_is_day),
]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Licence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"]


def _hyphens(name: str) -> str:
    return name.replace("_", "-")


class Record(BaseModel):
    """The base of all: keys with hyphens, no unknown keys, no change after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=_hyphens, populate_by_name=True
    )


class Provision(Record):
    """A place in an act: article, paragraph (ал.) and point (т.)."""

    source: Id
    article: Text
    paragraph: Text | None = None
    point: Text | None = None


class Duration(Record):
    """How long something takes, from ``min`` to ``max`` units."""

    min: PositiveInt
    max: PositiveInt
    unit: Unit

    @model_validator(mode="after")
    def _ordered(self) -> "Duration":
        if self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class Tool(Record):
    """Something that helps to carry out a method."""

    name: NonEmptyLocalized
    url: AnyHttpUrl


class Evidence(Record):
    """What a recommendation rests on: a place in a source, or a passage of a publication."""

    source: Id | None = None
    locator: NonEmptyLocalized | None = None
    page: str | None = None
    block: Id | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "Evidence":
        if (self.source is None) == (self.page is None):
            raise ValueError("either source or page, and not both")
        return self


class Response(Record):
    """What the addressed authority answered to a recommendation."""

    date: Day
    text: NonEmptyLocalized
    url: AnyHttpUrl | None = None


class Progress(Record):
    """A step towards what was recommended, with evidence."""

    date: Day
    text: NonEmptyLocalized
    source: Id


class Step(Record):
    """A status that a recommendation got, and the day."""

    status: Status
    date: Day


class Chart(Record):
    """A drawing of a table. ``columns`` counts from 1; ``unit`` is for cells that have none."""

    table: Id
    form: ChartForm
    title: NonEmptyLocalized
    description: NonEmptyLocalized
    columns: list[PositiveInt] = []
    unit: NonEmptyLocalized | None = None


class Matter(Record):
    """What the front matter of every page has, in either language."""

    kind: Kind
    title: Title
    short_title: Title | None = None
    summary: Summary


class Imported(Record):
    """The document that a page was made from: its name, its SHA-256, and the day."""

    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    date: Day


class Original(Matter):
    """Shared facts of a page; they stand only in the Bulgarian file."""

    origin: Origin
    imported: Imported | None = None
    charts: list[Chart] = []


class HomeMatter(Original):
    """The front page. ``order`` names the publications as the menu shows them."""

    kind: Literal[Kind.HOME]
    order: list[Id] = []


class PageMatter(Original):
    """A plain page. On the index of a folder, ``order`` names its pages as the menu shows them."""

    kind: Literal[Kind.PAGE]
    order: list[Id] = []


class PublicationMatter(Original):
    """The index page of a folder, which declares it a publication."""

    kind: Literal[Kind.PUBLICATION]
    short_title: Title
    edition: PartialDate
    authors: Annotated[list[NonEmptyLocalized], Field(min_length=1)]
    licence: Licence
    languages: list[Locale] = [Locale.BG, Locale.EN]
    order: list[str] = []


class ChapterMatter(Original):
    """A chapter of a publication."""

    kind: Literal[Kind.CHAPTER]


class MethodMatter(Original):
    """A method card."""

    kind: Literal[Kind.METHOD]
    levels: Annotated[list[Level], Field(min_length=1)]
    initiators: Annotated[list[Initiator], Field(min_length=1)]
    duration: Duration
    cost: Cost
    legal_basis: list[Provision] = []
    tools: list[Tool] = []
    related: list[Id] = []


class LessonMatter(Original):
    """A lesson of the training programme."""

    kind: Literal[Kind.LESSON]
    duration: Duration
    audience: Annotated[list[Initiator], Field(min_length=1)]
    methods: list[Id] = []


class RecommendationMatter(Original):
    """A recommendation of the compendium."""

    kind: Literal[Kind.RECOMMENDATION]
    id: RecommendationId
    status: Status
    addressee: Annotated[list[Id], Field(min_length=1)]
    level: Level
    themes: list[EuroVocId] = []
    evidence: list[Evidence] = []
    methods: list[Id] = []
    licence: Licence
    issued: Day
    supersedes: list[RecommendationId] = []
    history: list[Step] = []
    response: Response | None = None
    response_due: Day | None = None
    progress: list[Progress] = []


class TranslationMatter(Matter):
    """The front matter of a translation: its own words, and what it translated.

    ``translates`` maps each block's id to the hash of the original block that was translated.
    """

    translates: dict[str, Hash] = {}


ORIGINALS: dict[Kind, type[Original]] = {
    Kind.HOME: HomeMatter,
    Kind.PAGE: PageMatter,
    Kind.PUBLICATION: PublicationMatter,
    Kind.CHAPTER: ChapterMatter,
    Kind.METHOD: MethodMatter,
    Kind.LESSON: LessonMatter,
    Kind.RECOMMENDATION: RecommendationMatter,
}


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys that a file may use for the model, as they are written there."""
    return [field.alias or name for name, field in model.model_fields.items()]


def as_yaml_keys(model: BaseModel) -> dict[str, Any]:
    """The record as plain data with the keys of the files."""
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)
