"""Articles of acts in English are written in one way, and the way shown is itself right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.articles import UNKNOWN, in_english, miswritten
from civildialogue.core.model.conventions import transliterate


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("see Article 26 of the Act", "Article 26", "art. 26"),
        ("Article 26 says", "Article 26", "Art. 26"),
        ("It is so. Articles 26 and 28 say", "Articles 26 and 28", "Arts. 26 and 28"),
        ("by article 26(4)", "article 26(4)", "art. 26(4)"),
        ("under art 26", "art 26", "art. 26"),
        ("under arts 26 and 28", "arts 26 and 28", "arts. 26 and 28"),
        ("under art.26", "art.26", "art. 26"),
        ("under Art. 26", "Art. 26", "art. 26"),
        ("art. 26, paragraph 4, item 2", "art. 26, paragraph 4, item 2", "art. 26(4)(2)"),
        ("art. 26 (4)", "art. 26 (4)", "art. 26(4)"),
        ("art. 3, point (a)", "art. 3, point (a)", "art. 3(a)"),
        ("under point 6 of Article 21", "point 6 of Article 21", "art. 21(6)"),
        ("art. 15v(1) and (3)", "art. 15v(1) and (3)", "art. 15v(1) and (3) (15в)"),
        ("art. 15в, para. 1", "art. 15в, para. 1", "art. 15v(1) (15в)"),
        ("art. 15d (15г)", "art. 15d (15г)", "art. 15g (15г)"),
        ("art. 58c", "art. 58c", f"art. 58{UNKNOWN} (58{UNKNOWN})"),
        ("art. 5а of Regulation (EU) No 910/2014", "art. 5а", "art. 5a"),
    ],
)
def test_one_way(text: str, shown: str, right: str) -> None:
    [found] = miswritten(text, set())
    assert (found.text, found.right) == (shown, right)
    assert text[found.start :].startswith(shown)


@pytest.mark.parametrize(
    "text",
    [
        "art. 26",
        "Art. 26(4) and art. 28(1)(2)–(5).",
        "arts. 2, 5 and 7; arts. 26–28",
        "art. 41zh (41ж), and again art. 41zh",
        "art. 5a(4) of Regulation (EU) No 910/2014",
        "the state of the art 1st and smart 26 and 3 articles",
        "a start. 26 people, art. X",
        "art. 26\u00a0and art.\u00a028",
    ],
)
def test_what_stands_right_is_left_alone(text: str) -> None:
    assert list(miswritten(text, set())) == []


def test_the_cyrillic_number_is_asked_for_once_on_a_page() -> None:
    known: set[str] = set()
    asked = [found.right for found in miswritten("art. 15v, art. 15v(1)", known)]
    assert asked == ["art. 15v (15в)"]
    assert list(miswritten("art. 15v(2)", known)) == []
    assert [found.right for found in miswritten("art. 15g", known)] == ["art. 15g (15г)"]


def test_acts_of_the_union_have_latin_letters() -> None:
    assert list(miswritten("art. 5c(4)", set(), is_bulgarian=False)) == []
    assert in_english("5а", is_bulgarian=False) == "5a"
    assert in_english("5а", is_bulgarian=True) == "5a (5а)"
    assert in_english("26", is_bulgarian=True) == "26"


LETTERS = "абвгдежзийклмнопрстуфхцчшщюя"


@given(
    st.integers(1, 9999),
    st.sampled_from(["", *LETTERS]),
    st.booleans(),
    st.lists(st.integers(1, 99), max_size=3),
)
def test_what_is_shown_is_right(number: int, letter: str, spelt: bool, places: list[int]) -> None:
    digits = f"{number}{letter}"
    form = ", para. {}" if spelt else "({})"
    text = f"Article {digits}" + "".join(form.format(place) for place in places)
    [found] = miswritten(f"by {text}", set())
    assert found.text == text
    assert found.right.startswith(f"art. {number}{transliterate(letter)}")
    assert (f" ({digits})" in found.right) == bool(letter)
    assert list(miswritten(f"by {found.right}", set())) == []
