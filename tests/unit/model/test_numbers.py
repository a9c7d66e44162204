"""Numbers of both languages, read and written."""

from decimal import Decimal

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.numbers import Quantity, read_quantity, write_number, write_quantity

BG, EN, RO, FR, AR = BULGARIAN, ENGLISH, *map(Locale, ("ro", "fr", "ar"))


@pytest.mark.parametrize(
    ("text", "locale", "value", "unit"),
    [
        ("26,4 %", BG, "26.4", "%"),
        ("26.4%", EN, "26.4", "%"),
        ("1 234,5", BG, "1234.5", ""),
        ("1\u00a0234\u00a0567", BG, "1234567", ""),
        ("1\u202f234 лв.", BG, "1234", "лв."),
        ("1,234.50", EN, "1234.50", ""),
        ("1 234.5", EN, "1234.5", ""),
        ("€1,200", EN, "1200", "€"),
        ("−3", BG, "-3", ""),
        ("-3", EN, "-3", ""),
        ("+0,5 пр. п.", BG, "0.5", "пр. п."),
        ("12 m²", EN, "12", "m²"),
        ("1.234,5 %", RO, "1234.5", "%"),
        ("1 234,5", RO, "1234.5", ""),
        ("1 234,5 €", FR, "1234.5", "€"),
        ("1,234.5", AR, "1234.5", ""),
    ],
)
def test_a_number_is_read(text: str, locale: Locale, value: str, unit: str) -> None:
    assert read_quantity(text, locale) == Quantity(Decimal(value), unit)


@pytest.mark.parametrize("text", ["", " ", "—", "–", "-"])
def test_a_dash_says_that_there_is_no_number(text: str) -> None:
    assert read_quantity(text, BG) is None


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("26.4", BG),
        ("1.234", BG),
        ("26,4", EN),
        ("1,23", EN),
        ("1.23", RO),
        ("12 34", BG),
        ("около 5", BG),
        ("about 5", EN),
        ("5 от 10", BG),
        ("10–20", BG),
        ("няма данни", BG),
        ("€5 %", EN),
        ("1" * 16, BG),
        ("٣", EN),
    ],
)
def test_anything_else_is_no_number(text: str, locale: Locale) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_quantity(text, locale)


@pytest.mark.parametrize(
    ("value", "bg", "en"),
    [
        ("1234", "1234", "1,234"),
        ("12345.60", "12\u00a0345,60", "12,345.60"),
        ("-1234567", "−1\u00a0234\u00a0567", "−1,234,567"),
        ("0.5", "0,5", "0.5"),
        ("1E+6", "1\u00a0000\u00a0000", "1,000,000"),
    ],
)
def test_a_number_is_written(value: str, bg: str, en: str) -> None:
    assert write_number(Decimal(value), BG) == bg
    assert write_number(Decimal(value), EN) == en


@pytest.mark.parametrize(
    ("unit", "bg", "en"),
    [
        ("", "5", "5"),
        ("%", "5\u00a0%", "5%"),
        ("€", "5\u00a0€", "€5"),
        ("пр. п.", "5\u00a0пр.\u00a0п.", "5\u00a0пр.\u00a0п."),
    ],
)
def test_a_unit_stays_with_its_number(unit: str, bg: str, en: str) -> None:
    assert write_quantity(Quantity(Decimal(5), unit), BG) == bg
    assert write_quantity(Quantity(Decimal(5), unit), EN) == en


def test_decimals_that_were_written_are_kept_apart() -> None:
    """One drawing must not stand in for the other: 55 and 55.0 are written differently."""
    assert Quantity(Decimal("55.0")) != Quantity(Decimal("55"))
    assert hash(Quantity(Decimal("55.0"))) != hash(Quantity(Decimal("55")))
