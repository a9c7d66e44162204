"""The words of the interface as a site says them: with the names of its languages."""

import re
from collections.abc import Callable, Mapping

from civildialogue.core.model.articles import in_english
from civildialogue.core.model.conventions import called_in
from civildialogue.core.model.lacking import marked
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


def names(locale: Locale) -> Mapping[str, str]:
    """What a language calls the languages of the site, by the placeholders that stand for them.

    ``language`` is that of the record, ``others`` are those beside the own one.
    """
    beside = others(locale)
    return {
        "language": called_in(locale, record_locale()),
        "languages": called_in(locale, *languages()),
        "others": called_in(locale, *beside) if beside else "",
    }


_PLACEHOLDER = re.compile(r"\{[^{}]++\}")


def words(locale: Locale, named: Mapping[str, str], *, marks: bool) -> Mapping[str, str]:
    """Every text of the interface with these names in it, other placeholders left.

    ``marks`` are set around what is not in the language.
    """
    found = {
        key: _PLACEHOLDER.sub(lambda match: named.get(match[0][1:-1], match[0]), text)
        for key, text in messages(locale).items()
    }
    return {key: marked(locale, key, text) for key, text in found.items()} if marks else found


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
