"""The page of who answers for what, and the same list at the end of the book."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from civildialogue.core.site.books.planning import Part
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.rescue.model import FOLDER, LIST, NAME, Routes


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The page of all routes and contacts."""
    if LIST in writer.library.generated:
        yield LIST, _document(writer)


def ends(writer: Writer, keys: Sequence[str]) -> Iterator[Part]:
    """At the end of the book of the publication."""
    if f"{FOLDER}/index" in keys and writer.library.records(Routes):
        yield Part(LIST, writer.t("routes.title"), writer.locale, 1, _document(writer))


def _document(writer: Writer) -> Document:
    record = writer.library.records(Routes)[NAME].value
    body = writer.render(
        "rescue/routes.md.j2",
        LIST,
        record=record,
        of=lambda kind: [route for route in record.routes if route.kind == kind],
        contacts=sorted(record.contacts, key=lambda one: _name(writer, one.authority)),
        **_about(writer),
    )
    return writer.document(writer.t("routes.title"), writer.t("routes.summary"), body)


def _name(writer: Writer, authority: str) -> str:
    known = writer.library.authorities
    return known[authority].value.name[writer.locale] if authority in known else authority


def _about(writer: Writer) -> Mapping[str, Any]:
    """What the template asks."""
    sources = writer.library.sources

    def short(source: str) -> str:
        return sources[source].value.short[writer.locale] if source in sources else source

    return {"name": lambda authority: _name(writer, authority), "short": short}
