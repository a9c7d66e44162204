"""Colours, and how well one is read on another. Source: WCAG 2.2, success criterion 1.4.3."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

COLOUR_PATTERN = r"^#[0-9a-f]{6}$"
INK = "#1a1a1a"
"""The colour of printed text."""
_PAPER, _LEAST = "#ffffff", 4.5
_CHANNEL = re.compile("[0-9a-f]{2}")


def _light(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(part, 16) / 255 for part in _CHANNEL.findall(colour)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _dark(colour: str) -> str:
    if contrast(colour, _PAPER) < _LEAST:
        raise ValueError("a colour that is read on paper")
    return colour


Ink = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN), AfterValidator(_dark)]
"""A colour for words on white paper."""
