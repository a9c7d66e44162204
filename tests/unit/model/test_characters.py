"""What a terminal, a log or a reader would obey is shown and not obeyed."""

import json
import re
import unicodedata
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from civildialogue.core.model import characters
from civildialogue.core.model.characters import (
    HIDDEN,
    SCRIPTS,
    STACKED,
    in_one_alphabet,
    may_hide,
    mixed,
    of_one_alphabet,
)
from civildialogue.core.model.escaping import as_json, escaped, is_unseen
from civildialogue.core.model.values import leaves


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00", r"\x00"),
        ("\x1b[2J", r"\x1b[2J"),
        ("a\nb", r"a\x0ab"),
        ("\x7f\x80\x9b", r"\x7f\x80\x9b"),
        ("\u061c", r"\u061c"),
        ("\u202e", r"\u202e"),
        ("\ue000\uf8ff", r"\ue000\uf8ff"),
        ("\U000e0001", r"\U000e0001"),
        # Bytes of a name that is no UTF-8, from the first to the last.
        ("\udc80\udcff", r"\x80\xff"),
        ("\udc7f\udd00", r"\udc7f\udd00"),
        ("име\u00adто – „а“ 👍", "име\u00adто – „а“ 👍"),
    ],
)
def test_the_unseen_is_written_out(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_unseen_is_left(text: str) -> None:
    assert not any(is_unseen(c) for c in escaped(text))
    told = as_json({"text": text})
    assert not any(is_unseen(c) for c in told if c != "\n")
    assert "##[" not in told
    assert json.loads(told) == {"text": text}


@pytest.mark.parametrize("text", ["##[error]x", "\u202e", "\ud800", "\u2028", "a\nb"])
def test_json_gives_back_what_it_was_given(text: str) -> None:
    told = as_json([text])
    assert json.loads(told) == [text]
    assert "##[" not in told
    assert {unicodedata.category(c) for c in told} & {"Cf", "Cs", "Zl"} == set()


def test_what_turns_the_direction_is_what_unicode_says() -> None:
    turning = {"LRE", "LRO", "PDF", "RLE", "RLO", "LRI", "RLI", "FSI", "PDI"}
    letters = {c for c in map(chr, range(0x3000)) if unicodedata.bidirectional(c) in turning}
    assert letters | {"\u061c", "\u200e", "\u200f"} == characters.BIDI


def test_what_has_no_look_is_hidden_and_nothing_else() -> None:
    every = [chr(code) for code in range(0x110000)]
    hidden = set(every) - set(characters.HIDDEN.sub("", "".join(every)))
    category = {c: unicodedata.category(c) for c in every}
    assert {c for c in every if category[c] in ("Co", "Cs", "Zl", "Zp")} <= hidden
    controls = {c for c in every[:0x3000] if category[c] in ("Cc", "Cf")}
    assert controls - hidden == {"\n", "\u00ad"}
    blank = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
    assert {c for c in hidden if category[c][0] in "LNPS"} == blank


@pytest.mark.parametrize(
    ("spelled", "is_flag"), [("gbeng", True), ("gbsct", True), ("gbwls", True), ("usca", False)]
)
def test_tags_spell_a_flag_or_hide_something(spelled: str, is_flag: bool) -> None:
    flag = "\U0001f3f4" + "".join(chr(0xE0000 + ord(c)) for c in spelled) + "\U000e007f"
    assert (characters.HIDDEN.search(flag) is None) == is_flag
    assert characters.HIDDEN.search(flag[1:])
    assert characters.HIDDEN.search(flag[:-1])


def test_a_letter_is_of_one_alphabet() -> None:
    for code in range(0x3000):
        letter = chr(code)
        assert sum(bool(re.match(f"[{each}]", letter)) for each in SCRIPTS.values()) <= 1, letter


@pytest.mark.parametrize(
    ("letter", "alphabet"),
    [
        ("z", "latin"),
        ("\u1eff", "latin"),
        ("я", "cyrillic"),
        ("ω", "greek"),
        ("\u0561", "armenian"),
        ("\u10d0", "georgian"),
        ("\u13a0", "cherokee"),
        ("\ua4d0", "lisu"),
        ("\uff21", "wide"),
        ("\U0001d400", "wide"),
    ],
)
def test_a_strange_letter_in_a_word_is_told_by_its_alphabet(letter: str, alphabet: str) -> None:
    ((word, at, letters),) = mixed(f"ж д{letter}" if alphabet != "cyrillic" else f"ж d{letter}")
    assert (word[1], at, letters[alphabet]) == (letter, 2, letter)


class Colour(StrEnum):
    RED = "red"


class Inner(BaseModel):
    words: list[str] = []


class Outer(BaseModel):
    one: Inner = Field(alias="the-one")
    many: list[Inner]
    none: str | None = None
    zero: int = 0
    empty: str = ""
    colour: Colour = Colour.RED


def test_every_value_of_a_record_has_the_place_that_the_file_gives_it() -> None:
    record = Outer.model_validate(
        {"the-one": {"words": ["a", "b"]}, "many": [{"words": []}, {"words": ["c"]}]}
    )
    assert dict(leaves(record)) == {
        ("the-one", "words", 0): "a",
        ("the-one", "words", 1): "b",
        ("many", 1, "words", 0): "c",
        ("zero",): 0,
        ("empty",): "",
        ("colour",): Colour.RED,
    }


@pytest.mark.parametrize(
    "word",
    ["пътaта", "aпът", "пътz", "пътή", "пътა", "պատя", "Ꭰпът", "ꓐпът", "ａbc", "𝐀bc", "ａｂｃ"],
)
def test_a_word_of_two_alphabets_is_found(word: str) -> None:
    [(found, start, letters)] = mixed(f"Дума {word} дума.")
    assert (found, start) == (word, 5)
    assert len(letters) == 2 or "wide" in letters


def test_words_of_one_alphabet_each_are_not_looked_at_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert list(mixed("Дума word λέξη ὁ სიტყვა бѝва 5а")) == []
    monkeypatch.delattr(characters, "_IMPURE")
    assert list(mixed("Текст на кирилица: само думи, 12 числа – и знаци.")) == []


LETTERS = st.text("aézабжαωԱაᎠꓐａｚאع漢ĀѢ1_- \n", max_size=24)


@given(LETTERS, LETTERS)
def test_one_look_at_a_text_finds_every_mixed_word(before: str, after: str) -> None:
    text = f"община {before} {after}"
    words = re.findall(r"[^\W\d_]+", text)
    alphabets = {
        word: {name for name, letters in SCRIPTS.items() if re.search(f"[{letters}]", word)}
        for word in words
    }
    right = [word for word in words if len(alphabets[word]) > 1 or "wide" in alphabets[word]]
    assert [word for word, _, _ in mixed(text)] == right
    # In a text of Latin letters it is the others that are looked at.
    assert [
        word for word, _, _ in mixed(f"services {text} are here".replace("община", ""))
    ] == right


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\u0301\u200d\ufe0f\U0001f3f4\U000e0067")))
)
def test_a_text_that_may_hide_nothing_has_nothing_hidden(text: str) -> None:
    assert may_hide(text) or not (HIDDEN.search(text) or STACKED.search(text))
    assert not may_hide("".join(c for c in text if c.isascii() and c.isprintable()))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Cъвет", "Съвет"), ("рdf", "pdf"), ("ABС", "АВС"), ("Wж", None), ("наредбa", "наредба")],
)
def test_a_stray_letter_becomes_the_one_that_it_looks_like(word: str, expected: str | None) -> None:
    assert of_one_alphabet(word) == expected
    assert in_one_alphabet(f"а {word}, {word}") == f"а {expected or word}, {expected or word}"
