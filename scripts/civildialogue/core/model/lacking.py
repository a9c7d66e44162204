"""Words of the interface that a language lacks, and how their English stand-ins are marked."""

import re
from collections.abc import Mapping
from functools import cache

from civildialogue.core.model.conventions import cldr, plural
from civildialogue.core.model.language import ENGLISH, PROGRAM, Locale, messages, own_words

WRITERS = frozenset(
    (
        "answer ask authority build click cluster crowded earlier expected export fault help image "
        "imitation import join metavar migrate place redact refused report review serve since "
        "start stats unread usage verify wording yaml"
    ).split()
)
"""How the keys of words begin that only those see who write."""
_ALSO = ("report.fixable",)
_NOT = (
    *("search.unbuilt", "state.current"),
    *(f"translations.{name}" for name in ("recorded", "unchanged", "state")),
    *(f"history.{name}" for name in ("no-git", "outside", "untracked", "shallow")),
)
"""Words that their beginning would take for the others'."""
BEGIN, END = "\uf8f0", "\uf8f1"
"""Private characters around words that stand in for those of the page's language."""
_PART = re.compile(rf"<[^<>]*+>|[{BEGIN}{END}]")
_RAW = ("script", "style", "title", "textarea", "option")
"""Elements in which no other element may stand."""


@cache
def readers() -> frozenset[str]:
    """The keys of the words that readers of a site see."""
    seen = {key for key in messages(ENGLISH) if key.partition(".")[0] not in WRITERS}
    return frozenset(seen - set(_NOT) | set(_ALSO))


@cache
def wanted(locale: Locale) -> Mapping[str, str]:
    """The keys of the words for readers in a language, each with that of the English words.

    Each form of a plural is a key by itself; a language may have more forms than English.
    """
    forms = sorted({*cldr(locale).plural_form.tags, "other"})
    found: dict[str, str] = {}
    for key in messages(ENGLISH):
        base, _, form = key.rpartition(".")
        if key in readers() and form == "other" and f"{base}.one" in readers():
            found |= {f"{base}.{each}": key for each in forms}
        elif key in readers() and not (form == "one" and f"{base}.other" in readers()):
            found[key] = key
    return found


def lacking(locale: Locale) -> tuple[str, ...]:
    """The keys of the words for readers that a language hasn't, each form of a plural by itself."""
    own = own_words(locale)
    return () if locale in PROGRAM else tuple(key for key in wanted(locale) if key not in own)


def counted(locale: Locale, name: str, count: int) -> str:
    """The key of the form of a word that a number asks for, in the language that has the word."""
    spoken = locale if locale in PROGRAM or f"{name}.other" in own_words(locale) else ENGLISH
    key = f"{name}.{plural(spoken, count)}"
    return key if key in messages(locale) else f"{name}.other"


def tongue(locale: Locale, key: str) -> Locale:
    """The language in which a site in ``locale`` says a word: its own, or English."""
    return locale if locale in PROGRAM or key in own_words(locale) else ENGLISH


def marked(locale: Locale, key: str, text: str) -> str:
    """The text between marks, if it only stands in for words of the language."""
    return text if tongue(locale, key) == locale else f"{BEGIN}{text}{END}"


def by_program(locale: Locale, text: str) -> str:
    """The text between marks, if the program doesn't speak the language: of what it says itself,
    such as of faults, it has no words in others.
    """
    return text if locale in PROGRAM else f"{BEGIN}{text}{END}"


def for_scripts(text: str) -> str:
    """JSON whose marks ``told`` leaves alone: a script of the page tells them."""
    return text.replace(BEGIN, "\\uf8f0").replace(END, "\\uf8f1")


def told(html: str, *, is_turned: bool = False) -> str:
    """A page that says of each stand-in which language it is in; where it can't, the marks go.

    ``is_turned``: the page is written from right to left, which English is not.

    Source: WCAG 2.2, success criterion 3.1.2.
    """
    if BEGIN not in html and END not in html:
        return html

    way = ' dir="ltr"' if is_turned else ""
    within = ""  # The end tag of the element in which marks can only go.

    def part(match: re.Match[str]) -> str:
        nonlocal within
        if match[0] in (BEGIN, END):
            span = f'<span lang="{ENGLISH}"{way}>' if match[0] == BEGIN else "</span>"
            return "" if within else span
        name = (match[0][1:-1].split(maxsplit=1) or [""])[0].lower()
        if within:
            within = "" if name == within else within
        elif name in _RAW:
            within = f"/{name}"
        return plain(match[0])

    return _PART.sub(part, html)


def plain(text: str) -> str:
    """The text without marks."""
    return text.replace(BEGIN, "").replace(END, "")
