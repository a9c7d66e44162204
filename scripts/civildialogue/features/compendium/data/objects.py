"""Recommendations and consultations as objects of the open data; examples say what they are."""

from collections.abc import Iterator

from civildialogue.core.declaring import Dataset, Reference
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.output.data.linked import EUROVOC
from civildialogue.core.output.data.objects import (
    PASSAGES,
    Object,
    day,
    licence,
    passages,
    places,
    words,
)
from civildialogue.core.output.data.paths import file
from civildialogue.features.compendium.data import shapes
from civildialogue.features.compendium.data.comments import comment
from civildialogue.features.compendium.model.dialogue import Dialogue, dialogue_of, totals
from civildialogue.features.compendium.model.feasibility import SCALE, Cost
from civildialogue.features.compendium.model.matter import Evidence, RecommendationMatter
from civildialogue.features.compendium.model.records import (
    AnyConsultation,
    Consultation,
    Planned,
    Preparation,
)
from civildialogue.features.compendium.model.vocabulary import (
    CONSULTATIONS,
    FINDINGS,
    METHODS,
    RECOMMENDATIONS,
)

KINDS = {"authorities": "authority", "sources": "source", FINDINGS: "finding"}
"""What the entry of a register is; all else that is named is a page, by its key."""


def recommendation(library: Library, page: Page, base: str) -> Object:
    """A recommendation, its passages and its comments; the page is that of the record."""
    matter, key, dialogue = page.matter, page.key, dialogue_of(library)
    if not isinstance(matter, RecommendationMatter):
        raise TypeError(key)
    is_example = matter.origin is Origin.EXAMPLE
    pages = {tag: library.page(key, tag) for tag in languages()}
    told = {str(tag): each.matter if each else None for tag, each in pages.items()}
    return {
        "id": matter.id,
        "key": key,
        "example": is_example,
        "origin": str(matter.origin),
        "url": places(base, key),
        "file": f"{base}{file(key)}",
        "title": {tag: each.title if each else None for tag, each in told.items()},
        "summary": {tag: each.summary if each else None for tag, each in told.items()},
        "status": str(matter.status),
        "level": str(matter.level),
        "addressees": matter.addressee,
        "themes": [
            {
                "id": name,
                "uri": f"{EUROVOC}/{name}",
                "name": words(library.themes[name].value.name) if name in library.themes else None,
            }
            for name in matter.themes
        ],
        "evidence": [evidence(library, key, each, base) for each in matter.evidence],
        "methods": [
            {"id": name, "url": places(base, f"{METHODS}/{name}")} for name in matter.methods
        ],
        "cost": _cost(matter.cost) if matter.cost else None,
        "priority": str(matter.priority) if matter.priority else None,
        "powers": [
            {"text": words(each.text), "source": each.source, "locator": words(each.locator)}
            for each in matter.powers
        ],
        "risks": [
            {"text": words(each.text), "remedy": words(each.remedy)} for each in matter.risks
        ],
        "prerequisites": [
            {"recommendation": each.recommendation, "text": words(each.text)}
            for each in matter.prerequisites
        ],
        "supersedes": matter.supersedes,
        "superseded-by": dialogue.successors(matter.id),
        "licence": licence(matter.licence),
        "issued": day(matter.issued),
        "history": [
            {"status": str(each.status), "date": day(each.date)} for each in matter.history
        ],
        "response-due": day(matter.response_due),
        "response": _response(matter),
        "progress": [
            {"date": day(each.date), "text": words(each.text), "source": each.source}
            for each in matter.progress
        ],
        "consultations": [
            each.id
            for planned in (dialogue.consultations_on, dialogue.preparations_on)
            for each in planned(matter.id, example=is_example)
        ],
        "references": [_reference(each) for each in library.references.of(key)],
        "supports": [*library.references.resting.get(key, ())],
        "comments": [
            comment(library, entry, base)
            for entry in dialogue.on(matter.id)
            if entry.comment.example == is_example
        ],
        PASSAGES: passages(library, key),
    }


def evidence(library: Library, key: str, item: Evidence, base: str) -> Object:
    """A ground, and the addresses where it can be read; a page shows its sources under its text."""
    place: str | None = f"{key}#source-{item.source}"
    kind, name, at = "source", item.source, library.sources.get(item.source or "")
    if item.finding:
        kind, name = "finding", item.finding
        page = next((each.page for each in library.record_kinds if each.name == FINDINGS), "")
        place = f"{page}#{name}" if page else None
    elif item.page:
        kind, name = "page", item.page
        place = f"{name}#{item.block}" if item.block else name
    return {
        "kind": kind,
        "id": name,
        "passage": item.block,
        "locator": words(item.locator),
        "url": places(base, place) if place else None,
        "address": str(at.value.url) if at else None,
    }


def _cost(cost: Cost) -> Object:
    more, most = SCALE[cost.class_]
    return {
        "class": str(cost.class_),
        "more-than": more,
        "at-most": most,
        "reason": words(cost.reason),
    }


def _response(matter: RecommendationMatter) -> Object | None:
    given = matter.response
    if given is None:
        return None
    address = str(given.url) if given.url else None
    return {"date": day(given.date), "text": words(given.text), "address": address}


def _reference(named: Reference) -> Object:
    return {
        "role": named.role or None,
        "way": named.way or None,
        "kind": KINDS.get(named.register, "page"),
        "id": named.value if named.register else named.target,
        "passage": named.block or None,
    }


def consultations(library: Library, base: str) -> Iterator[Object]:
    """Every consultation, those in preparation too."""
    for located in library.records(Planned).values():
        if isinstance(located.value, AnyConsultation):
            yield _consultation(dialogue_of(library), located.value, base)


def _consultation(dialogue: Dialogue, value: AnyConsultation, base: str) -> Object:
    held = value if isinstance(value, Consultation) else None
    prepared = value if isinstance(value, Preparation) else None
    entries = [*dialogue.within(held)] if held else []
    return {
        "id": value.id,
        "example": value.example,
        "url": places(base, f"{CONSULTATIONS}/{value.id}"),
        "title": words(value.title),
        "in-preparation": prepared is not None,
        "missing": words(prepared.missing) if prepared else None,
        "opens": day(held.opens) if held else None,
        "closes": day(held.closes) if held else None,
        "extended": [
            {"on": day(each.on), "closes": day(each.closes), "reason": words(each.reason)}
            for each in (held.extended if held else ())
        ],
        "short-notice": words(held.short_notice) if held else None,
        "contact": words(held.contact) if held else None,
        "answers-by": day(held.answers_by) if held else None,
        "concluded": day(held.concluded) if held else None,
        "scope": value.scope,
        "comments": len(entries),
        "decisions": {**totals(entries)},
    }


DATASETS = (
    Dataset(
        "recommendations",
        RECOMMENDATIONS,
        shapes.recommendation,
        parts=shapes.parts,
        kind="recommendation",
        page=recommendation,
    ),
    Dataset("consultations", CONSULTATIONS, shapes.consultation, items=consultations),
)
