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

GENERATED_PAGES = (
    "about/glossary",
    "about/sources",
    "about/authorities",
    "about/translations",
    "about/diagnostics",
    "compendium/recommendations/index",
)
"""Pages that the site makes from the data; texts may link to them as to any other page."""
