"""Marks that a merge left in a text: nobody has decided yet which of two wordings holds.

Source: git-merge(1), “How conflicts are presented”; gitattributes(5), ``conflict-marker-size``.
"""

import re
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.fences import fences

CODE = "merge-unfinished"
_MARK = re.compile(r"(?P<mark><{7,15}|={7,15}|>{7,15}|\|{7,15})(?: .*)?")
"""Seven signs, two more for each merge within a merge; who draws a line by hand draws it longer."""
_SURE = ("<", ">")
"""Seven of these begin no line of anything else; the others underline a title or draw a table."""
_LONE = "======="
"""Below an empty line it underlines nothing: the other marks are gone, and it was forgotten."""
_WHOLE = re.compile(r"(?<![<|])\|*<[<|]*=[=|]*>")
"""A whole conflict, by the first sign of each mark; each row of signs is read once."""


def conflicts(source: SourceText, *, is_letter: bool = False) -> Iterator[Diagnostic]:
    """Each mark; in fenced code only those of a whole conflict, as a fence may be one side of it.

    In a letter (``is_letter``) lone ``>>>>>>>`` only quote.
    """
    text = f"\n{source.text}"
    if not any(f"\n{begin}" in text for begin in ("<<<<<<<", ">>>>>>>", f"\n{_LONE}")):
        return
    found = [
        (number, match["mark"])
        for number, line in enumerate(source.lines)
        if (match := _MARK.fullmatch(line.rstrip()))
    ]
    if not _WHOLE.search("".join(mark[0] for _, mark in found)):
        code = {n for fence in fences(source.lines) for n in range(fence.first, fence.end)}
        found = [(number, mark) for number, mark in found if number not in code]
    kinds = {mark[0] for _, mark in found}
    is_sure = kinds & set(_SURE) and not (is_letter and kinds == {">"})
    for number, mark in found:
        is_lone = not is_letter and source.lines[max(number - 1, 0)] == ""
        if is_sure or (is_lone and source.lines[number].rstrip() == _LONE):
            yield Diagnostic(CODE, source.span(number + 1, 1, len(mark)), {"mark": mark})
