"""What people bring to the search of the real site, and what it must not make of it."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.stemming.stemmer import stem, words
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.pipeline import inspect

from .built import Site

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "tests/search"
ROWS = "qwertyuiop asdfghjkl zxcvbnm явертъуиоп асдфгхйкл зьцжбнм уеишщксдзц ьяаожгтнвм".split()
SHOWN = 5
SHARE = {"queries": 0.97, "questions": 0.95, "foreign": 0.95}


@pytest.fixture(scope="module")
def engine(real: Site) -> Engine:
    return Engine(real.root)


def missed(engine: Engine, name: str) -> Iterator[str | None]:
    """Each query without a right page among the first; None for each with one."""
    for rows in yaml.safe_load((LISTS / f"{name}.yml").read_text(encoding="utf-8")).values():
        for locale, query, *pages in rows:
            right = {f"{page.removesuffix('/index')}/" for page in pages}
            answer = engine.answer(query, Locale(locale), limit=SHOWN)
            yield None if right & {each["url"] for each in answer["results"]} else query


@pytest.mark.parametrize("name", SHARE)
def test_a_right_page_is_among_the_first(engine: Engine, name: str) -> None:
    found = list(missed(engine, name))
    assert len(found) >= 40
    assert found.count(None) >= SHARE[name] * len(found), [query for query in found if query]


def test_no_other_word_is_found_for_one_that_is_nowhere(engine: Engine) -> None:
    listed = yaml.safe_load((LISTS / "absent.yml").read_text(encoding="utf-8"))
    said = {
        stem(word, locale)
        for locale in languages()
        for path in (ROOT / "docs").rglob("*")
        if path.suffix in (".md", ".yml", ".csv")
        for word in words(path.read_text(encoding="utf-8"))
    }
    asked = [
        (form, Locale(locale))
        for locale, lists in listed.items()
        for name, text in lists.items()
        for word in text.split()
        if stem(word.lower(), Locale(locale)) not in said
        for form in ({word, word.lower()} if name == "places" else {word})
    ]
    assert len(asked) >= 600
    offered = []
    for word, locale in asked:
        answer = engine.answer(word, locale)
        assert (answer["total"], answer["lacking"]) == (0, [word.lower()]), word
        offered += [word] if "guess" in answer else []
    assert len(offered) <= 0.08 * len(asked), offered


def slips(word: str) -> Iterator[str]:
    """A word with a letter left out, doubled, swapped, or another key hit beside its own."""
    beside = [pair for row in ROWS for one in pairwise(row) for pair in (one, one[::-1])]
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        yield from (word[:at] + two + word[at + 1 :] for one, two in beside if one == letter)


def test_a_slip_in_a_word_of_a_term_finds_its_page_or_offers_it(engine: Engine) -> None:
    terms = inspect(ROOT / "docs").library.glossary.values()
    tried = [
        (locale, word, slip)
        for locale in languages()
        for word in sorted({w for term in terms for w in words(term.value[locale].term)})
        if len(word) > 5 and word.isalpha()
        for slip in sorted(set(slips(word)) - {word})
    ]

    def first(query: str, locale: Locale) -> list[str]:
        answer = engine.answer(query, locale, limit=SHOWN)
        guess = answer.get("guess")
        return [each["url"] for each in answer["results"]] or (
            first(guess, locale) if guess else []
        )

    some = random.Random(1).sample(tried, 300)  # noqa: S311 - not a secret
    lost = [slip for tag, word, slip in some if not {*first(word, tag)[:1]} & {*first(slip, tag)}]
    assert len(lost) <= 0.05 * len(some), lost
