"""The search index that the theme builds for all languages at once, parted by language."""

import json
from html import escape
from pathlib import Path

from civildialogue.model.language import RECORD, Locale

INDEX = "search/search_index.json"
PERMALINK = "¶"


def part_index(site: Path) -> None:
    """Gives each language an index of its own pages, with addresses below its own folder."""
    source = site / INDEX
    if not source.is_file():
        return
    whole = json.loads(source.read_text(encoding="utf-8"))
    prefixes = tuple(locale.prefix for locale in Locale if locale is not RECORD)
    for locale in Locale:
        own = [
            _entry(entry, locale)
            for entry in whole["docs"]
            if _belongs(entry["location"], locale, prefixes)
        ]
        target = site / locale.prefix / INDEX
        target.parent.mkdir(parents=True, exist_ok=True)
        parted = {**whole, "docs": own}
        target.write_text(
            json.dumps(parted, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )


def _entry(entry: dict[str, str], locale: Locale) -> dict[str, str]:
    """The entry with its address below the locale's folder and without signs of permalinks.

    The theme shows titles as HTML. Headings come as such; a page's own title comes as plain text.
    """
    title = entry["title"].replace(PERMALINK, "")
    return {
        **entry,
        "location": entry["location"].removeprefix(locale.prefix),
        "title": title if "#" in entry["location"] else escape(title, quote=False),
        "text": entry["text"].replace(PERMALINK, ""),
    }


def _belongs(location: str, locale: Locale, prefixes: tuple[str, ...]) -> bool:
    if locale is RECORD:
        return not location.startswith(prefixes)
    return location.startswith(locale.prefix)
