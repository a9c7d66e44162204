"""Headings of the fast path, and the table of contents that they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from civildialogue.core.site.blocks.plain_inline import Resolve, inline
from civildialogue.core.site.blocks.plain_kinds import ENTITY, Kind, kind_of, prepared
from civildialogue.core.site.blocks.plain_words import UnsureError

_ID = re.compile(r"[^\W_](?:[^\W_]|-)*")
_TAG = re.compile(r"<[^<>]*+>")


@dataclass(frozen=True)
class Heading:
    """What the table of contents says of a heading; ``html`` is what stands in it."""

    level: int
    id: str
    name: str
    html: str


def heading(text: str) -> Heading | None:
    """A heading as the table of contents has it, or None for what ``plain.html`` leaves alone."""
    try:
        chunk = prepared(text)
        if kind_of(chunk) is not Kind.HEADING:
            return None
        level, name, words = _parts(chunk)
        inner = inline(words, str).strip()
    except UnsureError:
        return None
    return Heading(level, name, " ".join(_TAG.sub("", inner).split()), inner)


def contents(headings: Iterable[Heading]) -> list[dict[str, Any]]:
    """The tokens of Python-Markdown's table of contents, each with those below it."""
    top: list[dict[str, Any]] = []
    within: list[dict[str, Any]] = []
    for each in headings:
        token = {**vars(each), "data-toc-label": "", "children": []}
        while within and within[-1]["level"] >= each.level:
            within.pop()
        (within[-1]["children"] if within else top).append(token)
        within.append(token)
    return top


def heading_html(chunk: str, resolve: Resolve) -> str:
    """The HTML of a line that is a heading. Raises UnsureError."""
    level, name, words = _parts(chunk)
    return f'<h{level} id="{name}">{inline(words, resolve)}</h{level}>\n'


def _parts(chunk: str) -> tuple[int, str, str]:
    """Level, id and words of a heading."""
    before, _, name = chunk.rpartition(" {: #")
    level = len(before) - len(before.lstrip("#"))
    words = before[level:].strip()
    if not (name.endswith(" }") and _ID.fullmatch(name[:-2]) and 0 < level < 7):
        raise UnsureError
    if not words or words.endswith("#") or ENTITY.fullmatch(words):
        raise UnsureError
    if "\\" in words and ">" in words:  # The contents and the page escape it differently.
        raise UnsureError
    return level, name[:-2], words
