"""Signs of the import's own in the text while it is on its way: numbers, places, links to them.

They are of Unicode's private use area, and the same signs of a document are taken out first.
"""

import re

_OPEN, _CLOSE, _SPACE, _PLACE, _LINK = map(chr, range(0xE000, 0xE005))
_OWN = re.compile(f"[{_OPEN}-{_LINK}]")
_PLAIN = {ord(_OPEN): None, ord(_CLOSE): None, ord(_SPACE): " "}
_FIRST, MOST = 0xE100, 6_000
"""The sign of the first place, and how many there are signs for."""
_NUMBER = f"[{chr(_FIRST)}-{chr(_FIRST + MOST - 1)}]"
PLACE = re.compile(f"{_PLACE}({_NUMBER})")
"""A place to which something links, by its sign."""
LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]\(#{_LINK}({_NUMBER})\)")
"""A link to such a place: its words, which may hold a note or a picture, and the sign."""


def signless(text: str) -> str:
    """Text of a document without these signs."""
    return _OWN.sub("", text)


def labelled(label: str) -> str:
    """A paragraph’s number, so that it is found again as one word."""
    return f"{_OPEN}{signless(label).replace(' ', _SPACE)}{_CLOSE}"


def label_of(word: str) -> str | None:
    """The number that a word carries, or None for a word of the text."""
    is_label = word.startswith(_OPEN) and word.endswith(_CLOSE)
    return unlabelled(word) if is_label else None


def unlabelled(text: str) -> str:
    """The text with numbers as words of it."""
    return text.translate(_PLAIN)


def parted(text: str) -> tuple[str, str]:
    """Markdown without the signs of places, and these signs."""
    return PLACE.sub("", text), "".join(match[0] for match in PLACE.finditer(text))


def place(number: int) -> str:
    """The sign of a place."""
    return f"{_PLACE}{chr(_FIRST + number)}"


def address(number: int) -> str:
    """The address of a place, until it has an id."""
    return f"#{_LINK}{chr(_FIRST + number)}"
