"""The lists of ``_data``: records in the order of their ids, so that merges meet rarely."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import flow

FILES = ("authorities", "glossary", "sources", "themes", "tombstones")
_DIGITS = re.compile("[0-9]+")
_KEYS = ("page", "id")
"""What tells records apart: tombstones are of a page, and of a passage of it."""


def record(values: Mapping[str, Any]) -> list[str]:
    """A record as the lines of a list, one for each field."""
    lines = [f"{key}: {flow(value)}" for key, value in values.items()]
    return [f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


def ordered(source: SourceText, more: Sequence[Sequence[str]] = ()) -> str:
    """The text with its records, and ``more`` of them, in the order of their ids.

    A remark right above a record goes with it. A list in another style, of which the records don’t
    begin each a line, or one that can’t be read, stays as it is and gets the others at its end.
    """
    data = read_yaml(source)
    items = data.value if isinstance(data.value, list) else []
    starts = [data.fields[number,][0] - 1 for number in range(len(items))]
    is_known = not data.diagnostics and all(isinstance(item, dict) for item in items)
    is_plain = is_known and all(source.lines[at].startswith("- ") for at in starts)
    end = len(source.lines) - (source.lines[-1] == "")
    if not is_plain or not starts:
        return _at_end(source, end, more)
    firsts = [starts[0], *(_with_remarks(source.lines, at) for at in starts[1:])]
    bounds = zip(firsts, [*firsts[1:], end], strict=True)
    parts = [(_key(item), source.lines[a:b]) for item, (a, b) in zip(items, bounds, strict=True)]
    for lines in more:
        text = decoded("", "\n".join(lines).encode())
        parts.append((_key(read_yaml(text).value[0]), list(lines)))
    right = sorted(parts, key=lambda part: part[0])
    if right == parts and not more:
        return source.written
    lines = [line for _, part in right for line in part]
    return changed(source, [Change(firsts[0] + 1, end - firsts[0], tuple(lines))])


def _at_end(source: SourceText, end: int, more: Sequence[Sequence[str]]) -> str:
    lines = tuple(line for part in more for line in part)
    text = changed(source, [Change(end + 1, 0, lines)]) if lines else source.written
    return text if text.endswith("\n") or not lines else f"{text}\n"


def _with_remarks(lines: Sequence[str], at: int) -> int:
    while lines[at - 1].startswith("#"):
        at -= 1
    return at


def _key(item: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Numbers go by their size, words by their letters."""
    parts = (str(item.get(name, "")) for name in _KEYS if name in item)
    return [(int(part) if _DIGITS.fullmatch(part) else 0, part) for part in parts]
