"""Fields of a record set or taken away by a command, with all else as it was."""

from collections.abc import Mapping
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.frontmatter import split
from civildialogue.core.source.scaffold import NotWrittenError
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamlmap import YamlMap, read_yaml
from civildialogue.core.source.yamltext import dump, flow


class NoFieldsError(NotWrittenError):
    """A file without fields that can be read."""


def with_fields(source: SourceText, values: Mapping[str, Any]) -> str:
    """The text of a file of YAML, or of one with front matter, with other values in some fields.

    None takes a field away; one that was not there comes last. Raises NoFieldsError.
    """
    data, first, end = _read(source)
    if _is_flow(data):
        kept = {key: value for key, value in {**data.value, **values}.items() if value is not None}
        lines = tuple(dump(kept).rstrip("\n").split("\n"))
        return changed(source, [Change(first, end - first, lines)])
    changes: list[Change] = []
    more: list[str] = []
    for key, value in values.items():
        lines = () if value is None else tuple(dump({key: value}).rstrip("\n").split("\n"))
        if key in data.value:
            line, last = _extent(source, data, key, end)
            changes.append(Change(line, last - line, lines))
        else:
            more += lines
    if more:
        changes.append(Change(end, 0, tuple(more)))
    return changed(source, changes)


def with_item(source: SourceText, key: str, item: Mapping[str, Any]) -> str:
    """The text with one more item in the list of a field. Raises NoFieldsError."""
    data, _, end = _read(source)
    held = data.value.get(key)
    places = [data.fields.get((key, number)) for number in range(len(held or ()))]
    if not held or places[-1] is None or _is_flow(data):
        return with_fields(source, {key: [*(held or ()), item]})
    line, column, _ = places[-1]
    start = source.lines[line - 1][: column - 1]
    if start.strip() != "-":
        return with_fields(source, {key: [*held, item]})
    return changed(
        source, [Change(_extent(source, data, key, end)[1], 0, (f"{start}{flow(item)}",))]
    )


def _read(source: SourceText) -> tuple[YamlMap, int, int]:
    """The fields, the line where they begin, and the line after them."""
    found = split(source)
    if found:
        text, first, end = found[0], 2, found[1] - 1
    else:
        text, first = source.text, 1
        end = len(source.lines) + (source.lines[-1] != "")
    data = read_yaml(source, text, first)
    if not isinstance(data.value, dict) or data.diagnostics:
        raise NoFieldsError("no-front-matter", name=source.path.rpartition("/")[2])
    return data, first, end


def _is_flow(data: YamlMap) -> bool:
    """Whether two fields share a line, or the first has something before it."""
    places = [at for loc, at in data.keys.items() if len(loc) == 1]
    return len({line for line, *_ in places}) < len(places) or any(c != 1 for _, c, _ in places)


def _extent(source: SourceText, data: YamlMap, key: str, end: int) -> tuple[int, int]:
    """The first line of a field and the line after it; remarks before the next are not its."""
    line = data.keys[key,][0]
    after = [at[0] for loc, at in data.keys.items() if len(loc) == 1 and at[0] > line]
    last = min([*after, end])
    while last > line + 1 and source.lines[last - 2].lstrip()[:1] in ("", "#"):
        last -= 1
    return line, last
