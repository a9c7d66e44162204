"""Quotation marks: what is told, and where."""

import pytest

from civildialogue.core.model.language import Locale
from civildialogue.core.model.quotation import faults

S, F, U = "quotes-straight", "quotes-foreign", "quotes-unbalanced"
BG, EN = Locale.BG, Locale.EN


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        (BG, "„дума“", []),
        (BG, "„дума „вътре“ още“", []),
        (BG, '"дума"', [(S, 0), (S, 5)]),
        (BG, "„дума", [(U, 0)]),
        (BG, "дума“", [(U, 4)]),
        (BG, "дума”", [(F, 4)]),
        (BG, "«дума", [(F, 0)]),
        (BG, "дума»", [(F, 4)]),
        (BG, "«дума»", [(F, 0), (F, 5)]),
        (BG, "‹дума›", [(F, 0), (F, 5)]),
        (BG, "„дума”", [(F, 5)]),
        (BG, "„едно „две” три“", [(F, 10)]),
        (BG, "„едно” и „две", [(F, 5), (U, 9)]),
        (BG, "“дума”", [(F, 0), (F, 5)]),
        (EN, "“word”", []),
        (EN, "“one “two” three”", []),
        (EN, "“word", [(U, 0)]),
        (EN, "word”", [(U, 4)]),
        (EN, "„word", [(F, 0)]),
        (EN, "„word“", [(F, 0), (F, 5)]),
        (EN, "„word“ and “two", [(F, 0), (F, 5), (U, 11)]),
        (EN, "«word»", [(F, 0), (F, 5)]),
    ],
)
def test_marks(locale: Locale, text: str, found: list[tuple[str, int]]) -> None:
    assert sorted(faults(text, locale), key=lambda each: each[1]) == found
