"""Phrases are found in the forms that a language has, and not in words that only look alike."""

import pytest

from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming import phrases
from civildialogue.core.model.stemming.phrases import Phrases


def found(text: str, *known: str, locale: str = "bg") -> list[str]:
    """The phrases of a text, as they stand there."""
    searched: Phrases[str] = Phrases(Locale(locale))
    for phrase in known:
        searched.add(phrase, phrase)
    return [text[hit.start : hit.end] for hit in searched.found(text)]


@pytest.mark.parametrize(
    ("locale", "phrase", "text", "expected"),
    [
        ("bg", "отворен лиценз", "С отворените лицензи.", "отворените лицензи"),
        ("bg", "свободен лиценз", "под *свободния* лиценз", "свободния* лиценз"),
        ("bg", "неприет", "Неприетото е неприето", "Неприетото"),
        ("bg", "дете", "Децата", "Децата"),
        ("bg", "сигнал", "СИГНАЛИТЕ", "СИГНАЛИТЕ"),
        ("en", "open licence", "(open licences)", "open licences"),
        ("en", "authority", "public authorities’ duty", "authorities"),
        ("en", "citizens’ panel", "a citizens' panel", "citizens' panel"),
        ("ro", "decizie", "toate deciziile", "deciziile"),
        ("de", "Bürgerrat", "die Bürgerräte", "Bürgerräte"),
        ("es", "decisión", "las decisiones", "decisiones"),
        ("ka", "პეტიცია", "ეს პეტიცია", "პეტიცია"),
        ("bg", "open data", "това е open data", "open data"),
    ],
)
def test_forms_are_found(locale: str, phrase: str, text: str, expected: str) -> None:
    assert found(text, phrase, locale=locale)[0] == expected


@pytest.mark.parametrize(
    ("locale", "phrase", "text"),
    [
        ("bg", "адресат", "имейл адреси"),
        ("en", "evidence", "an evident error"),
        ("en", "recommendation", "this edition recommends it"),
        ("bg", "отворен лиценз", "Отворен. Лиценз"),
        ("bg", "отворен лиценз", "отворен, лиценз"),
        ("bg", "отворен лиценз", "отворен (лиценз)"),
        ("bg", "отворен лиценз", "отворен\n\nлиценз"),
        ("bg", "отворен лиценз", "отворен – лиценз"),
        ("bg", "–", "нищо – нищо"),
    ],
)
def test_what_is_no_form_is_not_found(locale: str, phrase: str, text: str) -> None:
    assert not found(text, phrase, locale=locale)


def test_the_longest_phrase_is_found_and_none_within_it() -> None:
    text = "регистър на отворени данни, данни и отворени данни с висока стойност"
    known = ("данни", "отворени данни", "отворени данни с висока стойност", "висока цена")
    assert found(text, *known) == ["отворени данни", "данни", "отворени данни с висока стойност"]


def test_two_words_with_one_stem_are_told_apart() -> None:
    assert found("evident evidence", "evidence", "evident", locale="en") == ["evident", "evidence"]
    searched: Phrases[str] = Phrases(Locale("en"))
    searched.add("evidence", "first")
    searched.add("evidently", "second")
    assert [hit.meaning for hit in searched.found("evidences, evidently")] == ["first", "second"]


def test_each_word_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text is twice the work, for words that begin a phrase again and again too."""
    looked: list[str] = []
    real = phrases.is_form

    def counted(said: str, word: str) -> bool:
        looked.append(said)
        return real(said, word)

    monkeypatch.setattr(phrases, "is_form", counted)
    costs = []
    for size in (50, 100):
        looked.clear()
        found("да " * size, "да да", "да да да не", locale="bg")
        costs.append(len(looked))
    assert costs[1] <= 2 * costs[0] + 4


def test_a_relative_may_be_found_and_is_not_close() -> None:
    searched: Phrases[str] = Phrases(Locale("en"))
    searched.add("reasons", "reasons")
    hits = searched.found("For reasons, the reason is reasonable.")
    assert [hit.is_close for hit in hits] == [True, False, False]
