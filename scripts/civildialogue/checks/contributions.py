"""The dialogue's rules: recommendations, comments, dispositions and consultations."""

from collections.abc import Iterator, Mapping

from civildialogue.checks.data import unknown
from civildialogue.model.compendium import SHORTEST_NOTICE, USUAL_NOTICE
from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.dialogue import Dialogue, Entry, dialogue_of, folded
from civildialogue.model.library import Library
from civildialogue.model.schema import RecommendationMatter
from civildialogue.model.vocabulary import TRANSITIONS, Anchor, Decision, Status

CHANGING = (Decision.ACCEPTED, Decision.PARTIAL)


def statuses(library: Library) -> Iterator[Diagnostic]:
    """Steps of a status that the rules don't allow, and a last step that is not the status."""
    for page in dialogue_of(library).recommendations.values():
        matter = page.matter
        if not isinstance(matter, RecommendationMatter):
            continue
        before = Status.DRAFT
        for number, step in enumerate(matter.history):
            if step.status not in TRANSITIONS[before]:
                params = {"before": str(before), "after": str(step.status)}
                params["allowed"] = ", ".join(sorted(TRANSITIONS[before])) or "–"
                yield Diagnostic(
                    "transition-illegal", page.span_of("history", number, "status"), params
                )
            before = step.status
        if before is not matter.status:
            params = {"status": str(matter.status), "last": str(before)}
            yield Diagnostic("status-unrecorded", page.span_of("status"), params)


def targets(library: Library) -> Iterator[Diagnostic]:
    """Comments on what is not there, and quotes of words that never stood there."""
    dialogue = dialogue_of(library)
    for entry in dialogue.entries.values():
        comment, located = entry.comment, entry.located
        name = comment.target.recommendation
        page = dialogue.recommendations.get(name)
        if page is None:
            span = located.span_of("target", "recommendation")
            yield unknown(span, "recommendation", name, dialogue.recommendations)
            continue
        if f"/{name}/" not in located.source.path:
            params = {"recommendation": name}
            yield Diagnostic("comment-folder", located.span_of("target", "recommendation"), params)
        yield from _quote(dialogue, entry)


def _quote(dialogue: Dialogue, entry: Entry) -> Iterator[Diagnostic]:
    comment, located = entry.comment, entry.located
    if entry.anchored.state is Anchor.IN_PLACE:
        return
    page = dialogue.target_page(comment)
    block = page.by_id.get(comment.target.block) if page else None
    changed_since = comment.target.hash is not None and (
        block is None or block.hash != comment.target.hash
    )
    params = {"block": comment.target.block, "state": str(entry.anchored.state)}
    if changed_since or entry.anchored.state is Anchor.MOVED:
        yield Diagnostic("comment-adrift", located.span_of("target", "quote"), params)
    else:
        yield Diagnostic("quote-dangling", located.span_of("target", "quote"), params)


def dispositions(library: Library) -> Iterator[Diagnostic]:
    """Answers that leave something out: the change, or the comment that is repeated."""
    dialogue = dialogue_of(library)
    for entry in dialogue.entries.values():
        comment, located = entry.comment, entry.located
        disposition = comment.disposition
        if disposition is None:
            continue
        span = located.span_of("disposition", "decision")
        if disposition.decision in CHANGING and disposition.change is None:
            params = {"decision": str(disposition.decision)}
            yield Diagnostic("disposition-change-missing", span, params)
        if disposition.decision is Decision.DUPLICATE:
            other = disposition.duplicate_of
            if other is None or other == comment.id:
                yield Diagnostic("disposition-duplicate", span)
            elif other not in dialogue.entries:
                at = located.span_of("disposition", "duplicate-of")
                yield unknown(at, "duplicate-of", other, dialogue.entries)
        change = disposition.change
        if change is not None and folded(change.before) == folded(change.after):
            yield Diagnostic("disposition-no-change", located.span_of("disposition", "change"))
        if disposition.on < comment.received:
            yield Diagnostic("disposition-too-early", located.span_of("disposition", "on"))


def threads(library: Library) -> Iterator[Diagnostic]:
    """Replies to what is not there, and circles of replies, duplicates and successors."""
    entries = dialogue_of(library).entries
    replies = {i: e.comment.in_reply_to for i, e in entries.items() if e.comment.in_reply_to}
    duplicates = {
        i: e.comment.disposition.duplicate_of
        for i, e in entries.items()
        if e.comment.disposition and e.comment.disposition.duplicate_of
    }
    for identifier, other in replies.items():
        if other not in entries:
            at = entries[identifier].located.span_of("in-reply-to")
            yield unknown(at, "in-reply-to", other, entries)
    for identifier in circles(replies):
        at = entries[identifier].located.span_of("in-reply-to")
        yield Diagnostic("circle", at, {"id": identifier, "field": "in-reply-to"})
    for identifier in circles(duplicates):
        if duplicates[identifier] != identifier:
            at = entries[identifier].located.span_of("disposition", "duplicate-of")
            yield Diagnostic("circle", at, {"id": identifier, "field": "duplicate-of"})
    yield from _successors(library)


def _successors(library: Library) -> Iterator[Diagnostic]:
    pages = dialogue_of(library).recommendations
    for identifier, page in pages.items():
        matter = page.matter
        if not isinstance(matter, RecommendationMatter):
            continue
        reached, todo = set(), list(matter.supersedes)
        while todo:
            other = todo.pop()
            found = pages.get(other)
            if other not in reached and found and isinstance(found.matter, RecommendationMatter):
                reached.add(other)
                todo += found.matter.supersedes
        if identifier in reached:
            params = {"id": identifier, "field": "supersedes"}
            yield Diagnostic("circle", page.span_of("supersedes"), params)


def circles(links: Mapping[str, str | None]) -> Iterator[str]:
    """The keys that, following their links, come back to themselves; each link is followed once."""
    done: set[str] = set()
    for start in list(links):
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in done:
            done.add(at)
            way.append(at)
            at = links.get(at)
        if at in way:
            yield from way[way.index(at) :]


def consultations(library: Library) -> Iterator[Diagnostic]:
    """Terms that are too short or lack their reason, unknown scope, and comments out of time.

    Source: Закон за нормативните актове (Normative Acts Act), art. 26(4), as a model.
    """
    dialogue = dialogue_of(library)
    for located in library.consultations.values():
        value = located.value
        span = located.span_of("closes")
        params = {"days": str(value.days)}
        if value.days < SHORTEST_NOTICE:
            yield Diagnostic("consultation-too-short", span, params)
        elif value.days < USUAL_NOTICE and value.short_notice is None:
            yield Diagnostic("consultation-reason-missing", span, params)
        for number, name in enumerate(value.scope):
            if name not in dialogue.recommendations:
                at = located.span_of("scope", number)
                yield unknown(at, "scope", name, dialogue.recommendations)
        if f"/{value.id}.yml" not in f"/{located.source.path}":
            name = located.source.path.rpartition("/")[2].removesuffix(".yml")
            params = {"id": value.id, "name": name}
            yield Diagnostic("id-differs-from-name", located.span_of("id"), params)
    for entry in dialogue.entries.values():
        consultation = dialogue.consultation_of(entry.comment)
        if entry.late and consultation is not None:
            params = {"consultation": consultation.id, "closed": consultation.closes.isoformat()}
            yield Diagnostic("comment-late", entry.located.span_of("received"), params)
        elif consultation is None:
            yield Diagnostic("comment-unconsulted", entry.located.span_of("received"))
