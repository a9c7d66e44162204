"""Quotation marks of each language: which pair, which are strange to it."""

import re
from collections.abc import Iterator

from civildialogue.core.model.language import Locale

QUOTES = re.compile('["„“”«»‹›‟]')
_SIGN = re.compile(r"[^\n]")
_BOTH, _CLOSING = '"“', "”»›"
"""Marks that open in one language and close in another, and those that mostly close."""
_ENDS = tuple(".,;:!?…)]}")
_ENGLISH = ("“", "”")
_MARKS = {
    **dict.fromkeys(("bg", "cs", "de", "et", "lt", "mk", "sk", "sl", "sr"), ("„", "“")),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), ("„", "”")),
    **dict.fromkeys(("el", "es", "fr", "it", "nb", "no", "pt-PT", "ru", "sq", "uk"), ("«", "»")),
    **dict.fromkeys(("fi", "sv"), ("”", "”")),
    "ar": ("”", "“"),
}
"""Source: Unicode CLDR 45, delimiters; a language that is not here has those of English."""


def marks(locale: Locale) -> tuple[str, str]:
    """What opens and what closes a quotation."""
    return _MARKS.get(locale, _ENGLISH)


def faults(text: str, locale: Locale) -> Iterator[tuple[str, int]]:
    """The code and the place of each mark that is straight, strange, or without its pair.

    A strange mark stands for the own mark of its place, so that one fault is told once.
    """
    opening, closing = marks(locale)
    found = [(match[0], match.start()) for match in QUOTES.finditer(text)]
    opened: list[int] = []
    is_strange = False
    for number, (mark, at) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else ""
        if mark == '"':
            yield "quotes-straight", at
        elif mark not in (opening, closing):
            yield "quotes-foreign", at
            is_strange = mark == "„"
            if mark in _ENGLISH and opened:
                opened.pop()
            elif mark == "“":
                opened.append(at)
        elif mark == opening and is_strange:
            yield "quotes-foreign", at
            is_strange = False
        elif mark == opening and not (mark == closing and opened):
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            # “…” in Bulgarian: both marks are those of English.
            yield "quotes-foreign" if following == "”" else "quotes-unbalanced", at
    yield from (("quotes-unbalanced", at) for at in opened)


def own(text: str, locale: Locale) -> str:
    """The text with the marks of its language in place of straight and strange ones.

    Each mark stays one sign; a straight one after a number that closes nothing is that of inches.
    Marks that say no side and end up without their pair open and close in turn.
    """
    found = _by_neighbours(text, locale)
    if any(code == "quotes-unbalanced" for code, _ in faults(found, locale)):
        at = [match.start() for match in QUOTES.finditer(found)]
        if len(at) % 2 == 0 and all(text[place] in _BOTH for place in at):
            for place, mark in zip(at, marks(locale) * (len(at) // 2), strict=True):
                found = f"{found[:place]}{mark}{found[place + 1 :]}"
    return found


def lacking(text: str, locale: Locale) -> tuple[int, int]:
    """How many marks have to open at the beginning and to close at the end, so that each of the
    language's own marks in the text has its pair.
    """
    opening, closing = marks(locale)
    before = depth = 0
    for mark in QUOTES.findall(text):
        if mark == opening and not (mark == closing and depth):
            depth += 1
        elif mark == closing and depth:
            depth -= 1
        elif mark == closing:
            before += 1
    return before, depth


def _by_neighbours(text: str, locale: Locale) -> str:
    opening, closing = marks(locale)
    found, depth = list(text), 0
    has_english = "“" in text and "”" in text and "„" not in text
    for match in QUOTES.finditer(text):
        at, mark = match.start(), match[0]
        before, after = "".join(found[max(at - 1, 0) : at]), text[at + 1 : at + 2]
        may_open = bool(after.strip()) and not before.isalnum() and before not in (*_ENDS, closing)
        may_close = bool(before.strip()) and not after.isalnum() and before != opening
        if mark == "“" and has_english:
            is_opening = True
        elif mark in _BOTH:
            is_opening = may_open if may_open != may_close else not depth
        elif mark in _CLOSING:
            is_opening = may_open and not may_close and not depth
        else:
            is_opening = mark in "„‟" or may_open or not may_close
        if mark == '"' and not depth and before.isdigit():
            found[at] = "″"
            continue
        found[at] = opening if is_opening else closing
        depth = depth + 1 if is_opening else max(depth - 1, 0)
    return "".join(found)


def unquoted(text: str, locale: Locale) -> str:
    """The text with what stands between a pair of marks blanked; places stay what they are.

    A mark without its pair quotes nothing.
    """
    opening, closing = marks(locale)
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for match in QUOTES.finditer(text):
        if match[0] == opening and not (opening == closing and opened):
            opened.append(match.start())
        elif match[0] == closing and opened:
            start = opened.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, match.end()))
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _SIGN.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])
