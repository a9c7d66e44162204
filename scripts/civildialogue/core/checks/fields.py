"""The words of front matter and records: letters and quotation marks, as in the text of pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from civildialogue.core.checks.content import ADDRESS, marks_of, strangers
from civildialogue.core.model.characters import mixed
from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.quotation import QUOTES, faults
from civildialogue.core.model.values import texts

_IN_THE_PAGES_LANGUAGE = ("title", "short-title", "summary", "keywords")

_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u052f]")
Loc = tuple[str | int, ...]
Text = tuple[Page | Located[Any], Loc, str]


def scripts(library: Library) -> Iterator[Diagnostic]:
    """Letters of another alphabet in front matter, in records and in the names of who comments.

    Source: Unicode Technical Standard #39, section 5 (mixed-script detection).
    """
    for holder, loc, text in texts_of(library):
        for word, _, found in mixed(ADDRESS.sub(" ", text)):
            yield strangers(word, found, holder.span_of(*loc))


def quotation_marks(library: Library) -> Iterator[Diagnostic]:
    """Straight, strange and single quotation marks in texts whose language is known."""
    for holder, loc, text in texts_of(library):
        locale = locale_of(holder, loc) if QUOTES.search(text) else None
        if locale is None or _is_a_works_own(text, locale):
            continue
        for code, at in faults(text, locale):
            yield Diagnostic(code, within(holder.span_of(*loc), text, at), marks_of(locale))


def locale_of(holder: Page | Located[Any], loc: Loc) -> Locale | None:
    """The language of a field: by its name, or that of its page."""
    named = next((part for part in reversed(loc) if part in languages()), None)
    if named is None and isinstance(holder, Page) and loc[0] in _IN_THE_PAGES_LANGUAGE:
        named = holder.locale
    return Locale(named) if named is not None else None


def _is_a_works_own(text: str, locale: Locale) -> bool:
    """Whether it is a foreign work's title in a Bulgarian field, in its own letters and marks."""
    is_latin = len(_LATIN.findall(text)) > len(_CYRILLIC.findall(text))
    return locale == BULGARIAN and is_latin and not list(faults(text, ENGLISH))


def within(span: Span, text: str, at: int, length: int = 1) -> Span:
    """The place of a part of a field, if the field stands on one line as it is read."""
    start = span.excerpt.find(text, span.column - 1)
    return span if start < 0 else replace(span, column=start + at + 1, length=length)


def texts_of(library: Library) -> Iterator[Text]:
    """Every text of front matter and records, with its place, but for the public's own words."""
    for page in library.pages:
        yield from ((page, loc, text) for loc, text in texts(page.matter))
    for located in library.located:
        kind = library.kind_of(located.value)
        theirs = kind.own_words if kind else ()
        for loc, text in texts(located.value):
            if not any(loc[: len(words)] == words for words in theirs):
                yield located, loc, text
