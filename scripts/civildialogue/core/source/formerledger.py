"""The ledger in its form of before: a mapping of pages in YAML, with an id a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.library import UNNAMED
from civildialogue.core.model.localized import both
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.yamlmap import Loc, read_yaml

_EXPECTED = ("dict_type", "list_type", "string_type")
"""What stands at each depth: a mapping of pages, the list of a page, an id."""


@dataclass(frozen=True)
class Former:
    """Rows of it: a page, the line and the ids on it; and of which pages it can't be read."""

    rows: list[tuple[str, int, Sequence[str]]] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def is_former(source: SourceText) -> bool:
    """Whether a file of the ledger has the form of before."""
    return source.path.endswith(".yml")


def read_former(source: SourceText) -> Former:
    """What a ledger of that form says, and that it has to be converted."""
    data = read_yaml(source)
    found = Former(diagnostics=data.diagnostics)
    raw: Any = data.value if isinstance(data.value, dict) else {}
    wrong: list[Loc] = [(key,) for key, ids in raw.items() if not isinstance(ids, list)]
    if not isinstance(data.value, dict | None):
        wrong.append(())
    for key, ids in raw.items():
        for index, item in enumerate(ids if isinstance(ids, list) else []):
            loc: Loc = (key, index)
            if isinstance(item, dict | list) or (item is None and loc not in data.texts):
                wrong.append(loc)
            else:
                line = data.fields[loc][0]
                found.rows.append((key, line, [data.texts.get(loc, str(item))]))
    if () in wrong or (data.value is None and data.diagnostics):
        found.faulty.add(UNNAMED)
    found.faulty.update(str(loc[0]) for loc in wrong if loc)
    for loc in wrong:
        params: dict[str, Param] = {
            "field": "permalinks.yml",
            "expected": expectation(_EXPECTED[len(loc)], {}),
        }
        span = source.span(*data.fields[loc])
        found.diagnostics.append(Diagnostic("field-invalid", span, params))
    if not found.diagnostics:
        params = {"what": both("earlier.ledger")}
        found.diagnostics.append(Diagnostic("form-earlier", source.span(1), params))
    return found
