"""Comments on the page of a recommendation, and the summary of what became of them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.leaves import Leaf, bound
from civildialogue.core.model.library import Page
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.blocks.redline import redline
from civildialogue.core.site.blocks.untrusted import render
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.changes import language
from civildialogue.features.compendium.model.dialogue import (
    Dialogue,
    Entry,
    decision_of,
    dialogue_of,
    totals,
)
from civildialogue.features.compendium.model.dispositions import Decided
from civildialogue.features.compendium.model.leaves import leaves_of
from civildialogue.features.compendium.model.records import Comment, Consultation
from civildialogue.features.compendium.model.vocabulary import PROMISED
from civildialogue.features.compendium.pages.shown import Shown, Told

DEEPEST = 4
"""How deep replies are set under each other; narrow windows have no room for more."""


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

    def shown(
        self, entry: Entry, among: Set[str], seen: frozenset[str] = frozenset(), depth: int = 0
    ) -> Shown:
        """The comment ready for a template, with its replies ``among`` those of a page.

        Replies that go in circles are cut.
        """
        seen = seen | {entry.comment.id}
        replies = tuple(
            self.shown(reply, among, seen, depth + 1)
            for reply in self._next(entry, seen, depth)
            if reply.comment.id in among
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
            replies_to=self._replies_to(comment),
            due=None if disposition else self.dialogue.answer_due(comment),
            answer=self._told(comment, disposition) if disposition else None,
            earlier=tuple(self._told(comment, each) for each in disposition.earlier)
            if disposition
            else (),
        )
        return self._made[comment.id]

    def _told(self, comment: Comment, decided: Decided) -> Told:
        change, locale = decided.change, self.writer.locale
        said, due = decision_of(decided), decided.due
        if said == PROMISED and due is not None:
            name = "overdue" if due < self.today else "promised-by"
            decision = self.writer.t(f"decision.{name}", date=format_date(due, locale))
        else:
            decision = self.writer.t(f"decision.{said}")
        return Told(
            decided=decided,
            lang=(change and language(change, self.dialogue.texts_of(comment))) or comment.lang,
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

    def _replies_to(self, comment: Comment) -> str:
        found = self.dialogue.entries.get(comment.in_reply_to or "")
        return self.page_of(found.comment) if found else ""

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

    def leaves(self, recommendation: str) -> list[Leaf[Entry]]:
        """The pages of the comments on a recommendation; in a book they are one."""
        found = leaves_of(self.writer.library).of[recommendation]
        if not self.writer.whole:
            return found
        return bound(found[0].list, [[entry for leaf in found for entry in leaf.items]])

    def grouped(self, leaf: Leaf[Entry], page: Page) -> Mapping[str, list[Shown]]:
        """The comments of a leaf by the passage of the page; those without one under no name."""
        among = {entry.comment.id for entry in leaf.items}
        found: dict[str, list[Shown]] = {}
        for entry in leaf.items:
            if entry.comment.in_reply_to not in among:
                block = entry.anchored.block or ""
                place = block if block in page.by_id else ""
                found.setdefault(place, []).append(self.shown(entry, among))
        return found

    def under_blocks(self, recommendation: str, key: str, page: Page) -> Mapping[str, str]:
        """For each passage of the page that has comments: the HTML that goes under it."""
        first, *rest = self.leaves(recommendation)
        here = self.grouped(first, page)
        later: dict[str, list[str]] = {}
        for leaf in rest:
            for entry in leaf.items:
                later.setdefault(entry.anchored.block or "", []).append(leaf.key)
        return {
            block: self._comments(key, here.get(block, []), block, later.get(block, ()))
            for block in dict.fromkeys([*here, *later])
            if block in page.by_id
        }

    def _comments(
        self, key: str, comments: list[Shown], block: str = "", later: Sequence[str] = ()
    ) -> str:
        """Comments under their passage, and what leads to those on other pages (``later``)."""
        more = self.writer.n("comments.more", len(later), number=len(later)) if later else ""
        return enclose(
            self.writer.render(
                "compendium/comments.md.j2",
                key,
                comments=comments,
                heading="" if block else self.writer.t("comments.orphaned"),
                more=more,
                way=f"{later[0]}#on-{block}" if later else "",
            )
        )

    def orphaned(self, recommendation: str, key: str, page: Page) -> str:
        """The comments whose passage is gone, or is not in this language."""
        lost = self.grouped(self.leaves(recommendation)[0], page).get("")
        if not lost:
            return ""
        heading, comments = self.writer.t("comments.orphaned"), self._comments(key, lost)
        return f"## {heading} {{: #orphaned-comments }}\n\n{comments}"

    def rows(self, entries: Iterable[Entry]) -> list[Shown]:
        """Comments as a summary shows them: each alone."""
        return [self._alone(entry) for entry in entries]

    def summary(self, key: str, entries: Iterable[Entry], *, is_over: bool = True) -> str:
        """What became of comments, with totals: by number.

        ``is_over``: whether no more comments are awaited; decides how none is said.
        """
        rows = self.rows(entries)
        return enclose(
            self.writer.render(
                "compendium/numbers.md.j2",
                key,
                rows=rows,
                totals=totals(row.entry for row in rows),
                empty="none" if is_over else "none-yet",
                d=self,
            )
        )

    def page_of(self, comment: Comment) -> str:
        """The key of the page where a comment stands, with the comment's anchor."""
        page = self.dialogue.recommendations.get(comment.target.recommendation)
        if page is None:
            return "compendium/index"
        entry = self.dialogue.entries[comment.id]
        key = page.key if self.writer.whole else leaves_of(self.writer.library).key(entry)
        return f"{key}#{comment.id}"

    def passage(self, comment: Comment, block: str) -> str:
        """The place of a passage of the recommendation that a comment is about."""
        page = self.dialogue.recommendations.get(comment.target.recommendation)
        return f"{page.key}#{block}" if page else "compendium/index"

    @cached_property
    def open_now(self) -> list[Consultation]:
        """The consultations that are open today, without examples."""
        return [
            located.value
            for located in self.dialogue.library.records(Consultation).values()
            if not located.value.example
            and located.value.opens <= self.today <= located.value.closes
        ]
