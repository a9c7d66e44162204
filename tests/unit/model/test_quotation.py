"""Quotation marks: what is told, and where."""

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.quotation import faults, marks, own

S, F, U = "quotes-straight", "quotes-foreign", "quotes-unbalanced"
BG, EN, RO, FR, FI, AR = BULGARIAN, ENGLISH, *map(Locale, ("ro", "fr", "fi", "ar"))


@pytest.mark.parametrize(
    ("tags", "pair"),
    [
        ("bg cs de et lt mk sk sl sr", "„“"),
        ("hr hu pl ro", "„”"),
        ("el es fr it nb no pt-PT ru sq uk", "«»"),
        ("fi sv", "””"),
        ("ar", "”“"),
        ("en ga pt mt tr", "“”"),
    ],
)
def test_each_language_has_its_pair(tags: str, pair: str) -> None:
    assert {marks(Locale(tag)) for tag in tags.split()} == {tuple(pair)}


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
        (RO, "„cuvânt”", []),
        (RO, "„cuvânt“", [(F, 7)]),
        (RO, "“cuvânt”", [(F, 0)]),
        (RO, "„cuvânt", [(U, 0)]),
        (FR, "« mot »", []),
        (FR, "“mot”", [(F, 0), (F, 4)]),
        (FI, "”sana”", []),
        (FI, "”sana", [(U, 0)]),
        (FI, "“sana”", [(F, 0)]),
        (AR, "”كلمة“", []),
    ],
)
def test_marks(locale: Locale, text: str, found: list[tuple[str, int]]) -> None:
    assert sorted(faults(text, locale), key=lambda each: each[1]) == found


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        (BG, 'каза "да" и "не".', "каза „да“ и „не“."),
        (BG, '("да"), "а "б" в"', "(„да“), „а „б“ в“"),
        (BG, "«а» “б” „в” ‹г› »д«", "„а“ „б“ „в“ „г“ „д“"),
        (BG, "„а „б““ и „в“следва", "„а „б““ и „в“следва"),
        (BG, 'екран 17" и "от 2024"', "екран 17″ и „от 2024“"),
        (BG, '„Чл. 5."', "„Чл. 5.“"),
        (BG, "“а” “ б”", "„а“ „ б“"),
        (BG, 'а" б" в', "а„ б“ в"),
        (EN, 'said "yes" and „no“', "said “yes” and “no”"),
        (RO, '"da" «nu»', "„da” „nu”"),
        (FI, '"joo" ja "ei"', "”joo” ja ”ei”"),
    ],
)
def test_the_marks_become_those_of_the_language(locale: Locale, text: str, expected: str) -> None:
    assert own(text, locale) == expected
    assert own(expected, locale) == expected
    assert [code for code, _ in faults(expected, locale)] == []
