"""Block elements of pandoc's tree → our Markdown."""

import re
from dataclasses import dataclass
from typing import Any

from civildialogue.core.source.importing.inlines import (
    Inlines,
    Node,
    at_heading_end,
    at_line_start,
    plain,
    with_breaks,
)
from civildialogue.core.source.importing.losses import Losses

DEEPEST = 8
"""Lists inside each other that a page may have; deeper items stand on the last of these rows."""
LISTS = ("BulletList", "OrderedList")
_INDENT = "    "


@dataclass
class Blocks:
    """Writes blocks; ``shift`` is added to the rows of headings, which begin at the second."""

    inlines: Inlines
    losses: Losses
    shift: int = 1
    _row: int = 1
    _depth: int = 0

    def write(self, blocks: list[Node]) -> str:
        """The blocks as Markdown, with an empty line between them."""
        made: list[str] = []
        before = ""
        for node in blocks:
            text = self.one(node)
            if not text.strip():
                continue
            kind = node["t"]
            if kind == before and kind in LISTS:
                made[-1] += f"\n{text}"
                continue
            if kind in LISTS and before in LISTS:
                # Without something between them the second list would go on with the first.
                self.losses.tell("lists", text.split("\n")[0])
                made.append("***")
            made.append(text)
            before = kind
        return "\n\n".join(part for part in made if part)

    def one(self, node: Node) -> str:
        """One block."""
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in ("Para", "Plain"):
            self.losses.here = plain(content)
            return with_breaks(self.inlines.write(content))
        maker = getattr(self, f"_{kind.lower()}", None)
        if maker is None:
            self.losses.tell("unknown", kind)
            return ""
        return str(maker(content))

    def _header(self, content: list[Any]) -> str:
        level = content[0] + self.shift
        allowed = min(level, self._row + 1, 6)
        words = at_heading_end(self.inlines.line(content[2]))
        if not words:
            return ""
        if self._depth:
            return f"**{plain(content[2]).strip()}**"
        if allowed != level:
            self.losses.tell("heading", plain(content[2]))
        self._row = allowed
        return f"{'#' * allowed} {words}"

    def _blockquote(self, content: list[Node]) -> str:
        return _prefixed(self._inside(content), "> ")

    def _bulletlist(self, content: list[list[Node]]) -> str:
        return self._list(content, ["-"] * len(content))

    def _orderedlist(self, content: list[Any]) -> str:
        start = content[0][0]
        return self._list(content[1], [f"{start + n}." for n in range(len(content[1]))])

    def _list(self, items: list[list[Node]], marks: list[str]) -> str:
        if self._depth >= DEEPEST:
            self.losses.tell("too-deep", " ".join(_words(item) for item in items))
            return "\n\n".join(self._inside(item) for item in items)
        found = []
        is_tight = all(_is_short(item) for item in items)
        for mark, item in zip(marks, items, strict=True):
            first, *rest = self._inside(item, "\n" if is_tight else "\n\n").split("\n")
            body = "\n".join(f"{_INDENT}{line}" if line else "" for line in rest)
            found.append(f"{mark} {first}\n{body}".rstrip())
        return ("\n" if is_tight else "\n\n").join(found)

    def _inside(self, blocks: list[Node], between: str = "\n\n") -> str:
        self._depth += 1
        texts = [self.one(node) for node in blocks]
        self._depth -= 1
        return between.join(text for text in texts if text.strip())

    def _definitionlist(self, content: list[Any]) -> str:
        found = []
        for term, meanings in content:
            lines = [at_line_start(self.inlines.line(term))]
            for meaning in meanings:
                first, *rest = self._inside(meaning).split("\n")
                lines += [f":   {first}", *(f"{_INDENT}{line}" if line else "" for line in rest)]
            found.append("\n".join(lines))
        return "\n\n".join(found)

    def _codeblock(self, content: list[Any]) -> str:
        runs = (len(run) for run in re.findall("`{3,}", content[1]))
        fence = "`" * (max(runs, default=2) + 1)
        return f"{fence}\n{content[1]}\n{fence}"

    def _horizontalrule(self, _content: None) -> str:
        return "***"

    def _lineblock(self, content: list[list[Node]]) -> str:
        return with_breaks("\n".join(self.inlines.write(line) for line in content))

    def _rawblock(self, content: list[Any]) -> str:
        self.losses.tell("raw", content[1])
        return ""

    def _div(self, content: list[Any]) -> str:
        return "\n\n".join(filter(None, (self.one(node) for node in content[1])))

    def _figure(self, content: list[Any]) -> str:
        caption = _words(content[1][1])
        text = "\n\n".join(filter(None, (self.one(node) for node in content[2])))
        return (
            f"{text}\n\n{with_breaks(self.inlines.write(_inlines(content[1][1])))}"
            if caption
            else text
        )

    def _table(self, content: list[Any]) -> str:
        _, caption, columns, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
        width = len(columns)
        lines = [self._cells(row, width) for row in rows]
        if not lines:
            return ""
        if not head[1]:
            self.losses.tell("table-head", " ".join(lines[0]))
        sides = {"AlignRight": "---:", "AlignCenter": ":---:"}
        rule = [sides.get(side["t"], "---") for side, _ in columns]
        table = "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))
        if not _words(caption[1]):
            return table
        return f"{with_breaks(self.inlines.write(_inlines(caption[1])))}\n\n{table}"

    def _cells(self, row: list[Any], width: int) -> list[str]:
        found: list[str] = []
        for _, _, down, across, blocks in row[1]:
            words = _words(blocks)
            if down > 1 or across > 1:
                self.losses.tell("merged-cells", words)
            if any(node["t"] not in ("Para", "Plain") for node in blocks):
                self.losses.tell("cell", words)
            text = " ".join(self.inlines.line(_inlines([node])) for node in blocks)
            found += [text.strip(), *[""] * (across - 1)]
        return [*found, *[""] * (width - len(found))][:width]


def _prefixed(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


def _is_short(item: list[Node]) -> bool:
    """Whether an item is words, or words and a list."""
    kinds = [node["t"] for node in item]
    return kinds[:1] in (["Para"], ["Plain"]) and set(kinds[1:]) <= {"BulletList", "OrderedList"}


def _inlines(blocks: list[Node]) -> list[Node]:
    """All inline elements in blocks, however deep they stand."""
    found: list[Node] = []

    def gather(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("t") in ("Para", "Plain"):
                found.extend([*node["c"], {"t": "Space"}])
            elif node.get("t") == "CodeBlock":
                found.append({"t": "Code", "c": node["c"]})
            else:
                gather(node.get("c"))
        elif isinstance(node, list):
            for each in node:
                gather(each)

    gather(blocks)
    return found


def _words(blocks: list[Node]) -> str:
    return " ".join(plain(_inlines(blocks)).split())
