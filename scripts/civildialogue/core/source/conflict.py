"""Marks that a merge left in a text: nobody has decided yet which of two wordings holds.

Source: git-merge(1), “How conflicts are presented”.
"""

import re
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.fences import fences

_MARK = re.compile(r"(?P<mark><{7}|={7}|>{7}|\|{7})(?: .*)?")
_SURE = ("<", ">")
"""Seven of these begin no line of anything else; the others underline a title or draw a table."""


def conflicts(source: SourceText, *, is_letter: bool) -> Iterator[Diagnostic]:
    """Each mark outside fenced code; in a letter (``is_letter``) lone ``>>>>>>>`` only quote."""
    if "\n<<<<<<<" not in f"\n{source.text}" and "\n>>>>>>>" not in f"\n{source.text}":
        return
    code = {n for fence in fences(source.lines) for n in range(fence.first, fence.end)}
    found = [
        (number, match["mark"])
        for number, line in enumerate(source.lines)
        if number not in code and (match := _MARK.fullmatch(line.rstrip()))
    ]
    kinds = {mark[0] for _, mark in found}
    if kinds & set(_SURE) and not (is_letter and kinds == {">"}):
        for number, mark in found:
            yield Diagnostic("merge-marker", source.span(number + 1, 1, 7), {"mark": mark})
