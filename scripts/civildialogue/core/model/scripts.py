"""The scripts of the theme that the build puts together, in the order in which they must run."""

FOLDER = "assets/javascripts"
SEARCH = (
    "vendor/snowball-english.js",
    "search/letters.js",
    "search/shards.js",
    "search/analysis.js",
    "search/passages.js",
    "search/engine.js",
)
"""The engine of the search; the generated part with the stems comes before."""
PURE = ("text.js", "diff.js", "file.js", "send.js", "values.js")
"""The parts of the form of comments without any knowledge of a page; tests run just these."""
FORM = (*PURE, "draft.js", "errors.js", "made.js", "shown.js", "form.js", "start.js")
FORM_FOLDER = f"{FOLDER}/contribute"
