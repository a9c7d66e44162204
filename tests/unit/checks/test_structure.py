"""The headings of a translation have the levels of the original’s, wherever they stand."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.vocabulary import Kind

from ..making import original, translation, write_all

THEIRS = "## Едно {#one}\n\n### Две {#two}\n\n## Три {#three}"
FIRST = 6
"""The first line of a translation's body: its front matter takes five with the empty one."""


@pytest.mark.parametrize(
    ("ours", "line", "expected"),
    [
        ("## One {#one}\n\n### Two {#two}\n\n## Three {#three}", None, ""),
        ("## One {#one}\n\n### Two {#two}", None, ""),
        ("## One {#one}", None, ""),
        ("Text.", None, ""),
        ("## One {#one}\n\n## Two {#two}\n\n## Three {#three}", 2, "### Две {#two}"),
        ("## One {#one}\n\n### Two {#too}\n\n## Three {#three}", None, ""),
        ("### Two {#two}\n\n# One {#one}\n\n## Three {#three}", 2, "## Едно {#one}"),
        ("## One {#one}\n\n### Two {#two}\n\n## Three {#three}\n\n## Four", None, ""),
        ("## One\n\n### Two {#two}\n\n## Three {#three}", None, ""),
    ],
)
def test_the_first_heading_that_differs_is_told(
    docs: Path, ours: str, line: int | None, expected: str
) -> None:
    texts = {"a.bg.md": original(Kind.PAGE, THEIRS), "a.en.md": translation(Kind.PAGE, ours)}
    write_all(docs, texts)
    diagnostics = pipeline.inspect(docs).diagnostics
    found = [
        (d.span.path, d.span.line, d.span.column, d.params["expected"], d.params["original"])
        for d in diagnostics
        if d.code == "structure-differs"
    ]
    place = (
        [] if line is None else [("docs/a.en.md", FIRST + 1 + line, 1, expected, "docs/a.bg.md")]
    )
    assert found == place
