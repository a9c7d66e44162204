"""Pairs of words that translated passages show."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, languages
from civildialogue.core.output.search import learning, script, shards
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.output.search.documents import Document
from civildialogue.core.output.search.names import Names
from civildialogue.core.output.search.publish import given
from civildialogue.core.source.pack import Pack

from .making import document, merged, put, theirs, urls

WORDS = {
    "река": "river",
    "мост": "bridge",
    "наводнение": "flood",
    "музей": "museum",
    "данък": "tax",
    "занаят": "craft",
}


def pages(number: int) -> list[Document]:
    """Pages in both languages, each passage of two words of the list."""
    names = list(WORDS)
    found = []
    for at in range(number):
        pairs = [(names[(at + step) % 6], names[(at + 2 * step + 1) % 6]) for step in range(4)]
        texts = [" ".join(pair) for pair in pairs]
        other = [" ".join(WORDS[name] for name in pair) for pair in pairs]
        found.append(document(f"a/{at}", f"Страница {at}", *texts))
        found.append(document(f"a/{at}", f"Page {at}", *other, locale=ENGLISH))
    return found


def learnt(texts: list[str], kept: Pack | None = None) -> list[learning.Pair]:
    """The pairs of pages that are at hand: each stands for its own sum."""
    return learning.learnt(texts, str, kept or Pack(None))


def said(number: int) -> list[str]:
    return [each.said for _, each in given(pages(number)) if each.said]


def test_words_that_meet_in_translations_are_pairs() -> None:
    pairs = dict(learnt(said(12)))
    assert {"рек": "river", "музе": "museum"}.items() <= pairs.items()


def test_words_that_are_as_likely_as_many_others_are_no_pairs() -> None:
    lists = ["река мост музей данък\triver bridge museum tax"] * 5
    assert learnt(lists) == []


def test_a_pair_that_is_seen_often_is_surer_than_a_chance_meeting() -> None:
    often = ["река мост\triver bridge", "река данък\triver tax", "река музей\triver museum"] * 8
    once = ["река\triver flood", "камък\triver"] + ["пясък\tflood"] * 4
    far = [""] * learning.RUN + ["мляко\tflood"] * 2
    pairs = learnt([*often, *once, *far])
    assert ("река", "river") in pairs
    assert ("пясък", "flood") in pairs


def test_one_passage_shows_nothing_and_names_need_no_other_words() -> None:
    assert learnt(["река\triver"]) == []
    assert learning.lines({"p": ["act-0001", "рек", "2026"]}, {"p": ["act-0001", "river"]}) == (
        "рек\triver"
    )
    assert learning.lines({"p": ["рек"]}, {"q": ["river"]}) == ""
    long = [f"дума{chr(1072 + at)}" for at in range(learning.MOST + 1)]
    assert learning.lines({"p": long}, {"p": ["river"]}) == ""


def test_only_a_run_that_changed_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    whole = learning.seen

    def seen(run: Iterable[str]) -> learning.Seen:
        texts = [*run]
        looked.append(len(texts))
        return whole(texts)

    monkeypatch.setattr(learning, "seen", seen)
    texts = said(6) * 11
    for change, expected in ((None, [32, 32, 2]), (None, []), (40, [32])):
        if change is not None:
            texts[change] += "\nкамък\tstone"
        looked.clear()
        kept = Pack(tmp_path / "kept")
        learnt(texts, kept)
        kept.save()
        assert looked == expected


def test_a_page_without_a_translation_is_found_by_the_other_language(tmp_path: Path) -> None:
    alone = document("b/alone", "Разказ", "Тук има река и стар мост.")
    every = sorted(given([*pages(12), alone]), key=lambda each: each[1].url)
    names = Names(learnt=learnt([page.said for _, page in every if page.said]))
    for locale in languages():
        own = [page for tag, page in every if tag == locale]
        put(tmp_path, shards.files(merged(own, locale, names, 4)))
    put(tmp_path, [(script.NAME, script.bundle(theirs).encode())])
    answer = Engine(tmp_path).answer("river bridge old", BULGARIAN, limit=50)
    assert "b/alone/" in urls(answer)
