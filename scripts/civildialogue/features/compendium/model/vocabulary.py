"""The controlled vocabularies of the compendium, its folders and its sections."""

import re
from enum import StrEnum


class Status(StrEnum):
    """Where a recommendation stands."""

    DRAFT = "draft"
    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    IMPLEMENTED = "implemented"


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset((Status.OPEN, Status.WITHDRAWN)),
    Status.OPEN: frozenset((Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN, Status.SUPERSEDED)),
    Status.ADOPTED: frozenset((Status.IMPLEMENTED, Status.SUPERSEDED, Status.WITHDRAWN)),
    Status.REJECTED: frozenset(),
    Status.WITHDRAWN: frozenset(),
    Status.SUPERSEDED: frozenset(),
    Status.IMPLEMENTED: frozenset((Status.SUPERSEDED,)),
}
"""What a status may become. A recommendation that has ended stays what it is."""


class CommentKind(StrEnum):
    """What a comment does with the passage it is about."""

    SUPPORT = "support"
    OBJECT = "object"
    AMEND = "amend"
    QUESTION = "question"
    EVIDENCE = "evidence"


ASKING = (CommentKind.OBJECT, CommentKind.AMEND)
"""Kinds that ask for another text: they are accepted or not, and never only noted."""


class Decision(StrEnum):
    """What the editors decided about a comment. What is promised or pending is computed."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REJECTED = "rejected"
    NOTED = "noted"
    ANSWERED = "answered"
    OUT_OF_SCOPE = "out-of-scope"
    DUPLICATE = "duplicate"


CHANGING = (Decision.ACCEPTED, Decision.PARTIAL)
"""Decisions by which the text of the recommendation changes."""
REMARKING = (Decision.NOTED, Decision.ANSWERED)
"""Decisions about comments that ask for no other text."""
PROMISED = "promised"
"""Accepted, to be done by a day: the text has not changed yet."""
PENDING = "pending"


class Capacity(StrEnum):
    """In what capacity somebody comments."""

    CITIZEN = "citizen"
    ORGANISATION = "organisation"
    AUTHORITY = "authority"


class Channel(StrEnum):
    """How a comment was received."""

    PULL_REQUEST = "pull-request"
    FORM = "form"
    E_MAIL = "e-mail"
    PAPER = "paper"
    MEETING = "meeting"


class Redaction(StrEnum):
    """Why the words of a comment were taken down. The comment itself still counts."""

    PERSONAL_DATA = "personal-data"
    OFFENSIVE = "offensive"
    THIRD_PARTY_RIGHTS = "third-party-rights"
    UNLAWFUL = "unlawful"
    AUTHOR_REQUEST = "author-request"


class State(StrEnum):
    """What the file of a consultation says of where it stands; an announced one has days."""

    PREPARATION = "preparation"


class Phase(StrEnum):
    """Where a consultation stands on a day; in preparation, whatever the day."""

    PREPARATION = State.PREPARATION.value
    ANNOUNCED = "announced"
    OPEN = "open"
    ANSWERING = "answering"
    CONCLUDED = "concluded"


class Anchor(StrEnum):
    """Whether the words that a comment is about still stand where they stood."""

    IN_PLACE = "in-place"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


RECOMMENDATION_SECTIONS = ("problem", "recommendation", "reasons", "steps", "indicators")
"""The sections that every recommendation has, by heading id, in this order."""


COMPENDIUM = "compendium"


RECOMMENDATIONS = "compendium/recommendations"
"""The folder of the recommendations: ``rec-0001`` is the page of this name in it."""


FIRST_PROVISIONAL, LAST_PROVISIONAL = 8000, 8999
"""Numbers of recommendations for the time being; examples stand above them."""


FINDINGS = "findings"
"""The records that an analysis found out, by the name of their kind."""
METHODS = "methodologies"
"""The folder of the pages that say how something can be carried out."""


COMMENTS = "compendium/comments"
"""The folder of the comments, with a folder for each recommendation."""


COMMENT_NAME = re.compile(r"rec-[0-9]{4}/[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*\.md")
"""What a comment's file is named like, below that folder."""


CONSULTATIONS = "compendium/consultations"
LEVELS = "compendium/levels"
FEED_OF = "authorities/{name}.{locale}.atom"
"""The feed of an authority, below the open data."""
"""The folder of the consultations, of their files and of their pages."""
