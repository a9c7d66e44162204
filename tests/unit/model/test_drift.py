"""What is current, older, missing or not recorded."""

import pytest

from civildialogue.core.model.drift import State, pairs, table
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.schema import TranslationMatter

from ..making import bare_page, library_of, page, translation

ORIGINAL = "Първи.\n{#p-one}\n\nВтори.\n{#p-two}\n\nБез знак."


def translated(body: str, **translates: str):
    recorded = {key.replace("_", "-"): value for key, value in translates.items()}
    return page(translation(body=body, translates=recorded), locale=ENGLISH)


def states(original, other) -> dict[str | None, State]:
    return {pair.original.id: pair.state for pair in pairs(original, other)}


def test_each_state() -> None:
    original = bare_page(ORIGINAL + "\n\nТрети.\n{#p-three}\n\nЧетвърти.\n{#p-four}")
    hashes = {identifier: found.hash for identifier, found in original.by_id.items()}
    other = translated(
        "First.\n{#p-one}\n\nSecond.\n{#p-two}\n\nThird.\n{#p-three}",
        p_one=hashes["p-one"],
        p_two="0" * 12,
        p_four=hashes["p-four"],
    )
    assert states(original, other) == {
        "p-one": State.CURRENT,
        "p-two": State.OLDER,
        "p-three": State.UNRECORDED,
        "p-four": State.MISSING,
    }


def test_only_changed_words_make_a_translation_older() -> None:
    before = bare_page("Срокът е тридесет дни.\n{#p-one}").by_id["p-one"].hash
    other = translated("The term is thirty days.\n{#p-one}", p_one=before)
    wrapped = bare_page("Срокът е\nтридесет   дни.\n{#p-one}")
    changed = bare_page("Срокът е двадесет дни.\n{#p-one}")
    assert states(wrapped, other) == {"p-one": State.CURRENT}
    assert states(changed, other) == {"p-one": State.OLDER}


def test_what_has_no_permalink_is_not_translated() -> None:
    original = bare_page("Текст.\n{#p-one}\n\n***\n\n[a]: https://example.org/\n\nБез знак.")
    assert list(states(original, translated("Text."))) == ["p-one"]


def test_the_table_has_a_row_for_every_original() -> None:
    one, two = bare_page(ORIGINAL, key="analysis/one"), bare_page(ORIGINAL, key="analysis/two")
    other = bare_page("First.\n{#p-one}", ENGLISH, key="analysis/one")
    rows = {row.original.key: row for row in table(library_of(one, two, other))}
    assert rows["analysis/two"].translation is None
    assert rows["analysis/two"].pairs == ()
    assert len(rows["analysis/one"].of(State.UNRECORDED)) == 1
    assert [p.original.id for p in rows["analysis/one"].of(State.MISSING)] == ["p-two"]


def test_a_translation_has_no_shared_facts() -> None:
    other = translated("Text.")
    assert isinstance(other.matter, TranslationMatter)
    with pytest.raises(TypeError, match="translation"):
        _ = other.original
    assert bare_page("Текст.").original.origin == "site-edition"
