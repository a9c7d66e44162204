"""How a language writes: dates, plurals, the order of letters; by its tag, from Unicode's CLDR."""

import datetime as dt
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from civildialogue.core.model.language import ENGLISH, Locale
from civildialogue.core.model.quotation import marks

if TYPE_CHECKING:
    import babel

NBSP = "\u00a0"
_EUROPEAN = {ENGLISH: "en-GB"}
"""English as the institutions of the Union write it. Source: Interinstitutional Style Guide."""


@cache
def cldr(locale: Locale) -> "babel.Locale":
    """What CLDR knows of a language. Raises ValueError or LookupError for a tag that it lacks."""
    import babel

    return babel.Locale.parse(_EUROPEAN.get(locale, locale), sep="-")


def is_known(tag: str) -> bool:
    """Whether CLDR knows the language, by a tag that is written as in BCP 47."""
    import babel

    try:
        found = babel.Locale.parse(tag, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return False
    return str(found).replace("_", "-") == tag


@cache
def direction(locale: Locale) -> str:
    """Which way the language is written: ``ltr`` or ``rtl``."""
    return cldr(locale).text_direction


def subtag(locale: Locale) -> str:
    """The language without its country, as Typst asks for it: ``pt`` for ``pt-BR``."""
    return locale.partition("-")[0]


def plural(locale: Locale, count: int) -> str:
    """The form that a number asks for, such as ``one``, ``few`` or ``other``."""
    return cldr(locale).plural_form(count)


def format_date(date: dt.date, locale: Locale) -> str:
    """A date in words: „23 ноември 2026 г.“ or “23 November 2026”, with no-break spaces."""
    return _written(date, "long", locale)


def format_partial_date(text: str, locale: Locale) -> str:
    """A year, month or day of ISO 8601 in words: „ноември 2026 г.“ for ``2026-11``."""
    parts = [int(part) for part in text.split("-")]
    date = dt.date.min.replace(*parts)
    return _written(date, ("y", "yMMMM", "long")[len(parts) - 1], locale)


@cache
def _written(date: dt.date, form: str, locale: Locale) -> str:
    from babel import dates

    own = cldr(locale)
    if form == "long":
        words = dates.format_date(date, form, own)
    else:
        words = dates.format_skeleton(form, date, locale=own)
    return re.sub(r"[ \u202f]", NBSP, words)


def called_in(locale: Locale, *named: Locale) -> str:
    """The names of languages in one language: „български и английски“."""
    from babel.lists import format_list

    own = cldr(locale)
    names = [own.languages.get(each.replace("-", "_"), str(each)) for each in named]
    return format_list(names, locale=own)


@cache
def months(locale: Locale) -> tuple[str, ...]:
    """The names of the months as they stand in a date, from January on."""
    return tuple(name for _, name in sorted(cldr(locale).months["format"]["wide"].items()))


@cache
def days(locale: Locale) -> tuple[str, ...]:
    """The names of the days as they stand in a date, from Monday on."""
    return tuple(cldr(locale).days["format"]["wide"].values())


def quote(text: str, locale: Locale) -> str:
    """The text in the quotation marks of the language: „…“ or “…”."""
    opening, closing = marks(locale)
    return f"{opening}{text}{closing}"


_ALPHABETS = {"ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz"}
"""Alphabets in which a letter with a mark is a letter of its own and has a place of its own."""


def collation_key(text: str, locale: Locale) -> tuple[tuple[tuple[int, int], ...], str]:
    """A key that sorts as a reader expects: the language's own script first, case ignored.

    The Bulgarian alphabet stands in Unicode in its own order; only „ѝ“ sorts with „и“. A Latin or
    Greek letter with a mark sorts with the letter, unless it has a place of its own.
    """
    folded = unicodedata.normalize("NFC", text.casefold())
    return tuple(_weight(letter, locale) for letter in folded), folded


@cache
def _weight(letter: str, locale: Locale) -> tuple[int, int]:
    alphabet = _ALPHABETS.get(locale, "")
    if not letter.isalpha():
        return 0, ord(letter)
    if letter in alphabet:
        return 1, ord(alphabet[0]) + alphabet.index(letter)
    kind = unicodedata.name(letter, "").partition(" ")[0]
    base = unicodedata.normalize("NFD", letter)[0] if kind in ("LATIN", "GREEK") else letter
    return 1 if kind == script(locale) else 2, ord(base.replace("ѝ", "и"))


@cache
def script(locale: Locale) -> str:
    """The script of a language, as the names of Unicode's characters begin: ``CYRILLIC``."""
    first = next(letter for letter in months(locale)[0] if letter.isalpha())
    return unicodedata.name(first).partition(" ")[0]


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
