"""Comments on the page of a recommendation, and the summary of what became of them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.library import Page
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.blocks.redline import redline
from civildialogue.core.site.blocks.untrusted import render
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.dialogue import (
    Dialogue,
    Entry,
    decision_of,
    dialogue_of,
    totals,
)
from civildialogue.features.compendium.model.dispositions import Decided
from civildialogue.features.compendium.model.records import Comment, Consultation
from civildialogue.features.compendium.model.vocabulary import PROMISED

DEEPEST = 4
"""How deep replies are set under each other; narrow windows have no room for more."""


@dataclass(frozen=True)
class Told:
    """One answer of the editors: its decision in words, the reasons, and the change as strokes."""

    decided: Decided
    decision: str
    reason: Markup
    change: Markup


@dataclass(frozen=True)
class Shown:
    """A comment as a template shows it, with the comments that reply to it."""

    entry: Entry
    text: Markup
    proposal: Markup
    translation: Markup
    translated_proposal: str
    repeated: str
    repeated_on: str
    days: int
    due: dt.date | None = None
    answer: Told | None = None
    earlier: tuple[Told, ...] = ()
    replies: tuple["Shown", ...] = ()

    @property
    def comment(self) -> Comment:
        """The comment itself."""
        return self.entry.comment


@dataclass(frozen=True)
class DialogueWriter:
    """Makes the parts of pages that show comments, in one locale, as of one day."""

    writer: Writer
    _made: dict[str, Shown] = field(default_factory=dict, compare=False)

    @property
    def dialogue(self) -> Dialogue:
        """The comments."""
        return dialogue_of(self.writer.library)

    @property
    def today(self) -> dt.date:
        """The day as of which ages and terms are counted."""
        return self.writer.shared.today

    def shown(self, entry: Entry, seen: frozenset[str] = frozenset(), depth: int = 0) -> Shown:
        """The comment ready for a template. Replies that go in circles are cut."""
        seen = seen | {entry.comment.id}
        replies = tuple(
            self.shown(reply, seen, depth + 1) for reply in self._next(entry, seen, depth)
        )
        return replace(self._alone(entry), replies=replies) if replies else self._alone(entry)

    def _alone(self, entry: Entry) -> Shown:
        """The comment without its replies; made once, for its page and for the summaries."""
        comment = entry.comment
        if comment.id in self._made:
            return self._made[comment.id]
        disposition = comment.disposition
        translation = comment.translation
        if translation and translation.lang != self.writer.locale:
            translation = None
        self._made[comment.id] = Shown(
            entry=entry,
            text=render(entry.text),
            proposal=self._redline(comment.target.quote, comment.proposal),
            translation=render(translation.text or "") if translation else Markup(),
            translated_proposal=(translation.proposal or "") if translation else "",
            repeated=self._repeated(comment),
            repeated_on=self._repeated_on(comment),
            days=entry.age(self.today),
            due=None if disposition else self.dialogue.answer_due(comment),
            answer=self._told(disposition) if disposition else None,
            earlier=tuple(map(self._told, disposition.earlier)) if disposition else (),
        )
        return self._made[comment.id]

    def _told(self, decided: Decided) -> Told:
        change, locale = decided.change, self.writer.locale
        said, due = decision_of(decided), decided.due
        if said == PROMISED and due is not None:
            name = "overdue" if due < self.today else "promised-by"
            decision = self.writer.t(f"decision.{name}", date=format_date(due, locale))
        else:
            decision = self.writer.t(f"decision.{said}")
        return Told(
            decided=decided,
            decision=decision,
            reason=render(decided.reason[locale]),
            change=self._redline(change.before, change.after) if change else Markup(),
        )

    def _repeated(self, comment: Comment) -> str:
        other = comment.disposition.duplicate_of if comment.disposition else None
        found = self.dialogue.entries.get(other or "")
        return self.page_of(found.comment) if found else ""

    def _repeated_on(self, comment: Comment) -> str:
        """The recommendation of the comment that this one repeats, if it is another."""
        other = comment.disposition.duplicate_of if comment.disposition else None
        found = self.dialogue.entries.get(other or "")
        own = comment.target.recommendation
        return found.recommendation if found and found.recommendation != own else ""

    def _next(self, entry: Entry, seen: frozenset[str], depth: int) -> list[Entry]:
        """The replies that stand under a comment; from a depth on, all that follow, one by one."""
        if depth > DEEPEST:
            return []
        found, todo = [], list(self.dialogue.replies(entry.comment.id))
        known = set(seen)
        while todo:
            reply = todo.pop(0)
            if reply.comment.id in known:
                continue
            known.add(reply.comment.id)
            found.append(reply)
            if depth == DEEPEST:
                todo += self.dialogue.replies(reply.comment.id)
        return found

    def _redline(self, before: str, after: str | None) -> Markup:
        return redline(self.writer, before, after) if after is not None else Markup()

    def under_blocks(self, recommendation: str, key: str, page: Page) -> Mapping[str, str]:
        """For each passage of the page that has comments: the HTML that goes under it."""
        grouped: dict[str, list[Shown]] = {}
        for entry in self._top(recommendation):
            if entry.anchored.block in page.by_id:
                grouped.setdefault(entry.anchored.block or "", []).append(self.shown(entry))
        return {
            block: enclose(
                self.writer.render("compendium/comments.md.j2", key, comments=comments, heading="")
            )
            for block, comments in grouped.items()
        }

    def orphaned(self, recommendation: str, key: str, page: Page) -> str:
        """The comments whose passage is gone, or is not in this language."""
        lost = [
            self.shown(entry)
            for entry in self._top(recommendation)
            if entry.anchored.block not in page.by_id
        ]
        if not lost:
            return ""
        heading = self.writer.t("comments.orphaned")
        body = self.writer.render("compendium/comments.md.j2", key, comments=lost, heading=heading)
        return f"## {heading} {{: #orphaned-comments }}\n\n{enclose(body)}"

    def _top(self, recommendation: str) -> list[Entry]:
        return [
            entry
            for entry in self.dialogue.on(recommendation)
            if entry.comment.in_reply_to not in self.dialogue.entries
        ]

    def summary(
        self, key: str, entries: Iterable[Entry], *, heading: str, is_over: bool = True
    ) -> str:
        """The table of comments and what became of them, with totals.

        ``is_over``: whether no more comments are awaited; decides how none is said.

        Source: Закон за нормативните актове (Normative Acts Act), art. 26(5), as a model.
        """
        rows = [self._alone(entry) for entry in entries]
        counted = totals(row.entry for row in rows)
        return enclose(
            self.writer.render(
                "compendium/summary.md.j2",
                key,
                rows=rows,
                totals=counted,
                heading=heading,
                empty="none" if is_over else "none-yet",
                d=self,
            )
        )

    def page_of(self, comment: Comment) -> str:
        """The key of the page that a comment is about, with the comment's anchor."""
        page = self.dialogue.recommendations.get(comment.target.recommendation)
        return f"{page.key}#{comment.id}" if page else "compendium/index"

    @cached_property
    def open_now(self) -> list[Consultation]:
        """The consultations that are open today, without examples."""
        return [
            located.value
            for located in self.dialogue.library.records(Consultation).values()
            if not located.value.example
            and located.value.opens <= self.today <= located.value.closes
        ]
