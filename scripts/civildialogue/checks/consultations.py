"""The rules of consultations: their terms, their scope, and the comments within them."""

from collections.abc import Iterator

from civildialogue.checks.data import is_told, unknown
from civildialogue.model.compendium import SHORTEST_NOTICE, USUAL_NOTICE, Consultation
from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.dialogue import Dialogue, dialogue_of
from civildialogue.model.library import UNNAMED, Library, Located

NAMED = 5
"""How many of the waiting comments a diagnostic names."""


def consultations(library: Library) -> Iterator[Diagnostic]:
    """Terms that are too short or lack their reason, unknown scope, and conclusions too soon."""
    dialogue = dialogue_of(library)
    for located in library.consultations.values():
        yield from _term(located)
        yield from _conclusion(dialogue, located)
        value = located.value
        for number, name in enumerate(value.scope):
            if name not in dialogue.recommendations and not is_told(library, "scope", name):
                at = located.span_of("scope", number)
                yield unknown(at, "scope", name, dialogue.recommendations)
        name = located.source.path.rpartition("/")[2].removesuffix(".yml")
        if value.id != name:
            params = {"id": value.id, "name": name}
            yield Diagnostic("id-differs-from-name", located.span_of("id"), params)


def _term(located: Located[Consultation]) -> Iterator[Diagnostic]:
    """Source: Закон за нормативните актове (Normative Acts Act), art. 26(4), as a model."""
    value = located.value
    params = {"days": str(value.days)}
    if value.days < SHORTEST_NOTICE:
        yield Diagnostic("consultation-too-short", located.span_of("closes"), params)
    elif value.days < USUAL_NOTICE and value.short_notice is None:
        yield Diagnostic("consultation-reason-missing", located.span_of("closes"), params)


def _conclusion(dialogue: Dialogue, located: Located[Consultation]) -> Iterator[Diagnostic]:
    if located.value.concluded is None:
        return
    entries = dialogue.within(located.value)
    waiting = [e for e in entries if e.comment.disposition is None and not e.late]
    if waiting:
        places = ", ".join(entry.place for entry in waiting[:NAMED])
        params = {"count": str(len(waiting)), "comments": places}
        yield Diagnostic("consultation-unanswered", located.span_of("concluded"), params)


def times(library: Library) -> Iterator[Diagnostic]:
    """Comments that were received after their consultation, or outside of any."""
    dialogue = dialogue_of(library)
    for entry in dialogue.entries.values():
        consultation = dialogue.consultation_of(entry.comment)
        if consultation is None and not library.is_faulty("consultations", UNNAMED):
            yield Diagnostic("comment-unconsulted", entry.located.span_of("received"))
        elif consultation and entry.late:
            params = {"consultation": consultation.id, "closed": consultation.closes.isoformat()}
            yield Diagnostic("comment-late", entry.located.span_of("received"), params)
