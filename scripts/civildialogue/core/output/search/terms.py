"""Text → the stems that the search counts."""

from collections import Counter
from functools import lru_cache

from civildialogue.core.model.language import Locale
from civildialogue.core.output.search.stemmer import stem, words
from civildialogue.core.output.search.tongues import home, stop, tongue


def stems(text: str, locale: Locale) -> list[str]:
    """The stems of a text's words that count on the pages of a language."""
    return [found for word in words(text) if (found := _counted(word, locale))]


def _counted(word: str, locale: Locale) -> str:
    return _stem(word, locale, home(locale))


@lru_cache(maxsize=1 << 16)
def _stem(word: str, locale: Locale, cyrillic: Locale) -> str:
    """The stem of a word, nothing for a word that does not count; the engine does the same."""
    return "" if word in stop(locale, cyrillic) else stem(word, tongue(word, locale))


def said(text: str, locale: Locale) -> Counter[str]:
    """How often each stem stands in a text; asked again when the text is another's translation."""
    return _said(text, locale, home(locale))


@lru_cache(maxsize=1 << 16)
def _said(text: str, locale: Locale, cyrillic: Locale) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, count in Counter(words(text)).items():
        if name := _stem(word, locale, cyrillic):
            found[name] += count
    return found
