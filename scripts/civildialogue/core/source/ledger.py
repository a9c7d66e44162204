"""The ledger of permalinks: every id that was ever published, page by page, with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.library import UNNAMED, Library
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import is_sound
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamlmap import Loc, YamlMap, read_yaml
from civildialogue.core.source.yamltext import scalar

LEDGER = "_data/permalinks.yml"
HEAD = """\
# Every permalink that was ever published, page by page. `civildialogue check --fix` adds to it.
# An id never leaves this list: text that goes gets an entry in tombstones.yml.
"""
_EXPECTED = ("dict_type", "list_type", "string_type")
"""What stands at each depth: a mapping of pages, the list of a page, an id."""
_ITEM = re.compile(r"\s*-\s+(?=\S)")


def read_ledger(
    source: SourceText, data: YamlMap
) -> tuple[Mapping[str, Mapping[str, Span]], frozenset[str]]:
    """The ids of each page, and the pages whose ids can't be read.

    What has another form is added to ``data.diagnostics``.
    """
    raw: Any = data.value if isinstance(data.value, dict) else {}
    faulty = {key for key, ids in raw.items() if not isinstance(ids, list)}
    wrong: list[Loc] = [(key,) for key in raw if key in faulty]
    for key, ids in raw.items():
        for index, item in enumerate(ids if isinstance(ids, list) else []):
            if isinstance(item, dict | list) or (item is None and (key, index) not in data.texts):
                wrong.append((key, index))
                faulty.add(key)
    if data.value is None and data.diagnostics:
        faulty.add(UNNAMED)
    if not isinstance(data.value, dict | None):
        faulty.add(UNNAMED)
        wrong.append(())
    for loc in wrong:
        params: dict[str, Param] = {
            "field": "permalinks.yml",
            "expected": expectation(_EXPECTED[len(loc)], {}),
        }
        span = source.span(*data.fields[loc])
        data.diagnostics.append(Diagnostic("field-invalid", span, params))
    ledger = {
        key: {
            data.texts.get((key, index), str(identifier)): source.span(*data.fields[(key, index)])
            for index, identifier in enumerate(ids)
            if (key, index) not in wrong
        }
        for key, ids in raw.items()
        if isinstance(ids, list)
    }
    return ledger, frozenset(faulty)


def ids_in(source: SourceText | None) -> Mapping[str, Iterable[str]]:
    """The ids of each page in a ledger, as far as it can be read."""
    if source is None:
        return {}
    return read_ledger(source, read_yaml(source))[0]


def updated(library: Library, instead: Mapping[tuple[str, str], str] | None = None) -> str:
    """The ledger's file with every id of today that is well formed; none is ever dropped.

    ``instead`` maps a page and an id that are not to be recorded yet to the id in whose place it
    stands.

    The ids of a page come in the order of its text, then those that are gone. What a person wrote
    around them stays; a ledger that isn't in the style of one id a line is written anew.
    """
    source = library.permalink_source
    wanted = dict(_wanted(library, instead or {}))
    try:
        text = changed(source, _changes(library, wanted))
    except _OtherStyleError:
        text = ""
    if source.text and text and _said(text) == wanted:
        return text
    plain = HEAD + "".join("\n".join([*_section(*each), ""]) for each in wanted.items())
    return changed(source, [Change(1, len(source.lines), tuple(plain.split("\n")))])


class _OtherStyleError(Exception):
    """The ledger isn't written as one id a line."""


def _wanted(
    library: Library, instead: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, list[str]]]:
    for key in sorted({*library.permalinks, *library.originals}):
        page = library.originals.get(key)
        present = [instead.get((key, i), i) for i in page.by_id if is_sound(i)] if page else []
        ids = present + [i for i in library.permalinks.get(key, ()) if i not in present]
        if ids:
            yield key, ids


def _said(text: str) -> dict[str, list[str]]:
    ledger = ids_in(decoded("", text.encode()))
    return {key: list(ids) for key, ids in ledger.items() if ids}


def _section(key: str, ids: list[str]) -> list[str]:
    return [f"{scalar(key)}:", *(f"  - {scalar(identifier)}" for identifier in ids)]


def _changes(library: Library, wanted: Mapping[str, list[str]]) -> list[Change]:
    """Lines that move within a page, and new ones by the line that they go before."""
    source = library.permalink_source
    added: dict[int, list[str]] = {}
    moved: list[Change] = []
    for key, ids in wanted.items():
        published = library.permalinks.get(key)
        if published is None or list(published) == ids:
            continue
        at = {identifier: span.line for identifier, span in published.items()}
        lines = {identifier: source.lines[line - 1] for identifier, line in at.items()}
        marks = [match[0] for line in lines.values() if (match := _ITEM.match(line))]
        if not marks or len({*at.values()}) < len(at) or len(marks) < len(at):
            raise _OtherStyleError
        slots = iter(sorted(at.values()))
        before = min(at.values())
        for identifier in ids:
            if identifier not in at:
                added.setdefault(before, []).append(f"{marks[0]}{scalar(identifier)}")
                continue
            before = next(slots) + 1
            if before - 1 != at[identifier]:
                moved.append(Change(before - 1, 1, (lines[identifier],)))
    keys = read_yaml(source).keys
    end = len(source.lines) + (source.lines[-1] != "")
    for key in sorted(wanted.keys() - library.permalinks.keys()):
        following = (place[0] for (other,), place in keys.items() if str(other) > key)
        added.setdefault(next(following, end), []).extend(_section(key, wanted[key]))
    return moved + [Change(line, 0, tuple(lines)) for line, lines in added.items()]
