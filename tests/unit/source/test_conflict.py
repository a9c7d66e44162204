"""Marks of an unfinished merge."""

import pytest

from civildialogue.core.model.text import SourceText
from civildialogue.core.source.conflict import conflicts


@pytest.mark.parametrize(
    ("text", "lines", "in_letter"),
    [
        ("<<<<<<< HEAD\nа", [1], [1]),
        ("а\n<<<<<<< HEAD\nб", [2], [2]),
        ("а\n>>>>>>> main", [2], []),
        (">>>>>>> main\nа", [1], []),
        ("а\n<<<<<<< x\nб\n=======\nв\n>>>>>>> y", [2, 4, 6], [2, 4, 6]),
        ("<<<<<<<\n|||||||\n=======\n>>>>>>>", [1, 2, 3, 4], [1, 2, 3, 4]),
        ("а\n=======\n|||||||", [], []),
        ("а\n\n=======\n\nб", [3], []),
        ("а\n\n======== \n\n======= б", [], []),
        ("```\nа\n\n=======\n```", [], []),
        ("```\n<<<<<<< x\n```", [], []),
        ("а <<<<<<< x", [], []),
        (f"{'<' * 16} x", [], []),
        ("<<<<<< x", [], []),
    ],
)
def test_marks(text: str, lines: list[int], in_letter: list[int]) -> None:
    source = SourceText("a.md", text)
    for is_letter, expected in ((False, lines), (True, in_letter)):
        found = list(conflicts(source, is_letter=is_letter))
        assert [(d.span.line, d.span.column, d.span.length) for d in found] == [
            (line, 1, 7) for line in expected
        ]
        assert [d.params["mark"] for d in found] == [
            source.lines[line - 1][:7] for line in expected
        ]
