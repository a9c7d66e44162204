"""The ledger of permalinks: every id that was ever published, page by page, with its place."""

from collections.abc import Mapping
from typing import Any

from civildialogue.model.diagnostics import Diagnostic, Param, Span
from civildialogue.model.library import UNNAMED
from civildialogue.model.text import SourceText
from civildialogue.source.expectations import expectation
from civildialogue.source.yamlmap import YamlMap


def read_ledger(
    source: SourceText, data: YamlMap
) -> tuple[Mapping[str, Mapping[str, Span]], frozenset[str]]:
    """The ids of each page, and the pages whose ids can't be read.

    What has another form is added to ``data.diagnostics``.
    """
    raw: Any = data.value if isinstance(data.value, dict) else {}
    faulty = {key for key, ids in raw.items() if not isinstance(ids, list)}
    wrong: list[tuple[str, ...]] = [(key,) for key in raw if key in faulty]
    if data.value is None and data.diagnostics:
        faulty.add(UNNAMED)
    if not isinstance(data.value, dict | None):
        faulty.add(UNNAMED)
        wrong.append(())
    for loc in wrong:
        params: dict[str, Param] = {
            "field": "permalinks.yml",
            "expected": expectation("list_type" if loc else "dict_type", {}),
        }
        span = source.span(*data.fields.get(loc, (1, 1, 1)))
        data.diagnostics.append(Diagnostic("field-invalid", span, params))
    ledger = {
        key: {
            str(identifier): source.span(*data.fields[(key, index)])
            for index, identifier in enumerate(ids)
        }
        for key, ids in raw.items()
        if isinstance(ids, list)
    }
    return ledger, frozenset(faulty)
