"""The typed front matter of every kind of page."""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic.types import PositiveInt
from pydantic_core import PydanticKnownError

from civildialogue.core.model.diagrams import Process, Screen
from civildialogue.core.model.language import ENGLISH, Locale, languages
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import (
    Day,
    Folder,
    Hash,
    Id,
    Licence,
    Names,
    PartialDate,
    Record,
    Summary,
    Text,
    Title,
)
from civildialogue.core.model.vocabulary import ChartForm, Kind, Origin, Unit


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


class Chart(Record):
    """A drawing of a table. ``columns`` counts from 1; ``unit`` is for cells that have none."""

    table: Id
    form: ChartForm
    title: NonEmptyLocalized
    description: NonEmptyLocalized
    columns: list[PositiveInt] = []
    unit: NonEmptyLocalized | None = None


def _is_spoken(tag: str) -> Locale:
    """One of the site's languages, or English, in which examples are written."""
    spoken = (*languages(), ENGLISH)
    if tag in spoken:
        return Locale(tag)
    allowed = " or ".join(repr(str(each)) for each in dict.fromkeys(spoken))
    raise PydanticKnownError("enum", {"expected": allowed})


Spoken = Annotated[str, AfterValidator(_is_spoken)]


class Matter(Record):
    """What the front matter of every page has, in any language.

    ``written_in`` is the language of the text where that stands in for one that is to be written.
    ``keywords`` are what people search the page by, where the text itself has other words.
    """

    kind: str
    title: Title
    short_title: Title | None = None
    summary: Summary
    keywords: list[Title] = []
    written_in: Spoken | None = None


class Imported(Record):
    """The document that a page was made from: its name, its SHA-256, and the day."""

    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    date: Day


class Original(Matter):
    """Shared facts of a page; they stand only in the file of the original."""

    origin: Origin
    imported: Imported | None = None
    charts: list[Chart] = []
    processes: list[Process] = []
    screens: list[Screen] = []


class HomeMatter(Original):
    """The front page. ``order`` names the publications as the menu shows them."""

    kind: Literal[Kind.HOME]
    order: list[Folder] = []


class PageMatter(Original):
    """A plain page. On the index of a folder, ``order`` names its pages as the menu shows them."""

    kind: Literal[Kind.PAGE]
    order: Names = []


def _is_fact(name: str) -> str:
    """One of the fields that some kind of page may have or leave out."""
    from civildialogue.core.active import active
    from civildialogue.core.model.kinds import kinds

    fields = (field for kind in kinds(active()).values() for field in optional(kind.matter))
    allowed = sorted(set(fields))
    if name not in allowed:
        raise PydanticKnownError("enum", {"expected": " or ".join(map(repr, allowed))})
    return name


def optional(matter: type[Original]) -> list[str]:
    """The fields that a page of a kind may leave out, as its file names them."""
    fields = matter.model_fields.items()
    return [field.alias or name for name, field in fields if not field.is_required()]


class PublicationMatter(Original):
    """The index page of a folder, which declares it a publication.

    Where ``citations`` are required, its chapters say nothing without a source. ``required`` are
    fields that its pages have to give, of those that their kind may leave out.
    """

    kind: Literal[Kind.PUBLICATION]
    citations: Literal["required"] | None = None
    required: list[Annotated[str, AfterValidator(_is_fact)]] = []
    short_title: Title
    edition: PartialDate
    authors: Annotated[list[NonEmptyLocalized], Field(min_length=1)]
    licence: Licence
    order: list[str] = []


class ChapterMatter(Original):
    """A chapter of a publication. ``lists`` are made from the texts and stand under its own."""

    kind: Literal[Kind.CHAPTER]
    lists: list[Literal["own-reasoning"]] = []


class TranslationMatter(Matter):
    """The front matter of a translation: its own words, and what it translated.

    ``translates`` maps each block's id to the hash of the original block that was translated.
    """

    translates: dict[str, Hash] = {}
