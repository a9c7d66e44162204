"""Tables of pandoc's tree → tables of Markdown: one line a row, each cell in its own column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from civildialogue.core.model.words import folded
from civildialogue.core.source.importing.inlines import Inlines, Node, plain
from civildialogue.core.source.importing.labels import label, ordinal, with_label
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.signs import bare, parted
from civildialogue.core.source.limits import fits

_SIDES = {"AlignRight": "---:", "AlignCenter": ":---:"}


@dataclass(frozen=True)
class Table:
    """Writes tables; what a cell can't hold is told."""

    inlines: Inlines
    losses: Losses

    def write(self, content: list[Any]) -> list[str]:
        """The lines of a table, without its caption; none for one without words and pictures."""
        columns, head = content[2], content[3]
        lines = self._grid(_rows(content), len(columns))
        if not any(parted(cell)[0] for line in lines for cell in line):
            return []
        if not head[1]:
            self.losses.tell("table-head", bare(" ".join(lines[0])))
        rule = [_SIDES.get(side["t"], "---") for side, _ in columns]
        return [f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:])]

    def _grid(self, rows: list[Any], width: int) -> list[list[str]]:
        """The cells by row and column; of a joined cell the first place has the words."""
        taken = [0] * width
        """How many rows of each column a cell above still covers."""
        lines = []
        for row in rows:
            line = [""] * width
            at = 0
            for _, _, down, across, blocks in row[1]:
                while at < width and taken[at]:
                    at += 1
                if at == width:
                    # A row with more cells than the grid has: its words stay, in the last one.
                    line[-1] = " ".join(filter(None, (line[-1], self._cell(blocks))))
                    continue
                line[at] = self._cell(blocks)
                if (down > 1 or across > 1) and (words := words_of(blocks)):
                    self.losses.tell("merged-cells", words)
                line[at] += self.losses.signs()
                end = min(at + max(across, 1), width)
                taken[at:end] = [max(down, 1)] * (end - at)
                at = end
            taken = [max(rows_left - 1, 0) for rows_left in taken]
            lines.append(line)
        return lines

    def _cell(self, blocks: list[Node]) -> str:
        given = [parted(self.inlines.line(inlines)) for inlines in _lines(blocks)]
        lines = [words.strip() for words, _ in given if words.strip()]
        if any(_is_more(node) for node in blocks):
            self.losses.tell("cell", words_of(blocks))
        elif len(lines) > 1:
            self.losses.tell("break", words_of(blocks))
        return " ".join(lines) + "".join(places for _, places in given)


def divided(lines: Sequence[str]) -> list[str]:
    """A table as one block, or as several, each with the header, where it is too long for one."""
    if fits(whole := "\n".join(lines)):
        return [whole]
    tables = ["\n".join(lines[:2])]
    for line in lines[2:]:
        longer = f"{tables[-1]}\n{line}"
        if fits(longer) or tables[-1].count("\n") < 2:
            tables[-1] = longer
        else:
            tables.append("\n".join([*lines[:2], line]))
    return tables


def cells(content: list[Any]) -> Iterator[list[Node]]:
    """The blocks of each cell of a table, with those of its caption first."""
    yield content[1][1]
    for row in _rows(content):
        for cell in row[1]:
            yield cell[4]


def frames(content: list[Any]) -> bool:
    """Whether a table only frames a text: no row has words side by side, and some cell has
    several paragraphs.
    """
    filled = [[e[4] for e in row[1] if words_of(e[4])] for row in _rows(content)]
    return all(len(row) < 2 for row in filled) and any(
        sum(bool(words_of([node])) for node in blocks) > 1 for row in filled for blocks in row
    )


def _rows(content: list[Any]) -> list[Any]:
    _, _, _, head, bodies, foot = content
    return [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]


def _is_more(node: Node) -> bool:
    """Whether a block is more than words: a list of several items, a table, code."""
    if node["t"] in ("Para", "Plain"):
        return False
    if node["t"] in ("BlockQuote", "Div", "Figure"):
        inside = node["c"] if node["t"] == "BlockQuote" else node["c"][-1]
        return any(_is_more(each) for each in inside)
    if node["t"] == "OrderedList":
        return len(node["c"][1]) > 1 or any(_is_more(each) for each in node["c"][1][0])
    return True


def _lines(blocks: Any) -> list[list[Node]]:
    """The inline elements of each paragraph in blocks, however deep it stands."""
    found: list[list[Node]] = []
    if isinstance(blocks, list):
        for each in blocks:
            found += _lines(each)
    elif isinstance(blocks, dict):
        kind, content = blocks.get("t"), blocks.get("c", [])
        if kind in ("Para", "Plain"):
            found.append(content)
        elif kind == "Header":
            found.append(content[2])
        elif kind == "LineBlock":
            found += content
        elif kind == "CodeBlock":
            found.append([{"t": "Code", "c": content}])
        elif kind == "OrderedList":
            (start, style, sign), items = content
            for number, item in enumerate(items, start=start):
                found += _lines(with_label(item, label(item) or ordinal(number, style, sign)))
        else:
            found += _lines(content)
    return found


def inlines_in(blocks: list[Node]) -> list[Node]:
    """All inline elements in blocks, with a space after each paragraph."""
    return [node for line in _lines(blocks) for node in (*line, {"t": "Space"})]


def words_of(blocks: list[Node]) -> str:
    """The words of blocks, without any mark."""
    return folded(plain(inlines_in(blocks)))
