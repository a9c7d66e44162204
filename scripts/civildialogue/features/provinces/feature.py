"""What the provinces declare to the core."""

from collections.abc import Iterator

from civildialogue.core.feature import Feature, RecordKind, Reference, each
from civildialogue.features.provinces import checks, pages
from civildialogue.features.provinces.model import FILES, LIST, Province


def _references(province: Province) -> Iterator[Reference]:
    yield from each("sources", province.sources, register="sources")
    yield from each("seats", province.seats, register="authorities")
    for number, case in enumerate(province.cases):
        yield Reference(("cases", number, "page"), case.page)


PROVINCES = Feature(
    name="provinces",
    package="civildialogue.features.provinces",
    needs_records=True,
    records=(
        RecordKind(
            "provinces",
            Province,
            FILES,
            ".yml",
            references=_references,
            page=LIST,
            title=lambda province, locale: province.name[locale],
        ),
    ),
    checks=(checks.provinces,),
    pages=(LIST,),
    made=pages.keys,
    documents=pages.documents,
    names=pages.names,
)
