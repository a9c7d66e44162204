"""The pages that the compendium makes of its data, and its part of the front page."""

from collections.abc import Iterator

from civildialogue.core.site.pages import downloads, nodes
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, RECOMMENDATIONS, Status
from civildialogue.features.compendium.pages import (
    accountability,
    citations,
    consultations,
    contributing,
    further,
    listing,
)
from civildialogue.features.compendium.pages.dialogue import DialogueWriter

FEW = 6


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The lists of a compendium, and the pages of its consultations."""
    if COMPENDIUM not in writer.library.publications:
        return
    key = f"{COMPENDIUM}/data"
    title, summary = writer.t("data.title"), writer.t("data.summary")
    yield key, writer.document(title, summary, _data(writer, key))
    title, summary = writer.t("evidence.title"), writer.t("evidence.summary")
    words = writer.t("evidence.start"), writer.t("evidence.none")
    yield from nodes.documents(writer, f"{COMPENDIUM}/evidence", title, summary, words)
    yield from accountability.documents(writer)
    yield from listing.documents(writer)
    yield from consultations.documents(writer)
    if not writer.whole:
        yield from further.documents(writer)


def _data(writer: Writer, key: str) -> str:
    return writer.render(
        "compendium/data.md.j2",
        key,
        packed=downloads.data(writer),
        about=lambda file: downloads.about(file, writer.locale),
        folder=downloads.FOLDER,
        citations=citations.FORMS,
        first=next(iter(writer.library.contents(RECOMMENDATIONS)), ""),
        tables=[
            table.name
            for feature in writer.library.features
            if feature.folder == COMPENDIUM
            for table in feature.tables
        ],
    )


def home(writer: Writer) -> Iterator[str]:
    """What is open for comment, and what is proposed."""
    dialogues = writer.of(DialogueWriter)
    yield writer.render(
        "compendium/open.md.j2",
        "index",
        opened=[
            item for item in listing.recommended(writer) if item["record"].status is Status.OPEN
        ],
        few=FEW,
        consultations=[(c, (c.closes - dialogues.today).days) for c in dialogues.open_now],
        prepared=contributing.prepared(writer),
    ).strip()
