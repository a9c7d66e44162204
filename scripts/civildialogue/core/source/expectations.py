"""What a field expects, in words of the program's languages, for the validator's kinds of fault."""

from collections.abc import Mapping
from typing import Any

from civildialogue.core.active import known
from civildialogue.core.model.colours import COLOUR_PATTERN
from civildialogue.core.model.forge import BRANCH_PATTERN, MAIL_PATTERN, REPOSITORY_PATTERN
from civildialogue.core.model.language import PROGRAM
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.settings import (
    ADDRESS_PATTERN,
    DRAWING_PATTERN,
    FILE_PATTERN,
    ICON_PATTERN,
    MEDIA_PATTERN,
    SHADE_PATTERN,
    SHOWN_PATTERN,
)
from civildialogue.core.model.values import DOI_PATTERN, FOLDER_PATTERN, ID_PATTERN, ONCE
from civildialogue.core.model.zone import ZONE_PATTERN

_WORDS = {
    "string_type": Localized(bg="текст", en="text"),
    "string_too_short": Localized(bg="непразен текст", en="a text that is not empty"),
    "string_too_long": Localized(
        bg="текст до {max_length} знака", en="a text of at most {max_length} characters"
    ),
    "list_type": Localized(bg="списък", en="a list"),
    "too_short": Localized(bg="поне един елемент", en="at least one item"),
    "row": Localized(
        bg="страница, двоеточие и идентификаторите ѝ, разделени с интервал",
        en="a page, a colon, and its ids with a space between them",
    ),
    "dict_type": Localized(bg="ключове и стойности", en="keys and values"),
    "named": Localized(
        bg="име или име с неговите настройки", en="a name, or a name with its settings"
    ),
    "bool": Localized(bg="true или false", en="true or false"),
    "int": Localized(bg="цяло число", en="a whole number"),
    "float": Localized(bg="число като 43.13", en="a number such as 43.13"),
    "greater_than_equal": Localized(bg="число, не по-малко от {ge}", en="a number not below {ge}"),
    "less_than_equal": Localized(bg="число, не по-голямо от {le}", en="a number not above {le}"),
    "greater_than": Localized(bg="число, по-голямо от {gt}", en="a number greater than {gt}"),
    "date": Localized(bg="дата като 2026-11-23", en="a date such as 2026-11-23"),
    "address_or_words": Localized(
        bg="адрес, който започва с https://, или думи на всеки език на сайта",
        en="an address that begins with https://, or words in each of the site’s languages",
    ),
    "url": Localized(
        bg="адрес, който започва с https://", en="an address that begins with https://"
    ),
}

ZONE = Localized(
    bg="часова зона като Europe/Sofia или UTC", en="a time zone such as Europe/Sofia or UTC"
)
_PATTERNS = {
    DOI_PATTERN: Localized(
        bg="DOI като 10.1787/339306da-en, без адрес пред него",
        en="a DOI such as 10.1787/339306da-en, with no address before it",
    ),
    ID_PATTERN: Localized(
        bg="малки латински букви, цифри и тирета", en="lower-case Latin letters, digits, hyphens"
    ),
    FOLDER_PATTERN: Localized(bg="папка като analysis", en="a folder such as analysis"),
    r"^[0-9]{1,6}$": Localized(bg="номер в EuroVoc (цифри)", en="a EuroVoc number (digits)"),
    REPOSITORY_PATTERN: Localized(
        bg="адресът на хранилището: https://…, без наклонена черта накрая",
        en="the repository’s address: https://…, without a slash at its end",
    ),
    ADDRESS_PATTERN: Localized(
        bg="адресът на сайта: https://…", en="the address of the site: https://…"
    ),
    FILE_PATTERN: Localized(
        bg="път до файл в папката на темата", en="a path to a file in the theme’s folder"
    ),
    ZONE_PATTERN: ZONE,
    COLOUR_PATTERN: Localized(bg="цвят като #1a1a1a", en="a colour such as #1a1a1a"),
    DRAWING_PATTERN: Localized(
        bg="път до рисунка .svg в папката на темата", en="a path to an .svg in the theme’s folder"
    ),
    ICON_PATTERN: Localized(
        bg="име на икона като material/weather-night",
        en="an icon’s name such as material/weather-night",
    ),
    SHADE_PATTERN: Localized(
        bg="име на цвят от темата, например indigo или custom",
        en="the name of a colour of the theme, such as indigo or custom",
    ),
    MEDIA_PATTERN: Localized(
        bg="условие като (prefers-color-scheme: dark)",
        en="a condition such as (prefers-color-scheme: dark)",
    ),
    SHOWN_PATTERN: Localized(
        bg='текст без знаците <, > и ", в който след & има интервал; пишете кавички „…“',
        en='a text without <, > and ", with a space after each &; write quotation marks “…”',
    ),
    MAIL_PATTERN: Localized(bg="адрес за електронна поща", en="an e-mail address"),
    BRANCH_PATTERN: Localized(
        bg="латински букви, цифри, тирета, точки и наклонени черти",
        en="Latin letters, digits, hyphens, dots and slashes",
    ),
    r"^[0-9a-f]{12}$": Localized(bg="12 шестнайсетични знака", en="12 hexadecimal digits"),
}

_RULES = {
    "an ISBN": Localized(
        bg="ISBN: 10 или 13 цифри с вярна последна",
        en="an ISBN: 10 or 13 digits, the last one right",
    ),
    "a year of our times": Localized(bg="година от 1800 до 2199", en="a year from 1800 to 2199"),
    ONCE: Localized(bg="имена, всяко по веднъж", en="names, each of them once"),
    "as-of and review-by go together": Localized(
        bg="„as-of“ и „review-by“ заедно", en="“as-of” and “review-by” together"
    ),
    "review-by is after as-of": Localized(
        bg="ден след този в „as-of“", en="a day after that in “as-of”"
    ),
    "min is greater than max": Localized(bg="min да не е над max", en="min not above max"),
    "a time zone that there is": ZONE,
    "a colour that is read on paper": Localized(
        bg="цвят, който се чете на бяла хартия: контраст поне 4,5 : 1",
        en="a colour that is read on white paper: a contrast of at least 4.5 : 1",
    ),
}


def expectation(kind: str, context: Mapping[str, Any]) -> Localized:
    """What was expected, for a pydantic error type and its context.

    Source of the kinds: https://docs.pydantic.dev/latest/errors/validation_errors/
    """
    declared = {k: words for each in known() for k, words in each.patterns.items()}
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        if pattern.startswith("^[0-9]{4}"):
            return _WORDS["date"]
        return {**declared, **_PATTERNS}.get(pattern, Localized(bg=pattern, en=pattern))
    if kind == "value_error":
        text = str(context.get("error", ""))
        return {**declared, **_RULES}.get(text, Localized(bg=text, en=text))
    words = _WORDS.get(kind) or _WORDS.get(kind.partition("_")[0])
    if words is None:
        words = _WORDS["dict_type"] if "model" in kind else Localized(bg=kind, en=kind)
    return Localized(**{tag: words[tag].format(**context) for tag in PROGRAM})
