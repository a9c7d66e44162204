"""A mark in Markdown that carries what belongs to the block above it.

It is a paragraph of private-use characters and hex digits: Markdown leaves it alone, sources can't
contain it (they are stripped of it), and no reader ever sees it.
"""

import json
import re
from collections.abc import Mapping

from civildialogue.core.source.inline import AUTOLINK

_FOREIGN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff]")
OPEN, CLOSE = "\ue000", "\ue001"
_written = json.JSONEncoder(ensure_ascii=False).encode
BEFORE, NAMED, AFTER = "\ue020", "\ue021", "\ue022"
"""Signs around a passage in the finished HTML: before its id, after its id, after its HTML."""


def encode(payload: Mapping[str, str]) -> str:
    """The mark for a payload of plain texts."""
    return OPEN + _written(payload).encode().hex() + CLOSE


def enclose(html: str) -> str:
    """A mark that carries finished HTML, so that Markdown reads nothing in it."""
    return encode({"html": _FOREIGN.sub("", html)})


def decode(text: str) -> dict[str, str]:
    """The payload of a mark. Raises ValueError for any other text."""
    payload: dict[str, str] = json.loads(bytes.fromhex(text.strip(OPEN + CLOSE)))
    return payload


_SHIELDS: dict[str, str] = {"<": "\ue010", "{": "\ue011"}
_STANDING = re.compile(AUTOLINK.pattern.replace("<", _SHIELDS["<"]))
ADDRESS = "\ue012([^\ue012\ue013]+)\ue013"
"""An address that stands in the text by itself, as Markdown gets it."""


def shield(text: str) -> str:
    """A source's text so that Markdown sees neither HTML nor attribute lists in it, in code or not.

    Control and private-use characters go; ``unshield`` puts the two signs back when all is parsed.
    """
    text = _FOREIGN.sub("", text)
    for sign, shielded in _SHIELDS.items():
        text = text.replace(sign, shielded)
    return text


def addresses(shielded: str) -> str:
    """A shielded text in which addresses in angle brackets can be told from other signs."""
    return _STANDING.sub("\ue012\\1\ue013", shielded)


def bare(target: str) -> str:
    """The target of a link without the angle brackets that it may stand in."""
    if found := re.fullmatch(ADDRESS, target):
        return found[1]
    plain = target.removeprefix(_SHIELDS["<"])
    return target if plain == target else plain.removesuffix(">")


def unshield(text: str, less: str = "<") -> str:
    """The text with the shielded signs again; ``less`` stands for “<” where HTML is written."""
    more = ">" if less == "<" else "&gt;"
    text = text.replace(_SHIELDS["<"], less).replace("\ue012", less).replace("\ue013", more)
    return text.replace(_SHIELDS["{"], "{")
