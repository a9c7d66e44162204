"""Where exactly a fault of Markdown is told, and that one is told once."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.vocabulary import Kind

from ..making import original, write_all

ABOVE = original(Kind.PAGE).count("\n") - 1
ELSEWHERE = {"translation-missing", "block-id-missing", "heading-id-missing", "page-unrecorded"}


def told(docs: Path, body: str) -> list[tuple[str, int, int, int]]:
    """Code, line of the body, column and length of each finding on a page."""
    write_all(docs, {"notes/one.bg.md": original(Kind.PAGE, body)})
    return [
        (found.code, found.span.line - ABOVE, found.span.column, found.span.length)
        for found in pipeline.inspect(docs).diagnostics
        if found.code not in ELSEWHERE
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("!!! note\n\n  текст", [("box-empty", 1, 1, 8)]),
        ("!!! note\n    а\n\n  текст", [("list-indent", 4, 1, 2)]),
        ("Ред с [b\nc][d] край", [("link-undefined", 1, 7, 2)]),
        ("Ред\n> [b\n> c][d]", [("link-undefined", 2, 3, 2)]),
        ("Ред\n\n ## глава", [("heading-unread", 3, 2, 8)]),
        ("Ред\n ## глава\n още", [("heading-unread", 2, 2, 8)]),
        ("Един\nдва\n---", [("heading-unread", 3, 1, 3)]),
        ("- а\n    ```\n    код\n    ```", [("block-crammed", 2, 5, 3)]),
        ("1. а\n\n    - б\n        ~~~\n        код\n        ~~~", [("block-crammed", 4, 9, 3)]),
        ("> ```\nдума\n> ```", [("fence-unclosed", 1, 3, 3)]),
        ("> > ```\n> дума\n> > ```", [("fence-unclosed", 1, 5, 3)]),
        ("> ```\n> дума\n> ```", []),
        ("> ```\n> дума", [("fence-unclosed", 1, 3, 3)]),
        ("Един\nдва\n\n---", []),
        ("Един\nдва\n{#p-one}\n---", []),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| 3 | 4 |", [("row-adrift", 5, 1, 9)]),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| 3 |", []),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n\nТекст.", []),
        (
            "Ред [](https://e.example/) и [а]()",
            [("link-text-missing", 1, 5, 22), ("link-empty", 1, 30, 5)],
        ),
        ("2 ^ 3 ^ 4", []),
        (
            "Ред &#x202E;и &#8203;и\n&rlm;и край",
            [
                ("bidi-control", 1, 5, 8),
                ("invisible-character", 1, 15, 7),
                ("bidi-control", 2, 1, 5),
            ],
        ),
        ("&amp;#x202e; &nbsp;и &shy;и &lt; &#1072; `&#x202e;`", []),
        ("- а\n- - - - - - - - - б", [("nesting-too-deep", 2, 1, 19)]),
        ("а\nб\n> > > > > > > > > в", [("nesting-too-deep", 3, 1, 19)]),
    ],
)
def test_a_fault_has_its_place(
    docs: Path, body: str, expected: list[tuple[str, int, int, int]]
) -> None:
    assert told(docs, body) == expected


def test_what_is_alike_is_offered_for_a_file_and_for_a_page(docs: Path) -> None:
    (docs / "notes").mkdir()
    (docs / "notes/a1.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    body = "[а](b2.svg) [б](other.bg.md) [в](zzzzz.svg)"
    texts = {"one": original(Kind.PAGE, body), "other": original(Kind.PAGE)}
    write_all(docs, {f"notes/{name}.bg.md": text for name, text in texts.items()})
    found = pipeline.inspect(docs).diagnostics
    hints = [str(each.params.get("hint")) for each in found if each.code == "link-broken"]
    assert ["a1.svg" in hints[0], "other.md" in hints[1], hints[2]] == [True, True, "None"]
