"""What the objects of the open data may have, as JSON Schema (draft 2020-12) says it.

An object has all of its members, and no other; what there may be none of is null then, and no text
is empty.
Sources: https://json-schema.org/draft/2020-12; days of RFC 3339 (full-date); languages of BCP 47.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from civildialogue.core.model.language import languages

Shape = Mapping[str, Any]
TEXT: Shape = {"type": "string", "minLength": 1}
FLAG: Shape = {"type": "boolean"}
COUNT: Shape = {"type": "integer", "minimum": 0}
DAY: Shape = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
PARTIAL: Shape = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
"""A year, a month or a day (ISO 8601)."""
ADDRESS: Shape = {**TEXT, "format": "uri-reference"}
LANGUAGE: Shape = {"$ref": "#/$defs/language"}
WORDS: Shape = {"$ref": "#/$defs/words"}
"""A text in each of the site's languages."""
TEXTS: Shape = {"$ref": "#/$defs/texts"}
"""The same, null in a language that it is not translated into."""
LICENCE: Shape = {"$ref": "#/$defs/licence"}


def members(about: str, of: Mapping[str, Shape]) -> Shape:
    """An object that others may add to: it has all of these members."""
    return {"type": "object", "description": about, "properties": {**of}, "required": [*of]}


def only(about: str, of: Mapping[str, Shape]) -> Shape:
    """An object with all of these members, and no other."""
    return {**members(about, of), "additionalProperties": False}


def maybe(shape: Shape) -> Shape:
    """It, or null."""
    return {"anyOf": [shape, {"type": "null"}]}


def many(shape: Shape) -> Shape:
    """A list of them."""
    return {"type": "array", "items": shape}


def one_of(values: Iterable[str]) -> Shape:
    """One of some words."""
    return {"enum": [*map(str, values)]}


def named(name: str) -> Shape:
    """A shape that stands among those of its document under a name."""
    return {"$ref": f"#/$defs/{name}"}


def by_language(about: str, shape: Shape, tags: Iterable[str] | None = None) -> Shape:
    """An object with a value for each language of the site, or each of these."""
    return only(about, dict.fromkeys(map(str, languages() if tags is None else tags), shape))


def document(address: str, title: str, root: Shape, parts: Mapping[str, Shape]) -> bytes:
    """The schema of a file, published at an address; ``parts`` are the shapes that it names."""
    usual = {
        "language": one_of(languages()),
        "words": by_language("A text in each of the site's languages.", TEXT),
        "texts": by_language("A text by language, null where it is not translated.", maybe(TEXT)),
        "licence": only("A licence.", {"id": TEXT, "address": maybe(ADDRESS)}),
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": title,
        **root,
        "$defs": {**usual, **parts},
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
