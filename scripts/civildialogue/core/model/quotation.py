"""Quotation marks of each language: which pair, which are strange to it."""

import re
from collections.abc import Iterator

from civildialogue.core.model.language import Locale

MARKS = {Locale.BG: ("„", "“"), Locale.EN: ("“", "”")}
FOREIGN = {Locale.BG: "”«»‹›‟", Locale.EN: "„«»‹›‟"}
"""Marks of other languages. The one that ends a quotation in Bulgarian begins one in English."""
QUOTES = re.compile('["„“”«»‹›‟]')


def faults(text: str, locale: Locale) -> Iterator[tuple[str, int]]:
    """The code and the place of each mark that is straight, strange, or without its pair.

    A strange mark stands for the own mark of its place, so that one fault is told once.
    """
    opening = MARKS[locale][0]
    found = [(match[0], match.start()) for match in QUOTES.finditer(text)]
    opened: list[int] = []
    is_strange = False
    for number, (mark, at) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else ""
        if mark == '"':
            yield "quotes-straight", at
        elif mark in FOREIGN[locale]:
            yield "quotes-foreign", at
            is_strange = mark == "„"
            if mark == "”" and opened:
                opened.pop()
        elif mark == opening and is_strange:
            yield "quotes-foreign", at
            is_strange = False
        elif mark == opening:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            # “…” in Bulgarian: both marks are those of English.
            yield "quotes-foreign" if following == "”" else "quotes-unbalanced", at
    yield from (("quotes-unbalanced", at) for at in opened)
