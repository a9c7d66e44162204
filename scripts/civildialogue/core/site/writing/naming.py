"""The words of the interface as a site says them: with the names of its languages."""

import re
from collections.abc import Callable, Mapping

from civildialogue.core.model.articles import in_english
from civildialogue.core.model.conventions import called_in
from civildialogue.core.model.lacking import marked, tongue
from civildialogue.core.model.language import (
    ENGLISH,
    Locale,
    languages,
    messages,
    others,
    record_locale,
)
from civildialogue.core.model.library import Library
from civildialogue.core.model.schema import Provision


def names(locale: Locale, spoken: Locale) -> Mapping[str, str]:
    """What a language calls those of the site on a page in ``locale``, by their placeholders.

    ``own`` is that of the page, ``language`` that of the record, and ``others`` are those beside
    the own one. ``spoken`` is the language that they are named in: that of the words around them.
    """
    beside = others(locale)
    return {
        "own": called_in(spoken, locale),
        "language": called_in(spoken, record_locale()),
        "languages": called_in(spoken, *languages()),
        "others": called_in(spoken, *beside) if beside else "",
    }


_PLACEHOLDER = re.compile(r"\{[^{}]++\}")


def words(locale: Locale, *, marks: bool = False) -> Mapping[str, str]:
    """Every text of the interface with the names of languages in it, other placeholders left.

    ``marks`` are set around what is not in the language.
    """
    named = {spoken: names(locale, spoken) for spoken in {locale, ENGLISH}}
    found = {
        key: _filled(text, named[tongue(locale, key)]) for key, text in messages(locale).items()
    }
    return {key: marked(locale, key, text) for key, text in found.items()} if marks else found


def _filled(text: str, known: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: known.get(match[0][1:-1], match[0]), text)


def provision(say: Callable[..., str], library: Library, locale: Locale, place: Provision) -> str:
    """A place in an act as a language writes it. ``say`` gives a text of the interface."""
    source = library.sources.get(place.source)
    law = source.value.jurisdiction if source else "bg"
    number, twin = place.article, ""
    if locale == ENGLISH:
        number, _, twin = in_english(number, is_bulgarian=law == "bg").partition(" ")
    words = say("law.article", number=number)
    if place.paragraph:
        words += say(f"law.paragraph.{law}", number=place.paragraph)
    if place.point:
        words += say("law.point", number=place.point)
    return f"{words} {twin}".rstrip()
