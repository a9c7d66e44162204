"""The languages of a site: which there are, and the words of the interface in each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from civildialogue.core.active import entries, held, packages
from civildialogue.core.model.fitting import fitted

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Locale(str):
    """A language by its BCP 47 tag, such as ``bg`` or ``pt-BR``; as a field, one of the site's."""

    __slots__ = ()
    _known: ClassVar[dict[str, Locale]] = {}

    def __new__(cls, tag: str) -> Locale:
        """The same object for the same tag."""
        return cls._known.setdefault(tag, super().__new__(cls, tag))

    @property
    def prefix(self) -> str:
        """The folder of the language in the site's addresses: none for the record's language."""
        return "" if self == record_locale() else f"{self}/"

    @classmethod
    def __get_pydantic_core_schema__(cls, _kind: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # Needed by models alone: the help has none.

        return core_schema.no_info_plain_validator_function(
            cls._of_the_site,
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"enum": [*map(str, languages())], "type": "string"}

    @classmethod
    def _of_the_site(cls, value: object) -> Locale:
        from pydantic_core import PydanticKnownError

        if isinstance(value, str) and value in languages():
            return cls(value)
        allowed = " or ".join(repr(str(each)) for each in languages())
        raise PydanticKnownError("enum", {"expected": allowed})


BULGARIAN, ENGLISH = Locale("bg"), Locale("en")
PROGRAM = (BULGARIAN, ENGLISH)
"""The languages in which the program speaks to those who write; it has all of its words in them."""


@dataclass(frozen=True, eq=False)
class Words:
    """The words for readers in one language, and who has read them through."""

    words: Mapping[str, str] = field(default_factory=dict)
    read_by: tuple[str, ...] = ()


NO_WORDS = Words()


@dataclass(frozen=True)
class Languages:
    """The languages of one site: that of the record first, then those that it is translated into.

    ``names`` are what the languages call themselves; ``own`` are the words that the project brings.
    """

    tags: tuple[Locale, ...] = PROGRAM
    names: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Words] = field(default_factory=dict)


_site = [Languages()]


def use(chosen: Languages) -> None:
    """Sets the languages of the site that the program works on from now on."""
    _site[0] = chosen


def languages() -> tuple[Locale, ...]:
    """The languages of the site, that of the record first."""
    return _site[0].tags


def record_locale() -> Locale:
    """The language of the record; the others translate it."""
    return _site[0].tags[0]


def translations() -> tuple[Locale, ...]:
    """The languages that the record is translated into."""
    return _site[0].tags[1:]


def others(locale: Locale) -> tuple[Locale, ...]:
    """The other languages of the site, to which a switcher leads."""
    return tuple(each for each in _site[0].tags if each != locale)


def name_of(locale: Locale) -> str:
    """What a language calls itself; its tag if the site gives no name."""
    return _site[0].names.get(locale, str(locale))


VARIABLE = "CIVILDIALOGUE_LANG"
"""How a command hands its language to the generator that it starts; nothing else sets it."""
_spoken: list[Locale] = []


def terminal_locale() -> Locale:
    """The language of all that a run says: the one that was asked for, else the terminal's.

    The terminal's is Bulgarian if the environment says so, else English. Source: POSIX.1-2017,
    section 8.2 (LC_ALL before LC_MESSAGES before LANG).
    """
    if _spoken:
        return _spoken[-1]
    names = (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "")
    return BULGARIAN if chosen.lower().startswith("bg") else ENGLISH


@contextmanager
def spoken(locale: Locale) -> Iterator[None]:
    """Lets the run speak a language, whatever the terminal's is."""
    _spoken.append(locale)
    try:
        yield
    finally:
        _spoken.pop()


def words_of(locale: Locale) -> Words:
    """Those in a language beside the program's ``messages.yml``; empty if there are none.

    Source: ``words/TAG.yml`` of the project, whose words go before others, of the core and of each
    feature; who has read them has read them all.
    """
    return _words_of(locale, packages(), _site[0].own.get(locale, NO_WORDS))


@cache
def _words_of(locale: Locale, _packages: tuple[str, ...], own: Words) -> Words:
    words = dict(own.words)
    readers = [set(own.read_by)] if own.words else []
    for text in held(f"words/{locale}.yml"):
        found = yaml.load(text, Loader=yaml.CSafeLoader)
        words = {**found["words"], **words}
        readers.append(set(found["read-by"]))
    return Words(words, tuple(sorted(set.intersection(*readers) if readers else ())))


def own_words(locale: Locale) -> Mapping[str, str]:
    """The words for readers in such a language, by key."""
    return words_of(locale).words


def messages(locale: Locale) -> Mapping[str, str]:
    """Every text of the interface in one language, by key; in English where it lacks one.

    Source: ``words_of``, and ``messages.yml`` of the core and of each feature, for the languages of
    the program; what stands in two is the first one's. Examples in them are in the languages of
    the site (``fitted``).
    """
    usual = locale if locale in PROGRAM else ENGLISH
    return _messages(usual, packages(), languages(), words_of(usual), words_of(locale))


@cache
def _messages(
    locale: Locale, _packages: tuple[str, ...], tags: tuple[Locale, ...], *own: Words
) -> Mapping[str, str]:
    found = {
        key: fitted(words.get(locale) or next(iter(words.values())), tags, locale)
        for key, words in entries("messages.yml").items()
    }
    for each in own:
        found.update(each.words)
    return found


def message(locale: Locale, key: str, **values: object) -> str:
    """One text of the interface, its ``{placeholders}`` filled. Raises KeyError if unknown."""
    return messages(locale)[key].format(**values)
