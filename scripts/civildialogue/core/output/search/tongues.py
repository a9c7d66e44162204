"""Which language a word is stemmed in, within the pages of a language; and words that tell nothing.

Source of the list: the languages whose Snowball stemmer gives the same in Python (3.1.1) and in the
script that is at hand for a browser (3.0.1). Words of other languages are found as they stand.
"""

import unicodedata
from functools import cache

from civildialogue.core.model.conventions import script
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages

SNOWBALL = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sv": "Swedish",
}
"""The names of the stemmers by the tags of their languages; English and Bulgarian stand apart."""
STEMMERS = "vendor/snowball"
"""Where their scripts lie below those of the theme."""
_STOP = {
    BULGARIAN: (
        "а ако ала бе без беше би бил била били било бъде бъдат в ви вие във все всеки всички "
        "вече го да до докато дори е един една едно едни за защо и или им има имат като кой коя "
        "кое кои която което който които как какво когато кога къде към ли ме ми може могат му на "
        "над най не него нея ни ние но ням няма о от по под при през пред с са само се си сме сте "
        "след със съм съм така такъв такава такива там те тези това този тази тя той то тук у че "
        "ще я"
    ),
    ENGLISH: (
        "a an and are as at be been but by can did do does for from had has have how i if in into "
        "is it its may not of on or our shall should so such than that the their them then there "
        "these they this those to was we were what when where which who why will with you your"
    ),
    Locale("ro"): (
        "a acea aceasta această acest aceste acestea acestor acestui acolo acum ai aici al ale am "
        "ar are as asta astfel au ca că când care cât ce cea cei cel cele cine cu cum da dacă de "
        "deci deja din dintr după e ea ei el ele era este eu fi fie fiecare fost i iar îi îl îi în "
        "într între l la le li lor lui mai ne nici niște noi nu o ori pe pentru prin s sa să sau "
        "se și sunt te tot toți un una unde unei unor unui va vă voi vor"
    ),
}
_CYRILLIC = "CYRILLIC"
_FIRST, _LAST = "\u0400", "\u04ff"


def is_cyrillic(word: str) -> bool:
    """Whether a letter of the word is Cyrillic; the engine asks the same."""
    return any(_FIRST <= letter <= _LAST for letter in word)


def tongue(word: str, locale: Locale) -> Locale:
    """The language of a word on the pages of a language, by its letters.

    Those of the language's own script are its own; other Cyrillic ones are of the site's first
    language with that script, or Bulgarian; the rest is English.
    """
    if is_cyrillic(word):
        return home(locale)
    kind = script(locale)
    own = any(unicodedata.name(letter, "").startswith(kind) for letter in word)
    return locale if own and kind != _CYRILLIC else ENGLISH


@cache
def _home(locale: Locale, spoken: tuple[Locale, ...]) -> Locale:
    return next((tag for tag in (locale, *spoken) if script(tag) == _CYRILLIC), BULGARIAN)


def home(locale: Locale) -> Locale:
    """The language of Cyrillic words on the pages of a language."""
    return _home(locale, languages())


@cache
def stop(locale: Locale, cyrillic: Locale) -> frozenset[str]:
    """Words that stand on nearly every page and tell none from another; a query does without them.

    ``cyrillic`` is the language of Cyrillic words there.
    """
    foreign = ENGLISH if script(locale) != "LATIN" else locale
    return frozenset(" ".join(_STOP.get(tag, "") for tag in {locale, foreign, cyrillic}).split())
