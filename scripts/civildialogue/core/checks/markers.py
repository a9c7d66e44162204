"""Ids on a line where they name nothing, and lists of attributes, which this site doesn't read."""

import re
from collections.abc import Iterator

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.model.values import is_sound
from civildialogue.core.source.inline import prose
from civildialogue.core.source.nested import span

_GIVEN = (
    r"\{ ?(?:[.#][A-Za-z][\w-]*+|[A-Za-z][\w-]++=(?:\"[^\"\n{}]*+\"|'[^'\n{}]*+'|[^\s\"'{}]++))"
    r"(?>(?: ++[^{}\n]*+)?)\}"
)
_LIST = re.compile(
    rf"\{{[:#][^{{}}\n]*+\}}|(?:^|(?<=[)\]*_>])){_GIVEN}|(?<=\s)(?=\{{ ?\.){_GIVEN}(?=\s*+$)"
)
"""Attributes: with a colon or an id anywhere, others right behind what they would be given to."""
_LONE = re.compile(r"\{ ?:? ?#(?P<id>[^\s{}]++) ?\}")


def placed(page: Page) -> Iterator[Diagnostic]:
    """Ids over their passage, at the end of its last line, within it, and those of nothing."""
    blocks = page.blocks
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.MARKER:
            yield _lone(page, block, blocks[number + 1] if number + 1 < len(blocks) else None)
        elif block.kind is not BlockKind.CODE and "{" in block.text:
            yield from _within(page, block)


def _lone(page: Page, block: Block, after: Block | None) -> Diagnostic:
    text = block.text.strip()
    at = page.source.span(block.line, 1, len(text))
    if after is None or after.line != block.line + 1 or after.id or not after.lasting:
        return Diagnostic("id-surplus", at, {"id": text})
    rewrite = None
    if _is_free(page, text[2:-1]):
        lines = page.source.lines[after.line - 1 : after.last_line]
        is_heading = after.kind is BlockKind.HEADING
        below = [f"{lines[0].rstrip()} {text}", *lines[1:]] if is_heading else [*lines, text]
        rewrite = Change(block.line, len(lines) + 1, tuple(below))
    return Diagnostic("id-misplaced", at, {"id": text}, rewrite=rewrite)


def _is_free(page: Page, identifier: str) -> bool:
    """Whether a passage can have that id: it is one, and no other passage has it."""
    return is_sound(identifier) and identifier not in page.by_id


def _within(page: Page, block: Block) -> Iterator[Diagnostic]:
    lines, seen = block.text.split("\n"), prose(block).split("\n")
    can_have_one = block.lasting and block.kind is not BlockKind.HEADING and block.id is None
    for number, line in enumerate(seen):
        for match in _LIST.finditer(line):
            at = span(page.source, block, number, match.start(), len(match[0]))
            lone = _LONE.fullmatch(match[0])
            if lone is None:
                yield Diagnostic("attributes-unread", at, {"text": match[0]})
                continue
            rewrite = None
            is_last = number == len(lines) - 1 and not line[match.end() :].strip()
            if is_last and can_have_one and _is_free(page, lone["id"]):
                words = lines[number][: match.start()].rstrip()
                fresh = (words, f"{{#{lone['id']}}}") if words else (f"{{#{lone['id']}}}",)
                rewrite = Change(block.line + number, 1, fresh)
            yield Diagnostic("id-misplaced", at, {"id": match[0]}, rewrite=rewrite)
