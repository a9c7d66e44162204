"""The controlled vocabularies of the Forum. Each stands here once; pages and checks read it."""

from enum import StrEnum


class Kind(StrEnum):
    """What a page is; decides its schema and its place."""

    HOME = "home"
    PAGE = "page"
    PUBLICATION = "publication"
    CHAPTER = "chapter"
    METHOD = "method"
    LESSON = "lesson"
    RECOMMENDATION = "recommendation"


class Origin(StrEnum):
    """Who wrote the text of a page."""

    SITE_EDITION = "site-edition"
    CONSORTIUM = "consortium"
    EXAMPLE = "example"
    IMPORTED = "imported"


class Level(StrEnum):
    """The level of government that a text is about."""

    EU = "eu"
    NATIONAL = "national"
    REGIONAL = "regional"
    MUNICIPAL = "municipal"


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


class Decision(StrEnum):
    """What the editors decided about a comment. Pending is computed, never written."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REJECTED = "rejected"
    OUT_OF_SCOPE = "out-of-scope"
    DUPLICATE = "duplicate"


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


class Initiator(StrEnum):
    """Who can start a method."""

    AUTHORITY = "authority"
    CITIZENS = "citizens"
    ORGANISATIONS = "organisations"


class Cost(StrEnum):
    """The cost of a method to its organiser, in rough steps."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Unit(StrEnum):
    """Units of duration."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class SourceType(StrEnum):
    """CSL item types that the bibliography uses (citationstyles.org, CSL 1.0.2, appendix III)."""

    LEGISLATION = "legislation"
    REPORT = "report"
    WEBPAGE = "webpage"
    BOOK = "book"
    ARTICLE_JOURNAL = "article-journal"
    STANDARD = "standard"
    DATASET = "dataset"


class ChartForm(StrEnum):
    """How a table is drawn."""

    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"


METHOD_SECTIONS = (
    "purpose",
    "when",
    "when-not",
    "steps",
    "time",
    "cost",
    "legal-basis",
    "tools",
    "inclusion",
    "measure",
)
"""The sections that every method card has, by heading id, in this order."""

RECOMMENDATION_SECTIONS = ("problem", "recommendation", "reasons", "steps", "indicators")
"""The sections that every recommendation has, by heading id, in this order."""

ABOUT, SEARCH = "about", "search"
COMPENDIUM = "compendium"
FACING = "facing"
"""The folder of the pages with both languages side by side."""
RECOMMENDATIONS = "compendium/recommendations"
"""The folder of the recommendations: ``rec-0001`` is the page of this name in it."""
COMMENTS = "compendium/comments"
"""The folder of the comments, with a folder for each recommendation."""
CONSULTATIONS = "compendium/consultations"
"""The folder of the consultations, of their files and of their pages."""

GENERATED_PAGES = (
    "about/comment",
    "about/glossary",
    "about/sources",
    "about/authorities",
    "about/translations",
    "about/diagnostics",
    "about/map",
    "about/downloads",
    f"{RECOMMENDATIONS}/index",
    f"{CONSULTATIONS}/index",
    "compendium/responses",
    "compendium/evidence",
    "compendium/data",
)
"""Pages that the site makes from the data; texts may link to them as to any other page."""
