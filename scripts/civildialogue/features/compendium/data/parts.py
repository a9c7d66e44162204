"""The parts of recommendations as rows of tables, numbered from 1 in each recommendation."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from civildialogue.core.feature import Row
from civildialogue.core.output.data.tables import in_each
from civildialogue.features.compendium.data import objects
from civildialogue.features.compendium.data.rows import Rows
from civildialogue.features.compendium.model.matter import RecommendationMatter

Part = TypeVar("Part")


def _numbered(
    rows: Rows, parts: Callable[[RecommendationMatter], Iterable[Part]]
) -> Iterator[tuple[str, Row, Part]]:
    """Each part with the key of its page and the cells that it is known by."""
    for key, matter in rows.matters():
        for number, part in enumerate(parts(matter), start=1):
            yield key, {"recommendation": matter.id, "number": number}, part


def evidence(rows: Rows) -> Iterator[Row]:
    """A row for each ground that a recommendation rests on."""
    library = rows.dialogue.library
    for key, known, item in _numbered(rows, lambda matter: matter.evidence):
        told = objects.evidence(library, key, item, rows.base)
        yield {
            **known,
            "kind": told["kind"],
            "evidence": told["id"],
            "passage": told["passage"] or "",
            **in_each("locator", item.locator),
            **in_each("url", told["url"]),
            "address": told["address"] or "",
        }


def powers(rows: Rows) -> Iterator[Row]:
    """A row for each power that an addressee has to carry out a recommendation."""
    for _, known, power in _numbered(rows, lambda matter: matter.powers):
        yield {
            **known,
            **in_each("text", power.text),
            "source": power.source or "",
            **in_each("locator", power.locator),
        }


def risks(rows: Rows) -> Iterator[Row]:
    """A row for each thing that may go wrong with a recommendation."""
    for _, known, risk in _numbered(rows, lambda matter: matter.risks):
        yield {**known, **in_each("text", risk.text), **in_each("remedy", risk.remedy)}


def prerequisites(rows: Rows) -> Iterator[Row]:
    """A row for each thing that must come before a recommendation."""
    for _, known, first in _numbered(rows, lambda matter: matter.prerequisites):
        yield {
            **known,
            "prerequisite": first.recommendation or "",
            **in_each("text", first.text),
        }
