"""The corpus that is measured: like the real texts, the same each time, and without faults."""

from pathlib import Path

import pytest

import corpus
import densities
from civildialogue.core import pipeline
from civildialogue.core.model.library import Library
from civildialogue.core.source.inline import prose
from civildialogue.core.source.load import Loader
from projects import faults
from skeletons import Skeletons

PAGES = 2 * 72
"""About as many as the project has, so that each real page has its turn."""
NEAR = 0.15
"""How far a density may lie from that of the real texts, as a part of it."""
RARE = 0.5
"""Occurrences in 1,000 words; of what is rarer, a page more or less is a large part."""


@pytest.fixture(scope="module")
def skeletons() -> Skeletons:
    return corpus.real()


@pytest.fixture(scope="module")
def project(skeletons: Skeletons, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(corpus.Corpus(skeletons, PAGES), folder)
    return folder


@pytest.fixture(scope="module")
def library(project: Path) -> Library:
    return Loader(project / "docs").library


def test_it_passes_the_check_and_nothing_is_left_to_fix(project: Path) -> None:
    assert faults(project) == []
    assert pipeline.fix(project / "docs") == []


def test_its_densities_are_those_of_the_real_texts(skeletons: Skeletons, library: Library) -> None:
    real, made = (densities.counted(each) for each in (skeletons.library, library))
    for locale, wanted in real.items():
        found = made[locale]
        assert found.pages == PAGES // 2
        assert found.page == pytest.approx(wanted.page, rel=NEAR)
        assert found.paragraph == pytest.approx(wanted.paragraph, rel=NEAR)
        for name, density in wanted.each.items():
            assert found.each[name] == pytest.approx(density, rel=NEAR, abs=RARE), name


def test_the_densities_see_what_a_text_has(tmp_path: Path) -> None:
    parts = (
        "---\nkind: home\norigin: example\ntitle: {0}\nsummary: {0}\n---",
        "## {0} {{#h}}",
        "{0} **{0}** [{0}](#h) [@x, 1; @y]. {0}[^1]\n{{#p}}",
        "- {0}\n- {0}\n{{#l}}",
        "| {0} | {0} |\n| --- | --- |\n| {0} | 1 |\n{{#t}}",
        '!!! tip "{0}"\n    {0}\n{{#b}}',
        "[^1]: {0}\n",
    )
    text = "\n\n".join(parts)
    for locale, word in {"bg": "дума", "en": "word"}.items():
        (tmp_path / f"index.{locale}.md").write_text(text.format(word), encoding="utf-8")
    for found in densities.counted(Loader(tmp_path).library).values():
        counts = {name: round(value * found.words / 1000) for name, value in found.each.items()}
        one = ("headings", "paragraphs", "lists", "tables", "boxes", "links", "emphasis")
        assert {name: counts[name] for name in one} == dict.fromkeys(one, 1)
        assert [counts[name] for name in ("citations", "footnotes", "items", "table rows")] == [
            2,
            1,
            2,
            1,
        ]


def test_it_is_the_same_each_time_and_a_page_does_not_hang_on_how_many_there_are(
    skeletons: Skeletons,
) -> None:
    few, again = ([*corpus.Corpus(skeletons, 40).pages()] for _ in range(2))
    assert few == again
    assert len(few) == 40
    assert len({page.key for page in few}) == 20


@pytest.mark.parametrize("pages", [4, 100, 500, 2000])
def test_sections_are_of_a_size(pages: int) -> None:
    keys = corpus.keys(pages // 2)
    assert len({*keys}) == len(keys) == pages // 2
    sizes = [sum(k.startswith(f"{s}/") for k in keys) for s in {k.split("/")[0] for k in keys[1:]}]
    assert pages < 100 or all(20 <= size <= 41 for size in sizes)


def test_no_passage_of_some_length_stands_twice(skeletons: Skeletons, library: Library) -> None:
    seen: dict[str, str] = {}
    for page in library.pages:
        for block in page.blocks:
            if len(prose(block)) > 200:
                place = f"{page.key} {block.id}"
                assert seen.setdefault(block.words, place) == place
