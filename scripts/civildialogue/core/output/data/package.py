"""Tables as a data package: a folder of CSV with ``datapackage.json``, which says what they hold.

Sources: Data Package v1 and Table Schema (https://specs.frictionlessdata.io); the identifiers of
licences are those of Open Definition (https://licenses.opendefinition.org).
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from civildialogue.core.feature import COUNT, DATE, FLAG, LIST, TEXT, Feature, Resource, Table
from civildialogue.core.model.language import ENGLISH, message
from civildialogue.core.model.library import Library
from civildialogue.core.output.data.linked import LICENCES
from civildialogue.core.output.data.tables import SEPARATOR, columns

FILE = "datapackage.json"
_TYPES = {TEXT: "string", LIST: "string", FLAG: "boolean", COUNT: "integer", DATE: "date"}
_LISTED = f"Several values stand one after the other, with “{SEPARATOR}” between them."
Described = dict[str, Any]


def licensed(licence: str) -> Described:
    """A licence as a package names it; with its address where that is known."""
    path = {"path": LICENCES[licence]} if licence in LICENCES else {}
    return {"name": licence, **path}


def describe(
    library: Library, feature: Feature, resources: Sequence[Resource], day: dt.date | None
) -> bytes:
    """``datapackage.json`` of a feature: its tables, then the files that people wrote.

    The licences are those of the publications that its pages are in, the ``day`` is the texts'.
    """
    folders = {library.publication_of(key) for key in feature.pages}
    own = [each.licence for name, each in library.publications.items() if name in folders]
    listed = [_table(feature, table) for table in feature.tables]
    listed += [_resource(each) for each in resources]
    package = {
        "profile": "tabular-data-package",
        "name": feature.name,
        "title": message(ENGLISH, f"dataset.{feature.name}"),
        "description": message(ENGLISH, f"dataset.{feature.name}-text"),
        "homepage": library.address,
        "created": f"{day}T00:00:00Z" if day else None,
        "licenses": [licensed(each) for each in dict.fromkeys(own)],
        "resources": listed,
    }
    kept = {name: value for name, value in package.items() if value}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def _table(feature: Feature, table: Table) -> Described:
    fields = [_field(name, kind) for name, kind in columns(table.columns).items()]
    schema: Described = {"fields": fields} | ({"primaryKey": [*table.key]} if table.key else {})
    if table.foreign:
        schema["foreignKeys"] = [
            {
                "fields": name,
                "reference": {"resource": "" if other == table.name else other, "fields": "id"},
            }
            for name, other in table.foreign.items()
        ]
    title = message(ENGLISH, f"dataset.{table.name}")
    about = message(ENGLISH, f"dataset.{table.name}-text")
    return _tabular(table.name, f"{table.name}.csv", title, schema) | {"description": about}


def _field(name: str, kind: str) -> Described:
    return {"name": name, "type": _TYPES[kind]} | ({"description": _LISTED} if kind == LIST else {})


def _resource(given: Resource) -> Described:
    found = _tabular(given.name, given.path, "", given.schema)
    return {**found, **given.described}


def _tabular(name: str, path: str, title: str, schema: Mapping[str, Any]) -> Described:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
