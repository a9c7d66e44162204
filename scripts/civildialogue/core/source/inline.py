"""Inline Markdown: links, images and citations with their places, and prose with code left out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.fences import fences

_TICKS = re.compile("`+")
_PAREN = r"\((?>(?:[^()]++|\([^()]*+\))*)\)"
_TITLE = r"(?:\"(?>(?:[^\"\[]++|\"(?!\s*+\)))*)\"|'(?>(?:[^'\[]++|'(?!\s*+\)))*)')"
_UNQUOTED = r"\((?>(?:[^()\"']++|\([^()\"']*+\))*)\)"
_BEFORE = rf"(?>(?:[^()\s\"']++|{_UNQUOTED}|\s++(?![\"')]))*)"
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?>(?:[^\[\]]++|\[[^\[\]]*+\])*))\]\(\s*+(?:"
    rf"<(?P<angled>[^<>]*+)>\s*+(?>(?:(?:\"[^\"\[]*+\"|'[^'\[]*+')\s*+)?)\)"
    rf"|(?P<titled>{_BEFORE}(?>(?:\({_BEFORE}){{0,8}}))\s*+{_TITLE}\s*+\)"
    rf"|(?P<plain>(?>(?:[^()\s]++|{_PAREN}|\s++(?!\)))*))\s*+\))"
)
"""A link on a text whose escaped signs are masked.

The target ends where Python-Markdown ends it: a title has its closing mark right before the
bracket, or it is a part of the target; before a title, brackets may be left open.
"""
_TARGETS = ("angled", "titled", "plain")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)(?P<text>[^\[\]]+)\]:\s*+(?P<rest>[^\n]*+)", re.MULTILINE)
_DEFINED = re.compile(r"(?P<target>\S++)(?:\s++(?:\".*\"|'.*'|\(.*\)))?")
_ENCODED = re.compile(r"[\s()\"'<>\[\]]")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_BARE = re.compile(r"(?:https?://|mailto:)[^\s*]++(?>(?:\*++[\w/?=&%#][^\s*]*+)*)")
CITATION = re.compile(r"(?<!\\)\[(@[a-z0-9][^\[\]]*)\]")
_OF_TAGS = re.compile("[=\"'\n]")
_remembered = lru_cache(maxsize=1 << 13)  # Every rule asks the same of each text.
RAW_HTML = re.compile(r"<[A-Za-z/!?][^<>\n]*>?")


@dataclass(frozen=True)
class Found:
    """Something found in a text: what it says, and its place counted from the block's start.

    ``text`` has no code, ``written`` is as it stands there.
    """

    text: str
    target: str
    line: int
    column: int
    length: int
    is_image: bool = False
    written: str = ""


@dataclass(frozen=True)
class Cited:
    """One source of a citation and the place in it."""

    key: str
    locator: str


def prose(block: Block) -> str:
    """The block's text with code blanked by spaces, so that places stay what they are."""
    text, is_code = block.text, block.kind is BlockKind.CODE
    may_have = is_code or "`" in text or "~~~" in text
    return _prose(is_code, text) if may_have else text


@_remembered
def _prose(is_code: bool, text: str) -> str:
    if is_code:
        return blank(text)
    is_fenced = "~~~" in text or "```" in text
    return with_code(_without_fences(text) if is_fenced else text, blank)


def blank(text: str) -> str:
    """Spaces in the place of a text, on as many lines."""
    return "\n".join([" " * len(line) for line in text.split("\n")])


def _without_fences(text: str) -> str:
    """A text without the code in it that stands between fences, at whatever depth."""
    lines = text.split("\n")
    for fence in fences(lines):
        if fence.is_closed:
            for number in range(fence.first, fence.end):
                lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def with_code(
    text: str,
    code: Callable[[str], str] = lambda part: part,
    words: Callable[[str], str] = lambda part: part,
) -> str:
    """The text with each span of code, backticks and all, and the words between them changed.

    A span ends at the next run of as many backticks as opened it. Source: CommonMark 0.31, 6.1.
    """
    if "`" not in text:
        return words(text)
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


def _found(
    text: str, match: re.Match[str], label: str, target: str, *, image: bool = False, own: str = ""
) -> Found:
    start = match.start()
    line, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
    return Found(label, target, line, column, len(match[0].split("\n")[0]), image, own or label)


def unescaped(text: str) -> str:
    """A text without the signs that a backslash takes their meaning from; places stay."""
    return _ESCAPED.sub("\0\0", text) if "\\" in text else text


def linked(text: str) -> tuple[re.Match[str], ...]:
    """Links and images, those within the text of another included; their spans are the text's."""
    return _linked(text) if "](" in text else ()


@_remembered
def _linked(text: str) -> tuple[re.Match[str], ...]:
    masked = unescaped(text)
    found = []
    for match in LINK.finditer(masked):
        found += [match, *LINK.finditer(masked, *match.span("text"))]
    return tuple(found)


def _target(match: re.Match[str]) -> tuple[int, int]:
    """Where the target of a link stands."""
    return next(match.span(name) for name in _TARGETS if match[name] is not None)


def links(block: Block) -> tuple[Found, ...]:
    """Links, images and bare addresses in angle brackets, as Python-Markdown takes them."""
    may_have = "](" in block.text or "<" in block.text or block.kind is BlockKind.REFERENCE
    return tuple(_links(block)) if may_have else ()


def _links(block: Block) -> Iterator[Found]:
    text = prose(block)
    for match in linked(text):
        start, end = _target(match)
        target = _ESCAPED.sub(r"\1", text[start:end]).strip()
        label = slice(*match.span("text"))
        is_image, own = bool(match["image"]), block.text[label]
        yield _found(text, match, text[label], target, image=is_image, own=own)
    for match in AUTOLINK.finditer(text):
        yield _found(text, match, match[1], match[1])
    if block.kind is BlockKind.REFERENCE:
        for match in _DEFINITION.finditer(text):
            rest = match["rest"].strip()
            whole = _DEFINED.fullmatch(rest)
            target = whole["target"] if whole else rest
            yield _found(text, match, match["text"], target.lstrip("<").rstrip(">"))


def target_places(block: Block) -> Iterator[tuple[int, int]]:
    """Where the targets of links, images and definitions stand in the block's text."""
    text = prose(block)
    spans = [_target(match) for match in linked(text)]
    if block.kind is BlockKind.REFERENCE:
        for match in _DEFINITION.finditer(text):
            if found := _DEFINED.match(text, match.start("rest"), match.end("rest")):
                spans.append(found.span("target"))
    for start, end in spans:
        inner = text[start:end].strip().strip("<>")
        at = text.index(inner, start) if inner else start
        yield at, at + len(inner)


def plain_targets(block: Block) -> str:
    """The block's text with the targets of links in no angle brackets, and their signs encoded."""
    if "<" not in block.text:
        return block.text
    text, parts, at = block.text, [], 0
    spans = (match.span("angled") for match in linked(prose(block)) if match["angled"] is not None)
    for start, end in sorted(spans):
        parts += [text[at : start - 1], _ENCODED.sub(_percent, text[start:end])]
        at = end + 1
    return "".join([*parts, text[at:]])


def _percent(sign: re.Match[str]) -> str:
    return quote(sign[0], safe="")


def readable(block: Block) -> str:
    """Prose with the targets of links and their titles blanked; places stay what they are."""
    text = prose(block)
    return _blanked(text, ((_target(match)[0], match.end()) for match in linked(text)))


def without_addresses(block: Block) -> str:
    """Prose without targets, bare addresses and signs behind a backslash; places stay."""
    return _BARE.sub(lambda match: " " * len(match[0]), unescaped(readable(block)))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], blank(text[max(at, start) : end])]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def citations(block: Block) -> Iterator[tuple[Found, list[Cited]]]:
    """Citations such as ``[@zna, чл. 26, ал. 2; @apk]``, in the manner of Pandoc.

    Source: https://pandoc.org/MANUAL.html#citation-syntax
    """
    text = prose(block) if "[@" in block.text else ""
    for match in CITATION.finditer(text):
        yield _found(text, match, match[1], ""), cited(match[1])


def cited(inner: str) -> list[Cited]:
    """The sources between the brackets of a citation."""
    parts = (part.strip().removeprefix("@").partition(",") for part in inner.split(";"))
    return [Cited(key.strip(), locator.strip()) for key, _, locator in parts]


def raw_html(block: Block) -> Iterator[Found]:
    """Anything a browser could take for markup, outside code and angle-bracket addresses."""
    text = prose(block) if "<" in block.text else ""
    blanked = AUTOLINK.sub(lambda match: " " * len(match[0]), text)
    # With none of these signs the target of a link can be no tag with attributes.
    angled = (m.span("angled") for m in linked(text) if not _OF_TAGS.search(m["angled"] or "="))
    blanked = _blanked(blanked, ((start - 1, end + 1) for start, end in angled))
    for match in RAW_HTML.finditer(blanked):
        yield _found(blanked, match, match[0], "")
