"""A page whose plain passages are rendered by themselves is the page of Python-Markdown alone."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from civildialogue.core.model.settings import EXTENSIONS
from civildialogue.core.site.blocks import marker
from civildialogue.core.site.blocks.rendering import Renderer
from counts import cases

from .test_pages import written
from .texts import bodies

RENDERER = Renderer(list(EXTENSIONS), dict(EXTENSIONS))
PLAIN = ["а.", "## Б {: #b }", "- а\n- б", "| а |\n| --- |\n| б |", "1. а\n\n    б", "> а"]
OTHER = [
    "а[^1] б",
    "[^1]: Бележка.",
    "[дума]: b.md",
    "[дума][]",
    "*[ЗНА]: Закон",
    "ЗНА е закон.",
    "дума\n:   значение",
    "```\nx\n```",
    "    код",
    '<ul class="x">\n<li>а</li>\n\n<li>б</li>\n</ul>',
    "<p>а</p>\n<p>б</p>",
    "<div>\n<div>а</div></div>",
    "<ul><li>а",
    "<em>а</em> б",
    "- [ ] а",
    '=== "А"\n\n    а',
    "???+ note\n    а",
    "## Без номер",
    "а\n---",
    "[TOC]",
]
PIECES = st.sampled_from(
    [
        *PLAIN,
        *OTHER,
        *(marker.encode({"id": f"p-{number}"}) for number in range(4)),
        marker.encode({"id": "p-own", "own": "Наше."}),
        marker.encode({"id": "p-x", "note": "Стар", "change": "../a/#x", "change-text": "в"}),
        marker.enclose('<figure class="a">\n\n<p>а</p></figure>'),
        marker.enclose("<span>а</span>"),
        marker.enclose("само думи"),
    ]
)


def same(body: str) -> None:
    assert RENDERER.render(body, led) == RENDERER.slowly(body, led)


def led(target: str) -> str:
    """A change of targets that shows whether it was made, and how often."""
    return target if target.startswith("#") else f"<{target}>"


@settings(max_examples=cases(4_000))
@example(["<p>а</p>\n<p>б</p>", marker.encode({"id": "p-1"})])
@given(st.lists(PIECES, max_size=12))
def test_any_blocks_and_marks(pieces: list[str]) -> None:
    same("\n\n".join(pieces))


@settings(max_examples=cases(4_000))
@given(bodies)
def test_any_text(body: str) -> None:
    same(written(body))
