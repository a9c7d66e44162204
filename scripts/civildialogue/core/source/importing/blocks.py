"""Block elements of pandoc's tree → our Markdown."""

import re
from dataclasses import dataclass, field
from typing import Any

from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.source.importing.inlines import Inlines, Node, plain
from civildialogue.core.source.importing.labels import label, ordinal, unlabelled_item, with_label
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.markup import (
    at_heading_end,
    at_line_start,
    escaped,
    hanging,
    prefixed,
    with_breaks,
)
from civildialogue.core.source.importing.signs import bare, parted, unlabelled
from civildialogue.core.source.importing.tables import (
    Table,
    cells,
    divided,
    frames,
    inlines_in,
    words_of,
)
from civildialogue.core.source.limits import fits

DEEPEST = 8
"""Lists inside each other that a page may have; deeper items stand on the last of these rows."""
_ITEM = re.compile(r"^(?:-|(\d{1,9})\.)(?: |$)")
"""The beginning of an item that stands at the edge; other text never begins so."""


@dataclass
class Blocks:
    """Writes blocks. Headings begin at the second row, as the title is the first."""

    inlines: Inlines
    losses: Losses
    _levels: list[int] = field(default_factory=list)
    _rows: dict[int, int] = field(default_factory=dict)
    _depth: int = 0
    _places: str = ""

    def write(self, blocks: list[Node]) -> str:
        """The blocks as Markdown, with an empty line between them."""
        return "\n\n".join(self._parts(blocks))

    def _parts(self, blocks: list[Node]) -> list[str]:
        """The blocks one by one; lists that go on are one, others are kept apart."""
        made: list[str] = []
        for node in blocks:
            text = self.one(node)
            if not text.strip():
                continue
            text = self._noted(text)
            first = _ITEM.match(text)
            last = _last(made[-1]) if made and first else None
            if first and last and _goes_on(last[1], first[1]) and fits(f"{made[-1]}\n{text}"):
                is_tight = "\n\n" not in f"{made[-1]}{text}"
                made[-1] += f"\n{text}" if is_tight else f"\n\n{text}"
                continue
            if last:
                # Without something between them the second list would go on with the first.
                self.losses.tell("lists", bare(text.split("\n")[0]))
                made.append("***")
                text = self._noted(text)
            made.append(text)
        return made

    def one(self, node: Node) -> str:
        """One block."""
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in ("Para", "Plain"):
            self.losses.here = plain(content)
            return self._passage(with_breaks(self.inlines.write(content)))
        maker = getattr(self, f"_{kind.lower()}", None)
        if maker is None:
            self.losses.tell("unknown", kind)
            return ""
        return str(maker(content))

    def _passage(self, text: str) -> str:
        """A passage with the signs that waited for one; of one without words they wait."""
        if parted(text)[0]:
            return f"{text}{self._taken()}"
        self._places += text
        return ""

    def _noted(self, text: str) -> str:
        """A block with the signs of what was just told of it, on its first line."""
        first, line, rest = text.partition("\n")
        return f"{first}{self.losses.signs()}{line}{rest}"

    def left(self) -> str:
        """The signs for which no passage came any more."""
        return self._taken() + self.losses.signs()

    def _taken(self) -> str:
        """The signs that wait for a passage to stand in."""
        taken, self._places = self._places, ""
        return taken

    def _header(self, content: list[Any]) -> str:
        words, places = parted(self.inlines.line(content[2]).strip())
        self._places += places + self.inlines.place(content[1][0])
        if not words:
            return ""
        if self._depth:
            return f"**{escaped(plain(content[2]).strip())}**{self._taken()}"
        return f"{'#' * self._row(content)} {at_heading_end(words)}{self._taken()}"

    def _row(self, content: list[Any]) -> int:
        """The row of a heading: one below the nearest before it that stands higher."""
        level = content[0]
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        row = min(len(self._levels) + 1, 6)
        if self._rows.setdefault(level, row) != row or len(self._levels) > 5:
            self.losses.tell("heading", plain(content[2]))
        return row

    def _blockquote(self, content: list[Node]) -> str:
        return prefixed("\n\n".join(self._inside(content)), "> ")

    def _bulletlist(self, content: list[list[Node]]) -> str:
        if any(label(item) or _is_code(item) for item in content):
            return self._unlisted(content)
        return self._list(content, ["-"] * len(content))

    def _orderedlist(self, content: list[Any]) -> str:
        (start, style, sign), items = content
        labels = [label(e) or ordinal(start + n, style, sign) for n, e in enumerate(items)]
        first = re.fullmatch(r"(\d{1,9})\.", labels[0]) if labels else None
        if (
            first
            and not any(map(_is_code, items))
            and labels == [f"{int(first[1]) + n}." for n in range(len(labels))]
        ):
            held = len(self.losses.found), len(self.inlines.notes), self._places
            text = self._list([unlabelled_item(item) for item in items], labels)
            if self._depth or fits(text):
                return text
            self._back_to(held)  # A list of this length is the numbered text itself.
        return self._unlisted([with_label(e, word) for e, word in zip(items, labels, strict=True)])

    def _unlisted(self, items: list[list[Node]]) -> str:
        """Items that can't stand as a list, with their numbers if these are words of the text."""
        return "\n\n".join(part for item in items for part in self._inside(item))

    def _list(self, items: list[list[Node]], marks: list[str]) -> str:
        if self._depth >= DEEPEST:
            self.losses.tell("too-deep", " ".join(words_of(item) for item in items))
            return self._unlisted(items)
        inside = [self._inside(item) for item in items]
        is_tight = all(map(_is_short, items, inside))
        found = []
        for mark, parts in zip(marks, inside, strict=True):
            text = ("\n" if is_tight else "\n\n").join(parts)
            found.append(hanging(f"{mark} ", text).rstrip())
        return ("\n" if is_tight else "\n\n").join(found)

    def _inside(self, blocks: list[Node]) -> list[str]:
        self._depth += 1
        parts = self._parts(blocks)
        self._depth -= 1
        return parts

    def _definitionlist(self, content: list[Any]) -> str:
        found = []
        for term, meanings in content:
            words, places = parted(self.inlines.line(term).strip())
            lines = [f"{at_line_start(words)}{places}"]
            for meaning in meanings:
                lines.append(hanging(":   ", "\n\n".join(self._inside(meaning))))
            found.append("\n".join(lines))
        return "\n\n".join(found)

    def _codeblock(self, content: list[Any]) -> str:
        text, places = parted(unlabelled(content[1]).expandtabs(4))
        self._places += places
        text = HIDDEN.sub("", text)
        fence = "`" * (max(map(len, re.findall("`{3,}", text)), default=2) + 1)
        return f"{fence}\n{text}\n{fence}"

    def _horizontalrule(self, _content: None) -> str:
        return "***"

    def _lineblock(self, content: list[list[Node]]) -> str:
        return with_breaks("\n".join(self.inlines.write(line) for line in content))

    def _rawblock(self, content: list[Any]) -> str:
        self.losses.tell("raw", content[1])
        return ""

    def _div(self, content: list[Any]) -> str:
        return self.write(content[1])

    def _figure(self, content: list[Any]) -> str:
        return "\n\n".join(filter(None, (self.write(content[2]), self._caption(content[1][1]))))

    def _caption(self, blocks: list[Node]) -> str:
        return with_breaks(self.inlines.write(inlines_in(blocks)))

    def _table(self, content: list[Any]) -> str:
        held = len(self.losses.found), len(self.inlines.notes), self._places
        is_frame = frames(content)
        lines = [] if is_frame else Table(self.inlines, self.losses).write(content)
        if is_frame or not all(map(fits, lines)):
            self._back_to(held)
            self.losses.tell("unfolded", words_of(content))
            return self.write([node for blocks in cells(content) for node in blocks])
        tables = divided(lines)
        if len(tables) > 1:
            self.losses.tell("divided", bare(lines[0]))
        if lines:
            tables[0] = tables[0].replace("|", f"|{self._taken()}", 1)
        return "\n\n".join(filter(None, (self._caption(content[1][1]), *tables)))

    def _back_to(self, held: tuple[int, int, str]) -> None:
        """As it was before something was written that is not used."""
        self.losses.back_to(held[0])
        del self.inlines.notes[held[1] :]
        self._places = held[2]


def _goes_on(was: str | None, now: str | None) -> bool:
    """Whether an item goes on with the list above it: both have bullets, or the next number."""
    return now is was if now is None or was is None else int(now) == int(was) + 1


def _last(text: str) -> re.Match[str] | None:
    """The item with which a text ends, if it ends with a list."""
    edge = [line for line in text.split("\n") if line[:1].strip()]
    return _ITEM.match(edge[-1]) if edge else None


def _is_code(item: list[Node]) -> bool:
    """Whether an item begins with code, whose fence can't stand behind the mark of an item."""
    return bool(item) and item[0]["t"] == "CodeBlock"


def _is_short(item: list[Node], parts: list[str]) -> bool:
    """Whether an item is words, or words and a list."""
    is_words = bool(item) and item[0]["t"] in ("Para", "Plain")
    return is_words and all(_ITEM.match(p) and "\n\n" not in p for p in parts[1:])
