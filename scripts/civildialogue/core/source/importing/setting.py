"""The signs of a document, set in the manner of the page: quotation marks of its language, and
words in one alphabet.
"""

from collections.abc import Iterator
from typing import Any

from civildialogue.core.model.characters import in_one_alphabet, mixed
from civildialogue.core.model.language import Locale
from civildialogue.core.model.quotation import own
from civildialogue.core.source.importing.inlines import Node
from civildialogue.core.source.importing.losses import Losses

_APART = ("Code", "Math", "RawInline", "Note")


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
    text = "".join(node["c"] if node["t"] == "Str" else " " for node in words)
    for word, _, _ in mixed(text):
        losses.tell("alphabets", word)
    done = in_one_alphabet(own(text, locale))
    apart = [(start, start + len(word)) for word, start, _ in mixed(done)]
    at = 0
    for node in words:
        length = len(node["c"]) if node["t"] == "Str" else 1
        if node["t"] == "Str":
            node["c"] = done[at : at + length]
        if any(at <= start and end <= at + length for start, end in apart):
            # The check takes such a word for a code only.
            node["t"], node["c"] = "Code", [["", [], []], node["c"]]
        at += length


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
