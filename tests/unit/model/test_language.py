"""Dates, order of words, Latin letters and the interface's texts, in both languages."""

import datetime as dt
import string
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from civildialogue.core.model import language
from civildialogue.core.model.language import (
    Locale,
    NonEmptyLocalized,
    collation_key,
    format_date,
    format_partial_date,
    message,
    messages,
    quote,
    terminal_locale,
    transliterate,
)

BG, EN = Locale.BG, Locale.EN


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_record_has_no_folder_and_each_language_leads_to_the_other() -> None:
    assert (BG.prefix, EN.prefix) == ("", "en/")
    assert (BG.other, EN.other) == (EN, BG)


@pytest.mark.parametrize(
    ("locale", "words"), [(BG, "23 ноември 2026 г."), (EN, "23 November 2026")]
)
def test_dates_do_not_break(locale: Locale, words: str) -> None:
    assert format_date(dt.date(2026, 11, 23), locale) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize("locale", Locale)
def test_every_month_has_its_own_name(locale: Locale) -> None:
    names = {format_date(dt.date(2026, month, 1), locale) for month in range(1, 13)}
    assert len(names) == 12


@pytest.mark.parametrize(
    ("text", "bulgarian", "english"),
    [
        ("2026", "2026 г.", "2026"),
        ("2026-01", "януари 2026 г.", "January 2026"),
        ("2026-12-31", "31 декември 2026 г.", "31 December 2026"),
    ],
)
def test_partial_dates(text: str, bulgarian: str, english: str) -> None:
    assert format_partial_date(text, BG).replace("\u00a0", " ") == bulgarian
    assert format_partial_date(text, EN).replace("\u00a0", " ") == english


def test_quotation_marks_of_each_language() -> None:
    assert (quote("дума", BG), quote("word", EN)) == ("„дума“", "“word”")


def test_words_sort_with_their_own_script_first() -> None:
    words = ["zebra", "Яна", "АПК", "ѝ", "йод", "Apple", "ива"]
    bulgarian = sorted(words, key=lambda word: collation_key(word, BG))
    english = sorted(words, key=lambda word: collation_key(word, EN))
    assert bulgarian == ["АПК", "ѝ", "ива", "йод", "Яна", "Apple", "zebra"]
    assert english == ["Apple", "zebra", "АПК", "ѝ", "ива", "йод", "Яна"]


def test_case_does_not_count_in_sorting() -> None:
    assert collation_key("ЗНА", BG) == collation_key("зна", BG)


@pytest.mark.parametrize(
    ("bulgarian", "latin"),
    [
        ("Щастие", "shtastie"),
        ("България", "balgaria"),
        ("Мария Кюри", "maria kyuri"),
        ("методология и анализ", "metodologia i analiz"),
        ("шофьор, жираф, чаша, цар, ъгъл", "shofyor, zhiraf, chasha, tsar, agal"),
        ("Act 26", "act 26"),
    ],
)
def test_transliteration_follows_the_law(bulgarian: str, latin: str) -> None:
    assert transliterate(bulgarian) == latin


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, EN),
        ({"LANG": "bg_BG.UTF-8"}, BG),
        ({"LANG": "bg_BG.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, EN),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "BG_bg"}, BG),
        ({"LANG": "bg_BG.UTF-8", "LC_ALL": "C"}, EN),
        ({"LANG": "bg_BG.UTF-8", "LC_ALL": ""}, BG),
    ],
)
def test_the_terminal_chooses_its_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], locale: Locale
) -> None:
    monkeypatch.delenv("LC_ALL")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal_locale() is locale


def test_a_text_in_both_languages_is_empty_in_neither() -> None:
    assert NonEmptyLocalized(bg="да", en="yes")[BG] == "да"
    with pytest.raises(ValidationError):
        NonEmptyLocalized(bg="да", en="")


def test_every_text_of_the_interface_stands_in_both_languages() -> None:
    source = Path(language.__file__).with_name("messages.yml").read_text(encoding="utf-8")
    for key, words in yaml.safe_load(source).items():
        assert set(words) == {"bg", "en"}, key
        assert all(words.values()), key


def test_a_key_of_the_interface_stands_once() -> None:
    source = Path(language.__file__).with_name("messages.yml").read_text(encoding="utf-8")
    keys = [line.split(":")[0] for line in source.splitlines() if line[:1].isalpha()]
    assert len(keys) == len(set(keys)) == len(messages(BG))


def test_both_languages_have_the_same_placeholders() -> None:
    english = messages(EN)
    for key, text in messages(BG).items():
        assert placeholders(text) == placeholders(english[key]), key


def test_a_text_is_filled() -> None:
    assert message(EN, "report.fixed", path="a.md") == "completed: a.md"
    with pytest.raises(KeyError):
        message(EN, "no.such.text")
