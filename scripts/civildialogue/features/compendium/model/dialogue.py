"""Comments as a dialogue: where each stands in today's text, its thread, its answer, the totals."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.text import Block, unbroken
from civildialogue.core.model.words import folded, without_targets
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import (
    AnyConsultation,
    Comment,
    Consultation,
    Planned,
    Preparation,
)
from civildialogue.features.compendium.model.redaction import shown
from civildialogue.features.compendium.model.vocabulary import PENDING, Anchor, Decision, Phase


@dataclass(frozen=True)
class Anchored:
    """Where a comment stands: its state, and the passage that it is shown under, if any."""

    state: Anchor
    block: str | None


def anchor(comment: Comment, page: Page | None) -> Anchored:
    """Finds the quoted words in today's text.

    In place: they stand in the passage. Moved: they stand in just one other. Changed: the passage
    is there, the words are not. Orphaned: neither. A comment never stands under other words. White
    space is folded and a link may lead elsewhere than it did; nothing else is forgiven.
    """
    if page is None:
        return Anchored(Anchor.ORPHANED, None)
    quote, words = folded(comment.target.quote), folded(without_targets(comment.target.quote))

    def has_quote(block: Block) -> bool:
        return quote in folded(unbroken(block.text)) or words in block.words

    block = page.by_id.get(comment.target.block)
    if block is not None and has_quote(block):
        return Anchored(Anchor.IN_PLACE, block.id)
    elsewhere = [i for i, other in page.by_id.items() if has_quote(other)]
    if len(elsewhere) == 1:
        return Anchored(Anchor.MOVED, elsewhere[0])
    if block is not None:
        return Anchored(Anchor.CHANGED, block.id)
    return Anchored(Anchor.ORPHANED, None)


@dataclass(frozen=True)
class Entry:
    """A comment in its dialogue: number, file, place, and the comments that reply to it.

    ``located`` is the file as it is, for checks alone.
    """

    number: int
    located: Located[Comment]
    anchored: Anchored
    late: bool

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
        return "\n\n".join(block.text for block in self.shown.body)

    @property
    def recommendation(self) -> str:
        """The id of the recommendation that the comment is about."""
        return self.comment.target.recommendation

    @property
    def place(self) -> str:
        """How people cite the comment: ``rec-0001/3``."""
        return f"{self.recommendation}/{self.number}"

    @property
    def decision(self) -> str:
        """The decision, or pending."""
        disposition = self.comment.disposition
        return str(disposition.decision) if disposition else PENDING

    def age(self, today: dt.date) -> int:
        """For how many days the comment has waited, or had waited when it was answered."""
        disposition = self.comment.disposition
        return ((disposition.on if disposition else today) - self.comment.received).days


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
        """Every comment by id; numbered within its recommendation by day of receipt and id."""
        numbers: Counter[str] = Counter()
        found: dict[str, Entry] = {}
        for located in sorted(self.library.records(Comment).values(), key=_order):
            comment = located.value
            recommendation = comment.target.recommendation
            numbers[recommendation] += 1
            page = self.target_page(comment)
            late = self._is_late(comment)
            found[comment.id] = Entry(numbers[recommendation], located, anchor(comment, page), late)
        return found

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
        return {key: tuple(sorted(c, key=lambda c: c.opens)) for key, c in grouped.items()}

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
        """The consultation of a comment: the last one in its scope that had opened by then."""
        known = self.consultations_on(comment.target.recommendation, example=comment.example)
        opened = [consultation for consultation in known if consultation.opens <= comment.received]
        return opened[-1] if opened else None

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
    """How many comments got which decision; every decision is there, pending last."""
    counted = Counter(entry.decision for entry in entries)
    return {name: counted.get(name, 0) for name in (*map(str, Decision), PENDING)}
