"""Front matter and ``_data`` records: YAML values against the schema, faults with their place."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from civildialogue.core.active import active
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span, codes
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import languages, messages
from civildialogue.core.model.localized import Localized, both
from civildialogue.core.model.schema import Matter, TranslationMatter
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import Record, field_names
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source.astext import as_text
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.left import page_of
from civildialogue.core.source.yamlmap import Loc, YamlMap, read_yaml

FENCE = "---"
LONGEST_SHOWN = 60
"""Characters of a value that a message quotes."""
M = TypeVar("M", bound=BaseModel)


def split(source: SourceText) -> tuple[str, int] | None:
    """The front matter's text and the line where the body begins, or None if there is none."""
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        return None
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1 : number - 1]), number + 1
    return None


def body_line(source: SourceText) -> int:
    """The line where the body begins: the first without a front matter."""
    found = split(source)
    return found[1] if found else 1


def fields_of(source: SourceText) -> dict[str, Any] | None:
    """The fields of a front matter as they are written, checked by nobody; None if there are none
    or they can't be read.
    """
    found = split(source)
    value = read_yaml(source, found[0]).value if found else None
    return value if isinstance(value, dict) else None


def read_matter(source: SourceText, is_translation: bool) -> tuple[Matter | None, YamlMap, int]:
    """The typed front matter, its places and faults, and the line where the body begins."""
    found = split(source)
    if found is None:
        fault = Diagnostic("front-matter-missing", source.span(1))
        return None, YamlMap(diagnostics=[fault]), 1
    text, body_line = found
    data = read_yaml(source, text)
    if data.value is None and data.diagnostics:
        return None, data, body_line
    values = data.value if isinstance(data.value, dict) else {}
    if not isinstance(data.value, dict):
        params: dict[str, Param] = {
            "field": "front matter",
            "expected": expectation("dict_type", {}),
        }
        data.diagnostics.append(Diagnostic("field-invalid", source.span(1), params))
    kind, known = values.get("kind"), kinds(active())
    is_known = kind in list(known)
    if not is_known and kind is not None:
        is_left = page_of(kind, source.span(*data.fields[("kind",)]))
        if is_left:
            return None, YamlMap(diagnostics=[is_left]), body_line
    if not is_known and (kind is not None or not is_translation):
        data.diagnostics.append(_unknown_kind(source, data, kind))
        if is_translation:  # What else is wrong with it does not depend on its kind.
            validate(source, data, TranslationMatter, {**values, "kind": Kind.PAGE})
        return None, data, body_line
    model = TranslationMatter if is_translation else known[str(kind)].matter
    return validate(source, data, model), data, body_line


def _unknown_kind(source: SourceText, data: YamlMap, kind: object) -> Diagnostic:
    if kind is None:
        return Diagnostic("field-missing", source.span(1, 1, 3), {"field": "kind"})
    span = source.span(*data.fields[("kind",)])
    return Diagnostic("value-unknown", span, _choice("kind", str(kind), list(kinds(active()))))


def validate(
    source: SourceText, data: YamlMap, model: type[M], value: Any = None, at: Loc = ()
) -> M | None:
    """The value as the model, or None; its faults are added to ``data.diagnostics``."""
    try:
        given = data.value if value is None else value
        return model.model_validate(as_text(model, given, at, data.texts))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            data.diagnostics.append(_diagnose(source, data, model, detail, at))
        return None


def _diagnose(
    source: SourceText, data: YamlMap, model: type[BaseModel], detail: ErrorDetails, at: Loc
) -> Diagnostic:
    loc = (*at, *detail["loc"])
    span = source.span(*_nearest(data.fields, loc))
    field = next((part for part in reversed(loc) if isinstance(part, str)), _whole_of(source))
    match detail["type"]:
        case "missing":
            place = _nearest(data.fields, loc[:-1])
            return Diagnostic("field-missing", source.span(*place), {"field": field})
        case "extra_forbidden":
            place = data.keys.get(loc) or _nearest(data.fields, loc)
            return Diagnostic("field-unknown", source.span(*place), _unknown(model, detail["loc"]))
        case "enum" | "literal_error":
            own = f"{field}-unknown"  # What a feature says itself of a word that it doesn't know.
            code = own if own in codes() else "value-unknown"
            is_plain = not isinstance(detail["input"], dict | list)
            value = _shown(detail["input"], span) if is_plain else "{…}"
            item = {"item": value} if isinstance(loc[-1], int) else {}
            return Diagnostic(code, span, {**_choice(field, value, _allowed(detail)), **item})
        case kind:
            # A field that is not there has only the model's name for it.
            params: dict[str, Param] = {"field": field.replace("_", "-")}
            params["expected"] = expectation(kind, detail.get("ctx", {}))
            text = _shown(detail["input"], span) if loc and isinstance(loc[-1], int) else ""
            if text:
                return Diagnostic("item-invalid", span, {**params, "item": text})
            return Diagnostic("field-invalid", span, params)


def _whole_of(source: SourceText) -> str:
    """What is named where no field is: the file of records, or the front matter of a text."""
    return "front matter" if source.path.endswith(".md") else source.path.rpartition("/")[2]


def _shown(value: object, span: Span) -> str:
    """A value as its author wrote it, on one line and not too long."""
    written = span.excerpt[span.column - 1 :][: span.length]
    text = value if isinstance(value, str) else "" if value is None else written
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _nearest(fields: Mapping[Loc, tuple[int, int, int]], loc: Loc) -> tuple[int, int, int]:
    while loc and loc not in fields:
        loc = loc[:-1]
    return fields[loc] if loc else (1, 1, 3)


def _allowed(detail: ErrorDetails) -> list[str]:
    listed = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
    return [word.strip("'") for word in listed.split(", ") if word.strip("'")]


def _choice(field: str, value: str, allowed: list[str]) -> dict[str, Param]:
    params: dict[str, Param] = {"field": field, "value": value, "allowed": ", ".join(allowed)}
    labels = {
        messages(locale).get(f"{named}.{name}", name): name
        for named in _named(field, allowed)
        for name in allowed
        for locale in languages()
    }
    near = get_close_matches(value, [*allowed, *labels], cutoff=0.6)
    if near:
        params.update(suggestion(labels.get(near[0], near[0]), allowed))
    return params


def _named(field: str, allowed: list[str]) -> list[str]:
    """The beginnings of the keys under which the interface has names for each of these words."""
    words, end = messages(languages()[0]), f".{allowed[0]}"
    starts = (field, *(key.removesuffix(end) for key in words if key.endswith(end)))
    return [start for start in starts if all(f"{start}.{name}" in words for name in allowed)]


def _unknown(model: type[BaseModel], loc: Loc) -> dict[str, Param]:
    name = str(loc[-1])
    params: dict[str, Param] = {"field": name}
    shared = (kind.matter for kind in kinds(active()).values())
    if model is TranslationMatter and any(name in field_names(matter) for matter in shared):
        params["hint"] = both("expected.shared", name=name)
    elif issubclass(model, Record) and name in model.elsewhere:
        params["hint"] = model.elsewhere[name]
    elif len(loc) == 1:
        params.update(suggestion(name, field_names(model)))
    return params


def suggestion(value: str, known: list[str]) -> Iterator[tuple[str, Param]]:
    """The ``hint`` parameter “did you mean …?”, if a known word is near."""
    for near in get_close_matches(value, known, n=1, cutoff=0.6):
        yield (
            "hint",
            Localized(bg=f"имахте предвид „{near}“?", en=f"did you mean “{near}”?"),
        )
