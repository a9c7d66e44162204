"""Findings and figures as objects of the open data, each figure with its numbers."""

from collections.abc import Iterator

from civildialogue.core.declaring import Dataset
from civildialogue.core.model.library import Library, Located
from civildialogue.core.model.vocabulary import Level
from civildialogue.core.output.data.objects import Object, day, licence, places, words
from civildialogue.core.output.data.shapes import (
    ADDRESS,
    DAY,
    LICENCE,
    PARTIAL,
    TEXT,
    WORDS,
    Shape,
    many,
    maybe,
    one_of,
    only,
)
from civildialogue.features.analysis import data, sheet
from civildialogue.features.analysis.model import (
    FIGURES,
    FINDINGS,
    FOLDER,
    UNSTATED,
    Column,
    ColumnType,
    Confidence,
    Figure,
    Finding,
    Mark,
)


def _finding() -> Shape:
    place = only("A place in a source.", {"id": TEXT, "url": WORDS, "locator": maybe(WORDS)})
    members = {
        "id": TEXT,
        "url": WORDS,
        "chapter": only("The page that it is of.", {"key": TEXT, "url": WORDS}),
        "level": maybe(one_of(Level)),
        "statement": WORDS,
        "confidence": one_of(Confidence),
        "reason": WORDS,
        "marks": many(one_of(Mark)),
        "figures": many(TEXT),
        "sources": many(place),
        "supports": many(TEXT),
    }
    return only("A finding. It rests on figures and sources, and “supports” pages.", members)


def _findings(library: Library, base: str) -> Iterator[Object]:
    for located in library.records(Finding).values():
        value = located.value
        chapter = f"{FOLDER}/{value.chapter}"
        yield {
            "id": value.id,
            "url": places(base, f"{FINDINGS}#{value.id}"),
            "chapter": {"key": chapter, "url": places(base, chapter)},
            "level": str(value.level) if value.level else None,
            "statement": words(value.statement),
            "confidence": str(value.confidence),
            "reason": words(value.reason),
            "marks": [str(mark) for mark in value.marks],
            "figures": [*dict.fromkeys(value.figures)],
            "sources": [
                {
                    "id": each.source,
                    "url": places(base, f"about/sources#source-{each.source}"),
                    "locator": words(each.at),
                }
                for each in value.sources
            ],
            "supports": [*library.references.resting.get(f"finding:{value.id}", ())],
        }


def _figure() -> Shape:
    label = only("What a value is called.", {"value": TEXT, "name": WORDS})
    column = only(
        "A column.",
        {"name": TEXT, "type": one_of(ColumnType), "title": WORDS, "labels": many(label)},
    )
    cell = {"anyOf": [TEXT, {"type": "number"}, {"type": "null"}]}
    members = {
        "id": TEXT,
        "url": WORDS,
        "title": WORDS,
        "unit": WORDS,
        "period": TEXT,
        "source": TEXT,
        "dataset": maybe(TEXT),
        "table": maybe(WORDS),
        "licence": maybe(LICENCE),
        "accessed": maybe(DAY),
        "as-of": maybe(PARTIAL),
        "review-by": maybe(DAY),
        "findings": many(TEXT),
        "columns": many(column),
        "key": many(TEXT),
        "rows": many(many(cell)),
        "file": ADDRESS,
    }
    about = (
        "Numbers from a source; its licence is null where it states none. A row has a value for "
        "each column, null where the source gives none; “file” has the same as CSV."
    )
    return only(about, members)


def _figures(library: Library, base: str) -> Iterator[Object]:
    findings = [located.value for located in library.records(Finding).values()]
    for located in library.records(Figure).values():
        value, at = located.value, library.sources.get(located.value.source)
        source = at.value if at else None
        yield {
            "id": value.id,
            "url": places(base, f"{FIGURES}#{value.id}"),
            "title": words(value.title),
            "unit": words(value.unit),
            "period": value.period,
            "source": value.source,
            "dataset": value.dataset,
            "table": words(value.table),
            "licence": licence(value.licence) if value.licence != UNSTATED else None,
            "accessed": day(source.accessed) if source else None,
            "as-of": source.as_of if source else None,
            "review-by": day(source.review_by) if source else None,
            "findings": [each.id for each in findings if value.id in each.figures],
            "columns": [_column(each) for each in value.columns],
            "key": value.key,
            "rows": _rows(located),
            "file": f"{base}data/{data.FOLDER}/{data.path_of(value)}",
        }


def _column(column: Column) -> Object:
    return {
        "name": column.name,
        "type": str(column.type),
        "title": words(column.title),
        "labels": [{"value": n, "name": words(name)} for n, name in column.labels.items()],
    }


def _rows(located: Located[Figure]) -> list[list[str | float | None]]:
    figure, beside = located.value, located.beside
    rows = sheet.values(figure, beside) if beside else []
    return [[_value(each.type, row[each.name]) for each in figure.columns] for row in rows]


def _value(kind: ColumnType, text: str) -> str | float | None:
    if not text:
        return None
    if kind.is_number or kind is ColumnType.YEAR:
        return float(text) if "." in text else int(text)
    return text


DATASETS = (
    Dataset("findings", FINDINGS, _finding, items=_findings),
    Dataset("figures", FIGURES, _figure, items=_figures),
)
