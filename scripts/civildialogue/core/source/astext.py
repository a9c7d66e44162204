"""Ids and words that YAML takes for something else (``null``, ``true``, ``12``) as they stand."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from civildialogue.core.model.language import languages
from civildialogue.core.model.localized import PerLanguage
from civildialogue.core.source.yamlmap import Loc

Texts = Mapping[Loc, str]


def as_text(model: type[BaseModel], value: Any, at: Loc, texts: Texts) -> Any:
    """The value with what was written wherever the model asks for text.

    ``texts`` has what was written where YAML read no text. The word ``null`` is text only in ids
    and in lists of words; elsewhere it says, as an empty field does, that there is no value.
    """
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    if not isinstance(value, dict) or not texts:
        return value
    changed = dict(value)
    for key in fields.keys() & value.keys():
        kinds = list(_kinds(fields[key].annotation, fields[key].metadata))
        changed[key] = _converted(kinds, value[key], (*at, key), texts)
    if issubclass(model, PerLanguage):
        for key in value.keys() & set(languages()):
            changed[key] = _converted([(model.each, ())], value[key], (*at, key), texts)
    return changed


Kinds = list[tuple[Any, tuple[Any, ...]]]


def _kinds(kind: Any, about: Any = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The types that a field may have, each with what is said about it."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from _kinds(inner[0], (*about, *inner[1:]))
    elif origin in (Union, UnionType):
        for each in inner:
            yield from _kinds(each, about)
    else:
        yield kind, tuple(about)


def _converted(kinds: Kinds, value: Any, loc: Loc, texts: Texts, *, listed: bool = False) -> Any:
    names = {kind for kind, _ in kinds if isinstance(kind, type)}
    for kind, about in kinds:
        origin: Any = get_origin(kind)
        inner = get_args(kind)
        if isinstance(value, list) and origin is list:
            items = list(_kinds(inner[0]))
            return [
                _converted(items, item, (*loc, number), texts, listed=True)
                for number, item in enumerate(value)
            ]
        if isinstance(value, dict) and origin is dict:
            values = list(_kinds(inner[1]))
            return {k: _converted(values, item, (*loc, k), texts) for k, item in value.items()}
        if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
            return as_text(kind, value, loc, texts)
        if kind is str and loc in texts and not names & {bool, int, float}:
            is_id = listed or any(getattr(each, "pattern", None) for each in about)
            return value if value is None and not is_id else texts[loc]
    return value
