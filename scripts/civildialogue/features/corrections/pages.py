"""The list of corrections, and those of a page below its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from civildialogue.core.model.library import Page
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.corrections.model import LIST, Correction, moves, place


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of all corrections, by day."""
    if LIST in writer.library.generated:
        days = groupby(writer.of(_placed), key=lambda one: one.correction.date)
        body = writer.render(
            "corrections/list.md.j2", LIST, days=[(day, list(own)) for day, own in days]
        )
        title, summary = writer.t("corrections.title"), writer.t("corrections.summary")
        yield LIST, writer.document(title, summary, body)


def after(writer: Writer, page: Page, _is_online: bool) -> Iterator[str]:
    """Under a page: what was corrected in it."""
    own = [one for one in writer.of(_placed) if one.key == page.key]
    if own:
        yield writer.render("corrections/page.md.j2", page.key, corrections=own, LIST=LIST)


@dataclass(frozen=True)
class Placed:
    """A correction, the page that it is about, and where on it, as far as it is there."""

    correction: Correction
    key: str
    target: str


def _placed(writer: Writer) -> list[Placed]:
    """All corrections, the newest first; those of a day by their names."""
    every = [located.value for located in writer.library.records(Correction).values()]
    every.sort(key=lambda one: (-one.date.toordinal(), one.id))
    moved = moves(writer.library)
    found = []
    for one in every:
        key, passage = place(one, moved)
        is_there = bool(passage) and writer.has_anchor(key, passage)
        found.append(Placed(one, key, f"{key}#{passage}" if is_there else key))
    return found
