"""The pages of consultations: each with its phases, scope, comments and summary."""

from collections.abc import Callable, Iterator

from civildialogue.model.compendium import USUAL_NOTICE, Consultation
from civildialogue.model.dialogue import Dialogue
from civildialogue.model.vocabulary import CONSULTATIONS, Phase
from civildialogue.site import downloads
from civildialogue.site.context import Document, Writer
from civildialogue.site.dialogue import DialogueWriter
from civildialogue.site.untrusted import render


def documents(writer: Writer, dialogues: DialogueWriter) -> Iterator[tuple[str, Document]]:
    """The list of consultations, and a page and a summary for each."""
    library = writer.library
    listed = [located.value for located in library.consultations.values()]
    listed.sort(key=lambda c: (c.example, c.opens), reverse=False)
    key = f"{CONSULTATIONS}/index"
    title, about = writer.t("consultations.title"), writer.t("consultations.summary")
    body = writer.render(
        "consultations.md.j2",
        key,
        consultations=listed,
        phase=_phase(dialogues),
        folder=CONSULTATIONS,
    )
    yield key, writer.document(title, about, body)
    for consultation in listed:
        yield _page(writer, dialogues, consultation)
        yield _summary(writer, dialogues, consultation)


def _phase(dialogues: DialogueWriter) -> Callable[[Consultation], Phase]:
    return lambda consultation: dialogues.dialogue.phase(consultation, dialogues.today)


def _page(
    writer: Writer, dialogues: DialogueWriter, consultation: Consultation
) -> tuple[str, Document]:
    key = f"{CONSULTATIONS}/{consultation.id}"
    dialogue = dialogues.dialogue
    body = writer.render(
        "consultation.md.j2",
        key,
        consultation=consultation,
        phase=dialogue.phase(consultation, dialogues.today),
        phases=list(Phase),
        contact=render(consultation.contact[writer.locale]),
        left=(consultation.closes - dialogues.today).days,
        usual=USUAL_NOTICE,
        scope=_scope(writer, dialogue, consultation),
        count=sum(1 for _ in dialogue.within(consultation)),
        folder=CONSULTATIONS,
    )
    return key, _document(writer, consultation, consultation.title[writer.locale], body)


def _summary(
    writer: Writer, dialogues: DialogueWriter, consultation: Consultation
) -> tuple[str, Document]:
    key = f"{CONSULTATIONS}/{consultation.id}-summary"
    title = writer.t("summary.title", title=consultation.title[writer.locale])
    entries = list(dialogues.dialogue.within(consultation))
    page = f"{CONSULTATIONS}/{consultation.id}"
    is_over = dialogues.today > consultation.closes
    parts = [
        writer.render("to-consultation.md.j2", key, page=page),
        dialogues.summary(key, entries, heading=title, is_over=is_over),
    ]
    if not consultation.example:
        parts.append(downloads.links(writer, key, f"summary-{consultation.id}"))
        parts.append(writer.render("downloads.md.j2", key, stem=f"data/{consultation.id}-summary"))
    return key, _document(writer, consultation, title, "\n\n".join(parts), hide=["toc"])


def _document(
    writer: Writer, consultation: Consultation, title: str, body: str, **meta: object
) -> Document:
    summary = writer.t("consultations.summary")
    if consultation.example:
        meta["forum"] = {"origin": writer.t("origin.example"), "hidden": True}
    return writer.document(title, summary, body, **meta)


def _scope(
    writer: Writer, dialogue: Dialogue, consultation: Consultation
) -> list[dict[str, object]]:
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
