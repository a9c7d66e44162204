"""What people bring to the search of the real site, and what it must not make of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from civildialogue.core.model.language import Locale
from civildialogue.core.output.search.ask import Engine

from .built import Site

LISTS = Path(__file__).parents[1] / "search"
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
    asked = [(word, Locale(locale)) for locale, text in listed.items() for word in text.split()]
    assert len(asked) >= 40
    for word, locale in asked:
        answer = engine.answer(word, locale)
        assert (answer["total"], answer["lacking"]) == (0, [word.lower()]), word
