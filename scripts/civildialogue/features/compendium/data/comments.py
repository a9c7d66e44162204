"""A comment as an object of the open data: what its page shows, and no more."""

from civildialogue.core.model.library import Library
from civildialogue.core.output.data.objects import Object, day, licence, places, words
from civildialogue.features.compendium.model.dialogue import Entry, dialogue_of
from civildialogue.features.compendium.model.dispositions import Decided, Taken
from civildialogue.features.compendium.model.leaves import leaves_of
from civildialogue.features.compendium.model.records import Comment


def comment(library: Library, entry: Entry, base: str) -> Object:
    """A comment with its answer; words that are taken down are null."""
    value, dialogue = entry.comment, dialogue_of(library)
    consultation = dialogue.consultation_of(value)
    author, translation, disposition = value.author, value.translation, value.disposition
    return {
        "id": value.id,
        "example": value.example,
        "url": places(base, f"{leaves_of(library).key(entry)}#{value.id}"),
        "passage": value.target.block,
        "quote": value.target.quote or None,
        "anchor": str(entry.anchored.state),
        "consultation": consultation.id if consultation else None,
        "late": entry.late,
        "kind": str(value.kind),
        "language": str(value.lang),
        "author": {
            "name": author.name or None,
            "capacity": str(author.capacity),
            "organisation": author.organisation,
        },
        "received": day(value.received),
        "received-via": str(value.received_via),
        "licence": licence(value.licence),
        "in-reply-to": value.in_reply_to,
        "text": entry.text or None,
        "proposal": value.proposal,
        "translation": {
            "language": str(translation.lang),
            "text": translation.text,
            "proposal": translation.proposal,
            "by": translation.by,
        }
        if translation
        else None,
        "redaction": _taken(value.redaction),
        "withheld": _taken(value.withheld),
        "decision": entry.decision,
        "answer-due": day(dialogue.answer_due(value)),
        "answer": {
            **_decided(disposition),
            "earlier": [_decided(each) for each in disposition.earlier],
        }
        if disposition
        else None,
        "reply": _reply(value),
    }


def _taken(taken: Taken | None) -> Object | None:
    return {"reason": str(taken.reason), "on": day(taken.on), "by": taken.by} if taken else None


def _decided(decided: Decided) -> Object:
    """An answer; without a change whose sentences are taken down, as on the page."""
    change = decided.change
    return {
        "decision": str(decided.decision),
        "reason": words(decided.reason),
        "by": decided.by,
        "on": day(decided.on),
        "due": day(decided.due),
        "duplicate-of": decided.duplicate_of,
        "change": {
            "passage": change.block,
            "before": change.before,
            "after": change.after,
            "commit": change.commit,
        }
        if change and change.is_said
        else None,
    }


def _reply(value: Comment) -> Object | None:
    reply = value.reply
    return {"on": day(reply.on), "text": reply.text} if reply else None
