"""Tables of Markdown as cells with their places."""

import pytest
from markdown import Markdown

from civildialogue.core.source.tables import plain, read_table

from ..making import blocks_of


def cells(text: str) -> list[list[str]]:
    table = read_table(blocks_of(text)[0])
    return [[cell.text for cell in row] for row in (table.head, *table.rows)]


def test_borders_at_the_ends_may_lack() -> None:
    expected = [["a", "b"], ["1", "2"]]
    assert cells("| a | b |\n| --- | --- |\n| 1 | 2 |") == expected
    assert cells("a | b\n--- | ---\n1 | 2") == expected


def test_a_row_is_as_wide_as_the_head() -> None:
    assert cells("| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |") == [
        ["a", "b"],
        ["1", ""],
        ["1", "2"],
    ]


def test_a_border_in_code_or_escaped_is_none() -> None:
    assert cells("| a | b |\n| - | - |\n| `x|y` | p\\|q |")[1] == ["x|y", "p|q"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (r"| \`x|y` |", [r"\`x", "y`"]),
        (r"| \``x|y` |", [r"\``x|y`", ""]),
        (r"| `x|y`` |", ["`x", "y``"]),
        (r"| ``x|`|y`` |", ["``x|`|y``", ""]),
        (r"| \\`x|y` |", [r"\\`x|y`", ""]),
    ],
)
def test_a_sign_in_code_is_no_border(row: str, expected: list[str]) -> None:
    body = f"| a | b |\n| - | - |\n{row}"
    html = Markdown(extensions=["tables"]).convert(body)
    assert html.count("<td></td>") == expected.count("")
    table = read_table(blocks_of(body)[0])
    raw = [row[cell.column - 1 :][: cell.length] for cell in table.rows[0]]
    assert raw == expected


def test_a_cell_knows_its_place() -> None:
    row = read_table(blocks_of("| a | b |\n| - | - |\n| 1 |  26,4 % |")[0]).rows[0]
    assert (row[1].line, row[1].column, row[1].length) == (2, 8, 6)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("12 % [@zna, чл. 26]", "12 %"),
        ("**26,4 %**", "26,4 %"),
        ("[Дания](../index.md)", "Дания"),
        ("12[^1]", "12"),
        ("1&nbsp;234", "1\u00a0234"),
        ("a_b_c", "a_b_c"),
    ],
)
def test_only_the_words_stay(markdown: str, words: str) -> None:
    assert plain(markdown) == words
