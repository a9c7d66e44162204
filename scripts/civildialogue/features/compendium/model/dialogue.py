"""Comments as a dialogue: where each stands in today's text, its thread, its answer, the totals."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from civildialogue.core.model.library import Library, Located, Page
from civildialogue.features.compendium.model import changes
from civildialogue.features.compendium.model.belonging import belonging, in_order
from civildialogue.features.compendium.model.dispositions import Decided
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import (
    AnyConsultation,
    Comment,
    Consultation,
    Planned,
    Preparation,
)
from civildialogue.features.compendium.model.redaction import shown
from civildialogue.features.compendium.model.standing import Anchored, anchor
from civildialogue.features.compendium.model.vocabulary import (
    PENDING,
    PROMISED,
    Decision,
    Phase,
)


@dataclass(frozen=True)
class Entry:
    """A comment in its dialogue: its file, and where it stands.

    ``located`` is the file as it is, for checks alone.
    """

    located: Located[Comment]
    anchored: Anchored
    late: bool
    is_reverted: bool = False
    """Whether the text reads again as before the change that the answer tells of."""

    @cached_property
    def shown(self) -> Located[Comment]:
        """What of the comment may be shown."""
        return shown(self.located)

    @property
    def comment(self) -> Comment:
        """The comment itself, without words that are redacted."""
        return self.shown.value

    @property
    def text(self) -> str:
        """The comment's text; none if it is redacted."""
        return self.shown.text

    @property
    def recommendation(self) -> str:
        """The id of the recommendation that the comment is about."""
        return self.comment.target.recommendation

    @property
    def decision(self) -> str:
        """The decision; or that it is promised, or pending."""
        disposition = self.comment.disposition
        return decision_of(disposition) if disposition else PENDING

    def age(self, today: dt.date) -> int:
        """For how many days the comment has waited, or had waited when it was answered.

        Counted from the day of receipt, whenever its consultation closed.
        """
        disposition = self.comment.disposition
        until = disposition.on if disposition else today
        return max(0, (until - self.comment.received).days)


@dataclass(frozen=True)
class Dialogue:
    """All comments on the recommendations of a library."""

    library: Library

    @cached_property
    def recommendations(self) -> Mapping[str, Page]:
        """The original pages of the recommendations by their ids."""
        return {
            page.matter.id: page
            for page in self.library.originals.values()
            if isinstance(page.matter, RecommendationMatter)
        }

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every comment by id, in the order of the days of receipt and of the ids."""
        found: dict[str, Entry] = {}
        for located in sorted(self.library.records(Comment).values(), key=_order):
            comment = located.value
            page = self.target_page(comment)
            found[comment.id] = Entry(
                located, anchor(comment, page), self._is_late(comment), self._is_reverted(comment)
            )
        return found

    def _is_reverted(self, comment: Comment) -> bool:
        change = comment.disposition.change if comment.disposition else None
        if change is None:
            return False
        texts = [page.blocks for page in self.texts_of(comment)]
        is_undone = any(changes.is_undone(change, blocks) for blocks in texts)
        return is_undone and not any(changes.is_done(change, blocks) for blocks in texts)

    def texts_of(self, comment: Comment) -> Sequence[Page]:
        """What a comment is about, in every language."""
        original = self.recommendations.get(comment.target.recommendation)
        return [original, *self.library.translations_of(original.key).values()] if original else ()

    def successors(self, recommendation: str) -> list[str]:
        """The recommendations that supersede one."""
        return self._successors.get(recommendation, [])

    @cached_property
    def _successors(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, page in self.recommendations.items():
            if isinstance(page.matter, RecommendationMatter):
                for other in page.matter.supersedes:
                    found.setdefault(other, []).append(name)
        return found

    def target_page(self, comment: Comment) -> Page | None:
        """The page in the language that the comment quotes."""
        original = self.recommendations.get(comment.target.recommendation)
        return self.library.page(original.key, comment.lang) if original else None

    def consultations_on(self, recommendation: str, *, example: bool = False) -> list[Consultation]:
        """The consultations that have a recommendation in their scope, in the order of opening."""
        found = self._consultations.get(recommendation, ())
        return [consultation for consultation in found if consultation.example == example]

    @cached_property
    def _consultations(self) -> Mapping[str, tuple[Consultation, ...]]:
        grouped: dict[str, list[Consultation]] = {}
        for located in self.library.records(Consultation).values():
            for name in dict.fromkeys(located.value.scope):
                grouped.setdefault(name, []).append(located.value)
        return {key: tuple(in_order(each)) for key, each in grouped.items()}

    @property
    def planned(self) -> list[AnyConsultation]:
        """Every consultation in the order of opening, then those in preparation; examples last."""
        every = (located.value for located in self.library.records(Planned).values())
        return sorted((each for each in every if isinstance(each, AnyConsultation)), key=_in_order)

    def preparations_on(self, recommendation: str, *, example: bool = False) -> list[Preparation]:
        """The consultations in preparation that have a recommendation in their scope."""
        listed = (located.value for located in self.library.records(Preparation).values())
        return [p for p in listed if recommendation in p.scope and p.example == example]

    def consultation_of(self, comment: Comment) -> Consultation | None:
        """The consultation of a comment, of those with its recommendation in their scope."""
        known = self.consultations_on(comment.target.recommendation, example=comment.example)
        return belonging(known, comment.received)

    def answer_due(self, comment: Comment) -> dt.date | None:
        """The day by which the editors promised an answer; that of its consultation.

        A comment that came after it is promised nothing.
        """
        consultation = self.consultation_of(comment)
        due = consultation.answers_by if consultation else None
        return due if due is not None and comment.received <= due else None

    def _is_late(self, comment: Comment) -> bool:
        consultation = self.consultation_of(comment)
        return consultation is not None and comment.received > consultation.closes

    @cached_property
    def _by_recommendation(self) -> Mapping[str, tuple[Entry, ...]]:
        grouped: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            grouped.setdefault(entry.comment.target.recommendation, []).append(entry)
        return {key: tuple(entries) for key, entries in grouped.items()}

    @cached_property
    def _replies(self) -> Mapping[str, tuple[Entry, ...]]:
        grouped: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.comment.in_reply_to:
                grouped.setdefault(entry.comment.in_reply_to, []).append(entry)
        return {key: tuple(entries) for key, entries in grouped.items()}

    def on(self, recommendation: str) -> tuple[Entry, ...]:
        """The comments on a recommendation, in the order of receipt."""
        return self._by_recommendation.get(recommendation, ())

    def replies(self, comment: str) -> tuple[Entry, ...]:
        """The comments that reply to a comment."""
        return self._replies.get(comment, ())

    def within(self, consultation: Consultation) -> Iterator[Entry]:
        """The comments that belong to a consultation."""
        for recommendation in dict.fromkeys(consultation.scope):
            for entry in self.on(recommendation):
                if self.consultation_of(entry.comment) is consultation:
                    yield entry

    def phase(self, consultation: AnyConsultation, today: dt.date) -> Phase:
        """Where the consultation stands on a day."""
        if not isinstance(consultation, Consultation):
            return Phase.PREPARATION
        if today < consultation.opens:
            return Phase.ANNOUNCED
        if today <= consultation.closes:
            return Phase.OPEN
        concluded = consultation.concluded
        return Phase.CONCLUDED if concluded and concluded <= today else Phase.ANSWERING


@lru_cache(maxsize=2)
def dialogue_of(library: Library) -> Dialogue:
    """The dialogue of a library; worked out once, however many ask."""
    return Dialogue(library)


def _in_order(planned: AnyConsultation) -> tuple[bool, dt.date]:
    opens = planned.opens if isinstance(planned, Consultation) else dt.date.max
    return planned.example, opens


def _order(located: Located[Comment]) -> tuple[dt.date, str]:
    return located.value.received, located.value.id


def totals(entries: Iterable[Entry]) -> Mapping[str, int]:
    """How many comments got which decision; all are there, what is promised and pending last."""
    counted = Counter(entry.decision for entry in entries)
    return {name: counted.get(name, 0) for name in (*map(str, Decision), PROMISED, PENDING)}


def decision_of(decided: Decided) -> str:
    """The decision, or that what was accepted is still to be done."""
    is_promise = decided.due is not None and decided.change is None
    return PROMISED if is_promise else str(decided.decision)
