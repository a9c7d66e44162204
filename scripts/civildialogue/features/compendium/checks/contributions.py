"""The rules of comments, of their threads and of the editors' answers to them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise

from civildialogue.core.checks.circles import circles
from civildialogue.core.checks.data import is_told, unknown
from civildialogue.core.checks.forms import Fingerprint
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.library import Library, Located
from civildialogue.core.model.localized import both
from civildialogue.core.model.rules import broken
from civildialogue.core.model.values import Loc, leaves
from civildialogue.core.model.words import folded
from civildialogue.core.source.frontmatter import body_line
from civildialogue.features.compendium.model.dialogue import Dialogue, Entry, dialogue_of
from civildialogue.features.compendium.model.dispositions import Change
from civildialogue.features.compendium.model.names import is_named, path_of
from civildialogue.features.compendium.model.records import Comment, named
from civildialogue.features.compendium.model.rules import OWN, TEXT, TRANSLATED
from civildialogue.features.compendium.model.vocabulary import (
    ASKING,
    CHANGING,
    REMARKING,
    Anchor,
    Decision,
)


def targets(library: Library) -> Iterator[Diagnostic]:
    """Comments on what is not there, and quotes of words that never stood there."""
    dialogue = dialogue_of(library)
    for entry in dialogue.entries.values():
        comment, located = entry.comment, entry.located
        name = comment.target.recommendation
        page = dialogue.recommendations.get(name)
        if page is None:
            if not is_told(library, named(name)):
                span = located.span_of("target", "recommendation")
                yield unknown(span, "recommendation", name, dialogue.recommendations)
            continue
        if f"/{name}/" not in located.source.path:
            params = {"recommendation": name}
            yield Diagnostic("comment-folder", located.span_of("target", "recommendation"), params)
        yield from _quote(dialogue, entry)


def names(library: Library) -> Iterator[Diagnostic]:
    """Files whose name is not their comment's own, and so may be another's on the same day."""
    for located in library.records(Comment).values():
        if not is_named(located.source.path, located.value):
            name = path_of(located.value).rpartition("/")[2]
            yield Diagnostic("comment-name-shared", located.span_of("id"), {"name": name})


def contents(library: Library) -> Iterator[Diagnostic]:
    """Comments that say nothing, or more than anybody could read or answer as one."""
    for located in library.records(Comment).values():
        if located.value.taken is None:
            first = body_line(located.source)
            text = "\n".join(located.source.lines[first - 1 :]).strip()
            values = {".".join(map(str, loc)): str(value) for loc, value in leaves(located.value)}
            for rule in broken((*OWN, *TRANSLATED), {**values, TEXT: text}.get):
                line = located.body[0].line if located.body else first - 1
                is_text = rule.path == TEXT
                span = (
                    located.source.span(line) if is_text else located.span_of(*rule.path.split("."))
                )
                params = {"length": str(len(text)), "limit": str(rule.limit)}
                yield Diagnostic(rule.code, span, params)


def fingerprints(library: Library) -> Iterator[Fingerprint]:
    """The fingerprints of passages that comments remember."""
    dialogue = dialogue_of(library)
    for located in library.records(Comment).values():
        target, quoted = located.value.target, dialogue.target_page(located.value)
        if quoted is not None and target.hash is not None:
            block, place = quoted.by_id.get(target.block), located.fields["target", "hash"]
            yield Fingerprint(located.source, place, target.hash, quoted, target.block, block)


def _quote(dialogue: Dialogue, entry: Entry) -> Iterator[Diagnostic]:
    comment, located = entry.comment, entry.located
    if entry.anchored.state is Anchor.IN_PLACE:
        return
    page = dialogue.target_page(comment)
    if page is None and is_told(dialogue.library, named(entry.recommendation)):
        return
    block = page.by_id.get(comment.target.block) if page else None
    changed_since = comment.target.hash is not None and (
        block is None or block.hash != comment.target.hash
    )
    if comment.disposition and (change := comment.disposition.change):
        changed_since |= folded(comment.target.quote) in folded(change.before)
    state = f"anchor-state.{entry.anchored.state}"
    params: dict[str, Param] = {
        "block": comment.target.block,
        "state": both(state),
    }
    if changed_since or entry.anchored.state is Anchor.MOVED:
        yield Diagnostic("comment-adrift", located.span_of("target", "quote"), params)
    else:
        yield Diagnostic("quote-dangling", located.span_of("target", "quote"), params)


def dispositions(library: Library) -> Iterator[Diagnostic]:
    """Answers that leave something out: the change, or the comment that is repeated."""
    dialogue = dialogue_of(library)
    for entry in dialogue.entries.values():
        located = entry.located
        comment, disposition = located.value, located.value.disposition
        if disposition is None:
            continue
        span = located.span_of("disposition", "decision")
        params = {"decision": str(disposition.decision)}
        is_open = disposition.change is None and disposition.due is None
        if disposition.decision in CHANGING and is_open:
            yield Diagnostic("disposition-change-missing", span, params)
        if disposition.decision in REMARKING and comment.kind in ASKING:
            yield Diagnostic("disposition-kind", span, params)
        if disposition.decision is Decision.DUPLICATE:
            yield from _duplicate(dialogue, located, disposition.duplicate_of)
        if disposition.change is not None:
            yield from _change(dialogue, entry, disposition.change)


def days(library: Library) -> Iterator[Diagnostic]:
    """Days in a comment's file before the day of what they follow."""
    for located in library.records(Comment).values():
        for row in _courses(located.value):
            for (_, first), (loc, day) in pairwise(row):
                if day < first:
                    params = {"first": first.isoformat()}
                    yield Diagnostic("disposition-too-early", located.span_of(*loc), params)


def _courses(comment: Comment) -> Iterator[list[tuple[Loc, dt.date]]]:
    """Days of which each follows the one before, with their places."""
    received: tuple[Loc, dt.date] = (("received",), comment.received)
    for name, taken in (("redaction", comment.redaction), ("withheld", comment.withheld)):
        if taken:
            yield [received, ((name, "on"), taken.on)]
    answer = comment.disposition
    if answer is None:
        return
    answers: list[tuple[Loc, dt.date]] = [
        (("disposition", "earlier", number, "on"), each.on)
        for number, each in enumerate(answer.earlier)
    ]
    answers.append((("disposition", "on"), answer.on))
    yield [received, *answers]
    if answer.due:
        yield [answers[-1], (("disposition", "due"), answer.due)]
    if comment.reply:
        yield [answers[0], (("reply", "on"), comment.reply.on)]


def _duplicate(
    dialogue: Dialogue, located: Located[Comment], other: str | None
) -> Iterator[Diagnostic]:
    comment, at = located.value, located.span_of("disposition", "duplicate-of")
    first = dialogue.entries.get(other or "")
    if other is None or other == comment.id:
        yield Diagnostic("disposition-duplicate", located.span_of("disposition", "decision"))
    elif first is not None and first.comment.example != comment.example:
        yield Diagnostic("duplicate-example", at, {"other": other})
    elif first is None and not dialogue.library.is_faulty("comments", other):
        yield unknown(at, "duplicate-of", other, dialogue.entries)


def _change(dialogue: Dialogue, entry: Entry, change: Change) -> Iterator[Diagnostic]:
    is_shown = entry.comment.taken is None
    if is_shown and folded(change.before) == folded(change.after):
        yield Diagnostic("disposition-no-change", entry.located.span_of("disposition", "change"))
    page = dialogue.recommendations.get(entry.recommendation)
    if page is not None and not dialogue.library.knows(page.key, change.block):
        at = entry.located.span_of("disposition", "change", "block")
        yield unknown(at, "block", change.block, page.by_id)


def threads(library: Library) -> Iterator[Diagnostic]:
    """Replies to what is not there, and circles of replies and of duplicates."""
    entries = dialogue_of(library).entries
    replies = {i: e.comment.in_reply_to for i, e in entries.items() if e.comment.in_reply_to}
    duplicates = {
        i: e.comment.disposition.duplicate_of
        for i, e in entries.items()
        if e.comment.disposition and e.comment.disposition.duplicate_of
    }
    for identifier, other in replies.items():
        at = entries[identifier].located.span_of("in-reply-to")
        if other not in entries:
            if not library.is_faulty("comments", other):
                yield unknown(at, "in-reply-to", other, entries)
        elif entries[other].recommendation != entries[identifier].recommendation:
            params = {"other": entries[other].recommendation}
            yield Diagnostic("reply-elsewhere", at, params)
    for identifier in _in_circles(replies):
        at = entries[identifier].located.span_of("in-reply-to")
        yield Diagnostic("circle", at, {"id": identifier, "field": "in-reply-to"})
    for identifier in _in_circles(duplicates):
        if duplicates[identifier] != identifier:
            at = entries[identifier].located.span_of("disposition", "duplicate-of")
            yield Diagnostic("circle", at, {"id": identifier, "field": "duplicate-of"})


def _in_circles(links: Mapping[str, str]) -> Iterator[str]:
    """The keys that, following their links, come back to themselves."""
    for together in circles({name: [other] for name, other in links.items()}):
        yield from together
