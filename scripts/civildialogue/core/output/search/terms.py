"""Text → the stems that the search counts."""

from collections import Counter
from functools import lru_cache

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.output.search.stemmer import stem, words

# Words that stand on nearly every page and tell none from another; a query does without them.
STOP = frozenset(
    (
        "а ако ала бе без беше би бил била били било бъде бъдат в ви вие във все всеки всички "
        "вече го да до докато дори е един една едно едни за защо и или им има имат като кой коя "
        "кое кои която което който които как какво когато кога къде към ли ме ми може могат му на "
        "над най не него нея ни ние но ням няма о от по под при през пред с са само се си сме сте "
        "след със съм съм така такъв такава такива там те тези това този тази тя той то тук у че "
        "ще я "
        "a an and are as at be been but by can did do does for from had has have how i if in into "
        "is it its may not of on or our shall should so such than that the their them then there "
        "these they this those to was we were what when where which who why will with you your"
    ).split()
)


def stems(text: str) -> list[str]:
    """The stems of a text's words that count, each by the language of its own letters."""
    return [found for word in words(text) if (found := _stem(word))]


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """The stem of a word, nothing for a word that does not count; the engine does the same."""
    if word in STOP:
        return ""
    is_cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in word)
    return stem(word, BULGARIAN if is_cyrillic else ENGLISH)


@lru_cache(maxsize=1 << 16)
def said(text: str) -> Counter[str]:
    """How often each stem stands in a text; asked again when the text is another's translation."""
    found: Counter[str] = Counter()
    for word, count in Counter(words(text)).items():
        if name := _stem(word):
            found[name] += count
    return found
