"""Records of translation that a change brings: told where the translation's words stay."""

import pytest

from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Kind
from civildialogue.features.review.texts import declared
from unit.making import library_of, original, page, translation

ORIGINAL = "Едно.\n{#p-one}\n\nДве.\n{#p-two}"
TRANSLATED = "One.\n{#p-one}\n\nThree.\n{#p-three}"


def library(translates: dict[str, str], body: str = TRANSLATED) -> Library:
    english = translation(Kind.CHAPTER, body, translates=translates)
    return library_of(page(original(Kind.CHAPTER, ORIGINAL)), page(english, locale=ENGLISH))


@pytest.mark.parametrize(
    ("name", "told"), [("p-one", ["p-one"]), ("p-two", []), ("p-three", []), ("p-none", [])]
)
def test_a_record_is_told_of_a_passage_that_both_have(name: str, told: list[str]) -> None:
    before, after = library({}), library({name: "0123456789ab"})
    assert [each.id for each in declared(before, after, {})] == told
    assert list(declared(after, after, {})) == []
    assert list(declared(library_of(), after, {})) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (TRANSLATED, TRANSLATED.replace("One", "The one")),
        (TRANSLATED, "Three.\n{#p-three}"),
        ("Three.\n{#p-three}", TRANSLATED),
    ],
    ids=["rewritten", "gone", "new"],
)
def test_other_words_may_have_a_new_record(was: str, now: str) -> None:
    after = library({"p-one": "0123456789ab"}, now)
    assert list(declared(library({}, was), after, {})) == []
