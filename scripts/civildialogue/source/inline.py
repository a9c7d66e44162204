"""Inline Markdown: links, images and citations with their places, and prose with code left out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from civildialogue.model.text import Block, BlockKind

_TICKS = re.compile("`+")
_SIGN = re.compile(r"[^\n]")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"
    r"\(\s*+<?(?P<target>(?:[^()\s<>]++|\([^()]*+\)|\s++(?![\"')]))*+)>?"
    r"(?:\s++[\"'](?:[^()]++|\([^()]*+\))*+)?+\s*+\)"
)
DEFINITION = re.compile(r"^\[(?!\^)(?P<text>[^\[\]]+)\]:\s*+<?(?P<target>[^\s>]+)", re.MULTILINE)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
CITATION = re.compile(r"\[(@[a-z0-9][^\[\]]*)\]")
RAW_HTML = re.compile(r"<[A-Za-z/!?][^<>\n]*>?")


@dataclass(frozen=True)
class Found:
    """Something found in a text: what it says, and its place counted from the block's start."""

    text: str
    target: str
    line: int
    column: int
    length: int
    is_image: bool = False


@dataclass(frozen=True)
class Cited:
    """One source of a citation and the place in it."""

    key: str
    locator: str


def prose(block: Block) -> str:
    """The block's text with code blanked by spaces, so that places stay what they are."""
    if block.kind is BlockKind.CODE:
        return _SIGN.sub(" ", block.text)
    return with_code(block.text, lambda code: _SIGN.sub(" ", code))


def with_code(
    text: str,
    code: Callable[[str], str] = lambda part: part,
    words: Callable[[str], str] = lambda part: part,
) -> str:
    """The text with each span of code, backticks and all, and the words between them changed.

    A span ends at the next run of as many backticks as opened it. Source: CommonMark 0.31, 6.1.
    """
    runs = [match.span() for match in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for number, (start, end) in reversed(list(enumerate(runs))):
        later.setdefault(end - start, []).append(number)
    parts, at, after = [], 0, -1
    for number, (start, end) in enumerate(runs):
        alike = later[end - start]
        alike.pop()
        if number > after and alike:
            after = alike[-1]
            parts += [words(text[at:start]), code(text[start : runs[after][1]])]
            at = runs[after][1]
    return "".join([*parts, words(text[at:])])


def _found(text: str, match: re.Match[str], label: str, target: str, image: bool = False) -> Found:
    before = text[: match.start()]
    line, column = before.count("\n"), len(before.rpartition("\n")[2]) + 1
    return Found(label, target, line, column, len(match[0].split("\n")[0]), image)


def links(block: Block) -> Iterator[Found]:
    """Links, images and bare addresses in angle brackets."""
    text = prose(block)
    for match in LINK.finditer(text):
        yield _found(text, match, match["text"], match["target"], bool(match["image"]))
    for match in AUTOLINK.finditer(text):
        yield _found(text, match, match[1], match[1])
    if block.kind is BlockKind.REFERENCE:
        for match in DEFINITION.finditer(text):
            yield _found(text, match, match["text"], match["target"])


def citations(block: Block) -> Iterator[tuple[Found, list[Cited]]]:
    """Citations such as ``[@zna, чл. 26, ал. 2; @apk]``, in the manner of Pandoc.

    Source: https://pandoc.org/MANUAL.html#citation-syntax
    """
    text = prose(block)
    for match in CITATION.finditer(text):
        yield _found(text, match, match[1], ""), cited(match[1])


def cited(inner: str) -> list[Cited]:
    """The sources between the brackets of a citation."""
    items = []
    for part in inner.split(";"):
        key, _, locator = part.strip().removeprefix("@").partition(",")
        items.append(Cited(key.strip(), locator.strip()))
    return items


def raw_html(block: Block) -> Iterator[Found]:
    """Anything a browser could take for markup, outside code and angle-bracket addresses."""
    text = prose(block)
    blanked = AUTOLINK.sub(lambda match: " " * len(match[0]), text)
    for match in RAW_HTML.finditer(blanked):
        yield _found(blanked, match, match[0], "")
