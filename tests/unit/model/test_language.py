"""Dates, order of words, Latin letters and the interface's texts, in both languages."""

import datetime as dt
import string

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from civildialogue.core.active import held
from civildialogue.core.model.conventions import (
    collation_key,
    direction,
    format_date,
    format_partial_date,
    is_known,
    plural,
    quote,
    subtag,
    transliterate,
)
from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    Languages,
    Locale,
    message,
    messages,
    others,
    terminal_locale,
    use,
)
from civildialogue.core.model.localized import Localized, NonEmptyLocalized, PerLanguage
from civildialogue.core.model.records import Term

BG, EN, RO = BULGARIAN, ENGLISH, Locale("ro")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_record_has_no_folder_and_each_language_leads_to_the_others() -> None:
    assert (BG.prefix, EN.prefix) == ("", "en/")
    assert (others(BG), others(EN)) == ((EN,), (BG,))
    use(Languages((RO, BG, EN)))
    assert (RO.prefix, BG.prefix) == ("", "bg/")
    assert others(BG) == (RO, EN)


def test_a_tag_is_one_object_and_one_of_the_sites() -> None:
    assert Locale("bg") is BG
    assert TypeAdapter(Locale).validate_python("en") is EN
    with pytest.raises(ValidationError, match="'bg' or 'en'"):
        TypeAdapter(Locale).validate_python("ro")
    use(Languages((RO,)))
    assert TypeAdapter(Locale).validate_python("ro") is RO
    assert TypeAdapter(Locale).json_schema() == {"enum": ["ro"], "type": "string"}


@pytest.mark.parametrize(
    ("locale", "words"), [(BG, "23 ноември 2026 г."), (EN, "23 November 2026")]
)
def test_dates_do_not_break(locale: Locale, words: str) -> None:
    assert format_date(dt.date(2026, 11, 23), locale) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize("locale", PROGRAM)
def test_every_month_has_its_own_name(locale: Locale) -> None:
    names = {format_date(dt.date(2026, month, 1), locale) for month in range(1, 13)}
    assert len(names) == 12


@pytest.mark.parametrize(
    ("text", "bulgarian", "english"),
    [
        ("2026", "2026 г.", "2026"),
        ("2026-01", "януари 2026 г.", "January 2026"),
        ("2026-02", "февруари 2026 г.", "February 2026"),
        ("2026-12-31", "31 декември 2026 г.", "31 December 2026"),
    ],
)
def test_partial_dates(text: str, bulgarian: str, english: str) -> None:
    assert format_partial_date(text, BG).replace("\u00a0", " ") == bulgarian
    assert format_partial_date(text, EN).replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("tag", "day", "month", "way"),
    [
        ("ro", "23 noiembrie 2026", "noiembrie 2026", "ltr"),
        ("de", "23. November 2026", "November 2026", "ltr"),
        ("ar", "23 نوفمبر 2026", "نوفمبر 2026", "rtl"),
    ],
)
def test_a_language_is_known_by_its_tag(tag: str, day: str, month: str, way: str) -> None:
    locale = Locale(tag)
    assert format_partial_date("2026-11-23", locale).replace("\u00a0", " ") == day
    assert format_partial_date("2026-11", locale).replace("\u00a0", " ") == month
    assert direction(locale) == way


def test_the_language_without_its_country() -> None:
    assert [subtag(Locale(tag)) for tag in ("pt-BR", "bg")] == ["pt", "bg"]


@pytest.mark.parametrize(
    ("tag", "is_right"),
    [("bg", True), ("pt-BR", True), ("pt_BR", False), ("BG", False), ("xq", False), ("", False)],
)
def test_which_tags_are_languages(tag: str, is_right: bool) -> None:
    assert is_known(tag) == is_right


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("bg", {1: "one", 0: "other", 2: "other"}),
        ("ro", {1: "one", 0: "few", 2: "few", 19: "few", 20: "other", 101: "few"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
    ],
)
def test_the_form_that_a_number_asks_for(tag: str, forms: dict[int, str]) -> None:
    assert {number: plural(Locale(tag), number) for number in forms} == forms


def test_quotation_marks_of_each_language() -> None:
    assert (quote("дума", BG), quote("word", EN)) == ("„дума“", "“word”")


def test_words_sort_with_their_own_script_first() -> None:
    words = ["zebra", "Яна", "АПК", "ѝ", "йод", "Apple", "ива"]
    bulgarian = sorted(words, key=lambda word: collation_key(word, BG))
    english = sorted(words, key=lambda word: collation_key(word, EN))
    assert bulgarian == ["АПК", "ѝ", "ива", "йод", "Яна", "Apple", "zebra"]
    assert english == ["Apple", "zebra", "АПК", "ѝ", "ива", "йод", "Яна"]


def test_letters_of_their_own_and_letters_with_marks() -> None:
    romanian = ["țară", "tun", "șarpe", "sul", "înalt", "iz", "ăla", "an", "Zalău"]
    assert sorted(romanian, key=lambda word: collation_key(word, RO)) == [
        *("an", "ăla", "iz", "înalt", "sul", "șarpe", "tun", "țară", "Zalău"),
    ]
    french = ["cote", "côte", "coté", "dé", "de"]
    by_letter = sorted(french, key=lambda word: collation_key(word, Locale("fr")))
    assert by_letter == ["cote", "coté", "côte", "de", "dé"]


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


def faults(values: dict[str, object], kind: type[PerLanguage] = NonEmptyLocalized) -> list[object]:
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(values)
    return [(fault["type"], *fault["loc"]) for fault in caught.value.errors()]


def test_a_text_stands_in_every_language_of_the_site_and_is_empty_in_none() -> None:
    assert NonEmptyLocalized(bg="да", en="yes")[BG] == "да"
    assert faults({"bg": "да", "en": ""}) == [("string_too_short", "en")]
    use(Languages((RO, EN)))
    assert faults({"bg": "да", "en": ""}) == [
        ("missing", "ro"),
        ("extra_forbidden", "bg"),
        ("string_too_short", "en"),
    ]
    assert NonEmptyLocalized(ro="da", en="yes")[RO] == "da"


def test_a_term_stands_in_every_language_of_the_site() -> None:
    entry = {"term": "t", "definition": "d"}
    use(Languages((RO, BG, EN)))
    assert faults({"id": "a", "ro": entry, "bg": {"term": "t"}, "fr": entry}, Term) == [
        ("missing", "en"),
        ("extra_forbidden", "fr"),
        ("missing", "bg", "definition"),
    ]


def test_a_text_that_lacks_a_language_is_said_in_english_or_in_what_there_is() -> None:
    assert (Localized(bg="да", en="yes")[RO], Localized(bg="да")[RO]) == ("yes", "да")
    assert len({Localized(bg="да"), Localized(bg="не"), Localized(bg="да")}) == 2


def test_every_text_of_the_interface_stands_in_both_languages() -> None:
    for source in held("messages.yml"):
        for key, words in yaml.safe_load(source).items():
            assert set(words) == {"bg", "en"}, key
            assert all(words.values()), key


def test_a_key_of_the_interface_stands_once() -> None:
    known: dict[str, object] = {}
    for source in held("messages.yml"):
        keys = [line.split(":")[0] for line in source.splitlines() if line[:1].isalpha()]
        assert len(keys) == len(set(keys))
        for key, words in yaml.safe_load(source).items():
            # Features may say the same; what they say of it is the same then.
            assert known.setdefault(key, words) == words, key
    assert known.keys() == messages(BG).keys()


def test_both_languages_have_the_same_placeholders() -> None:
    english = messages(EN)
    for key, text in messages(BG).items():
        assert placeholders(text) == placeholders(english[key]), key


def test_a_text_is_filled() -> None:
    assert message(EN, "report.fixed", path="a.md") == "completed: a.md"
    with pytest.raises(KeyError):
        message(EN, "no.such.text")


def test_another_mark_on_a_letter_counts_as_the_letter_among_its_own() -> None:
    names = sorted(["вар", "zar", "öl", "ăn", "an"], key=lambda word: collation_key(word, RO))
    assert names == ["an", "ăn", "öl", "zar", "вар"]
