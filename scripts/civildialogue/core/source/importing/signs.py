"""Signs of the import's own in the text while it is on its way: numbers, places, links to them,
and where something was lost.

They are of Unicode's private use area, and the same signs of a document are taken out first.
"""

import re

_OPEN, _CLOSE, _SPACE, _PLACE, _LINK, _LOSS, APART = map(chr, range(0xE000, 0xE007))
_OWN = re.compile(f"[{_OPEN}-{APART}]")
"""``APART`` stands where a word ends on the page, and in the document something else stands."""
_PLAIN = {ord(_OPEN): None, ord(_CLOSE): None, ord(_SPACE): " "}
_FIRST, MOST = 0xE100, 6_000
"""The sign of the first place or loss, and how many there are signs for."""
_NUMBER = f"[{chr(_FIRST)}-{chr(_FIRST + MOST - 1)}]"
PLACE = re.compile(f"{_PLACE}({_NUMBER})")
"""A place to which something links, by its sign."""
LOSS = re.compile(f"{_LOSS}({_NUMBER})")
"""Where something was lost, by the sign of the loss."""
_MARK = re.compile(f"[{_PLACE}{_LOSS}]{_NUMBER}")
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


def spelled(words: str) -> str:
    """Words for a place of which pandoc makes an identifier, with other letters."""
    return f"spelled{words.encode().hex()}" if words else ""


def unspelled(text: str) -> str:
    """Words that were spelled so; others as they are."""
    match = re.fullmatch(r"spelled((?:[0-9a-f]{2})+)(?:-\d+)?", text)
    return bytes.fromhex(match[1]).decode("utf-8", "replace") if match else text


def unlabelled(text: str) -> str:
    """The text with numbers as words of it."""
    return text.translate(_PLAIN)


def parted(text: str) -> tuple[str, str]:
    """A text without the signs of places and losses, and these signs."""
    return _MARK.sub("", text), "".join(_MARK.findall(text))


def bare(text: str) -> str:
    """A text without any sign of the import's own, with numbers as words of it."""
    return unlabelled(_MARK.sub("", text).replace(APART, ""))


def place(number: int) -> str:
    """The sign of a place."""
    return f"{_PLACE}{chr(_FIRST + number)}"


def loss(number: int) -> str:
    """The sign of a loss; none for those beyond the number of signs."""
    return f"{_LOSS}{chr(_FIRST + number)}" if number < MOST else ""


def numbered(sign: str) -> int:
    """The number of a place or a loss."""
    return ord(sign) - _FIRST


def address(number: int) -> str:
    """The address of a place, until it has an id."""
    return f"#{_LINK}{chr(_FIRST + number)}"
