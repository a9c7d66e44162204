"""The fields of a form, with their rules as the check has them: read from the schema."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from civildialogue.core.active import known
from civildialogue.core.declaring import Form, Input
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.language import Locale
from civildialogue.core.model.rules import FILLED, Rule
from civildialogue.core.source.expectations import expectation

KEPT = ("type", "minLength", "maxLength", "minimum", "maximum", "pattern", "enum", "format")
LONG = 1000
"""Characters from which on a text gets a field of several lines."""


def path_of(given: Input) -> str:
    """The field of the file that an input fills; a text has the path of its name."""
    return given.name if given.path is None else given.path


@cache
def fields(form: Form) -> tuple[dict[str, Any], ...]:
    """Every field of the file that the form writes, in the file's order, with its rules.

    Raises LookupError if a field has no place in the form, or the form has a place for a field
    that is not there.
    """
    schema = form.model.model_json_schema(by_alias=True)
    typed = {path_of(each) for each in form.inputs if not each.is_text} - {""}
    placed = {*typed, *form.made, form.identifier, *form.left} - {""}
    listed = list(_leaves(schema, schema.get("$defs", {}), form.left, ""))
    if {each["path"] for each in listed} != placed:
        differing = sorted({each["path"] for each in listed} ^ placed)
        raise LookupError(f"the form {form.name} has no place for: {', '.join(differing)}")
    return tuple(each for each in listed if each["path"] not in form.left)


def _leaves(
    schema: Mapping[str, Any], types: Mapping[str, Any], left: tuple[str, ...], start: str
) -> Iterator[dict[str, Any]]:
    for name, given in schema["properties"].items():
        path = f"{start}{name}"
        rule = dict(_resolved(given, types))
        if "properties" in rule and path not in left:
            yield from _leaves(rule, types, left, f"{path}.")
            continue
        if "const" in rule:
            rule["enum"] = [rule["const"]]
        required = name in schema.get("required", ())
        kept = {key: rule[key] for key in KEPT if key in rule}
        yield {"path": path, "required": required, **kept}


def _resolved(rule: Mapping[str, Any], types: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rule itself, where the schema refers to it or allows nothing beside it."""
    for each in rule.get("anyOf", ()):
        if each.get("type") != "null":
            return _resolved(each, types)
    if "$ref" in rule:
        return _resolved(types[rule["$ref"].rpartition("/")[2]], types)
    return rule


def kind_of(form: Form, given: Input) -> str:
    """What an input looks like: by itself, or by the rules of its field."""
    if given.kind or given.is_text:
        return given.kind or "area"
    rule = next(each for each in fields(form) if each["path"] == path_of(given))
    if "enum" in rule:
        return "choice"
    if rule.get("type") == "number":
        return "number"
    return "area" if rule.get("maxLength", 0) >= LONG else "text"


def sections(form: Form) -> tuple[str, ...]:
    """The sections that the file must have, where it is a page of a kind."""
    kinds = (kind for each in known() for kind in each.kinds)
    return next((kind.sections for kind in kinds if kind.matter is form.model), ())


def rules_of(form: Form) -> tuple[Rule, ...]:
    """What texts and fields must be together: what the form declares, and no section is empty."""
    texts = (each.name for each in form.inputs if each.is_text and each.name in sections(form))
    return (*(Rule(FILLED, name, "empty") for name in texts), *form.rules)


def is_required(form: Form, given: Input) -> bool:
    """Whether the file can't do without what the input fills, whatever else is chosen."""
    path = path_of(given)
    asked = any(r.test == FILLED and r.path == path and not r.when for r in rules_of(form))
    rules = (each for each in fields(form) if each["path"] == path)
    return asked or given.kind == "check" or any(each["required"] for each in rules)


def errors(field: Mapping[str, Any], locale: Locale) -> dict[str, str]:
    """What the check would say of a wrong value, as a sentence."""
    label = codes()["field-invalid"].label[locale]

    def expected(kind: str, **context: object) -> str:
        return sentence(label.format(expected=expectation(kind, context)[locale]))

    found = {"empty": expected("string_too_short"), "number": expected("float")}
    if "maxLength" in field:
        found["long"] = expected("string_too_long", max_length=field["maxLength"])
    if "minimum" in field:
        found["low"] = expected("greater_than_equal", ge=field["minimum"])
    if "maximum" in field:
        found["high"] = expected("less_than_equal", le=field["maximum"])
    if "pattern" in field:
        found["form"] = expected("string_pattern_mismatch", pattern=field["pattern"])
    return found


def sentence(text: str) -> str:
    """A piece of a message as a sentence."""
    return f"{text[0].upper()}{text[1:]}."
