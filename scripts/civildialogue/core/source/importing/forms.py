"""The forms in which a number of a list is shown.

Source: ECMA-376, part 1, 17.18.59 (ST_NumberFormat).
"""

from collections.abc import Callable, Mapping
from functools import partial

_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""What Word shows for ``russian…``, the form of Bulgarian documents: without ё, й, ъ, ы, ь."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")]
_ROMAN += [(40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
MOST = 100_000
"""Numbers beyond this are no numbers of a document; letters and Roman ones would have no end."""


def roman(number: int) -> str:
    """A number in small Roman letters."""
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found


def lettered(number: int, letters: str) -> str:
    """A number as a letter; after the last one letters are doubled: а, б … я, аа, бб."""
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)


def digits(number: int, signs: str) -> str:
    """A number in the digits of another script."""
    return "".join(signs[int(digit)] for digit in str(number))


_HEBREW = [(400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע")]
_HEBREW += [(60, "ס"), (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו")]
_HEBREW += [(10 - n, letter) for n, letter in enumerate("יטחזוהדגבא")]
"""Source: ECMA-376, part 1, 17.18.59 (hebrew1); 15 and 16 are written without God’s name."""


def hebrew(number: int) -> str:
    """A number in Hebrew letters, the greatest first."""
    found = ""
    for value, letters in _HEBREW:
        while number >= value:
            found += letters
            number -= value
    return found


_ENCLOSED = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
"""The first of twenty signs of each form; Word shows digits for greater numbers."""


def _enclosed(first: str, number: int) -> str:
    return chr(ord(first) + number - 1)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02}",
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerLetter": lambda n: lettered(n, _LATIN),
    "upperLetter": lambda n: lettered(n, _LATIN).upper(),
    "russianLower": lambda n: lettered(n, _CYRILLIC),
    "russianUpper": lambda n: lettered(n, _CYRILLIC).upper(),
    "none": lambda _: "",
    "bullet": lambda _: "",
    "hex": lambda n: f"{n:X}",
    "chicago": lambda n: lettered(n, "*†‡§"),
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": lambda n: digits(n, "０１２３４５６７８９"),
    "thaiNumbers": lambda n: digits(n, "๐๑๒๓๔๕๖๗๘๙"),
    "hindiNumbers": lambda n: digits(n, "०१२३४५६७८९"),
    "hebrew1": hebrew,
    **{form: partial(_enclosed, first) for form, first in _ENCLOSED.items()},
}


def is_written(number: int, form: str) -> bool:
    """Whether a number can be shown in its form of ST_NumberFormat, or only in Arabic digits."""
    if form in _ENCLOSED:
        return number in range(1, 21)
    return form in ("decimal", "") or (form in _FORMS and 0 < number <= MOST)


def shown(number: int, form: str) -> str:
    """A number in a form of ST_NumberFormat; in Arabic digits where the form is another."""
    return _FORMS[form](number) if form in _FORMS and is_written(number, form) else str(number)
