"""The two languages of the Forum: locales, dates, collation and the words of the interface."""

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Locale(StrEnum):
    """A language of the site, by its BCP 47 tag. Bulgarian is the record; English translates it."""

    BG = "bg"
    EN = "en"

    @property
    def other(self) -> "Locale":
        """The language that the switcher leads to."""
        return Locale.EN if self is Locale.BG else Locale.BG

    @property
    def prefix(self) -> str:
        """The folder of the language in the site's addresses: none for the record's language."""
        return "" if self is RECORD else f"{self}/"


RECORD = Locale.BG


class Localized(BaseModel):
    """A short text that stands in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    bg: str
    en: str

    def __getitem__(self, locale: Locale) -> str:
        return self.bg if locale is Locale.BG else self.en


NAMELESS = Localized(bg="Форум", en="Forum")
"""What a site is called that no settings name."""
LONGEST = 5_000


class NonEmptyLocalized(Localized):
    """A short text that stands in both languages and is empty in neither."""

    bg: str = Field(min_length=1, max_length=LONGEST)
    en: str = Field(min_length=1, max_length=LONGEST)


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
    return Locale.BG if chosen.lower().startswith("bg") else Locale.EN


@contextmanager
def spoken(locale: Locale) -> Iterator[None]:
    """Lets the run speak a language, whatever the terminal's is."""
    _spoken.append(locale)
    try:
        yield
    finally:
        _spoken.pop()


MONTHS = {
    Locale.BG: "януари февруари март април май юни юли август септември октомври ноември декември",
    Locale.EN: "January February March April May June July August September October November "
    "December",
}
"""The names of the months, from January on."""

NBSP = "\u00a0"


def format_date(date: dt.date, locale: Locale) -> str:
    """A date in words: „23 ноември 2026 г.“ or “23 November 2026”, with no-break spaces."""
    month = MONTHS[locale].split()[date.month - 1]
    parts = [str(date.day), month, str(date.year)] + (["г."] if locale is Locale.BG else [])
    return NBSP.join(parts)


def format_partial_date(text: str, locale: Locale) -> str:
    """A year, month or day of ISO 8601 in words: „ноември 2026 г.“ for ``2026-11``."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return format_date(dt.date(*parts), locale)
    words = [MONTHS[locale].split()[parts[1] - 1]] if len(parts) == 2 else []
    return NBSP.join([*words, str(parts[0])] + (["г."] if locale is Locale.BG else []))


def quote(text: str, locale: Locale) -> str:
    """The text in the quotation marks of the language: „…“ or “…”."""
    return f"„{text}“" if locale is Locale.BG else f"“{text}”"


def collation_key(text: str, locale: Locale) -> tuple[tuple[int, str], ...]:
    """A key that sorts as a reader expects: the language's own script first, case ignored.

    The Bulgarian alphabet stands in Unicode in its own order; only „ѝ“ sorts with „и“.
    """
    home = ("а" <= c <= "я" for c in text.casefold().replace("ѝ", "и"))
    folded = text.casefold().replace("ѝ", "и")
    own_is_cyrillic = locale is Locale.BG
    return tuple(
        (0 if not c.isalpha() else 1 if cyrillic == own_is_cyrillic else 2, c)
        for c, cyrillic in zip(folded, home, strict=True)
    )


# Source: Закон за транслитерацията (ДВ, бр. 19 от 2009 г.), приложение към чл. 3, ал. 1.
_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya i".split(),
        strict=True,
    )
)


def transliterate(text: str) -> str:
    """Bulgarian in Latin letters; a final „-ия“ is “-ia”. Letters of other alphabets stay."""
    lowered = re.sub(r"ия\b", "иа", text.casefold())
    return "".join(_LATIN.get(character, character) for character in lowered)


@cache
def messages(locale: Locale) -> Mapping[str, str]:
    """Every text of the site's interface in one language, by key. Source: ``messages.yml``."""
    source = files("civildialogue.core.model").joinpath("messages.yml").read_text(encoding="utf-8")
    raw: dict[str, dict[str, str]] = yaml.load(source, Loader=yaml.CSafeLoader)
    return {key: words[locale] for key, words in raw.items()}


def message(locale: Locale, key: str, **values: object) -> str:
    """One text of the interface, its ``{placeholders}`` filled. Raises KeyError if unknown."""
    return messages(locale)[key].format(**values)


def both(key: str, **values: object) -> Localized:
    """One text of the interface in both languages. Raises KeyError if unknown."""
    return Localized(bg=message(Locale.BG, key, **values), en=message(Locale.EN, key, **values))
