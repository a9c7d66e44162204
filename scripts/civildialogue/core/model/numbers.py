"""Numbers as people write them in each language, read and written."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from civildialogue.core.model.conventions import NBSP, cldr
from civildialogue.core.model.language import BULGARIAN, Locale

MINUS = "\u2212"
_MONEY = ("€", "$", "£")
MISSING = frozenset(("", "-", "–", "—"))
"""What stands in a table where there is no number."""

# Thin, narrow no-break, no-break and plain space: whichever the author's keyboard gave.
_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,4}}"
_UNIT = r"(?:[%‰°€$£]|[^\W\d_])[^0-9]{0,24}"
_FROM_FIVE = frozenset(("bg", "es", "pl", "pt-PT"))
"""Where four digits are no group. Source: Unicode CLDR 45, minimumGroupingDigits."""


@cache
def _signs(locale: Locale) -> tuple[str, str]:
    """What stands between whole and part, and between groups of digits."""
    signs = cldr(locale).number_symbols["latn"]
    return signs["decimal"], NBSP if signs["group"].isspace() else signs["group"]


@cache
def _form(locale: Locale) -> re.Pattern[str]:
    point, group = map(re.escape, _signs(locale))
    whole = rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}}){{1,4}}|{_GROUPED}|[0-9]{{1,15}}"
    return re.compile(
        rf"(?P<before>[€$£]?){_SPACE}?(?P<sign>[+\-–{MINUS}]?)(?P<whole>{whole})"
        rf"(?:{point}(?P<part>[0-9]{{1,9}}))?(?:{_SPACE}?(?P<unit>{_UNIT}))?"
    )


@dataclass(frozen=True)
class Quantity:
    """A number with its unit. The value keeps the decimals that were written."""

    value: Decimal
    unit: str = ""
    decimals: int = field(init=False)

    def __post_init__(self) -> None:
        # 1 and 1.0 are equal numbers, and are written differently.
        object.__setattr__(self, "decimals", len(f"{self.value:f}".partition(".")[2]))


def read_quantity(text: str, locale: Locale) -> Quantity | None:
    """„1 234,5 %“ or “1,234.5%” as a quantity; None where the text says that there is no number.

    Raises ValueError for anything else, such as a decimal point in Bulgarian or «about 5».
    Source: Unicode CLDR 45, number symbols and patterns of bg and en.
    """
    plain = text.strip()
    if plain in MISSING:
        return None
    found = _form(locale).fullmatch(plain)
    if found is None or (found["before"] and found["unit"]):
        raise ValueError(text)
    whole = re.sub("[^0-9]", "", found["whole"])
    sign = "-" if found["sign"] not in ("", "+") else ""
    part = f".{found['part']}" if found["part"] else ""
    unit = found["before"] or " ".join((found["unit"] or "").split())
    return Quantity(Decimal(f"{sign}{whole}{part}"), unit)


def write_number(value: Decimal, locale: Locale) -> str:
    """The value with the signs of the language: „12 345,6“ or “12,345.6”.

    Source: Unicode CLDR 45: Bulgarian groups digits from five on, English from four.
    """
    whole, _, part = f"{abs(value):f}".partition(".")
    point, separator = _signs(locale)
    if len(whole) >= (5 if locale in _FROM_FIVE else 4):
        whole = f"{Decimal(whole):,f}".replace(",", separator)
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole}{point}{part}" if part else f"{sign}{whole}"


def write_quantity(quantity: Quantity, locale: Locale) -> str:
    """The number and its unit, kept on one line: „26,4 %“ or “26.4%”."""
    number = write_number(quantity.value, locale)
    if not quantity.unit:
        return number
    own = cldr(locale)
    if own.currency_formats["standard"].pattern.startswith("¤#") and quantity.unit in _MONEY:
        return f"{quantity.unit}{number}"
    # Bulgarian texts have a space there, which CLDR's pattern lacks.
    tight = "0%" in own.percent_formats[None].pattern and locale != BULGARIAN
    tight &= quantity.unit[0] in "%‰"
    return f"{number}{'' if tight else NBSP}{quantity.unit.replace(' ', NBSP)}"
