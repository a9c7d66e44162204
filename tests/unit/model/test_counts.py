"""Counted words have the form that their number asks for, by the rules of CLDR."""

import re
from collections.abc import Iterator

import babel
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.lacking import counted
from civildialogue.core.model.language import BULGARIAN, ENGLISH, PROGRAM, Locale, messages

RO = Locale("ro")
TRIED = (0, 1, 2, 5, 11, 21)
COUNTED = sorted(
    key.removesuffix(".other")
    for key in messages(ENGLISH)
    if key.endswith(".other") and f"{key.removesuffix('.other')}.one" in messages(ENGLISH)
)
NUMBERS = (
    "count number total pages translations links citations permalinks nodes edges days limit "
    "columns files taken refused length passages found missing"
).split()
BEFORE_A_NOUN = re.compile(rf"\{{(?:{'|'.join(NUMBERS)})\}}[ \u00a0][^\W\d_]{{2,}}")
"""A number with a word right behind it, which has to agree with it."""
NEVER_ONE = {
    "import.refused.too-large": "a unit, and a limit of the program",
    "import.refused.too-slow": "a limit of the program, far over one",
    "search.first": "a number of the program, far over one",
    "form.limit": "a limit of the program, far over one",
    "form.draft-term": "a term of the program, far over one",
    "refused.change-long": "a limit of the program, far over one",
    "import.comment.too-many": "a limit of the program, far over one",
    "book.volume": "an ordinal number: volume 1 of 3",
    "leaves.title": "an ordinal number: page 1 of 3",
    "build.shared": "an ordinal number: share 1 of 3",
    "filters.shown": "a share: neither number stands before a noun",
    "sources.used-more": "no word that has forms",
    "file-too-large": "a unit, and a limit of the program",
    "table-too-wide": "only wide tables, far over one column",
    "too-many-files": "a limit of the program, far over one",
    "marks-stacked": "never fewer than four",
    "comment-too-long": "more than a limit of the program",
    "comments-too-many": "a limit of the program, far over one",
    "change-moved": "no number but a commit",
    "consultation-too-short": "the number stands behind its word",
}


def test_there_are_counted_words() -> None:
    assert {"unit.days", "search.count", "consultations.left", "downloads.pages"} <= set(COUNTED)


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH, RO])
@pytest.mark.parametrize("count", TRIED)
def test_the_form_is_that_of_cldr(locale: Locale, name: str, count: int) -> None:
    key = counted(locale, name, count)
    assert key == f"{name}.{babel.Locale.parse(locale).plural_form(count)}"
    fields = dict.fromkeys(("count", "days", "number"), count)
    said = messages(locale)[key].format(**fields)
    if "{" in messages(locale)[key]:
        assert str(count) in said


@given(st.sampled_from(COUNTED), st.integers(0, 10_000), st.sampled_from([*PROGRAM, RO]))
@example("unit.days", 101, RO)
def test_whatever_the_number(name: str, count: int, locale: Locale) -> None:
    key = counted(locale, name, count)
    assert key == f"{name}.{babel.Locale.parse(locale).plural_form(count)}"
    assert key in messages(locale)


@given(st.sampled_from(COUNTED), st.integers(0, 10_000), st.sampled_from(["fr", "pl", "ar", "ja"]))
def test_stand_ins_follow_the_rules_of_english(name: str, count: int, tag: str) -> None:
    key = counted(Locale(tag), name, count)
    assert key == f"{name}.{'one' if count == 1 else 'other'}"


def texts() -> Iterator[tuple[str, str]]:
    for locale in (*PROGRAM, RO):
        yield from messages(locale).items()
        for code, entry in codes().items():
            for words in (entry.message, entry.label, entry.help):
                yield code, words[locale]


def test_no_other_word_has_to_agree_with_a_number() -> None:
    forms = {"zero", "one", "two", "few", "many", "other"}
    found = {
        (key, text)
        for key, text in texts()
        if BEFORE_A_NOUN.search(text)
        and key.rpartition(".")[2] not in forms
        and key not in NEVER_ONE
    }
    assert found == set(), "write the number behind its word, or give the word its plural forms"


def test_every_exception_is_needed() -> None:
    held = {key for key, text in texts() if re.search(rf"\{{(?:{'|'.join(NUMBERS)})\}}", text)}
    assert set(NEVER_ONE) <= held
