"""The scripts of the theme that the build puts together, in the order in which they must run."""

from math import isqrt

FOLDER = "assets/javascripts"
SEARCH = (
    "vendor/snowball-english.js",
    "search/letters.js",
    "search/shards.js",
    "search/lexicon.js",
    "search/query.js",
    "search/spelling.js",
    "search/analysis.js",
    "search/passages.js",
    "search/ranking.js",
    "search/engine.js",
)
"""The engine of the search; the generated part with the stems comes before."""


def parts(pages: int) -> int:
    """In how many parts the words of so many pages are searched.

    A power of two, so that it seldom changes. Postings grow with the pages; parts that grow with
    the root of their number are few, and none is large.
    """
    return 1 << (3 * isqrt(max(1, pages))).bit_length()
