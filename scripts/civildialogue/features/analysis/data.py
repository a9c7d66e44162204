"""Findings and figures as open data: tables, and each figure's own file in a data package."""

from collections.abc import Iterator, Mapping
from typing import Any

from civildialogue.core.feature import LIST, TEXT, Resource, Row, Table
from civildialogue.core.model.language import record_locale
from civildialogue.core.model.library import Library, Located
from civildialogue.core.output.data.objects import places
from civildialogue.core.output.data.package import licensed
from civildialogue.core.output.data.tables import in_each
from civildialogue.features.analysis.model import (
    FIGURES,
    FINDINGS,
    UNSTATED,
    ColumnType,
    Figure,
    Finding,
)

FOLDER = "v1/analysis"
"""Below ``data``; another form of the tables gets another number."""
_FINDING = {
    "id": TEXT,
    "chapter": TEXT,
    "level": TEXT,
    "confidence": TEXT,
    "marks": LIST,
    "statement-*": TEXT,
    "reason-*": TEXT,
    "url-*": TEXT,
}
_FIGURE = {
    "id": TEXT,
    "source": TEXT,
    "dataset": TEXT,
    "period": TEXT,
    "licence": TEXT,
    "read": TEXT,
    "as-of": TEXT,
    "review-by": TEXT,
    "title-*": TEXT,
    "unit-*": TEXT,
    "table-*": TEXT,
    "url-*": TEXT,
}
_GROUNDS = {"finding": TEXT, "source": TEXT, "at-*": TEXT}


def findings(library: Library, base: str) -> Iterator[Row]:
    """A row for each finding."""
    for located in library.records(Finding).values():
        value = located.value
        yield {
            "id": value.id,
            "chapter": value.chapter,
            "level": str(value.level or ""),
            "confidence": str(value.confidence),
            "marks": [str(mark) for mark in value.marks],
            **in_each("statement", value.statement),
            **in_each("reason", value.reason),
            **in_each("url", places(base, f"{FINDINGS}#{value.id}")),
        }


def figures(library: Library, base: str) -> Iterator[Row]:
    """A row for each figure: where its numbers are from."""
    for located in library.records(Figure).values():
        value = located.value
        source = library.sources[value.source].value if value.source in library.sources else None
        yield {
            "id": value.id,
            "source": value.source,
            "dataset": value.dataset or "",
            "period": value.period,
            "licence": value.licence,
            "read": source.accessed.isoformat() if source else "",
            "as-of": (source.as_of if source else None) or "",
            "review-by": source.review_by.isoformat() if source and source.review_by else "",
            **in_each("title", value.title),
            **in_each("unit", value.unit),
            **in_each("table", value.table),
            **in_each("url", places(base, f"{FIGURES}#{value.id}")),
        }


def _figures_of(library: Library, _base: str) -> Iterator[Row]:
    """A row for each figure that a finding rests on."""
    for name, located in library.records(Finding).items():
        for figure in dict.fromkeys(located.value.figures):
            yield {"finding": name, "figure": figure}


def _sources_of(library: Library, _base: str) -> Iterator[Row]:
    """A row for each place in a source that a finding rests on."""
    for name, located in library.records(Finding).items():
        for support in located.value.sources:
            yield {"finding": name, "source": support.source, **in_each("at", support.at)}


TABLES = (
    Table("findings", _FINDING, findings, key=("id",)),
    Table("figures", _FIGURE, figures, key=("id",)),
    Table(
        "finding-figures",
        {"finding": TEXT, "figure": TEXT},
        _figures_of,
        key=("finding", "figure"),
        foreign={"finding": "findings", "figure": "figures"},
    ),
    Table("finding-sources", _GROUNDS, _sources_of, foreign={"finding": "findings"}),
)


def resources(library: Library) -> Iterator[Resource]:
    """The file of each figure, as it stands in the sources."""
    for located in library.records(Figure).values():
        if located.beside is not None:
            yield _resource(library, located)


def _resource(library: Library, located: Located[Figure]) -> Resource:
    figure, tag = located.value, record_locale()
    described: dict[str, Any] = {
        "title": figure.title[tag],
        "description": f"{figure.title[tag]}, {figure.unit[tag]} ({figure.period})",
        "licenses": [licensed(figure.licence)] if figure.licence != UNSTATED else None,
        "sources": _origin(library, figure),
    }
    kept = {name: value for name, value in described.items() if value}
    content = located.beside.text.rstrip("\n").encode() + b"\n" if located.beside else b""
    return Resource(figure.id, path_of(figure), content, schema(figure), kept)


def path_of(figure: Figure) -> str:
    """Where a figure's file lies, below the folder of the package."""
    return f"figures/{figure.id}.csv"


def schema(figure: Figure) -> Mapping[str, Any]:
    """The columns of a figure as Table Schema has them."""
    tag = record_locale()
    fields = []
    for column in figure.columns:
        field: dict[str, Any] = {
            "name": column.name,
            "type": str(column.type),
            "title": column.title[tag],
        }
        if column.type is ColumnType.STRING and column.labels:
            field["constraints"] = {"enum": list(column.labels)}
        fields.append(field)
    return {"fields": fields, "primaryKey": figure.key, "missingValues": [""]}


def _origin(library: Library, figure: Figure) -> list[dict[str, str]]:
    """The source of a figure as a package names it."""
    if figure.source not in library.sources:
        return []
    source = library.sources[figure.source].value
    parts = (source.title[record_locale()], figure.dataset)
    return [{"title": ", ".join(filter(None, parts)), "path": str(source.url)}]
