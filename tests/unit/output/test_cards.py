"""The pictures of links to the site."""

import struct
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from civildialogue.core.model.language import languages
from civildialogue.core.output import cards
from civildialogue.core.output.destination import Destination, files, intact
from civildialogue.core.site.frame.cards import HEIGHT, WIDTH, path
from civildialogue.core.source.load import Loader
from civildialogue.core.source.pack import Pack

from ..making import writer_of

NAMES = ("forum", "analysis", "methodologies", "training", "compendium")


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return Pack(tmp_path / "kept.pack")


def publish(
    forum: Path, place: Destination, pack: Pack, address: str = "https://f.example/"
) -> None:
    library = replace(Loader(forum).library, address=address)
    cards.publish(place, writer_of(library, forum).shared, pack)


def made(folder: Path) -> Mapping[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*.png"))
    }


def test_each_publication_and_the_site_has_one_in_each_language(
    forum: Path, tmp_path: Path, pack: Pack
) -> None:
    publish(forum, Destination(tmp_path / "site"), pack)
    found = made(tmp_path / "site")
    assert found.keys() == {path(name, locale) for name in NAMES for locale in languages()}
    assert len(set(found.values())) == len(found)
    for content in found.values():
        assert content.startswith(b"\x89PNG")
        assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
        assert len(content) < 100_000


def test_they_are_the_same_each_time_and_only_those_of_other_titles_are_made_again(
    forum: Path, tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    publish(forum, Destination(first), pack)
    publish(forum, Destination(second), Pack(None))
    assert made(first) == made(second)
    asked = []
    usual = cards._made

    def counted(*given: object) -> object:
        asked.append(given[1])
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(cards, "_made", counted)
    place = Destination(first)
    publish(forum, place, pack)
    tree = place.close()
    asked.clear()
    publish(forum, Destination(first, intact(files(first), tree)), pack)
    assert asked == []
    index = forum / "analysis/index.en.md"
    index.write_text(index.read_text("utf-8").replace("Analysis of", "Study of"), "utf-8")
    publish(forum, Destination(first, intact(files(first), tree)), pack)
    assert asked == ["en"]
    assert made(first)[path("analysis", "en")] != made(second)[path("analysis", "en")]
    assert made(first)[path("analysis", "bg")] == made(second)[path("analysis", "bg")]


def test_a_site_without_an_address_has_none(forum: Path, tmp_path: Path, pack: Pack) -> None:
    publish(forum, Destination(tmp_path / "site"), pack, address="/")
    assert not (tmp_path / "site").exists()


def test_a_very_long_title_stands_on_one_card(forum: Path, tmp_path: Path, pack: Pack) -> None:
    index = forum / "analysis/index.bg.md"
    text = index.read_text("utf-8")
    index.write_text(text.replace("Анализ на участието", "Анализ на участието " * 9), "utf-8")
    publish(forum, Destination(tmp_path / "site"), pack)
    assert len(made(tmp_path / "site")) == len(NAMES) * 2
