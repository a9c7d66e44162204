"""What the frame of every page is told: the words, the languages, and the places of the site."""

from typing import Any

from civildialogue.core.model.conventions import direction
from civildialogue.core.model.lacking import told, tongue
from civildialogue.core.model.language import (
    ENGLISH,
    Locale,
    languages,
    name_of,
    others,
    record_locale,
)
from civildialogue.core.site.frame.policy import POLICY, REFERRER
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.site.writing.naming import words
from civildialogue.core.source import places


def frame(locale: Locale, shared: Shared | None) -> dict[str, Any]:
    """The values for the theme's templates in one language.

    ``directions`` has that of each language where the site has both; English may stand in. What a
    script says when a link was copied is ``copied_in`` that language.
    """
    ways = {str(each): direction(each) for each in (*languages(), ENGLISH)}
    return {
        "words": words(locale, marks=shared is not None),
        "untranslated": words(locale)["navigation.untranslated"],
        "policy": POLICY,
        "referrer": REFERRER,
        "locale": str(locale),
        "copied_in": str(tongue(locale, "permalink.copied")),
        "record": str(record_locale()),
        "others": [
            {
                "tag": str(other),
                "name": name_of(other),
                "root": other.prefix or ".",
                "words": words(other, marks=shared is not None),
                "is_said": tongue(other, "switch.title") == other,
            }
            for other in others(locale)
        ],
        "directions": ways if len(set(ways.values())) > 1 else {},
        "prefix": locale.prefix,
        "root": locale.prefix or ".",
    }


def in_language(page: str, locale: Locale) -> str:
    """A page that says which language it is in, where the theme lacks it and says another; and
    which language the words are in that stand in for its own.
    """
    head, mark, rest = page.partition(f'<html lang="{places.theme_words(locale)}"')
    page = f'{head}<html lang="{locale}"{rest}' if mark else page
    return told(page, is_turned=direction(locale) == "rtl")
