"""The list of corrections, and those of a page below its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from civildialogue.core.model.library import Page
from civildialogue.core.site.books.planning import Part
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.corrections.model import LIST, Correction, moves, place


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of all corrections, by day."""
    if LIST in writer.library.generated:
        yield LIST, _list(writer, writer.of(_placed))


def after(writer: Writer, page: Page, is_online: bool) -> Iterator[str]:
    """Under a page of the site: what was corrected in it."""
    own = [one for one in writer.of(_placed) if is_online and one.key == page.key]
    if own:
        yield writer.render("corrections/page.md.j2", page.key, corrections=own, LIST=LIST)


def ends(writer: Writer, keys: Sequence[str]) -> Iterator[Part]:
    """At the end of a book: what was corrected in its pages."""
    own = [one for one in writer.of(_placed) if one.key in keys]
    if own:
        yield Part(LIST, writer.t("corrections.title"), writer.locale, 1, _list(writer, own))


def _list(writer: Writer, placed: "list[Placed]") -> Document:
    days = groupby(placed, key=lambda one: one.correction.date)
    body = writer.render("corrections/list.md.j2", LIST, days=[(day, [*own]) for day, own in days])
    title, summary = writer.t("corrections.title"), writer.t("corrections.summary")
    return writer.document(title, summary, body)


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
