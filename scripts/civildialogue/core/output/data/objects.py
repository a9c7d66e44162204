"""The objects of the open data as JSON: each on lines of its own, its passages and their HTML last.

A file with one object has these; the file of all has the same lines without them.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from civildialogue.core.model.drift import State, pairs
from civildialogue.core.model.language import languages, translations
from civildialogue.core.model.library import Library, address
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import BlockKind
from civildialogue.core.model.values import ID_PATTERN
from civildialogue.core.output.data.linked import LICENCES
from civildialogue.core.output.data.shapes import (
    COUNT,
    TEXT,
    TEXTS,
    Shape,
    by_language,
    many,
    maybe,
    named,
    one_of,
    only,
)

Object = Mapping[str, Any]
PASSAGES, HTML = "passages", "html"
_PASSAGES, _HTML = f',\n"{PASSAGES}":', f',\n"{HTML}":'


def passage_shape() -> Shape:
    """The shape of a passage."""
    return only(
        "A passage. Its permalink is the address of the text with its id behind a “#”.",
        {
            "id": TEXT,
            "kind": one_of(kind for kind in BlockKind if kind.lasting),
            "level": maybe(COUNT),
            "markdown": TEXTS,
            "translations": by_language(
                "How each translation stands to the record.", one_of(State), translations()
            ),
        },
    )


def of_one() -> Shape:
    """What only the file of a single object has: its ``passage``s, and their HTML by their ids."""
    html = {
        "type": "object",
        "description": "The HTML of each passage by its id, as the pages have it.",
        "propertyNames": {"pattern": ID_PATTERN},
        "additionalProperties": TEXTS,
    }
    shapes = {PASSAGES: many(named("passage")), HTML: html}
    return {"properties": shapes, "required": [*shapes]}


def words(text: Localized | None) -> Mapping[str, str] | None:
    """A text of a record in every language."""
    return {str(tag): text[tag] for tag in languages()} if text else None


def day(value: dt.date | None) -> str | None:
    """A day as ISO 8601 has it."""
    return value.isoformat() if value else None


def licence(code: str) -> Object:
    """A licence by its identifier (SPDX), with its address."""
    return {"id": code, "address": LICENCES.get(code)}


def places(base: str, place: str) -> Mapping[str, str]:
    """The addresses of a page, or ``page#anchor``, in every language."""
    key, mark, anchor = place.partition("#")
    end = f"{address(key)}{mark}{anchor}"
    return {str(tag): f"{base}{tag.prefix}{end}" for tag in languages()}


def passages(library: Library, key: str) -> list[Object]:
    """The passages of a text in their order, each in every language."""
    original, others = library.originals[key], library.translations_of(key)
    pages = {tag: page for tag in languages() if (page := library.page(key, tag))}
    spoken = {tag: page.by_id for tag, page in pages.items() if page.spoken == tag}
    states = {
        tag: {pair.original.id: pair.state for pair in pairs(original, page)}
        for tag, page in others.items()
    }
    return [
        {
            "id": name,
            "kind": str(block.kind),
            "level": block.level or None,
            "markdown": {
                str(tag): spoken[tag][name].text if name in spoken.get(tag, ()) else None
                for tag in languages()
            },
            "translations": {
                str(tag): str(states.get(tag, {}).get(name, State.MISSING))
                for tag in translations()
            },
        }
        for name, block in original.by_id.items()
        if block.lasting
    ]


def written(members: Object) -> str:
    """An object, one member a line."""
    lines = (f"{json.dumps(name)}:{_json(value)}" for name, value in members.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def single(members: Object, passages: Object) -> bytes:
    """The file of one object, with the HTML of its passages."""
    return f"{written(members)[:-2]}{_HTML}{_json(passages)}\n}}\n".encode()


def listed(name: str, objects: Iterable[str]) -> bytes:
    """The file of all objects."""
    lines = ",\n".join(objects)
    return f'{{"{name}":[\n{lines}\n]}}\n'.encode()


def bare(content: bytes) -> str:
    """The object of a file without its passages."""
    return content.decode().partition(_PASSAGES)[0] + "\n}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
