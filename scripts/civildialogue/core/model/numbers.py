"""Numbers as people write them in the two languages, read and written."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from civildialogue.core.model.language import NBSP, Locale

MINUS = "\u2212"
MISSING = frozenset(("", "-", "–", "—"))
"""What stands in a table where there is no number."""

# Thin, narrow no-break, no-break and plain space: whichever the author's keyboard gave.
_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,4}}"
_UNIT = r"(?:[%‰°€$£]|[^\W\d_])[^0-9]{0,24}"
_WHOLE = {
    Locale.BG: rf"{_GROUPED}|[0-9]{{1,15}}",
    Locale.EN: rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|{_GROUPED}|[0-9]{{1,15}}",
}
_POINT = {Locale.BG: ",", Locale.EN: r"\."}
_FORM = {
    locale: re.compile(
        rf"(?P<before>[€$£]?){_SPACE}?(?P<sign>[+\-–{MINUS}]?)(?P<whole>{_WHOLE[locale]})"
        rf"(?:{_POINT[locale]}(?P<part>[0-9]{{1,9}}))?(?:{_SPACE}?(?P<unit>{_UNIT}))?"
    )
    for locale in Locale
}


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
    found = _FORM[locale].fullmatch(plain)
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
    least, separator, point = (5, NBSP, ",") if locale is Locale.BG else (4, ",", ".")
    if len(whole) >= least:
        whole = f"{Decimal(whole):,f}".replace(",", separator)
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole}{point}{part}" if part else f"{sign}{whole}"


def write_quantity(quantity: Quantity, locale: Locale) -> str:
    """The number and its unit, kept on one line: „26,4 %“ or “26.4%”."""
    number = write_number(quantity.value, locale)
    if not quantity.unit:
        return number
    if locale is Locale.EN and quantity.unit in ("€", "$", "£"):
        return f"{quantity.unit}{number}"
    tight = locale is Locale.EN and quantity.unit[0] in "%‰"
    return f"{number}{'' if tight else NBSP}{quantity.unit.replace(' ', NBSP)}"
