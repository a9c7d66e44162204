"""The theme's own words are in the language of a page, or in one that its readers can read."""

import pytest

from civildialogue.core.source.places import theme_words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        *(("bg", "bg"), ("pt-BR", "pt-BR"), ("zh-Hant", "zh-Hant"), ("de-AT", "de")),
        *(("sr-Cyrl", "sr"), ("sr-Latn", "en"), ("zh-Hans", "zh"), ("ga", "en"), ("klingon", "en")),
    ],
)
def test_a_language_has_words_of_the_theme(tag: str, words: str) -> None:
    assert theme_words(tag) == words
