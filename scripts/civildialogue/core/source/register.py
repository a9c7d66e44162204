"""The lists of ``_data``: records in the order of their ids, so that merges meet rarely."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.located import Located
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.limits import LIST_BYTES
from civildialogue.core.source.lists import first_file, in_order, inner, next_file
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import flow

_DIGITS = re.compile("[0-9]+")
_KEYS = ("page", "id")
"""What tells records apart: tombstones are of a page, and of a passage of it."""


def record(values: Mapping[str, Any]) -> list[str]:
    """A record as the lines of a list, one for each field."""
    lines = [f"{key}: {flow(value)}" for key, value in values.items()]
    return [f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


Key = tuple[tuple[int, str], ...]
Part = tuple[Key, list[str]]
"""A record's lines; those above the first record have no key."""


def home(name: str, records: Iterable[Located[Any]], values: Mapping[str, Any]) -> str:
    """The file below the sources for one more record of a list that may have several.

    It is that of the record which comes right before it by its id, or of the first record; where
    there is no room, the last file of the list, or a new one.
    """
    every = [(_key(_named(each.value)), each.source) for each in records]
    if not every:
        return first_file(name)
    key, files = _key(values), {inner(source.path): source for _, source in every}
    sizes = {path: len(source.written.encode()) for path, source in files.items()}
    before = [each for each in every if each[0] < key]
    near = max(before, key=itemgetter(0)) if before else min(every, key=itemgetter(0))
    most = LIST_BYTES - len("\n".join(record(values)).encode()) - 1
    path = inner(near[1].path)
    if sizes[path] > most:
        path = in_order(sizes)[-1]
    return path if sizes[path] <= most else next_file(name, sizes)


def unordered(records: Iterable[Located[Any]]) -> set[str]:
    """The files below the sources in which records are not in the order of their ids."""
    keys: dict[str, list[Key]] = {}
    for each in records:
        keys.setdefault(inner(each.source.path), []).append(_key(_named(each.value)))
    return {path for path, found in keys.items() if found != sorted(found)}


def _named(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _KEYS if getattr(value, name, None) is not None}


def ordered(source: SourceText, more: Sequence[Sequence[str]] = ()) -> str:
    """The text with its records, and ``more`` of them, in the order of their ids.

    A remark right above a record goes with it. A list in another style, of which the records don’t
    begin each a line, or one that can’t be read, stays as it is and gets the others at its end.
    """
    if (found := _parts(source)) is None:
        return _at_end(source, more)
    added = [*found]
    for lines in more:
        text = decoded("", "\n".join(lines).encode())
        added.append((_key(read_yaml(text).value[0]), list(lines)))
    right = sorted(added, key=lambda part: part[0])
    return source.written if right == found else _of(source, right)


def merged(base: SourceText, ours: SourceText, theirs: SourceText) -> str | None:
    """The text with what both sides changed, record by record; None if a person must choose.

    That is so where both changed one record, or the lines above the first, in different ways.
    """
    sides = []
    for source in (base, ours, theirs):
        found = _parts(source) if source.text.strip() or source is not base else []
        if found is None or len(dict(found)) < len(found):
            return None  # Not read, or an id that two records have.
        sides.append(dict(found))
    chosen = []
    for key in sorted({key for side in sides for key in side}):
        was, one, other = (side.get(key) for side in sides)
        if one not in (was, other) and other != was:
            return None
        chosen.append((key, (one if other == was else other) or []))
    return _of(ours, chosen)


def _parts(source: SourceText) -> list[Part] | None:
    """The lines above the first record, and those of each; None for a list in another style."""
    data = read_yaml(source)
    items = data.value if isinstance(data.value, list) else []
    starts = [data.fields[number,][0] - 1 for number in range(len(items))]
    is_known = not data.diagnostics and all(isinstance(item, dict) for item in items)
    if not starts or not is_known or not all(source.lines[at].startswith("- ") for at in starts):
        return None
    firsts = [0, starts[0], *(_with_remarks(source.lines, at) for at in starts[1:])]
    lines = [source.lines[a:b] for a, b in pairwise([*firsts, _end(source)])]
    return list(zip([(), *map(_key, items)], lines, strict=True))


def _of(source: SourceText, parts: Sequence[Part]) -> str:
    lines = tuple(line for _, part in parts for line in part)
    return changed(source, [Change(1, _end(source), lines)])


def _end(source: SourceText) -> int:
    return len(source.lines) - (source.lines[-1] == "")


def _at_end(source: SourceText, more: Sequence[Sequence[str]]) -> str:
    end = _end(source)
    lines = tuple(line for part in more for line in part)
    text = changed(source, [Change(end + 1, 0, lines)]) if lines else source.written
    return text if text.endswith("\n") or not lines else f"{text}\n"


def _with_remarks(lines: Sequence[str], at: int) -> int:
    while lines[at - 1].startswith("#"):
        at -= 1
    return at


def _key(item: Mapping[str, Any]) -> Key:
    """Numbers go by their size, words by their letters."""
    parts = (str(item.get(name, "")) for name in _KEYS if name in item)
    return tuple((int(part) if _DIGITS.fullmatch(part) else 0, part) for part in parts)
