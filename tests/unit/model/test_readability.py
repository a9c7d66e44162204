"""What LIX counts: words, long words, and sentences."""

import pytest

from civildialogue.core.model.readability import Measure, measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Measure()),
        ("– …", Measure()),
        ("Кратко изречение", Measure(2, 1, 1)),
        ("Едно. Две! Три?", Measure(3, 3, 0)),
        ("Виж чл. 26, ал. 4 от закона.", Measure(7, 1, 0)),
        ("През 2025 г. делът е 36,5 %. Расте.", Measure(7, 2, 0)),
        ("Той каза: „Да.“ Тя мълчеше.", Measure(5, 3, 1)),
        ("e-government is a word", Measure(4, 1, 1)),
        ("седемте", Measure(1, 1, 1)),
        ("шестте", Measure(1, 1, 0)),
    ],
)
def test_what_is_counted(text: str, expected: Measure) -> None:
    assert measure([text]) == expected


def test_the_number_is_the_sum_of_both_parts() -> None:
    """Ten words in two sentences, three of them long: 10 / 2 + 100 × 3 / 10."""
    found = measure(["едно две три четиринадесет пет. Шестнадесет две три деветдесет пет"])
    assert found == Measure(10, 2, 3)
    assert found.length == 5
    assert found.lix == 35


def test_each_passage_ends_a_sentence() -> None:
    assert measure(["Едно", "Две"]).sentences == 2
    assert Measure().lix == 0


def test_a_text_of_signs_alone_costs_little() -> None:
    assert measure([". " * 50_000 + "а"]).words == 1
    assert measure(["-’" * 50_000]).words == 0
