"""Headings by a line below them: rewritten where they can be nothing else."""

import pytest

from civildialogue.core.checks.headings import underlined

from ..making import bare_page


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Дума\n===", ("## Дума",)),
        ("Дума\n---", ("## Дума",)),
        ("Дума:\n---", None),
        ("Да?\n---", None),
        ("- едно\n---", None),
        ("1. едно\n===", None),
    ],
)
def test_what_may_be_a_list_or_a_line_across_is_left(
    text: str, lines: tuple[str, ...] | None
) -> None:
    page = bare_page(text)
    [found] = underlined(page, page.blocks[0])
    assert (found.rewrite and (found.rewrite.line, found.rewrite.count, found.rewrite.lines)) == (
        lines and (1, 2, lines)
    )
