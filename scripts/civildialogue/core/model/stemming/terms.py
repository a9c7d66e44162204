"""Text → the stems that the search counts."""

from collections import Counter
from functools import lru_cache

from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.stemmer import stem, words
from civildialogue.core.model.stemming.tongues import Ways, stop, tongue, ways


def stems(text: str, locale: Locale) -> list[str]:
    """The stems of a text's words that count on the pages of a language."""
    taken = ways(locale)
    return [found for word in words(text) if (found := _stem(word, taken))]


@lru_cache(maxsize=1 << 16)
def _stem(word: str, taken: Ways) -> str:
    """The stem of a word, nothing for a word that does not count; the engine does the same."""
    return "" if word in stop(taken) else stem(word, tongue(word, taken))


def said(text: str, locale: Locale) -> Counter[str]:
    """How often each stem stands in a text; asked again when the text is another's translation."""
    return _said(text, ways(locale))


@lru_cache(maxsize=1 << 16)
def _said(text: str, taken: Ways) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, count in Counter(words(text)).items():
        if name := _stem(word, taken):
            found[name] += count
    return found
