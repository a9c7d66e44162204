"""The scripts of the theme that the build puts together, in the order in which they must run."""

FOLDER = "assets/javascripts"
SEARCH = (
    "vendor/snowball-english.js",
    "search/letters.js",
    "search/shards.js",
    "search/analysis.js",
    "search/passages.js",
    "search/ranking.js",
    "search/engine.js",
)
"""The engine of the search; the generated part with the stems comes before."""
