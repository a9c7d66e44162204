"""The pages of consultations: each with its phases, scope, comments and summary."""

from collections.abc import Callable, Iterator

from civildialogue.core.site.blocks.untrusted import render
from civildialogue.core.site.pages import downloads, paging, parts
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.dialogue import Dialogue, dialogue_of
from civildialogue.features.compendium.model.records import (
    USUAL_NOTICE,
    AnyConsultation,
    Consultation,
)
from civildialogue.features.compendium.model.vocabulary import CONSULTATIONS, RECOMMENDATIONS, Phase
from civildialogue.features.compendium.pages import outcome
from civildialogue.features.compendium.pages.dialogue import DialogueWriter

Facts = dict[str, object]


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of consultations, a page for each, and a summary if it was announced."""
    dialogues = writer.of(DialogueWriter)
    listed = dialogues.dialogue.planned
    key = f"{CONSULTATIONS}/index"
    title, about = writer.t("consultations.title"), writer.t("consultations.summary")
    body = writer.render(
        "compendium/consultations.md.j2",
        key,
        consultations=listed,
        phase=_phase(dialogues),
        missing=lambda preparation: render(preparation.missing[writer.locale]),
        folder=CONSULTATIONS,
        empty=parts.empty(writer, key, writer.t("consultations.none"), _next(writer)),
    )
    yield key, writer.document(title, about, body)
    for consultation in listed:
        yield _page(writer, dialogues, consultation)
        if isinstance(consultation, Consultation):
            yield from _summary(writer, dialogues, consultation)


def _next(writer: Writer) -> Iterator[tuple[str, str]]:
    """Where to go on from a list that has no consultation yet."""
    yield f"{RECOMMENDATIONS}/index", writer.t("recommendations.title")
    yield "about/contribute", writer.t("home.how")


def menu(writer: Writer, index: str) -> Iterator[tuple[str, str]]:
    """Below their list: each consultation, with its summary if it was announced; examples last."""
    if index != f"{CONSULTATIONS}/index":
        return
    for consultation in dialogue_of(writer.library).planned:
        key, title = f"{CONSULTATIONS}/{consultation.id}", consultation.title[writer.locale]
        yield title, key
        if isinstance(consultation, Consultation):
            yield writer.t("summary.title", title=title), f"{key}-summary"


def _phase(dialogues: DialogueWriter) -> Callable[[AnyConsultation], Phase]:
    return lambda consultation: dialogues.dialogue.phase(consultation, dialogues.today)


def _page(
    writer: Writer, dialogues: DialogueWriter, consultation: AnyConsultation
) -> tuple[str, Document]:
    key = f"{CONSULTATIONS}/{consultation.id}"
    dialogue = dialogues.dialogue
    if isinstance(consultation, Consultation):
        own = _term(writer, dialogues, consultation)
    else:
        own = {"missing": render(consultation.missing[writer.locale])}
    body = writer.render(
        "compendium/consultation.md.j2",
        key,
        consultation=consultation,
        phase=dialogue.phase(consultation, dialogues.today),
        phases=list(Phase),
        scope=_scope(writer, dialogue, consultation),
        folder=CONSULTATIONS,
        **own,
    )
    return key, _document(writer, consultation, consultation.title[writer.locale], body)


def _term(writer: Writer, dialogues: DialogueWriter, consultation: Consultation) -> Facts:
    """What only an announced consultation has."""
    return {
        "contact": render(consultation.contact[writer.locale]),
        "left": (consultation.closes - dialogues.today).days,
        "usual": USUAL_NOTICE,
        "count": sum(1 for _ in dialogues.dialogue.within(consultation)),
    }


def _summary(
    writer: Writer, dialogues: DialogueWriter, consultation: Consultation
) -> Iterator[tuple[str, Document]]:
    """The pages of the summary, with a card for each comment; a book has them in one."""
    key = f"{CONSULTATIONS}/{consultation.id}-summary"
    title = writer.t("summary.title", title=consultation.title[writer.locale])
    entries = list(dialogues.dialogue.within(consultation))
    if not entries:
        none = dialogues.summary(key, (), is_over=dialogues.today > consultation.closes)
        yield key, _told(writer, consultation, title, key, none)
        return
    leaves = outcome.pages(key, entries, is_whole=writer.whole)
    groups = outcome.groups_of(leaves)
    for leaf in leaves:
        named, text = paging.named(writer, leaf, title), outcome.body(writer, leaf, entries, groups)
        yield leaf.key, _told(writer, consultation, named, leaf.key, text)


def _told(writer: Writer, consultation: Consultation, title: str, key: str, text: str) -> Document:
    """A page of a summary, with the way back above it and the whole of it as files below."""
    page = f"{CONSULTATIONS}/{consultation.id}"
    parts = [writer.render("compendium/to-consultation.md.j2", key, page=page), text]
    if not consultation.example:
        parts.append(downloads.links(writer, key, f"summary-{consultation.id}"))
        parts.append(
            writer.render("compendium/downloads.md.j2", key, stem=f"data/{consultation.id}-summary")
        )
    return _document(writer, consultation, title, "\n\n".join(parts), hide=["toc"])


def _document(
    writer: Writer, consultation: AnyConsultation, title: str, body: str, **meta: object
) -> Document:
    summary = writer.t("consultations.summary")
    if consultation.example:
        meta["forum"] = {"origin": writer.t("origin.example"), "hidden": True}
    return writer.document(title, summary, body, **meta)


def _scope(writer: Writer, dialogue: Dialogue, consultation: AnyConsultation) -> list[Facts]:
    found = []
    for name in consultation.scope:
        page = dialogue.recommendations.get(name)
        if page is not None:
            comments = [
                e for e in dialogue.on(name) if dialogue.consultation_of(e.comment) is consultation
            ]
            title = writer.title(page.key)
            found.append({"id": name, "key": page.key, "title": title, "count": len(comments)})
    return found
