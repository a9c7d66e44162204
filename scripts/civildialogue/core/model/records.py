"""The typed records of ``_data``: authorities, terms, sources, themes and tombstones."""

from typing import Annotated, ClassVar, Literal

from pydantic import (
    AnyHttpUrl,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from civildialogue.core.model.addresses import WEB
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.localized import NonEmptyLocalized, PerLanguage
from civildialogue.core.model.values import (
    Day,
    Doi,
    EuroVocId,
    Id,
    Isbn,
    Names,
    PartialDate,
    Record,
    Text,
)
from civildialogue.core.model.vocabulary import Level, SourceType


class Authority(Record):
    """A public authority that a text can be addressed to."""

    id: Id
    name: NonEmptyLocalized
    level: Level
    url: AnyHttpUrl
    source: AnyHttpUrl
    accessed: Day


class Entry(Record):
    """A term and its definition in one language; ``avoid`` are words not to be used in its place.

    ``also`` are other names that people look for it by. A word in any of its forms is meant, or a
    phrase of several.
    """

    term: Text
    definition: Text
    avoid: list[Text] = []
    also: list[Text] = []


class Term(PerLanguage, Record):
    """A term of the glossary in every language of the site."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Entry]
    each: ClassVar[type] = Entry

    id: Id
    source: Id | None = None
    related: Names = []

    def __getitem__(self, locale: Locale) -> Entry:
        return self.__pydantic_extra__[locale]


_URL = TypeAdapter(AnyHttpUrl)


def _in_both(value: object) -> object:
    """One text for all languages, such as „4.10“."""
    return {str(locale): value for locale in languages()} if isinstance(value, str) else value


def _address_in_both(value: object) -> object:
    """An address is the same in every language; words are not."""
    if not isinstance(value, str):
        return value
    try:
        address = str(_URL.validate_python(value))
    except ValidationError as error:
        raise PydanticCustomError("address_or_words", "an address, or words") from error
    return _in_both(address)


class Source(Record):
    """An item of the bibliography, with the names of CSL-JSON (citationstyles.org).

    ``url`` is the source's own address. What was read, where it was not simply that page, is told
    apart: ``version`` which of several, ``read_via`` the copy, the other page or the parts.
    ``accessed`` is the day of the reading. A statistic that comes out again has ``as_of``, when
    its figures are of, and ``review_by``, the day by which to look for the next release.
    """

    id: Id
    type: SourceType
    title: NonEmptyLocalized
    short: NonEmptyLocalized
    author: list[Text] = []
    publisher: Text | None = None
    container_title: Text | None = None
    number: Text | None = None
    issued: PartialDate | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    jurisdiction: Literal["bg", "eu"] = "bg"
    url: Annotated[AnyHttpUrl, Field(alias="URL")]
    doi: Annotated[Doi | None, Field(alias="DOI")] = None
    isbn: Annotated[Isbn | None, Field(alias="ISBN")] = None
    version: Annotated[NonEmptyLocalized | None, BeforeValidator(_in_both)] = None
    read_via: Annotated[NonEmptyLocalized | None, BeforeValidator(_address_in_both)] = None
    accessed: Day
    as_of: PartialDate | None = None
    review_by: Annotated[Day | None, Field(validate_default=True)] = None
    note: NonEmptyLocalized | None = None

    @field_validator("review_by")
    @classmethod
    def _after_its_figures(cls, day: Day | None, info: ValidationInfo) -> Day | None:
        """Both days or none, in this order."""
        as_of = info.data.get("as_of")
        if "as_of" in info.data and (day is None) != (as_of is None):
            raise ValueError("as-of and review-by go together")
        if day is not None and as_of is not None and day.isoformat() <= as_of:
            raise ValueError("review-by is after as-of")
        return day

    @property
    def read_at(self) -> str | None:
        """The address of the copy that was read, if it has one."""
        via = self.read_via
        is_one = via is not None and len(set(via.values())) == 1
        first = next(iter(via.values())) if via else ""
        return first if is_one and first.startswith(WEB) else None


class Theme(Record):
    """A theme: a concept of EuroVoc with its names (https://op.europa.eu/s/eurovoc)."""

    id: EuroVocId
    name: NonEmptyLocalized


class Tombstone(Record):
    """Where the text of a permalink that no longer exists went."""

    page: Text
    id: Id | None = None
    removed: Day
    moved_to: Text | None = None
    reason: NonEmptyLocalized
