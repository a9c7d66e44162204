"""Statements of Typst as text, and what they say of themselves: their language, their way."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from civildialogue.core.model.conventions import subtag
from civildialogue.core.model.language import ENGLISH, Locale, languages

_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": " ", "\r": ""})
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_CALLED = re.compile(r'(?:(?:foreign|turned)\("[^"]*", |ragged\()*([a-z-]*)')
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
"""Signs of scripts without blanks between words, inside of which Typst ends lines by itself.

Source: Unicode UAX 14, classes ID, H2, H3, CJ and SA (by blocks).
"""
_RUN = re.compile(f"[{UNSPACED}]{{12}}")
"""So many of them in a line leave too few blanks to share what is left at its end."""
_LINES = ("p", "li", "dd")


def string(text: str) -> str:
    """A string of Typst that is the text to the letter, without control characters."""
    return f'"{_CONTROL.sub("", text).translate(_ESCAPED)}"'


def braced(pieces: Sequence[str]) -> str:
    """Statements as one."""
    return "{" + "; ".join(pieces) + "}"


def joined(pieces: Sequence[str]) -> str:
    """Pieces as one expression."""
    return pieces[0] if len(pieces) == 1 else braced(pieces)


def in_language(element: HtmlElement, locale: Locale, made: list[str]) -> list[str]:
    """The statements of an element; they say its language where that differs from around it.

    ``locale`` is the language of the chapter, which holds where no element around names one.
    """
    language = element.get("lang")
    around = (a.get("lang") for a in element.iterancestors() if a.get("lang"))
    if language not in (*languages(), ENGLISH) or language == next(around, locale):
        return made
    return [f"foreign({string(subtag(Locale(language)))}, {joined(made)})"]


def in_way(element: HtmlElement, statement: str) -> str:
    """The statement of an element; it says its way where that is not the one around it, and that
    its lines end where they end where they can't be filled.
    """
    if element.tag in _LINES and _RUN.search(element.text_content()):
        statement = f"ragged({statement})"
    way = element.get("dir")
    return f"turned({string(way)}, {statement})" if way else statement


def called(statement: str) -> str:
    """The function that a statement calls, whatever language it is in."""
    return _CALLED.match(statement)[1]  # type: ignore[index]
