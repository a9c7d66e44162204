"""A mark in Markdown that carries what belongs to the block above it.

It is a paragraph of private-use characters and hex digits: Markdown leaves it alone, sources can't
contain it (they are stripped of it), and no reader ever sees it.
"""

import json
from collections.abc import Mapping

OPEN, CLOSE = "\ue000", "\ue001"


def encode(payload: Mapping[str, str]) -> str:
    """The mark for a payload of plain texts."""
    return OPEN + json.dumps(payload, ensure_ascii=False).encode().hex() + CLOSE


def decode(text: str) -> dict[str, str]:
    """The payload of a mark. Raises ValueError for any other text."""
    payload: dict[str, str] = json.loads(bytes.fromhex(text.strip(OPEN + CLOSE)))
    return payload


def strip(text: str) -> str:
    """The text without anything that could be taken for a mark."""
    return text.replace(OPEN, "").replace(CLOSE, "")
