"""What the editors say of a comment: their answers, and why its words are not shown."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import Day, Id, Record
from civildialogue.features.compendium.model.expected import DUE_OF_ACCEPTED
from civildialogue.features.compendium.model.vocabulary import Decision, Redaction

CommentId = Annotated[str, StringConstraints(pattern=r"^c-[a-z0-9]{6}$")]
CommitId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,40}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Passage = Annotated[str, StringConstraints(min_length=1, max_length=10_000, strip_whitespace=True)]
LONGEST_WORDING = 2000
Wording = Annotated[str, StringConstraints(max_length=LONGEST_WORDING, strip_whitespace=True)]
"""A wording in place of another; an empty one takes the words away."""
SHOWN = 10
"""Characters of a commit's id that are written down."""


class Taken(Record):
    """Why and when the words of a comment were taken down, or were withheld before anybody saw
    them, and by whom.
    """

    reason: Redaction
    on: Day
    by: Name


class Change(Record):
    """The sentence before and after, and the commit that made the change.

    One of the two is empty where a passage came or went.
    """

    block: Id
    before: Wording
    after: Wording
    commit: CommitId

    @property
    def is_said(self) -> bool:
        """Whether it has its sentences, which redaction takes out."""
        return bool(self.before or self.after)


class Decided(Record):
    """What the editors decided about a comment, with reasons in every language.

    ``due`` is the day by which an accepted comment will be carried out that has not yet been.
    """

    decision: Decision
    reason: NonEmptyLocalized
    by: Name
    on: Day
    due: Day | None = None
    change: Change | None = None
    duplicate_of: CommentId | None = None

    @model_validator(mode="after")
    def _promised(self) -> Self:
        if self.due is not None and self.decision is not Decision.ACCEPTED:
            raise ValueError(DUE_OF_ACCEPTED)
        return self


class Disposition(Decided):
    """The editors' answer to a comment; ``earlier`` are those that it corrects, oldest first."""

    earlier: list[Decided] = []


class Reply(Record):
    """What the commenter said to the answer."""

    on: Day
    text: Passage
