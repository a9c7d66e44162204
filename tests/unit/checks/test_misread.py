"""Where exactly a fault of Markdown is told, and what is told of one that stands beside another."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.vocabulary import Kind

from ..making import original, write_all

BODY = original(Kind.PAGE).count("\n") + 1
UNNAMED = {"block-id-missing", "heading-id-missing", "order-incomplete"}


def told(docs: Path, body: str) -> list[tuple[str, int, int, int]]:
    """Code, line of the body, column and length of each finding."""
    write_all(docs, {"index.bg.md": original(Kind.PAGE, body)})
    return [
        (found.code, found.span.line - BODY, found.span.column, found.span.length)
        for found in pipeline.inspect(docs).diagnostics
        if found.span.path == "docs/index.bg.md"
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("!!! note\n\n  текст", []),
        ("- a\n  [b\n  c][d]", []),
        ("- точка\n    ```\n    код\n    ```\n    ред", []),
        ("Ред\n ## глава\n#- x", []),
    ],
)
def test_a(docs: Path, body: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert told(docs, body) == expected
