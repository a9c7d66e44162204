"""The signs of a document, set in the manner of the page: quotation marks of its language, and
words in one alphabet.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from civildialogue.core.model.characters import STACKED, in_one_alphabet, mixed
from civildialogue.core.model.language import Locale
from civildialogue.core.model.quotation import lacking, marks, own
from civildialogue.core.source.importing.inlines import Node
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.signs import label_of

_APART = ("Code", "Math", "RawInline", "Note")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)[^\s<>„“”«»]+")
_ENDS = tuple(".,;:!?)]}'")


def set_signs(tree: Any, locale: Locale, losses: Losses) -> None:
    """Sets the signs of each paragraph, heading and note in a tree of pandoc, in place."""
    if isinstance(tree, dict):
        content = tree.get("c", [])
        if tree.get("t") in ("Para", "Plain", "MetaInlines"):
            _set(content, locale, losses)
        elif tree.get("t") == "Header":
            _set(content[2], locale, losses)
        set_signs(list(tree.values()) if "t" not in tree else content, locale, losses)
    elif isinstance(tree, list):
        for each in tree:
            set_signs(each, locale, losses)


def _set(inlines: list[Node], locale: Locale, losses: Losses) -> None:
    words = list(_words(inlines))
    for node in (node for node in words if node["t"] == "Str" and STACKED.search(node["c"])):
        losses.tell("marks", node["c"])
        node["c"] = STACKED.sub(lambda match: match[0][:3], node["c"])
    text = "".join(node["c"] if node["t"] == "Str" else " " for node in words)
    for word, _, _ in mixed(text):
        losses.tell("alphabets", word)
    addresses = [
        (match.start(), match.start() + len(_address(match[0])))
        for match in _ADDRESS.finditer(text)
    ]
    done = _own(text, locale, addresses)
    apart = [(start, end) for start, end in addresses if '"' in text[start:end]]
    apart += [
        (start, start + len(word))
        for word, start, _ in mixed(done)
        if not any(a <= start < b for a, b in apart)
    ]
    at = 0
    for node in words:
        length = len(node["c"]) if node["t"] == "Str" else 1
        if node["t"] == "Str":
            node["c"] = done[at : at + length]
        end = at + length
        spans = [(max(a, at), min(b, end)) for a, b in sorted(apart) if a < end and b > at]
        inside = [(a - at, b - at) for a, b in spans]
        if inside and node["t"] == "Str":
            # The check takes such a word, or a straight mark, for a code only.
            node["t"], node["c"] = "Span", [["", [], []], _with_code(node["c"], inside)]
        at += length
    _complete(inlines, done, locale, losses)
    if signs := losses.signs():
        inlines.append({"t": "Str", "c": signs})


def _own(text: str, locale: Locale, apart: Sequence[tuple[int, int]]) -> str:
    """A text with the marks of its language and words in one alphabet, but for some spans."""
    masked = text
    for start, end in apart:
        masked = f"{masked[:start]}{'x' * (end - start)}{masked[end:]}"
    done = in_one_alphabet(own(masked, locale))
    for start, end in apart:
        done = f"{done[:start]}{text[start:end]}{done[end:]}"
    return done


def _address(found: str) -> str:
    """An address without the signs that follow it; a mark that it opened itself is its own."""
    while found.endswith(_ENDS) or (found.endswith('"') and found.count('"') % 2):
        found = found[:-1]
    return found


def _with_code(text: str, inside: list[tuple[int, int]]) -> list[Node]:
    parts: list[Node] = []
    at = 0
    for start, end in inside:
        parts += [{"t": "Str", "c": text[at:start]}] if start > at else []
        parts.append({"t": "Code", "c": [["", [], []], text[start:end]]})
        at = end
    return [*parts, {"t": "Str", "c": text[at:]}] if at < len(text) else parts


def _complete(inlines: list[Node], text: str, locale: Locale, losses: Losses) -> None:
    """Gives each mark its pair: a quotation of several paragraphs has one mark in each."""
    before, after = lacking(text, locale)
    if not before and not after:
        return
    losses.tell("quotes", text)
    opening, closing = marks(locale)
    labels = (n for n, e in enumerate(inlines) if e["t"] == "Str" and label_of(e["c"]) is not None)
    at = next(labels, -2) + 2
    inlines.insert(at, {"t": "Str", "c": opening * before})
    inlines.append({"t": "Str", "c": closing * after})


def _words(inlines: Any) -> Iterator[Node]:
    """All words, and what stands between them, however deep in emphasis, links and pictures."""
    if isinstance(inlines, list):
        for each in inlines:
            yield from _words(each)
    elif isinstance(inlines, dict) and "t" in inlines:
        content = inlines.get("c")
        if inlines["t"] == "Str" or inlines["t"] in _APART or not isinstance(content, list):
            yield inlines
        elif not (inlines["t"] == "Span" and "deletion" in content[0][1]):
            yield from _words(content)
