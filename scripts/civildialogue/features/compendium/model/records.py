"""The records of the compendium: comments, dispositions, consultations, answers of authorities."""

import datetime as dt
from itertools import pairwise
from typing import Annotated, Self

from pydantic import (
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from civildialogue.core.feature import Reference
from civildialogue.core.model.language import Locale
from civildialogue.core.model.localized import Localized, NonEmptyLocalized
from civildialogue.core.model.values import Day, Hash, Id, Licence, Record, field_names
from civildialogue.core.model.words import folded
from civildialogue.features.compendium.model import expected
from civildialogue.features.compendium.model.dispositions import (
    CommentId,
    Disposition,
    Name,
    Passage,
    Reply,
    Taken,
    Wording,
)
from civildialogue.features.compendium.model.vocabulary import (
    RECOMMENDATIONS,
    Capacity,
    Channel,
    CommentKind,
    State,
)

RECOMMENDATION_ID = r"^rec-[0-9]{4}$"
RecommendationId = Annotated[str, StringConstraints(pattern=RECOMMENDATION_ID)]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]

SHORTEST_NOTICE = 14
USUAL_NOTICE = 30
"""Days of a consultation, on the model of ЗНА (Normative Acts Act) art. 26(4): at least 30; in
exceptional cases and with reasons another term, but not under 14."""


def named(recommendation: str) -> Reference:
    """What a record means that names a recommendation."""
    return Reference((), recommendation, folder=RECOMMENDATIONS)


class Target(Record):
    """What a comment is about: the recommendation, the passage, and the very words.

    ``hash`` is the passage's hash when the comment was written; it tells a later change of the text
    from words that never stood there.
    """

    recommendation: RecommendationId
    block: Id
    quote: Quote
    hash: Hash | None = None


class Author(Record):
    """Who comments, as they wish to be named. There is no field for an address, on purpose."""

    name: Name
    capacity: Capacity
    organisation: Name | None = None

    @property
    def names(self) -> list[str]:
        """The person and the organisation as they are shown, each name once."""
        named = {folded(name).casefold(): name for name in (self.organisation, self.name) if name}
        return [*named.values()][::-1]


class Translated(Record):
    """A translation of a comment, marked as such: of its text, of its proposal, or of both."""

    lang: Locale
    text: Passage | None = None
    proposal: Wording | None = None
    by: Name | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.text is None and self.proposal is None:
            raise ValueError(expected.SOMETHING_TRANSLATED)
        return self


class Comment(Record):
    """One comment, one file. The body of the file is the comment's text."""

    id: CommentId
    target: Target
    kind: CommentKind
    lang: Locale
    author: Author
    received: Day
    received_via: Channel
    licence: Licence
    in_reply_to: CommentId | None = None
    proposal: Wording | None = None
    translation: Translated | None = None
    redaction: Taken | None = None
    withheld: Taken | None = None
    disposition: Disposition | None = None
    reply: Reply | None = None
    example: bool = False

    @property
    def taken(self) -> Taken | None:
        """Why nobody may see the comment's words, whether they once were shown or never."""
        return self.redaction or self.withheld

    @model_validator(mode="after")
    def _wording(self) -> Self:
        if self.kind is CommentKind.AMEND and self.proposal is None and self.taken is None:
            raise ValueError(expected.PROPOSAL_OF_AMENDMENT)
        return self


class BareTarget(Target):
    """What a comment without words is about."""

    quote: Wording = ""


class BareAuthor(Author):
    """Somebody who is not named."""

    name: Annotated[str, StringConstraints(max_length=120)] = ""


class BareComment(Comment):
    """A comment whose words are taken down or withheld; its file need not have them, nor a name."""

    target: BareTarget
    author: BareAuthor


def comment_model(values: object) -> type[Comment]:
    """The model of a comment's file, by its values."""
    is_bare = isinstance(values, dict) and not values.keys().isdisjoint(("redaction", "withheld"))
    return BareComment if is_bare else Comment


class Planned(Record):
    """What a consultation has from the beginning: its name and the recommendations in its scope."""

    id: Id
    title: NonEmptyLocalized
    scope: Annotated[list[RecommendationId], Field(min_length=1)]
    example: bool = False

    @field_validator("id")
    @classmethod
    def _is_free(cls, given: str) -> str:
        if given == "index" or given.endswith("-summary"):
            raise ValueError(expected.NAME_OF_PAGE)
        return given


class Preparation(Planned):
    """A consultation in preparation: it has no term, and says what it still lacks.

    No day opens it. It is announced when a term and a contact stand where ``state`` and
    ``missing`` stood.
    """

    state: State
    missing: NonEmptyLocalized


class Extension(Record):
    """A last day that became a later one: ``closes`` is what it was until the day ``on``."""

    on: Day
    closes: Day
    reason: NonEmptyLocalized


class Consultation(Planned):
    """A time in which recommendations are open for comment.

    ``answers_by`` is the day by which every comment will have its answer, ``extended`` are the
    last days that were announced before, in their order.
    """

    opens: Day
    closes: Day
    short_notice: NonEmptyLocalized | None = None
    contact: NonEmptyLocalized
    answers_by: Day | None = None
    concluded: Day | None = None
    extended: list[Extension] = []

    @field_validator("answers_by")
    @classmethod
    def _after_closing(cls, day: Day | None, info: ValidationInfo) -> Day | None:
        if day and day <= info.data.get("closes", dt.date.min):
            raise ValueError(expected.ANSWERS_AFTER)
        return day

    @field_validator("extended")
    @classmethod
    def _in_time(cls, given: list[Extension], info: ValidationInfo) -> list[Extension]:
        last = [each.closes for each in given] + [info.data.get("closes", dt.date.max)]
        is_longer = all(one < other for one, other in pairwise(last))
        if not is_longer or any(each.on > each.closes for each in given):
            raise ValueError(expected.EXTENDED_IN_TIME)
        return given

    @property
    def days(self) -> int:
        """The term in days; the day of opening is not counted."""
        return (self.closes - self.opens).days


AnyConsultation = Consultation | Preparation


def _only(one: type[Planned], other: type[Planned]) -> list[str]:
    """The keys that one has and the other has not."""
    return [name for name in field_names(one) if name not in field_names(other)]


Preparation.elsewhere = {
    name: Localized(
        bg=f"докато се подготвя, консултацията няма „{name}“: махнете го, а когато я обявите, "
        "махнете `state` и `missing`",
        en=f"in preparation, a consultation has no “{name}”: take it out or, to announce the "
        "consultation, take out `state` and `missing`",
    )
    for name in _only(Consultation, Preparation)
}
Consultation.elsewhere = {
    name: Localized(
        bg=f"„{name}“ върви заедно със `state: {State.PREPARATION}`, без `opens` и `closes`",
        en=f"“{name}” goes with `state: {State.PREPARATION}`, without `opens` and `closes`",
    )
    for name in _only(Preparation, Consultation)
}
