"""Which language a word is stemmed in, within the pages of a language; and words that tell nothing.

Source of the list: the languages whose Snowball stemmer gives the same in Python (3.1.1) and in the
script that is at hand for a browser (3.0.1). Words of other languages are found as they stand.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

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
_HOW = {BULGARIAN: "как", ENGLISH: "how"}
_ASKING = {
    BULGARIAN: "как къде какво дали мога може трябва искам желая",
    ENGLISH: "how where what can should must want",
}
_LIGHT = {
    BULGARIAN: (
        "искам поискам желая мога може трябва нужно длъжен търся намеря знам разбера прави правя "
        "направя дам давам подам подавам взема получа ползвам използвам стана става има имам каже "
        "значи означава кажа питам попитам моят моя моето мои някой някоя нещо колко какъв "
        "каква какви дали"
    ),
    ENGLISH: (
        "want need must get give make find know take use happen mean my me am any some there does "
        "would could please tell"
    ),
}
_CYRILLIC, _LATIN = "CYRILLIC", "LATIN"
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")


class Ways(NamedTuple):
    """How words are taken on the pages of a language; one for all languages that do alike.

    Cyrillic words are of the language ``cyrillic``, those in the letters of ``script`` are ``own``,
    and the rest are English.
    """

    cyrillic: Locale
    own: Locale
    script: str


def ways(locale: Locale) -> Ways:
    """How words are taken on the pages of a language, among those of the site.

    Cyrillic words are of the site's first language with that script, or Bulgarian.
    """
    return _ways(locale, languages())


@cache
def _ways(locale: Locale, spoken: tuple[Locale, ...]) -> Ways:
    cyrillic = next((tag for tag in (locale, *spoken) if script(tag) == _CYRILLIC), BULGARIAN)
    kind = script(locale)
    return Ways(cyrillic, ENGLISH, _LATIN) if kind == _CYRILLIC else Ways(cyrillic, locale, kind)


def tongue(word: str, taken: Ways) -> Locale:
    """The language of a word, by its letters; the engine does the same."""
    if not word.isascii() and _CYRILLIC_LETTER.search(word):
        return taken.cyrillic
    own = any(unicodedata.name(letter, "").startswith(taken.script) for letter in word)
    return taken.own if own else ENGLISH


def stop(taken: Ways) -> frozenset[str]:
    """Words that stand on nearly every page and tell none from another; a query does without."""
    return _words(_STOP, taken)


def asking(taken: Ways) -> frozenset[str]:
    """Words by which people ask for what they can do."""
    return _words(_ASKING, taken)


def how(taken: Ways) -> frozenset[str]:
    """Words that begin a text which says how something is done."""
    return _words(_HOW, taken)


def light(taken: Ways) -> frozenset[str]:
    """Words of asking that say little of what is asked."""
    return _words(_LIGHT, taken)


def _words(listed: dict[Locale, str], taken: Ways) -> frozenset[str]:
    """What is listed for the languages that words are taken for."""
    tags = {taken.cyrillic, taken.own, *([ENGLISH] if taken.script != _LATIN else [])}
    return frozenset(" ".join(listed.get(tag, "") for tag in tags).split())
