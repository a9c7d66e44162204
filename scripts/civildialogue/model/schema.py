"""The typed front matter of every kind of page."""

from typing import Annotated, Literal

from pydantic import (
    AnyHttpUrl,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic.types import PositiveInt

from civildialogue.model.language import NonEmptyLocalized
from civildialogue.model.values import (
    Day,
    EuroVocId,
    Folder,
    Hash,
    Id,
    Licence,
    PartialDate,
    RecommendationId,
    Record,
    Summary,
    Text,
    Title,
)
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
    order: list[Folder] = []


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
