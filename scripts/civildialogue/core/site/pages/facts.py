"""The facts at the head of a page: labelled values, each with an address where it leads."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from civildialogue.core.feature import Values
from civildialogue.core.model.conventions import format_partial_date
from civildialogue.core.model.schema import Duration, Original, PublicationMatter
from civildialogue.core.model.values import licence_name
from civildialogue.core.site.writing.context import Writer

Fact = Mapping[str, object]
Named = Iterator[tuple[str, Values]]


def facts(writer: Writer, key: str, record: Original) -> list[Fact]:
    """What the kind of the page shows of its shared facts; those without a value are left out."""
    if isinstance(record, PublicationMatter):
        named: Iterable[tuple[str, Any]] = _publication(record, writer)
    else:
        named = writer.library.page_kind(record).facts(writer, key, record)
    return [
        {"label": writer.t(f"fact.{name}"), "values": values} for name, values in named if values
    ]


def plain(*texts: str) -> Values:
    """Values that lead nowhere."""
    return [{"text": text} for text in texts]


def pages(writer: Writer, keys: Iterable[str]) -> Values:
    """The titles of pages, as far as they are there, each with its address."""
    return [
        {"text": writer.label(key), "url": writer.address(key)}
        for key in keys
        if key in writer.library.originals
    ]


def duration(writer: Writer, span: Duration) -> str:
    """„2–4 седмици“ or “1 day”."""
    amount = f"{span.min}–{span.max}" if span.min != span.max else str(span.min)
    return writer.n(f"unit.{span.unit}", span.max, number=amount)


def _publication(record: PublicationMatter, writer: Writer) -> Named:
    yield "edition", plain(format_partial_date(record.edition, writer.locale))
    yield "authors", plain(*(author[writer.locale] for author in record.authors))
    yield "licence", plain(licence_name(record.licence))
