"""Data v1: files of objects with their schemas, and an index of all of them.

What is there keeps its place, name and type for as long as the version does; more files and members
may come. Source of the rule: Semantic Versioning 2.0.0, item 8.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from civildialogue.core.declaring import Dataset
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.model.library import Library
from civildialogue.core.output.data import objects
from civildialogue.core.output.data.objects import Object, day, licence, places, words
from civildialogue.core.output.data.package import FILE as PACKAGE
from civildialogue.core.output.data.paths import FOLDER, VERSION, file, place, schema
from civildialogue.core.output.data.registers import REGISTERS, SOURCES, TRANSLATIONS
from civildialogue.core.output.data.shapes import (
    ADDRESS,
    DAY,
    LANGUAGE,
    LICENCE,
    TEXT,
    WORDS,
    Shape,
    document,
    many,
    maybe,
    named,
    only,
)
from civildialogue.core.output.facing import Column
from civildialogue.core.site.writing.context import Document

INDEX = "index"
USUAL = "CC-BY-4.0"
"""The licence of what says nothing else."""


def _one(dataset: Dataset) -> str:
    return f"{dataset.place.rpartition('/')[0]}/{dataset.kind}".lstrip("/")


def made(library: Library, base: str, datasets: Iterable[Dataset]) -> dict[str, bytes]:
    """The files of datasets and all schemas, but the files of what has pages of its own."""
    found = {}
    for each in datasets:
        name = each.kind or "object"
        parts = {**each.parts(), name: each.shape()}
        item = {**named(name), "unevaluatedProperties": False}
        found[schema(each.place)] = document(
            f"{base}{schema(each.place)}",
            _title(each.name)[record_locale()],
            only("All of them.", {each.name: many(item)}),
            parts,
        )
        if each.kind:
            found[schema(_one(each))] = document(
                f"{base}{schema(_one(each))}",
                each.kind,
                {**item, **objects.of_one()},
                {**parts, "passage": objects.passage_shape()},
            )
        else:
            lines = (objects.written(one) for one in each.items(library, base))
            found[file(each.place)] = objects.listed(each.name, lines)
    return found


def singles(
    documents: Iterable[tuple[str, Locale, Document]], columns: Mapping[Locale, Column], base: str
) -> Iterator[tuple[str, bytes]]:
    """The files of the objects that documents bring along, with their passages in HTML too."""
    for key, _, each in documents:
        if each.data:
            yield file(key), objects.single(each.data, _html(columns, base))


def _html(columns: Mapping[Locale, Column], base: str) -> Mapping[str, Mapping[str, str | None]]:
    """The HTML of each passage by its id, by language; links and ids are as on facing pages.

    ``base`` is the site's address, with a slash at its end.
    """
    own = {tag: column for tag, column in columns.items() if column.spoken == tag}
    names = dict.fromkeys(name for column in own.values() for name in column.blocks)
    return {
        name: {
            str(tag): _absolute(own[tag].cells[name], base)
            if tag in own and name in own[tag].blocks
            else None
            for tag in languages()
        }
        for name in names
    }


def _absolute(pieces: Iterable[str], base: str) -> str:
    """The HTML of a cell, every second piece of which is a place below the site's root."""
    return "".join(f"{base}{piece}" if at % 2 else piece for at, piece in enumerate(pieces))


def wholes(library: Library) -> Iterator[tuple[str, str, Sequence[str]]]:
    """For each dataset with pages: the path of the file of all, its name, and those of each."""
    for dataset in _declared(library):
        if dataset.kind:
            pages = library.originals.values()
            keys = [page.key for page in pages if page.original.kind == dataset.kind]
            yield file(dataset.place), dataset.name, [file(key) for key in keys]


def whole(name: str, each: Iterable[bytes]) -> bytes:
    """The file of all objects, from the files of each."""
    return objects.listed(name, map(objects.bare, each))


def _declared(library: Library) -> list[Dataset]:
    return [each for feature in library.shown for each in feature.datasets]


def index(library: Library, base: str, of: dt.date | None) -> dict[str, bytes]:
    """What there is, and the schema of this list; ``of`` is the day of the texts."""
    told = {
        "version": VERSION,
        "schema": f"{base}{schema(INDEX)}",
        "name": words(library.name),
        "address": base,
        "day": day(of),
        "languages": [*map(str, languages())],
        "record-language": str(record_locale()),
        "licence": licence(USUAL),
        "pages": [places(base, each.data_page) for each in library.shown if each.data_page],
        "files": [
            _file(each, base) for each in (SOURCES, *REGISTERS, TRANSLATIONS, *_declared(library))
        ],
        "packages": [
            {
                "name": each.name,
                "title": _title(each.name),
                "address": f"{base}{place(each, PACKAGE)}",
            }
            for each in library.shown
            if each.data_folder
        ],
        "deprecated": [
            {"address": f"{base}{FOLDER}/{path}", "instead": f"{base}{now}"}
            for each in library.shown
            for path, now in each.former.items()
        ],
    }
    title = message(record_locale(), "dataset.catalogue", name=library.name[record_locale()])
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    shape = document(f"{base}{schema(INDEX)}", title, _shape(), {})
    return {file(INDEX): content.encode(), schema(INDEX): shape}


def _file(dataset: Dataset, base: str) -> Object:
    return {
        "name": dataset.name,
        "title": _title(dataset.name),
        "address": f"{base}{file(dataset.place)}",
        "schema": f"{base}{schema(dataset.place)}",
        "each": base + file(f"{dataset.place}/{{id}}") if dataset.kind else None,
        "each-schema": f"{base}{schema(_one(dataset))}" if dataset.kind else None,
    }


def _title(name: str) -> Mapping[str, str]:
    return {str(tag): message(tag, f"dataset.{name}") for tag in languages()}


def _shape() -> Shape:
    listed = {
        "name": TEXT,
        "title": WORDS,
        "address": ADDRESS,
        "schema": ADDRESS,
        "each": maybe(TEXT),
        "each-schema": maybe(ADDRESS),
    }
    about = "A file of objects. “each” is a template (RFC 6570) of the address of a single one."
    former = "A file, or a template of several, that stays for the programs that read it."
    package = {"name": TEXT, "title": WORDS, "address": ADDRESS}
    members = {
        "version": {"const": VERSION},
        "schema": ADDRESS,
        "name": WORDS,
        "address": ADDRESS,
        "day": maybe(DAY),
        "languages": many(LANGUAGE),
        "record-language": LANGUAGE,
        "licence": LICENCE,
        "pages": many(WORDS),
        "files": many(only(about, listed)),
        "packages": many(only("A data package of flat tables.", package)),
        "deprecated": many(only(former, {"address": TEXT, "instead": ADDRESS})),
    }
    return only("What there is.", members)
