"""Lists that Python-Markdown shows otherwise than they were written.

Source: Python-Markdown, where four spaces put a line into an item, an item goes on with the list
before it, of whichever kind, and a list needs an empty line above it.
"""

import re
from collections.abc import Iterator

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.inline import prose
from civildialogue.core.source.nested import before, span, visible
from civildialogue.core.source.signs import INDENT, ITEM, NOTE

_ITEM = re.compile(r"^ *+(?P<mark>[-*+]|\d{1,9}\.)\s")
_FENCE = re.compile(r"^ *+(?:`{3}|~{3})")
_WRITTEN = re.compile(r"^(?P<indent> *+)(?:[-*+]|\d+\.) ++")
_TIGHT = {
    "minus": re.compile(r"^ {0,3}(?P<mark>-)(?=[^\W\d_])"),
    "plus": re.compile(r"^ {0,3}(?P<mark>\+)(?=[^\W\d_])"),
    "star": re.compile(r"^ {0,3}(?P<mark>\*)(?=[^\W\d_][^*]*$)"),
    "count": re.compile(r"^ {0,3}(?P<mark>\d{1,2}\.)(?=[^\W\d_]{2})"),
}
"""Marks of items without the space that makes them such; a letter follows, never a figure."""
_MARK = re.compile(r"^[> ]*+(?:[-+*]|\d{1,2}\.)(?=[^\W\d_])")
_LOOKS = {
    "number": re.compile(r"^ {0,3}(?P<mark>\d{1,3}\))(?: +(?=\S)|(?=[^\W\d_]))"),
    "letter": re.compile(r"^ {0,3}(?P<mark>[^\W\d_]\))(?: +(?=\S)|(?=[^\W\d_]))"),
    "dot": re.compile(r"^ {0,3}(?P<mark>[•▪◦‣·]) *(?=\S)"),
    "dash": re.compile(r"^ {0,3}(?P<mark>[–—]) +(?=\S)"),
    **_TIGHT,
}
"""What many write before items, and Markdown takes for words of one paragraph."""
_BREAK = ("  ", "\\")


def kept(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Items that would be shown with another mark, or in another list, than they were written."""
    for code, line, item in _odd_items(block.lines):
        mark = item["mark"]
        at = span(page.source, block, line, item.start("mark"), len(mark))
        gap = Change(at.line, 0, ("",)) if code == "list-adrift" else None
        yield Diagnostic(code, at, {"mark": mark}, rewrite=gap)


def _odd_items(lines: list[str]) -> Iterator[tuple[str, int, re.Match[str]]]:
    """What is wrong with an item, its line and its match."""
    numbered: dict[int, bool] = {}
    is_fenced, is_first, margin = False, True, 0
    for number, line in enumerate(lines):
        is_fenced ^= bool(_FENCE.match(line))
        if is_fenced or not line.strip():
            is_first = not line.strip()
            continue
        depth = (len(line) - len(line.lstrip())) // len(INDENT)
        margin = depth if is_first else margin
        item = _ITEM.match(line)
        if item or is_first:
            is_numbered = bool(item) and line.lstrip()[0].isdigit()
            if item and depth < margin:
                yield "list-adrift", number, item
            elif item and numbered.get(depth, is_numbered) is not is_numbered:
                yield "list-mixed", number, item
            numbered = {at: kind for at, kind in numbered.items() if at < depth}
            if item:
                numbered[depth] = is_numbered
        is_first = False


def numbers(page: Page, block: Block) -> Iterator[Diagnostic]:
    """The first number of a list that readers will see as another; 1. 1. 1. is a way to count."""
    lines = block.lines
    begin = ITEM.match(lines[0])
    if begin and not begin["mark"][0].isdigit():
        return
    items = [(n, match["mark"]) for n in visible(lines) if (match := ITEM.match(lines[n]))]
    if not items or not all(mark[0].isdigit() for _, mark in items):
        return
    if len({mark for _, mark in items}) == 1:
        return
    first = int(items[0][1][:-1])
    for place, (line, mark) in enumerate(items):
        if mark != f"{first + place}.":
            start = lines[line].index(mark)
            params = {"mark": mark, "shown": f"{first + place}."}
            at = span(page.source, block, line, start, len(mark))
            yield Diagnostic("list-number-differs", at, params)
            return


def indents(page: Page, block: Block, above: Block | None) -> Iterator[Diagnostic]:
    """Items and texts that two or three spaces were to put into the item, box or note above."""
    lines = block.lines
    if block.kind is BlockKind.LIST and "\n  " in block.text:
        base = _indent(lines[0])
        for number in visible(lines):
            if ITEM.match(lines[number]) and _indent(lines[number]) >= base + 2:
                at = span(page.source, block, number, 0, _indent(lines[number]))
                yield Diagnostic("list-indent", at, {}, rewrite=_reindented(page, block, lines))
                return
    if above and above.id is None and _takes(above) and 2 <= _indent(lines[0]) < 4:
        width, prefix = _indent(lines[0]), before(page.source, block, 0)
        fresh = tuple(prefix + line if line else "" for line in _shifted(lines, width))
        rewrite = None if prefix.strip() else Change(block.line, len(lines), fresh)
        yield Diagnostic("list-indent", span(page.source, block, 0, 0, width), {}, rewrite=rewrite)


def _takes(block: Block) -> bool:
    """Whether lines with four spaces go on with it: a list, a box with a text, a footnote."""
    is_note = block.kind is BlockKind.REFERENCE and NOTE.match(block.text) is not None
    is_box = block.kind is BlockKind.ADMONITION and "\n" in block.text
    return is_note or is_box or block.kind is BlockKind.LIST


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shifted(lines: list[str], width: int) -> Iterator[str]:
    """Lines with four spaces for ``width``; the next item of the list gets an empty line above."""
    is_inside = True
    for line in lines:
        if is_inside and _indent(line) < width and ITEM.match(line):
            yield ""
            is_inside = False
        if not line.strip():
            yield ""
        else:
            yield INDENT + line[width:] if is_inside and _indent(line) >= width else line


def _reindented(page: Page, block: Block, lines: list[str]) -> Change | None:
    """The list with four spaces for each depth; None where code is in it."""
    if len(visible(lines)) < len(lines):
        return None
    out: list[str] = []
    stack: list[int] = []
    after_gap = False
    for number, line in enumerate(lines):
        item, width = _WRITTEN.match(line), _indent(line)
        while stack and ((item and width < stack[-1] + 2) or (after_gap and width <= stack[-1])):
            stack.pop()
        if not line.strip():
            fresh = ""
        elif item:
            fresh = INDENT * len(stack) + line.lstrip(" ")
            stack.append(width)
        elif stack and (width or after_gap):
            extra = max(0, width - stack[-1] - len(INDENT))
            fresh = INDENT * len(stack) + " " * extra + line.lstrip(" ")
        else:
            fresh = line
        out.append((before(page.source, block, number) + fresh) if fresh else "")
        after_gap = not line.strip()
    return Change(block.line, len(lines), tuple(out))


def marks(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Lines that look like items, two or more, and will run on as one paragraph."""
    if "\n" not in block.text:
        return
    lines, words = block.lines, prose(block).split("\n")
    within = _WRITTEN.match(before(page.source, block, 0).lstrip("> "))
    for look, pattern in _LOOKS.items():
        found = [n for n, line in enumerate(words) if pattern.match(line)]
        runs_on = [n for n in found if n and not lines[n - 1].endswith(_BREAK)]
        is_of_list = within is not None and look == _tight_look(within[0])
        if len(found) > 1 and runs_on and not is_of_list:
            first = pattern.match(lines[found[0]])
            mark = first["mark"] if first else ""
            start = first.start("mark") if first else 0
            at = span(page.source, block, found[0], start, len(mark))
            is_plain = look not in ("letter", "dash") and found == list(range(found[0], len(lines)))
            is_plain &= within is None or found[0] == 0
            rewrite = _as_items(page, block, found[0], pattern) if is_plain else None
            yield Diagnostic("list-mark", at, {"mark": mark}, rewrite=rewrite)


def _as_items(page: Page, block: Block, start: int, pattern: re.Pattern[str]) -> Change:
    def item(match: re.Match[str]) -> str:
        mark = match["mark"].strip(").")
        return f"{mark}. " if mark.isdecimal() else "- "

    lines = block.text.split("\n")
    fresh = [
        before(page.source, block, n) + pattern.sub(item, lines[n])
        for n in range(start, len(lines))
    ]
    prefix = before(page.source, block, start).rstrip()
    gap = [prefix if ">" in prefix else ""] if start else []
    return Change(block.line + start, len(lines) - start, (*gap, *fresh))


def _tight_look(line: str) -> str | None:
    """Which mark a line begins with, whether or not a space is after it; see ``_TIGHT``."""
    mark = line.lstrip()[:1]
    return "count" if mark.isdecimal() else {"-": "minus", "+": "plus", "*": "star"}.get(mark)


def tight(page: Page, block: Block, above: Block | None) -> Iterator[Diagnostic]:
    """Items without a space after their mark, in a list or in passages one after the other."""
    lines = block.lines
    look = _tight_look(lines[0])
    if look is None:
        return
    pattern, numbers = _TIGHT[look], list[int]()
    if block.kind is BlockKind.LIST:
        found = [n for n, line in enumerate(lines) if pattern.match(line)]
        seen = visible(lines) if found else ()
        numbers = [block.line + n for n in found if n in seen]
    elif above is not None and _is_item(block, pattern):
        is_listed = above.kind is BlockKind.LIST and _tight_look(above.text) == look
        of_both = [above.line, block.line] if _is_item(above, pattern) else []
        numbers = [block.line] if is_listed else of_both
    if numbers:
        first, last = numbers[0], numbers[-1]
        fresh = page.source.lines[first - 1 : last]
        for number in numbers:
            fresh[number - first] = _MARK.sub(r"\g<0> ", fresh[number - first])
        number = (first if block.kind is BlockKind.LIST else last) - block.line
        match = pattern.match(lines[number])
        mark = match["mark"] if match else ""
        at = span(page.source, block, number, lines[number].index(mark), len(mark))
        rewrite = Change(first, len(fresh), tuple(fresh))
        yield Diagnostic("list-mark", at, {"mark": mark}, rewrite=rewrite)


def _is_item(block: Block, pattern: re.Pattern[str]) -> bool:
    """Whether a passage is one item with its mark but for the space after it."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    first, *others = (pattern.match(line) for line in prose(block).split("\n"))
    return first is not None and not any(others)
