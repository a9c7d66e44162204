"""The rules of consultations: their terms, their scope, and the comments within them."""

from collections.abc import Iterator

from civildialogue.core.checks.data import is_told, unknown
from civildialogue.core.checks.places import named_by_file
from civildialogue.core.model.addresses import says_where
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import UNNAMED, Library, Located
from civildialogue.core.model.localized import Localized
from civildialogue.features.compendium.model.belonging import taken_by, told
from civildialogue.features.compendium.model.dialogue import Dialogue, Entry, dialogue_of
from civildialogue.features.compendium.model.records import (
    SHORTEST_NOTICE,
    USUAL_NOTICE,
    Comment,
    Consultation,
    Planned,
    named,
)

NAMED = 5
"""How many of the waiting comments a diagnostic names."""


def consultations(library: Library) -> Iterator[Diagnostic]:
    """Terms too short or without reason, no address, unknown scope, conclusions too soon."""
    dialogue = dialogue_of(library)
    for announced in library.records(Consultation).values():
        yield from _term(announced)
        yield from _reach(library, announced)
        yield from _conclusion(dialogue, announced)
    for located in library.records(Planned).values():
        value = located.value
        for number, name in enumerate(value.scope):
            if name not in dialogue.recommendations and not is_told(library, named(name)):
                at = located.span_of("scope", number)
                yield unknown(at, "scope", name, dialogue.recommendations)
    yield from named_by_file(library, Planned)


def _term(located: Located[Consultation]) -> Iterator[Diagnostic]:
    """Source: Закон за нормативните актове (Normative Acts Act), art. 26(4), as a model."""
    value = located.value
    params = {"days": str(value.days)}
    if value.days < SHORTEST_NOTICE:
        yield Diagnostic("consultation-too-short", located.span_of("closes"), params)
    elif value.days < USUAL_NOTICE and value.short_notice is None:
        yield Diagnostic("consultation-reason-missing", located.span_of("closes"), params)


def _reach(library: Library, located: Located[Consultation]) -> Iterator[Diagnostic]:
    """Until it is concluded, a consultation must say in each language where to send a comment."""
    value = located.value
    if value.example or value.concluded or library.sending.is_set:
        return
    for locale in languages():
        if not says_where(value.contact[locale], library.address):
            span = located.span_of("contact", str(locale))
            yield Diagnostic("consultation-unreachable", span, {"id": value.id})


def _conclusion(dialogue: Dialogue, located: Located[Consultation]) -> Iterator[Diagnostic]:
    if located.value.concluded is None:
        return
    entries = dialogue.within(located.value)
    waiting = [e for e in entries if e.comment.disposition is None and not e.late]
    if waiting:
        places = ", ".join(entry.comment.id for entry in waiting[:NAMED])
        params = {"count": str(len(waiting)), "comments": places}
        yield Diagnostic("consultation-unanswered", located.span_of("concluded"), params)


def takes(before: Library, after: Library, _revision: str) -> Iterator[Diagnostic]:
    """Consultations with a day of opening, new or other than it was, that takes comments from those
    that were announced when they came.
    """
    was, kept = before.records(Consultation), after.records(Comment)
    comments = [at.value for name, at in before.records(Comment).items() if name in kept]
    for name, located in after.records(Consultation).items():
        if name not in was or was[name].value.opens != located.value.opens:
            taken = [*taken_by(located.value, comments, (other.value for other in was.values()))]
            if taken:
                params: dict[str, Param] = {"id": name, **told(taken)}
                yield Diagnostic("consultation-takes", located.span_of("opens"), params)


def times(library: Library) -> Iterator[Diagnostic]:
    """Comments that were received after their consultation, or outside of any."""
    dialogue = dialogue_of(library)
    for entry in dialogue.entries.values():
        consultation = dialogue.consultation_of(entry.comment)
        if consultation is None and not library.is_faulty("consultations", UNNAMED):
            span = entry.located.span_of("received")
            yield Diagnostic("comment-unconsulted", span, _prepared(dialogue, entry))
        elif consultation and entry.late:
            params = {"consultation": consultation.id, "closed": consultation.closes.isoformat()}
            yield Diagnostic("comment-late", entry.located.span_of("received"), params)


def _prepared(dialogue: Dialogue, entry: Entry) -> dict[str, Param]:
    """What to do about a comment whose consultation is still in preparation."""
    comment = entry.comment
    found = dialogue.preparations_on(comment.target.recommendation, example=comment.example)
    if not found:
        return {}
    hint = Localized(
        bg=f"нищо не се иска: „{found[0].id}“ се подготвя, а в справката ѝ влизат коментарите, "
        "получени след откриването",
        en=f"nothing is asked: “{found[0].id}” is in preparation, and its summary will have the "
        "comments that come after it has opened",
    )
    return {"hint": hint}
