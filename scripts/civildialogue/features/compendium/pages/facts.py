"""What the head of a recommendation shows."""

from civildialogue.core.feature import Values
from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.pages.facts import Named, pages, plain
from civildialogue.core.site.writing import registers
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import (
    CONSULTATIONS,
    FINDINGS,
    METHODS,
    RECOMMENDATIONS,
)
from civildialogue.features.compendium.pages.feasibility import SCALES, meaning


def facts(writer: Writer, key: str, record: RecommendationMatter) -> Named:
    """Where a recommendation stands, whom it speaks to, and what it rests on."""
    library = writer.library
    yield "id", plain(record.id)
    yield "status", plain(writer.t(f"status.{record.status}"))
    yield (
        "addressee",
        [
            {
                "text": library.authorities[a].value.name[writer.locale],
                "url": _place(writer, a),
            }
            for a in record.addressee
            if a in library.authorities
        ],
    )
    yield "consultation", _consultations(writer, record)
    yield "levels", plain(writer.t(f"level.{record.level}"))
    yield "priority", plain(*([writer.t(f"priority.{record.priority}")] if record.priority else []))
    yield "cost-class", _cost(writer, record)
    yield "themes", plain(*(library.theme(name, writer.locale) for name in record.themes))
    yield "issued", plain(format_date(record.issued, writer.locale))
    yield (
        "evidence",
        _findings(writer, key)
        + [
            {
                "text": _evidence(writer, e.source, e.locator[writer.locale] if e.locator else ""),
                "url": f"{writer.address(key)}#source-{e.source}",
            }
            for e in record.evidence
            if e.source and e.source in library.sources
        ],
    )
    yield "methods", pages(writer, (f"{METHODS}/{name}" for name in record.methods))
    first = [each.recommendation for each in record.prerequisites if each.recommendation]
    yield "prerequisites", _recommendations(writer, first)
    yield "supersedes", _recommendations(writer, record.supersedes)
    yield "superseded-by", _recommendations(writer, dialogue_of(library).successors(record.id))


def _place(writer: Writer, authority: str) -> str:
    page, sign, anchor = registers.authority(writer.library, authority).partition("#")
    return f"{writer.address(page)}{sign}{anchor}"


def _cost(writer: Writer, record: RecommendationMatter) -> Values:
    if record.cost is None:
        return []
    words = (
        f"{writer.t(f'cost-class.{record.cost.class_}')} ({meaning(writer, record.cost.class_)})"
    )
    page, _, anchor = SCALES.partition("#")
    return [{"text": words, "url": f"{writer.address(page)}#{anchor}"}]


def _recommendations(writer: Writer, names: list[str]) -> Values:
    return pages(writer, (f"{RECOMMENDATIONS}/{name}" for name in names))


def _consultations(writer: Writer, record: RecommendationMatter) -> Values:
    dialogue, is_example = dialogue_of(writer.library), record.origin is Origin.EXAMPLE
    prepared = [
        {
            "text": writer.t("fact.consultation-prepared", title=each.title[writer.locale]),
            "url": writer.address(f"{CONSULTATIONS}/{each.id}"),
        }
        for each in dialogue.preparations_on(record.id, example=is_example)
    ]
    return [
        {
            "text": writer.t(
                "fact.consultation-value",
                title=each.title[writer.locale],
                opens=format_date(each.opens, writer.locale),
                closes=format_date(each.closes, writer.locale),
            ),
            "url": writer.address(f"{CONSULTATIONS}/{each.id}"),
        }
        for each in dialogue.consultations_on(record.id, example=is_example)
    ] + prepared


def _findings(writer: Writer, key: str) -> Values:
    """The findings that a recommendation rests on, in their words."""
    named = (each for each in writer.library.references.of(key) if each.register == FINDINGS)
    shown = (found for each in named if (found := writer.shown(each)))
    return [
        {"text": text, "url": f"{writer.address(page)}#{anchor}"}
        for text, place in shown
        for page, _, anchor in [place.partition("#")]
    ]


def _evidence(writer: Writer, source: str, locator: str) -> str:
    name = writer.library.sources[source].value.short[writer.locale]
    return f"{name}, {locator}" if locator else name
