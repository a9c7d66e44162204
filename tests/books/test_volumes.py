"""A book that is too long becomes volumes; nothing is lost and every link leads somewhere."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lhtml

from civildialogue.core.model.language import BULGARIAN, languages
from civildialogue.core.output.book import pdf
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.volumes import volumes
from civildialogue.core.site.books.planning import FORUM, SOURCES
from civildialogue.features.compendium.pages.report import ADDRESSEES

from .making import TODAY, book, shelf, sources

SITE = "https://civildialogue.eu/"
EMPTY: dict[str, Any] = {
    **dict.fromkeys(
        "slug title subtitle edition commit licence origin funding address".split(), ""
    ),
    "locale": BULGARIAN,
    "authors": (),
    "date": TODAY,
    "assets": {},
}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sources(tmp_path_factory.mktemp("volumes"))


@pytest.fixture(scope="module", params=list(languages()))
def whole(docs: Path, request: pytest.FixtureRequest) -> Book:
    return book(shelf(docs), FORUM, request.param)


def length(of: Book) -> int:
    return sum(len(chapter.tree.text_content()) for chapter in of.chapters)


@pytest.fixture(scope="module")
def split(whole: Book) -> list[Book]:
    return volumes(whole, SITE, length(whole) // 4)


def body(of: Book) -> list[str]:
    return [chapter.key for chapter in of.chapters if chapter.key not in (SOURCES, ADDRESSEES)]


def test_a_book_of_an_ordinary_length_is_one(whole: Book) -> None:
    (only,) = volumes(whole, SITE)
    assert only is whole


def test_every_chapter_is_in_one_volume_and_in_its_order(whole: Book, split: list[Book]) -> None:
    assert len(split) >= 3
    assert [key for volume in split for key in body(volume)] == body(whole)
    assert [v.slug for v in split] == [
        f"forum-{number}-of-{len(split)}" for number in range(1, len(split) + 1)
    ]
    assert all(v.title == f"{whole.title}. {v.volume}" and v.volume for v in split)


def test_each_has_the_sources_and_the_last_has_the_index(split: list[Book]) -> None:
    keys = [[chapter.key for chapter in volume.chapters] for volume in split]
    assert all(SOURCES in each for each in keys)
    assert [ADDRESSEES in each for each in keys] == [*[False] * (len(keys) - 1), True]


def test_every_link_leads_into_the_volume_or_to_the_site(whole: Book, split: list[Book]) -> None:
    away = 0
    for volume in split:
        here = {chapter.key for chapter in volume.chapters}
        for chapter in volume.chapters:
            for link in chapter.tree.iter("a"):
                key, href = link.get("data-chapter"), link.get("href")
                assert key is None or (key in here and href is None)
                away += bool(href and href.startswith(SITE))
    before = sum(
        str(link.get("href")).startswith(SITE) for c in whole.chapters for link in c.tree.iter("a")
    )
    assert away > before


def test_a_volume_is_set_like_any_book(docs: Path, split: list[Book]) -> None:
    of = shelf(docs)
    for volume in split[1:]:
        content = pdf.compose(pdf.manuscript(volume, of.findings), of.emblem, of.findings)
        assert content.startswith(b"%PDF-")


def _tree(size: int) -> lhtml.HtmlElement:
    return lhtml.fromstring(f"<div>{'я' * size}</div>")


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 2)), min_size=1, max_size=30))
def test_whatever_the_lengths_nothing_is_lost(lengths: list[tuple[int, int]]) -> None:
    chapters = tuple(
        Chapter(
            f"a/c{n}",
            str(n),
            BULGARIAN,
            level,
            lhtml.fromstring(f"<div>{'я' * size}</div>"),
            BULGARIAN,
        )
        for n, (size, level) in enumerate(lengths)
    )
    whole = Book(**{**EMPTY, "chapters": chapters})
    split = volumes(whole, SITE, 500)
    assert [key for volume in split for key in body(volume)] == body(whole)
    assert all(volume.chapters and volume.chapters[0].level == 1 for volume in split[1:])
    # A volume passes the limit by less than the chapter that it can't be without.
    assert all(length(v) <= 500 + 400 for v in split)
