"""The parts of recommendations as rows of tables, numbered from 1 in each recommendation."""

from collections.abc import Iterator

from civildialogue.core.feature import Row
from civildialogue.core.model.language import languages
from civildialogue.features.compendium.data import objects
from civildialogue.features.compendium.data.rows import Rows, in_each


def evidence(rows: Rows) -> Iterator[Row]:
    """A row for each ground that a recommendation rests on."""
    library = rows.dialogue.library
    for key, matter in rows.matters():
        for number, item in enumerate(matter.evidence, start=1):
            told = objects.evidence(library, key, item, rows.base)
            yield {
                "recommendation": matter.id,
                "number": number,
                "kind": told["kind"],
                "evidence": told["id"],
                "passage": told["passage"] or "",
                **in_each("locator", item.locator),
                **{f"url-{tag}": (told["url"] or {}).get(tag, "") for tag in languages()},
                "address": told["address"] or "",
            }


def powers(rows: Rows) -> Iterator[Row]:
    """A row for each power that an addressee has to carry out a recommendation."""
    for _, matter in rows.matters():
        for number, power in enumerate(matter.powers, start=1):
            yield {
                "recommendation": matter.id,
                "number": number,
                **in_each("text", power.text),
                "source": power.source or "",
                **in_each("locator", power.locator),
            }


def risks(rows: Rows) -> Iterator[Row]:
    """A row for each thing that may go wrong with a recommendation."""
    for _, matter in rows.matters():
        for number, risk in enumerate(matter.risks, start=1):
            yield {
                "recommendation": matter.id,
                "number": number,
                **in_each("text", risk.text),
                **in_each("remedy", risk.remedy),
            }


def prerequisites(rows: Rows) -> Iterator[Row]:
    """A row for each thing that must come before a recommendation."""
    for _, matter in rows.matters():
        for number, first in enumerate(matter.prerequisites, start=1):
            yield {
                "recommendation": matter.id,
                "number": number,
                "prerequisite": first.recommendation or "",
                **in_each("text", first.text),
            }
