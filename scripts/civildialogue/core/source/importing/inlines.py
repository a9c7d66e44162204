"""Inline elements of pandoc's tree → our Markdown, with every sign of the text kept a sign."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from civildialogue.core.model.addresses import refusal
from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.signs import address, parted, place, unlabelled

Node = dict[str, Any]
_MARKS = re.compile(r"[\\`*_]")
_ENTITIES = {"<": "&lt;", "[": "&#91;", "{": "&#123;", "|": "&#124;", "~": "&#126;"}
"""Signs that begin something in Markdown or in the site's own marks; a backslash is not enough,
for links, citations and ids are found before it is read."""
_AMPERSAND = re.compile(r"&(?=#|\w+;)")
_START = re.compile(r"^(\s*)(#|>|[-+](?=\s|$)|-(?=[-\s]*$)|:(?=\s|$)|=|!!!|\?\?\?)")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
SCHEMES = ("http://", "https://", "mailto:")
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_AFTER_NOTE = re.compile(r"(\[\^n\d+\])([(:])")
"""A note and a sign that would make a link or a definition of it."""
_GAPS = re.compile("[\t\u2028\u2029]")
_PLAIN = {
    "Underline": "underline",
    "SmallCaps": "small-caps",
    "Strikeout": "strikeout",
}


def escaped(text: str) -> str:
    """Text in which Markdown finds nothing but text."""
    text = HIDDEN.sub("", _GAPS.sub(" ", text))
    text = _AMPERSAND.sub("&amp;", text)
    text = _MARKS.sub(r"\\\g<0>", text)
    return "".join(_ENTITIES.get(sign, sign) for sign in text)


def at_line_start(text: str) -> str:
    """A line whose first signs would begin a block, so that they don't."""
    text = _NUMBER.sub(r"\1\\\2", text)
    return _START.sub(lambda match: f"{match[1]}&#{ord(match[2][0])};{match[2][1:]}", text)


def with_breaks(text: str) -> str:
    """A paragraph in which each new line is a hard break; an empty line would be its end."""
    text, places = parted(text)
    lines = (re.sub(" {2,}", " ", line).strip() for line in text.split("\n"))
    return "\\\n".join(at_line_start(line) for line in lines if line) + places


def at_heading_end(text: str) -> str:
    """A heading's words whose last ``#`` signs ("C#") would be read as its closing mark."""
    words = text.rstrip("#")
    return words + "&#35;" * (len(text) - len(words))


UNPUBLISHED = frozenset({"deletion", "comment-start"})
"""What pandoc calls the marks around words that a document no longer says, or says beside it."""


def plain(inlines: list[Node]) -> str:
    """The words of inline elements that are published, without any mark."""
    found = []
    for node in inlines:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Span" and UNPUBLISHED.intersection(content[0][1]):
            continue
        if kind == "Str":
            found.append(HIDDEN.sub("", unlabelled(content)))
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            found.append(" ")
        elif kind in ("Code", "Math"):
            found.append(content[1])
        elif kind in ("Quoted", "Cite", "Link", "Image", "Span"):
            found.append(plain(content[1]))
        elif kind not in ("Note", "RawInline") and isinstance(content, list):
            found.append(plain(content))
    return "".join(found)


def _joined(inlines: list[Node]) -> list[Node]:
    """Elements of which none of one emphasis, and no code, touches another of the same."""
    made: list[Node] = []
    for node in inlines:
        is_same = bool(made) and made[-1]["t"] == node["t"]
        if is_same and node["t"] in ("Strong", "Emph"):
            made[-1] = {"t": node["t"], "c": [*made[-1]["c"], *node["c"]]}
        elif is_same and node["t"] == "Code":
            made[-1] = {"t": "Code", "c": [made[-1]["c"][0], made[-1]["c"][1] + node["c"][1]]}
        else:
            made.append(node)
    return made


@dataclass
class Inlines:
    """Writes inline elements. ``picture`` takes a picture's file and words and gives its link;
    ``places`` are the numbers of what something links to.
    """

    losses: Losses
    picture: Callable[[str, str], str]
    places: Mapping[str, int] = field(default_factory=dict)
    notes: list[list[Node]] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    _in_link: bool = False

    def write(self, inlines: list[Node]) -> str:
        """The elements as Markdown, with a new line where the text has a line break."""
        text = "".join(self._one(node) for node in _joined(inlines))
        return _AFTER_NOTE.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)

    def line(self, inlines: list[Node]) -> str:
        """The elements as Markdown on one line, for places where a line can't be broken."""
        text = self.write(inlines)
        if "\n" in text:
            self.losses.tell("break", plain(inlines))
        return text.replace("\n", " ").strip()

    def _one(self, node: Node) -> str:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            return escaped(unlabelled(content))
        if kind in ("Space", "SoftBreak"):
            return " "
        if kind == "LineBreak":
            return "\n"
        if kind in ("Strong", "Emph"):
            return self._emphasis("**" if kind == "Strong" else "*", content)
        if kind in _PLAIN:
            self.losses.tell(_PLAIN[kind], plain(content))
            return self.write(content)
        maker = getattr(self, f"_{kind.lower()}", None)
        if maker is None:
            self.losses.tell("unknown", kind)
            return ""
        return str(maker(content))

    def _emphasis(self, mark: str, content: list[Node]) -> str:
        """Emphasis holds to its words: white space goes outside."""
        if mark in self._marks:
            return self.write(content)
        self._marks.append(mark)
        inner = self.write(content)
        self._marks.remove(mark)
        text, places = parted(inner)
        words = text.strip()
        if not words:
            return inner
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{places}{before}{mark}{words}{mark}{after}"

    def place(self, name: str) -> str:
        """The sign of a place, if something links to it."""
        return place(self.places[name]) if name in self.places else ""

    def _superscript(self, content: list[Node]) -> str:
        return self._raised(content, _SUPERSCRIPT, "superscript")

    def _subscript(self, content: list[Node]) -> str:
        return self._raised(content, _SUBSCRIPT, "subscript")

    def _raised(self, content: list[Node], table: Mapping[int, int], kind: str) -> str:
        words = plain(content)
        if all(ord(sign) in table for sign in words):
            return words.translate(table)
        self.losses.tell(kind, words)
        return self.write(content)

    def _quoted(self, content: list[Any]) -> str:
        marks = {"DoubleQuote": "„“", "SingleQuote": "‚‘"}[content[0]["t"]]
        return f"{marks[0]}{self.write(content[1])}{marks[1]}"

    def _cite(self, content: list[Any]) -> str:
        return self.write(content[1])

    def _code(self, content: list[Any]) -> str:
        text = HIDDEN.sub("", unlabelled(re.sub(r"\s", " ", content[1])))
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"

    def _math(self, content: list[Any]) -> str:
        self.losses.tell("equation", content[1])
        return self._code(["", content[1]])

    def _rawinline(self, content: list[Any]) -> str:
        self.losses.tell("raw", content[1])
        return ""

    def _link(self, content: list[Any]) -> str:
        if self._in_link:
            return self.write(content[1])
        self._in_link = True
        words, target = self.line(content[1]), content[2][0]
        self._in_link = False
        if all(node["t"] not in ("Image", "Note") for node in content[1]):
            words = words.replace("]", "&#93;")
        if target.startswith("#") and words and (number := self.places.get(target[1:])) is not None:
            return f"[{words}]({address(number)})"
        safe = target.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
        is_known = target.lower().startswith(SCHEMES) and not re.search(r"[\s<>\"]", target)
        if not is_known or refusal(safe, plain(content[1])):
            self.losses.tell("link", plain(content[1]) or target)
            return words
        if words.startswith("@"):
            words = f"&#64;{words[1:]}"
        return f"[{words or escaped(target)}]({safe})"

    def _image(self, content: list[Any]) -> str:
        return self.picture(content[2][0], plain(content[1]) or content[2][1])

    def _note(self, content: list[Node]) -> str:
        self.notes.append(content)
        return f"[^n{len(self.notes)}]"

    def _span(self, content: list[Any]) -> str:
        (name, classes, attributes), inner = content
        about = dict(attributes)
        who = " ".join(filter(None, (about.get("author"), about.get("date", "")[:10])))
        if "deletion" in classes:
            self.losses.tell("deletion", f"{plain(inner)} ({who})")
            return ""
        if "insertion" in classes:
            self.losses.tell("insertion", f"{plain(inner)} ({who})")
        elif "comment-start" in classes:
            self.losses.tell("comment", f"{plain(inner)} ({who})")
            return ""
        elif "anchor" in classes:
            return self.place(name) + self.write(inner)
        elif {"comment-end", "paragraph-insertion", "paragraph-deletion"} & set(classes):
            return ""
        elif "mark" in classes:
            self.losses.tell("highlight", plain(inner))
        return self.write(inner)
