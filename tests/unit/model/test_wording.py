"""Words that the interface and the diagnostics keep out, in the languages of the program."""

import re
from collections.abc import Iterator

import pytest

from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.language import BULGARIAN, ENGLISH, PROGRAM, Locale, messages

NOT = {
    BULGARIAN: r"[«»]|\b(?:свал[яе]|статус|институци|отхвърл|частично|разопак|се стро[ия])"
    r"|\b(?:стои|стоят|стоеше|гражданин(?:ът)?|коментиралия|съгласен)\b",
    ENGLISH: r"[«»]|\b(?:disposition|partly|mend(?:ed|s)?|anew|parted|stands?|reckon)\b",
}
"""What has another word, by language: „изтегляне“, „състояние“, „орган“, „неприето“, „отчасти“,
„разархивиран“, „изгражда“, „е“, and nobody addressed as a man; decision, in part, fix, again,
split, is. Quotation marks are those of the language.
"""
FIXED = {"book.volume", "leaves.title", "search.first", "form.limit", "form.draft-term"} | {
    "build.shared",
    "filters.shown",
    "sources.used-more",
}
"""Where the number is the program’s own and more than one, or its word has no other form."""
COUNTED = re.compile(r"\{(?:count|number|days|pages|words)\}\s[^\W\d_]")


def said(locale: Locale) -> Iterator[tuple[str, str]]:
    """Every text of the program in a language, by its name, without what is code.

    What people search a page by are their words and not the program's: no reader is shown them.
    """
    for key, text in messages(locale).items():
        if not key.endswith(".keywords"):
            yield key, re.sub("`[^`]*`", "", text)
    for code, entry in codes().items():
        for part in (entry.message, entry.label, entry.help, entry.why):
            yield code, re.sub("`[^`]*`", "", part[locale])


@pytest.mark.parametrize("locale", PROGRAM)
def test_a_thing_has_one_name(locale: Locale) -> None:
    pattern = re.compile(NOT[locale], re.IGNORECASE)
    found = [(key, m[0]) for key, text in said(locale) for m in pattern.finditer(text)]
    assert found == []


def test_what_is_counted_has_the_forms_of_its_number() -> None:
    found = {
        key
        for locale in PROGRAM
        for key, text in messages(locale).items()
        if COUNTED.search(text) and f"{key.rpartition('.')[0]}.other" not in messages(locale)
    }
    assert found == FIXED
