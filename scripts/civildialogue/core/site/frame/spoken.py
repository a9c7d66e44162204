"""The words that scripts of every page say, in one file a language.

A page loads it by a script tag: no script may stand in a page, and one opened from a folder may
fetch nothing.
"""

import json

from civildialogue.core.model.lacking import for_scripts
from civildialogue.core.model.language import Locale
from civildialogue.core.site.pages.finding import search_words
from civildialogue.core.site.writing.context import Writer


def spoken(locale: Locale) -> str:
    """Where the words of a language stand, below the site's root."""
    return f"assets/javascripts/words.{locale}.js"


def said(writer: Writer) -> bytes:
    """The file of one language; words that stand in for its own are between signs."""
    words: dict[str, object] = {
        "locale": writer.locale,
        "prefix": writer.locale.prefix,
        "close": writer.t("navigation.close"),
        "top": writer.t("navigation.top"),
        "cite": _of(writer, "cite"),
        "listen": _of(writer, "listen"),
        "search": search_words(writer),
    }
    if said := {key: writer.words[key] for each in writer.library.shown for key in each.said}:
        words["said"] = said
    text = for_scripts(json.dumps(words, ensure_ascii=False))
    return f"globalThis.civilWords = {text};\n".encode()


def _of(writer: Writer, group: str) -> dict[str, str]:
    """The words of scripts whose names begin alike."""
    start = f"{group}.said."
    return {k.removeprefix(start): text for k, text in writer.words.items() if k.startswith(start)}
