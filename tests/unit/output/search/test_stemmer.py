"""Words and stems, and that the generated script gives the same ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.stemming.stemmer import stem, words
from civildialogue.core.output.search.stemscript import javascript
from counts import cases

VENDOR = (
    Path(__file__).parents[4]
    / "scripts/civildialogue/theme/assets/javascripts/vendor/snowball-english.js"
)
# What both ends know: no surrogates, which aren't text, and no characters younger than Python's
# Unicode. What matters comes more often than chance would bring it.
CHARACTERS = st.one_of(
    st.sampled_from("аеийяѝѐщъьАЯЇaezIKİßΣσς0123456789-'’‑\u0300\u0301\u0306\u00ad\u200d .,„“"),
    st.characters(exclude_categories=["Cs", "Cn"]),
)
TEXTS = st.text(CHARACTERS, max_size=60)
CYRILLIC = st.text("абвгдежзийклмнопрстуфхцчшщъьюяѝыѓa1-", max_size=14)
LATIN = st.text("abcdefghilmnoprstuvxyz'йö1-", max_size=14)


@pytest.fixture(scope="module")
def engine() -> Any:
    made = MiniRacer()
    made.eval(VENDOR.read_text(encoding="utf-8"))
    made.eval(javascript())
    made.eval("const answer = (name, given) => JSON.stringify(civilStem[name](given))")
    return made


def in_script(engine: Any, name: str, given: str) -> Any:
    return json.loads(engine.call("answer", name, given))


@pytest.mark.parametrize(
    "forms",
    [
        "община общината общини общините",
        "решение решението решения решенията",
        "министър министъра министърът министри министрите",
        "министерство министерството министерства министерствата",
        "общност общността общности общностите",
        "организация организацията организации организациите",
        "ученик ученика ученикът ученици учениците",
        "успех успеха успехът успехи успехите",
        "подход подхода подходът подходи подходите",
        "боец боеца боецът бойци бойците",
        "край края краят краища краищата",
        "степен степента степени степените",
        "час часа часът часове часовете",
        "закон закона законът закони законите",
        "гражданин гражданина гражданинът граждани гражданите",
        "център центъра центърът центрове центровете",
        "безкраен безкрайна безкрайни безкрайният безкрайното",
        "важен важна важно важни важният важните",
        "бял бяла бяло бели белите белия",
        "пряк пряка пряко преки преките прекия",
        "приет приета прието приети приетият приетите",
        "участващ участваща участващи участващите",
        "мъж мъжа мъжът мъже мъжете",
        "бряг брега брегът брегове бреговете",
        "гръб гърба гърбът гърбове гърбовете",
        "връх върха върхът върхове върховете",
        "дете детето деца децата",
        "човек човека човекът човеци хора хората",
        "ръка ръката ръце ръцете",
        "ден деня денят дни дните",
        "път пътя пътят пътища пътищата",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(form, BULGARIAN) for form in forms.split()}) == 1, forms


@pytest.mark.parametrize(
    "pair",
    [
        "съд съдържание",
        "съвет свят",
        "право правило",
        "община общество",
        "филолог филология",
        "град градина",
        "план планина",
        "член членство",
    ],
)
def test_different_words_keep_apart(pair: str) -> None:
    one, other = pair.split()
    assert stem(one, BULGARIAN) != stem(other, BULGARIAN)


@pytest.mark.parametrize("word", ["", "и", "то", "rec-0001", "gdpr", "2026", "covid", "українців"])
def test_other_alphabets_and_short_words_stay(word: str) -> None:
    assert stem(word, BULGARIAN) == word


def test_english_is_snowball() -> None:
    forms = ["consultation", "consultations", "skis", "international", "citizen's", "rec-0001"]
    assert [stem(form, ENGLISH) for form in forms] == [
        "consult",
        "consult",
        "ski",
        "internat",
        "citizen",
        "rec-0001",
    ]
    assert stem("общината", ENGLISH) == "общината"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Съ\u0301ветът на нѐя ѝ каза", "съветът на нея и каза"),
        ("и\u0300 и и\u0306", "и и й"),
        ("и\u0301\u0306", "й"),
        ("Социално-икономически", "социално икономически"),
        ("REC-0001, rec‑0001; 12-0001 notice-2020-bg", "rec-0001 rec-0001 12 0001 notice-2020 bg"),
        ("citizens’ don’t 'quoted'", "citizens don't quoted"),
        ("граж\u00adдани", "граждани"),
        ("Café Straße Ёлка ΟΔΟΣ", "café straße ёлка οδος"),
        ("чл. 5, ал. 3 (3,5 %)", "чл 5 ал 3 3 5"),
        ("🙂 *.?+[(\\ \u202eабв", "абв"),
        ("", ""),
    ],
)
def test_words(text: str, found: str) -> None:
    assert words(text) == found.split()


def test_long_input_stays_one_pass() -> None:
    assert len(words("a-" * 5000)) == 5000
    assert words("я" * 10_000) == ["я" * 10_000]
    assert words("\ud800а\udfff") == ["а"]


@settings(max_examples=cases(5_000))
@given(TEXTS)
@example("İ ΑΣ ΑΣ'Α ѝ\u0301 и\u0300\u0306 a-b-c-123 ab-1234567890")
def test_script_finds_the_same_words(engine: Any, text: str) -> None:
    assert in_script(engine, "words", text) == words(text)


@settings(max_examples=cases(5_000))
@given(st.one_of(CYRILLIC, TEXTS))
def test_script_gives_the_same_bulgarian_stem(engine: Any, word: str) -> None:
    assert in_script(engine, "bg", word) == stem(word, BULGARIAN)


@settings(max_examples=cases(5_000))
@given(st.one_of(LATIN, TEXTS))
def test_script_gives_the_same_english_stem(engine: Any, word: str) -> None:
    assert in_script(engine, "en", word) == stem(word, ENGLISH)


def test_script_is_the_same_each_time_and_fit_for_a_strict_page() -> None:
    script = javascript()
    assert script == javascript()
    assert script.endswith("\n")
    assert "__TABLE__" not in script
    assert "eval(" not in script
    assert "Function(" not in script
