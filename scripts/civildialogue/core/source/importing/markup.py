"""Text as Markdown in which nothing means more than it says, and the lines of a block."""

import re

from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.source.importing.signs import parted
from civildialogue.core.source.signs import INDENT

_MARKS = re.compile(r"[\\`*_]")
_ENTITIES = {"<": "&lt;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "|": "&#124;", "~": "&#126;"}
"""Signs that begin something in Markdown or in the site's own marks; a backslash is not enough,
for links, citations and ids are found before it is read."""
_STROKES = re.compile("={2,}")
_AMPERSAND = re.compile(r"&(?=#|\w+;)")
_START = re.compile(r"^(\s*)(#|>|[-+](?=\s|$)|-(?=[-\s]*$)|:(?=\s|$)|=|!!!|\?\?\?)")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_GAPS = re.compile("[\t\u2028\u2029]")


def escaped(text: str) -> str:
    """Text in which Markdown finds nothing but text."""
    text = HIDDEN.sub("", _GAPS.sub(" ", text))
    text = _AMPERSAND.sub("&amp;", text)
    text = _MARKS.sub(r"\\\g<0>", text)
    text = _STROKES.sub(lambda match: "&#61;" * len(match[0]), text)
    return "".join(_ENTITIES.get(sign, sign) for sign in text)


def at_line_start(text: str) -> str:
    """A line whose first signs would begin a block, so that they don't."""
    text = _NUMBER.sub(r"\1\\\2", text)
    return _START.sub(lambda match: f"{match[1]}&#{ord(match[2][0])};{match[2][1:]}", text)


def around(text: str, words: str) -> str:
    """Words that stand for those of a text, with the white space around them."""
    return f"{text[: len(text) - len(text.lstrip())]}{words}{text[len(text.rstrip()) :]}"


def with_breaks(text: str) -> str:
    """A paragraph in which each new line is a hard break; an empty line would be its end."""
    lines: list[str] = []
    waiting = ""
    for given in text.split("\n"):
        line, places = parted(given)
        line = re.sub(" {2,}", " ", line).strip()
        if line:
            lines.append(f"{at_line_start(line)}{waiting}{places}")
            waiting = ""
        else:
            waiting += places
    return "\\\n".join(lines) + waiting


def at_heading_end(text: str) -> str:
    """A heading's words whose last ``#`` signs ("C#") would be read as its closing mark."""
    words = text.rstrip("#")
    return words + "&#35;" * (len(text) - len(words))


def hanging(mark: str, text: str) -> str:
    """A text behind a mark, with its other lines indented, so that they belong to the mark."""
    first, *rest = text.split("\n")
    return "\n".join([f"{mark}{first}", *(f"{INDENT}{line}" if line else "" for line in rest)])


def prefixed(text: str, mark: str) -> str:
    """A text with a mark before each line."""
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))
