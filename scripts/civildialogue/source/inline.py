"""Inline Markdown: links, images and citations with their places, and prose with code left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.model.text import Block, BlockKind

CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]"
    r"\(\s*+<?(?P<target>(?:[^()\s<>]++|\([^()]*+\)|\s++(?![\"')]))*+)>?(?:\s+[\"'][^)]*)?\s*\)"
)
DEFINITION = re.compile(r"^\[(?!\^)(?P<text>[^\]]+)\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
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
        return re.sub(r"[^\n]", " ", block.text)
    return CODE_SPAN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), block.text)


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
