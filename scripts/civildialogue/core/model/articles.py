"""How articles of acts are written in English: ``art. 26(4)``, ``art. 15v(1) (15в)``.

One way for every act: the abbreviation, with paragraph and point in brackets. A letter in the
number of a Bulgarian act is written by its sound, and the Cyrillic number follows in brackets the
first time on a page: the alphabets have different orders, so “15c” could be чл. 15в or чл. 15ц.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.model.conventions import transliterate

_CYRILLIC = {transliterate(c): c for c in reversed("абвгдежзийклмнопрстуфхцчшщюя")}
_NUMBER = r"[1-9][0-9]{0,3}+(?!(?:st|nd|rd|th)\b)[A-Za-zА-Яа-я]{0,3}+(?!\w)"
_START = re.compile(rf"\b([Aa]rt(?:icle)?(s?)\.?)(?<=[a-z.])[ \u00a0]?(?={_NUMBER})")
_ARTICLE = re.compile(r"rt(?:icle)?s?\.?[ \u00a0]?[1-9]")
_ITEM = re.compile(
    rf"(?P<number>{_NUMBER})(?P<places>(?>(?:(?:,? (?:and|or) |, |[–-])?\(\w{{1,4}}\))*))"
    r"(?: \((?P<twin>[1-9][0-9]{0,3}[А-Яа-я]{1,3})\))?"
)
_JOINT = re.compile(rf"(?:,? (?:and|or|to) |, |[–-])(?={_NUMBER})")
_SPELT = re.compile(
    r",? (?:para(?:graph)?s?|pars?|points?|items?|letters?|al)\.? \(?([0-9]{1,3}|[a-z])\b\)?"
    r"| \(([0-9]{1,2})\)"
)
_BEFORE = re.compile(
    r"\b(?:para(?:graph)?|point|item|letter)\.? \(?([0-9]{1,3}|[a-z])\)? of (?:the )?$",
    re.IGNORECASE,
)
_UNION = re.compile(
    r"[^.;\[\]\n]{0,60}?\b(?:Regulation|Directive|Decision|Convention|Treaty|TEU|TFEU)\b"
)

UNKNOWN = "…"
"""Stands for a letter that only the author knows."""
_ENDS = '.!?:|*>#-("“'
"""What a sentence, an item, a title or a cell may begin after, and so a capital."""


@dataclass(frozen=True)
class Miswritten:
    """Articles that are written another way: where, what stands there, and what should."""

    start: int
    text: str
    right: str


def in_english(number: str, *, is_bulgarian: bool) -> str:
    """The number of an article in an English text: ``15v (15в)`` for чл. 15в of a Bulgarian act."""
    latin = transliterate(number)
    return f"{latin} ({number})" if is_bulgarian and latin != number else latin


def may_name(text: str) -> bool:
    """Whether any article may be named in a text: most passages name none."""
    return _ARTICLE.search(text) is not None


def miswritten(
    text: str, known: set[str], *, is_bulgarian: bool | None = None
) -> Iterator[Miswritten]:
    """The articles of an English text that are not written in the one way.

    ``known`` has the numbers that the page has already given in Cyrillic; what the text gives is
    added. ``is_bulgarian`` says whose act it is; None asks the words that follow.
    """
    for start in _START.finditer(text):
        items, at = [], start.end()
        while item := _ITEM.match(text, at):
            items.append(item)
            joint = _JOINT.match(text, item.end())
            at = joint.end() if joint else len(text)
        end = items[-1].end()
        own = _UNION.match(text, end) is None if is_bulgarian is None else is_bulgarian
        turned = _BEFORE.search(text, max(0, start.start() - 30), start.start())
        more, begin = (f"({turned[1]})", turned.start()) if turned else ("", start.start())
        while spelt := _SPELT.match(text, end):
            more, end = f"{more}({spelt[1] or spelt[2]})", spelt.end()
        before = text[:begin].rpartition("\n")[2].rstrip()
        is_first = not before or before[-1] in _ENDS
        right = f"{start[1][0] if is_first else 'a'}rt{start[2]}. "
        for item, after in zip(items, [*items[1:], None], strict=True):
            right += _right(item, "" if after else more, known, own)
            right += text[item.end() : after.start()] if after else ""
        shown = text[begin:end]
        if shown.replace("\u00a0", " ") != right:
            yield Miswritten(begin, shown, right)


def _right(item: re.Match[str], more: str, known: set[str], is_bulgarian: bool) -> str:
    """One number as it should stand, with its places and ``more`` of them."""
    number, twin, places = item["number"], item["twin"], item["places"] + more
    letters = number.lstrip("0123456789")
    if not letters or not is_bulgarian:
        return transliterate(number) + places
    digits = number.removesuffix(letters)
    if twin is None and transliterate(letters) == letters.casefold():
        if number in known:
            return number + places
        if letters not in _CYRILLIC:
            return f"{digits}{UNKNOWN}{places} ({digits}{UNKNOWN})"
    original = twin or digits + "".join(_CYRILLIC.get(letters, letters))
    latin = transliterate(original)
    is_known = latin in known and twin is None
    known.add(latin)
    return latin + places + ("" if is_known else f" ({original})")
