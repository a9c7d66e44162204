"""The slides of lessons as pages that need no network: the slides, and their notes and handout."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from civildialogue.core.output.archive import pack
from civildialogue.core.output.script import joined
from civildialogue.core.output.standing import words
from civildialogue.core.site.frame.policy import POLICY
from civildialogue.features.training.exports.items import Unit
from civildialogue.features.training.exports.slides import slides

_VIEWS = ("slides", "notes")
_VENDORED = ("reveal.js", "reveal.css", "reveal.LICENSE.txt")
"""Source: the folder ``dist`` and the licence of the npm package reveal.js 6.0.2, unchanged."""


def write(_title: str, units: Sequence[Unit]) -> bytes:
    """A zip with the two pages of each unit and what they share."""
    target = io.BytesIO()
    own = ((name, text.encode()) for unit in units for name, text in pages(unit))
    pack((*own, *_shared()), target)
    return target.getvalue()


@cache
def pages(unit: Unit) -> tuple[tuple[str, str], ...]:
    """The names and the texts of the pages of a lesson: its slides, then their notes."""
    names = [f"{unit.lesson.id}.{view}.html" for view in _VIEWS]
    every = [
        {
            "title": Markup(slide.title),  # noqa: S704 - made by the way of books, without HTML of a source
            "name": words(slide.title),
            "body": Markup(slide.body),  # noqa: S704 - likewise
            "notes": Markup(slide.notes),  # noqa: S704 - likewise
        }
        for slide in slides(unit)
    ]
    return tuple(
        (
            name,
            unit.writer.render(
                f"training/{view}.html.j2",
                unit.page.key,
                policy=POLICY,
                title=unit.title,
                slides=every,
                others=dict(zip(_VIEWS, names, strict=True)),
            ),
        )
        for view, name in zip(_VIEWS, names, strict=True)
    )


def _shared() -> Iterator[tuple[str, bytes]]:
    own = files("civildialogue.features.training").joinpath("assets")
    for name in ("slides.js", "notes.js"):
        yield name, joined([own.joinpath(name).read_text("utf-8")]).encode()
    yield "slides.css", own.joinpath("slides.css").read_bytes()
    for name in _VENDORED:
        yield name, own.joinpath("vendor", name).read_bytes()
