"""Inline elements of pandoc's tree → our Markdown, with every sign of the text kept a sign."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from civildialogue.core.model.addresses import refusal
from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.markup import around, escaped
from civildialogue.core.source.importing.signs import (
    APART,
    address,
    bare,
    parted,
    place,
    unlabelled,
    unspelled,
)

Node = dict[str, Any]
SCHEMES = ("http://", "https://", "mailto:")
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_AFTER_NOTE = re.compile(r"(\[\^n\d+\][\ue000-\uf8ff]*)([(:])")
"""A note and a sign that would make a link or a definition of it."""
_PLAIN = {
    "Underline": "underline",
    "SmallCaps": "small-caps",
    "Strikeout": "strikeout",
}
_RAISED = {"Superscript": _SUPERSCRIPT, "Subscript": _SUBSCRIPT}
_STRESS = {"Emph": 1, "Strong": 2}
"""How many stars stand on each side of a word."""
Run = tuple[frozenset[str], str]
"""Markdown and its emphasis, which is not yet written."""


UNPUBLISHED = frozenset({"deletion", "comment-start"})
"""What pandoc calls the marks around words that a document no longer says, or says beside it."""


_TOLD = {
    "deletion": "deletion",
    "comment-start": "comment",
    "insertion": "insertion",
    "mark": "highlight",
}
"""The classes of pandoc's spans of which something is told, and what it is."""


def plain(inlines: list[Node]) -> str:
    """The words of inline elements that are published, without any mark."""
    found = []
    for node in inlines:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Span" and UNPUBLISHED.intersection(content[0][1]):
            continue
        if kind == "Str":
            found.append(HIDDEN.sub("", bare(content)))
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            found.append(" ")
        elif kind in ("Code", "Math"):
            found.append(content[1])
        elif kind in ("Quoted", "Cite", "Link", "Image", "Span"):
            found.append(plain(content[1]))
        elif kind not in ("Note", "RawInline") and isinstance(content, list):
            found.append(plain(content))
    return "".join(found)


def _joined(given: Iterable[tuple[frozenset[str], Node]]) -> list[tuple[frozenset[str], Node]]:
    """Elements of which no code touches other code of the same emphasis."""
    made: list[tuple[frozenset[str], Node]] = []
    last: int | None = None
    for style, node in given:
        if node["t"] == "Code" and last is not None and made[last][0] == style:
            above = made[last][1]["c"]
            made[last] = (style, {"t": "Code", "c": [above[0], above[1] + node["c"][1]]})
            continue
        if node["t"] == "Code":
            last = len(made)
        elif node["t"] != "Str" or bare(node["c"]):
            last = None
        made.append((style, node))
    return made


def _stressed(runs: Iterable[Run]) -> str:
    """Runs with their marks, one beside the other: of marks inside each other, a reader may take
    another for the pair. White space goes outside.
    """
    made: list[Run] = []
    for style, text in runs:
        if made and (made[-1][0] == style or not parted(text)[0].strip()):
            made[-1] = (made[-1][0], made[-1][1] + text)
        else:
            made.append((style, text))
    found = []
    for style, given in made:
        text, places = parted(given)
        mark = "*" * sum(map(_STRESS.__getitem__, style))
        is_marked = mark and text.strip()
        found.append(around(text, f"{mark}{text.strip()}{mark}") + places if is_marked else given)
    return "".join(found)


@dataclass
class Inlines:
    """Writes inline elements. ``picture`` takes a picture's file and words and gives its link;
    ``places`` are the numbers of what something links to.
    """

    losses: Losses
    picture: Callable[[str, str], str]
    places: Mapping[str, int] = field(default_factory=dict)
    notes: list[list[Node]] = field(default_factory=list)
    _around: frozenset[str] = frozenset()
    _in_link: bool = False

    def write(self, inlines: list[Node]) -> str:
        """The elements as Markdown, with a new line where the text has a line break."""
        around = self._around
        runs = []
        for style, node in _joined(self._flat(inlines, around)):
            self._around = style
            text = self._one(node) + self.losses.signs()
            runs.append((style - around, text))
        self._around = around
        return _AFTER_NOTE.sub(lambda m: f"{m[1]}&#{ord(m[2])};", _stressed(runs))

    def line(self, inlines: list[Node]) -> str:
        """The elements as Markdown on one line, for places where a line can't be broken."""
        text = self.write(inlines)
        if "\n" in text:
            self.losses.tell("break", plain(inlines))
            text += self.losses.signs()
        return text.replace("\n", " ")

    def _flat(
        self, inlines: list[Node], style: frozenset[str]
    ) -> Iterator[tuple[frozenset[str], Node]]:
        """Elements that hold no others of the text, each with its emphasis."""
        for node in inlines:
            kind, content = node["t"], node.get("c")
            inner = self._held(kind, content)
            if signs := self.losses.signs():
                yield style, {"t": "Str", "c": signs}
            if inner is None:
                yield style, node
            else:
                yield from self._flat(inner, style | {kind} if kind in _STRESS else style)

    def _held(self, kind: str, content: Any) -> list[Node] | None:
        """What an element holds that is only a way to set words; None for any other."""
        if kind in _PLAIN:
            self.losses.tell(_PLAIN[kind], plain(content))
        if kind in _PLAIN or kind in _STRESS:
            return list(content)
        if kind in _RAISED:
            words = plain(content)
            if all(ord(sign) in _RAISED[kind] for sign in words):
                return [{"t": "Str", "c": words.translate(_RAISED[kind])}]
            self.losses.tell(kind.lower(), words)
            return list(content)
        if kind == "Quoted":
            marks = {"DoubleQuote": "„“", "SingleQuote": "‚‘"}[content[0]["t"]]
            return [{"t": "Str", "c": marks[0]}, *content[1], {"t": "Str", "c": marks[1]}]
        if kind == "Cite":
            return list(content[1])
        return self._span(content) if kind == "Span" else None

    def _one(self, node: Node) -> str:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            words, places = parted(content)
            return escaped(unlabelled(words)) + places
        if kind in ("Space", "SoftBreak"):
            return " "
        if kind == "LineBreak":
            return "\n"
        maker = getattr(self, f"_{kind.lower()}", None)
        if maker is None:
            self.losses.tell("unknown", kind)
            return ""
        return str(maker(content))

    def place(self, name: str) -> str:
        """The sign of a place, if something links to it."""
        return place(self.places[name]) if name in self.places else ""

    def _code(self, content: list[Any]) -> str:
        text = HIDDEN.sub("", unlabelled(re.sub(r"\s", " ", content[1])))
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"

    def _math(self, content: list[Any]) -> str:
        self.losses.tell("equation", content[1])
        return f"{APART}{self._code(['', content[1]])}{APART}"

    def _rawinline(self, content: list[Any]) -> str:
        self.losses.tell("raw", content[1])
        return ""

    def _link(self, content: list[Any]) -> str:
        if self._in_link:
            return self.write(content[1])
        self._in_link = True
        words, places = parted(self.line(content[1]))
        self._in_link = False
        return f"{places}{around(words, self._aimed(words.strip(), content[2][0], content[1]))}"

    def _aimed(self, words: str, target: str, inner: list[Node]) -> str:
        """A link’s words with its address, if it is one that a page may have."""
        if target.startswith("#") and words and (number := self.places.get(target[1:])) is not None:
            return f"[{words}]({address(number)})"
        safe = target.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
        is_known = target.lower().startswith(SCHEMES) and not re.search(r"[\s<>\"]", target)
        if not is_known or refusal(safe, plain(inner)):
            self.losses.tell("link", plain(inner) or target)
            return words
        if words.startswith("@"):
            words = f"&#64;{words[1:]}"
        return f"[{words or escaped(target)}]({safe})"

    def _image(self, content: list[Any]) -> str:
        return self.picture(content[2][0], unspelled(plain(content[1]) or content[2][1]))

    def _note(self, content: list[Node]) -> str:
        self.notes.append(content)
        return f"[^n{len(self.notes)}]"

    def _span(self, content: list[Any]) -> list[Node]:
        (name, classes, attributes), inner = content
        about = dict(attributes)
        who = " ".join(filter(None, (about.get("author"), about.get("date", "")[:10])))
        words = plain(inner)
        told = next((kind for given, kind in _TOLD.items() if given in classes), None)
        if told and (words.strip() or told in ("deletion", "comment")):
            self.losses.tell(told, f"{words} ({who})" if told != "highlight" else words)
        if {"paragraph-insertion", "paragraph-deletion", "comment-end", *UNPUBLISHED} & set(
            classes
        ):
            return []
        return [{"t": "Str", "c": self.place(name)}, *inner]
