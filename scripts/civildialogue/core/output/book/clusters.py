"""Signs over signs: those that no face has together are printed without the one above.

Typst sets a letter and its marks in one face, and if none has them all, in none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_FORMLESS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks without a form. Source: Unicode, DerivedCoreProperties.txt (Default_Ignorable)."""


def fitting(text: str, held: Iterable[frozenset[int]]) -> str:
    """The text without the marks that no face has together with the letter that they stand over.

    ``held`` are the signs of each face.
    """
    if not any(map(_is_mark, set(text))):
        return text
    sets = tuple(held)
    return "".join(_fitting(cluster, sets) for cluster in _clusters(text))


def _fitting(cluster: str, held: tuple[frozenset[int], ...]) -> str:
    kept = cluster[:1]
    for sign in cluster[1:]:
        if not _is_mark(sign) or _is_held(kept + sign, held):
            kept += sign
    return kept


def _clusters(text: str) -> Iterator[str]:
    """The letters, each with its marks and with what joins it to the next."""
    begin = 0
    for place in range(1, len(text)):
        sign = text[place]
        if not (_is_mark(sign) or unicodedata.category(sign) == "Cf" or _FORMLESS.match(sign)):
            yield text[begin:place]
            begin = place
    yield text[begin:]


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M" and not _FORMLESS.match(sign)


def _is_held(cluster: str, held: tuple[frozenset[int], ...]) -> bool:
    """Whether a face has all of it, in one form or the other."""
    seen = _FORMLESS.sub("", cluster)
    seen = "".join(sign for sign in seen if unicodedata.category(sign) != "Cf")
    forms = [set(map(ord, unicodedata.normalize(form, seen))) for form in ("NFC", "NFD")]
    return any(form <= signs for form in (*forms, set(map(ord, seen))) for signs in held)
