"""The program's styles, and its scripts, that every page loads, each gathered into one file.

A browser asks for one file sooner than for many, and the head of a page names one. A project that
leaves one out, puts its own between them or has one of its own in its place gets each by itself.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from civildialogue.core.feature import Feature
from civildialogue.core.model.language import Locale
from civildialogue.core.source.places import FILTERS

TOKENS = "assets/stylesheets/tokens.css"
"""What the styles are made of. It is before all of them, and no setting names it."""
STYLES = ("assets/stylesheets/forum.css", "assets/stylesheets/search.css", FILTERS)
READING = "assets/javascripts/reading.js"
"""What helps to read a text. It is before the scripts, and no setting names it."""
SCRIPTS = (
    "assets/javascripts/forum.js",
    "assets/javascripts/search/loader.js",
    "assets/javascripts/search/answers.js",
    "assets/javascripts/search/box.js",
    "assets/javascripts/search/results.js",
)
STYLE = "assets/stylesheets/site.css"


def script(locale: Locale) -> str:
    """Where the scripts stand with their words of a language, below the site's root."""
    return f"assets/javascripts/site.{locale}.js"


def styles_of(features: Iterable[Feature]) -> list[str]:
    """Where the styles of features stand; they follow the program's."""
    return [f"assets/features/{each.name}/{name}" for each in features for name in each.stylesheets]


def rest(
    listed: Sequence[Any], gathered: Sequence[str], also: Sequence[str], own: Sequence[str]
) -> list[Any] | None:
    """What of the files of a setting is not gathered; None if a page must load each by itself.

    ``also`` are the tokens and those of features, which no setting names; ``own`` are the folders
    whose files take the place of the program's.
    """
    first = [*takewhile(lambda each: each in (*gathered, *also), listed)]
    is_own = any((Path(folder) / each).exists() for folder in own for each in first)
    is_whole = [each for each in first if each in gathered] == [*gathered]
    return [*listed[len(first) :]] if is_whole and not is_own else None
