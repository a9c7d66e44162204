"""The typed records of ``_data``: authorities, terms, sources, themes and tombstones."""

from typing import Annotated, ClassVar, Literal

from pydantic import AnyHttpUrl, Field, StringConstraints

from civildialogue.model.language import Locale, NonEmptyLocalized
from civildialogue.model.values import Day, EuroVocId, Id, PartialDate, Record, Text
from civildialogue.model.vocabulary import Level, SourceType


class Authority(Record):
    """A public authority that a recommendation can be addressed to."""

    id: Id
    name: NonEmptyLocalized
    level: Level
    url: AnyHttpUrl
    source: AnyHttpUrl
    accessed: Day


class Entry(Record):
    """A term and its definition in one language."""

    term: Text
    definition: Text


class Term(Record):
    """A pair of terms of the glossary."""

    id: Id
    bg: Entry
    en: Entry
    source: Id | None = None
    related: list[Id] = []

    def __getitem__(self, locale: Locale) -> Entry:
        return self.bg if locale is Locale.BG else self.en


class Source(Record):
    """An item of the bibliography, with the names of CSL-JSON (citationstyles.org)."""

    CSL_NAMES: ClassVar[tuple[str, ...]] = ("URL", "DOI", "ISBN")

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
    doi: Annotated[Text | None, Field(alias="DOI")] = None
    isbn: Annotated[Text | None, Field(alias="ISBN")] = None
    accessed: Day
    note: NonEmptyLocalized | None = None


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
