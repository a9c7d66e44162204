"""The pages of consultations: each with its phases, scope, comments and summary."""

from collections.abc import Callable, Iterator

from civildialogue.model.compendium import USUAL_NOTICE, Consultation
from civildialogue.model.dialogue import Dialogue
from civildialogue.model.vocabulary import Phase
from civildialogue.site.context import Document, Writer
from civildialogue.site.dialogue import DialogueWriter

FOLDER = "compendium/consultations"


def documents(writer: Writer, dialogues: DialogueWriter) -> Iterator[tuple[str, Document]]:
    """The list of consultations, and a page and a summary for each."""
    library = writer.library
    listed = [located.value for located in library.consultations.values()]
    listed.sort(key=lambda c: (c.example, c.opens), reverse=False)
    key = f"{FOLDER}/index"
    title, about = writer.t("consultations.title"), writer.t("consultations.summary")
    body = writer.render(
        "consultations.md.j2", key, consultations=listed, phase=_phase(dialogues), folder=FOLDER
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
    key = f"{FOLDER}/{consultation.id}"
    dialogue = dialogues.dialogue
    body = writer.render(
        "consultation.md.j2",
        key,
        consultation=consultation,
        phase=dialogue.phase(consultation, dialogues.today),
        phases=list(Phase),
        left=(consultation.closes - dialogues.today).days,
        usual=USUAL_NOTICE,
        scope=_scope(writer, dialogue, consultation),
        count=sum(1 for _ in dialogue.within(consultation)),
        folder=FOLDER,
    )
    return key, _document(writer, consultation, consultation.title[writer.locale], body)


def _summary(
    writer: Writer, dialogues: DialogueWriter, consultation: Consultation
) -> tuple[str, Document]:
    key = f"{FOLDER}/{consultation.id}-summary"
    title = writer.t("summary.title", title=consultation.title[writer.locale])
    entries = list(dialogues.dialogue.within(consultation))
    body = writer.t("summary.model") + "\n\n" + dialogues.summary(key, entries, heading=title)
    if not consultation.example:
        body += "\n\n" + writer.render(
            "downloads.md.j2", key, stem=f"data/{consultation.id}-summary"
        )
    return key, _document(writer, consultation, title, body)


def _document(writer: Writer, consultation: Consultation, title: str, body: str) -> Document:
    forum = {"origin": writer.t("origin.example")} if consultation.example else {}
    summary = writer.t("consultations.summary")
    return writer.document(title, summary, body, forum=forum)


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
