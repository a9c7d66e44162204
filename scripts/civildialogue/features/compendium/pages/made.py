"""The pages that the compendium makes of its data, and its part of the front page."""

from collections.abc import Iterator
from typing import TypedDict

from civildialogue.core.model.library import Page
from civildialogue.core.site.pages import downloads
from civildialogue.core.site.pages.evidence import graph
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, RECOMMENDATIONS, Status
from civildialogue.features.compendium.pages import (
    accountability,
    consultations,
    contributing,
    feasibility,
    filters,
    further,
)
from civildialogue.features.compendium.pages.dialogue import DialogueWriter

FEW = 6


class Recommended(TypedDict):
    """A recommendation in a list: its key, its page in the reader's language, its facts."""

    key: str
    page: Page
    record: RecommendationMatter


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The lists of a compendium, and the pages of its consultations."""
    if COMPENDIUM not in writer.library.publications:
        return
    makers = {
        "recommendations": (f"{RECOMMENDATIONS}/index", _recommendations),
        "responses": (f"{COMPENDIUM}/responses", accountability.page),
        "evidence": (f"{COMPENDIUM}/evidence", _evidence),
        "data": (f"{COMPENDIUM}/data", _data),
    }
    for name, (key, maker) in makers.items():
        title, summary = writer.t(f"{name}.title"), writer.t(f"{name}.summary")
        hide = {"hide": ["toc"]} if name == "evidence" else {}
        yield key, writer.document(title, summary, maker(writer, key), **hide)
    yield from consultations.documents(writer)
    if not writer.whole:
        yield from further.documents(writer)


def _recommendations(writer: Writer, key: str) -> str:
    recommended = list(_recommended(writer))
    authorities = writer.library.authorities

    def label(facet: str, name: str) -> str:
        if facet == "addressee" and name in authorities:
            return authorities[name].value.name[writer.locale]
        if facet == "theme":
            return writer.library.theme(name, writer.locale)
        return writer.t(f"{facet}.{name}") if facet in filters.WORDED else name

    return writer.render(
        "compendium/recommendations.md.j2",
        key,
        recommendations=recommended,
        options=filters.options(writer.library),
        label=label,
        facets=filters.values,
        without=[item for item in recommended if not item["record"].evidence],
        scales=feasibility.scales(writer),
    )


def _recommended(writer: Writer) -> Iterator[Recommended]:
    for matter in filters.listed(writer.library):
        key = f"{RECOMMENDATIONS}/{matter.id}"
        page = writer.library.page(key, writer.locale) or writer.library.originals[key]
        yield {"key": key, "page": page, "record": matter}


def _evidence(writer: Writer, key: str) -> str:
    return graph(writer, key) or writer.t("evidence.none")


def _data(writer: Writer, key: str) -> str:
    return writer.render(
        "compendium/data.md.j2",
        key,
        packed=downloads.data(writer),
        about=lambda file: downloads.about(file, writer.locale),
        folder=downloads.FOLDER,
    )


def home(writer: Writer) -> Iterator[str]:
    """What is open for comment, and what is proposed."""
    dialogues = writer.of(DialogueWriter)
    yield writer.render(
        "compendium/open.md.j2",
        "index",
        opened=[item for item in _recommended(writer) if item["record"].status is Status.OPEN],
        few=FEW,
        consultations=[(c, (c.closes - dialogues.today).days) for c in dialogues.open_now],
        prepared=contributing.prepared(writer),
    ).strip()
