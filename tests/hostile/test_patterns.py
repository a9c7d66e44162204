"""No regular expression of the program or of its scripts costs more than its input is long."""

import re

import pytest

from civildialogue.core.model import addresses, numbers
from civildialogue.core.model.language import PROGRAM
from civildialogue.core.model.stemming.stemmer import table
from civildialogue.core.output.book import typst_text
from civildialogue.core.output.search import documents
from civildialogue.core.pipeline.migrate.settings import _entry
from civildialogue.core.source import page
from civildialogue.features.compendium import numbering
from counts import some

from .collected import Used, unnamed, used
from .scripts import literals, own
from .steps import tree_of
from .worst import grows, possessive_groups

SLOW = (
    (r"a+$", "search"),
    (r"\s+(.*?)\s*$", "match"),
    (r"(a*)*b", "match"),
    (r"(a|aa)+$", "match"),
    (r"\[\^([^\]]+)\]", "search"),
    (r"\S+@\S+", "search"),
    (r"^\[([^\]]+)\]:", "lines"),
    (r"(`+)(.+?)\1x", "search"),
)
LINEAR = (
    (r"(?:a|b)*c", "match"),
    (r"(?<!\S)[^\s@]++@", "search"),
    (r"\[\^([^\[\]]++)\]", "search"),
    (r"^#{1,6}\s", "match"),
)
COLLECTED = tuple({(u.pattern, u.flags, u.method): u for u in used()}.values())
LITERALS = tuple((path, *found) for path in own() for found in literals(path.read_text("utf-8")))


@pytest.mark.parametrize(("pattern", "method"), SLOW)
def test_a_slow_pattern_is_found(pattern: str, method: str) -> None:
    is_lines = method == "lines"
    found = grows(pattern, re.MULTILINE * is_lines, "search" if is_lines else method)
    assert found is not None


@pytest.mark.parametrize(("pattern", "method"), LINEAR)
def test_a_linear_pattern_passes(pattern: str, method: str) -> None:
    assert grows(pattern, 0, method) is None


@pytest.mark.parametrize("one", COLLECTED, ids=lambda one: f"{one.place}-{one.method}")
def test_a_pattern_of_the_package_is_linear(one: Used) -> None:
    assert grows(one.pattern, one.flags, one.method, some) is None


@pytest.mark.parametrize("one", LITERALS, ids=lambda one: f"{one[0].name}:{one[1]}")
def test_a_pattern_of_a_script_is_linear(one: tuple[object, int, str, int]) -> None:
    assert grows(one[2], one[3], "search", some) is None


@pytest.mark.parametrize("one", COLLECTED, ids=lambda one: f"{one.place}-{one.method}")
def test_a_pattern_means_the_same_in_every_python(one: Used) -> None:
    """Before 3.11.5 a group that gives nothing back can match too little (cpython#106052)."""
    assert list(possessive_groups(tree_of(one.pattern, one.flags))) == []


@pytest.mark.parametrize(
    "pattern", [r"(?:a++|b)*+c", r"(a)?+", r"x(?=(?:ab){2,3}+)", r"(?>a(b)*+)"]
)
def test_a_group_that_gives_nothing_back_is_found(pattern: str) -> None:
    assert list(possessive_groups(tree_of(pattern))) != []


MADE = (
    ("civildialogue.core.model.addresses", addresses._dates(frozenset(PROGRAM)), "search"),
    ("civildialogue.core.model.numbers", numbers._form(PROGRAM[0]), "fullmatch"),
    ("civildialogue.core.model.stemming.stemmer", table().letters, "search"),
    ("civildialogue.core.model.stemming.stemmer", table().other, "search"),
    ("civildialogue.core.model.stemming.stemmer", table().word, "search"),
    ("civildialogue.core.output.book.typst_text", typst_text._long(8), "split"),
    (
        "civildialogue.core.output.search.documents",
        documents._pattern(documents.LEFT_OUT),
        "finditer",
    ),
    ("civildialogue.core.pipeline.migrate.settings", _entry("a.css"), "search"),
    ("civildialogue.core.source.page", page._page_name(PROGRAM), "match"),
    ("civildialogue.features.compendium.numbering", numbering._as_word("rec-8123"), "finditer"),
)
"""Patterns that are made of the words of a language, each with how it is used."""


@pytest.mark.parametrize(("place", "pattern", "method"), MADE)
def test_a_pattern_of_words_is_linear(place: str, pattern: re.Pattern[str], method: str) -> None:
    assert grows(pattern.pattern, pattern.flags & ~re.UNICODE, method, some) is None


def test_no_pattern_is_hidden_from_these_tests() -> None:
    assert sorted(unnamed()) == [place for place, _, _ in MADE]
    assert len(COLLECTED) > 90
    in_scripts = sum(
        len(re.findall(r"\.(?:replace|matchAll|split|test)\(/|/\.test\(", path.read_text("utf-8")))
        for path in own()
    )
    assert len(LITERALS) >= in_scripts > 10
