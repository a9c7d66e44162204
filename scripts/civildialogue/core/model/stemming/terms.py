"""Text → the stems that the search counts."""

from functools import cache

from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.stemmer import stem, words
from civildialogue.core.model.stemming.tongues import Ways, stop, tongue, ways


def stems(text: str, locale: Locale) -> list[str]:
    """The stems of a text's words that count on the pages of a language, in their order."""
    return [*filter(None, map(_known(ways(locale)).__getitem__, words(text)))]


class _Known(dict[str, str]):
    """The stem of each word met so far, empty for a word that does not count.

    As many as the site has words; the engine does the same.
    """

    def __init__(self, taken: Ways) -> None:
        super().__init__(dict.fromkeys(stop(taken), ""))
        self.taken = taken

    def __missing__(self, word: str) -> str:
        found = self[word] = stem(word, tongue(word, self.taken))
        return found


@cache
def _known(taken: Ways) -> _Known:
    return _Known(taken)
