"""The fingerprint of a passage: of its words, and not of where its links lead.

Fingerprints stand in the sources, so what is said here changes only together with a step of
``civildialogue migrate``. It is kept apart from the reading of links for that reason.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator

_SIGN = re.compile(r"\\.|`+|\[|\]", re.DOTALL)
# Bounds and possessive repetition keep the cost linear, whatever a text holds.
_TARGET = re.compile(
    r"\([ \n]{0,20}+"
    r"(?:<[^<>\n]{0,2000}+>|(?>(?:[^()\s<>]| (?![\"' )])|\([^()\s<>]{0,2000}+\)){0,2000}))"
    r"(?>(?P<title>[ \n]{1,20}+(?:\"[^\"]{0,300}+\"|'[^']{0,300}+'))?)[ \n]{0,20}+\)"
)


def fingerprint(words: str) -> str:
    """12 hex digits of SHA-256 over words with white space folded: re-wrapping is no change."""
    return hashlib.sha256(folded(words).encode()).hexdigest()[:12]


def folded(text: str) -> str:
    """The text with white space folded."""
    return " ".join(text.split())


def without_targets(text: str) -> str:
    """Markdown whose links lead nowhere: ``[a](b "c")`` becomes ``[a]( "c")``."""
    kept, at = [], 0
    for close in _closed(text) if "](" in text else ():
        found = _TARGET.match(text, close + 1)
        if found and close >= at:
            kept += [text[at : close + 1], f"({found['title'] or ''})"]
            at = found.end()
    return "".join([*kept, text[at:]])


def _closed(text: str) -> Iterator[int]:
    """Where the bracket closes that something opened, outside code and not escaped."""
    signs = list(_SIGN.finditer(text))
    ticks: dict[int, list[int]] = {}
    for number, sign in enumerate(signs):
        if sign[0][0] == "`":
            ticks.setdefault(len(sign[0]), []).append(number)
    number, depth = 0, 0
    while number < len(signs):
        mark = signs[number][0]
        if mark[0] == "`":
            same = ticks[len(mark)]
            after = bisect_right(same, number)
            number = same[after] if after < len(same) else number
        elif mark == "[":
            depth += 1
        elif mark == "]" and depth:
            depth -= 1
            yield signs[number].start()
        number += 1
