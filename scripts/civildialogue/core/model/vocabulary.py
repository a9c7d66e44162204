"""The controlled vocabularies of every site. Each stands here once; pages and checks read it."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a page of every site may be; features have more."""

    HOME = "home"
    PAGE = "page"
    PUBLICATION = "publication"
    CHAPTER = "chapter"


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


class Initiator(StrEnum):
    """Who acts: starts something, or is meant by it."""

    AUTHORITY = "authority"
    CITIZENS = "citizens"
    ORGANISATIONS = "organisations"


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


ABOUT, SEARCH = "about", "search"
AUTHORITIES = f"{ABOUT}/authorities"
"""The list of authorities; below it a feature may make a page of one, under its id."""
LEAF = re.compile(r"(?:.*/)?page-[0-9]+")
"""The keys of pages that lists are cut into; no page of the sources may have one."""
FACING = "facing"
"""The folder of the pages with two languages side by side."""

GENERATED_PAGES = (
    "about/glossary",
    "about/sources",
    AUTHORITIES,
    "about/translations",
    "about/diagnostics",
    "about/map",
    "about/downloads",
)
"""Pages that every site makes from the data; texts may link to them as to any other page."""
