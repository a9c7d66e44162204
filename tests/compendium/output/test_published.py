"""Data of a site that is built again: what is made of the same is not made twice."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from civildialogue.core.output.data import bibliography
from civildialogue.core.output.data.export import files, publish
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.destination import files as there
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.history import History
from civildialogue.core.source.pack import Pack
from civildialogue.features.compendium.pages import citations

from ..written import Sources

BASE = "https://civildialogue.eu/"
PAGE = "compendium/recommendations/rec-0001/index.html"
Publish = Callable[..., dict[str, bytes]]


@pytest.fixture
def again(sources: Sources, tmp_path: Path) -> Publish:
    """Publishes what the sources say after the page of a recommendation; returns the files."""
    kept, folder = Pack(tmp_path / "results"), tmp_path / "site"
    sources.recommendation()
    single = "data/v1/compendium/recommendations/rec-0001.json"

    def make(page: str = "1") -> dict[str, bytes]:
        has = {path: (*told, sums.get(path, "")) for path, told in there(folder).items()}
        site = Destination(folder, has)
        site.sums[PAGE] = page
        site.put(single, b'{\n"id":"rec-0001",\n"passages":[],\n"html":{}\n}\n')
        shared = Shared(sources.library, History(sources.docs))
        publish(site, shared, BASE, kept)
        sums.update(site.sums)
        return {path: (folder / path).read_bytes() for path in there(folder) if path != single}

    sums: dict[str, str] = {}
    return make


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, in its order."""
    found: list[str] = []
    one, other = bibliography.forms, citations.texts
    monkeypatch.setattr(bibliography, "forms", lambda *g: found.append("sources") or one(*g))
    monkeypatch.setattr(citations, "texts", lambda *g: found.append("compendium") or other(*g))
    return found


def test_what_is_made_of_the_same_is_not_made_again(
    again: Publish, made: list[str], sources: Sources
) -> None:
    first = again()
    whole = first.pop("data/v1/compendium/recommendations.json")
    assert json.loads(whole) == {"recommendations": [{"id": "rec-0001"}]}
    assert first == files(sources.library, BASE)
    assert set(made) == {"sources", "compendium"}
    made.clear()
    assert again() == {**first, "data/v1/compendium/recommendations.json": whole}
    assert made == []


def test_only_what_a_change_may_tell_is_made_again(
    again: Publish, made: list[str], sources: Sources
) -> None:
    again()
    made.clear()
    again(page="2")
    assert made == []  # No word that a comment is about was changed.
    sources.comment("c-aaaaaa")
    assert b"c-aaaaaa" in again()["data/comments.csv"]
    assert set(made) == {"compendium"}
    page = sources.docs / "compendium/recommendations/rec-0001.bg.md"
    page.write_text(page.read_text("utf-8").replace("предложение", "писмо"), "utf-8")
    assert b",changed," in again()["data/comments.csv"]
    made.clear()
    place = sources.docs / "_data/sources.yml"
    place.write_text(place.read_text("utf-8").replace("Normative Acts Act", "Act"), "utf-8")
    assert b"Normative" not in again(page="2")["data/sources.en.bib"]
    assert set(made) == {"sources", "compendium"}


def test_what_was_spoilt_is_made_again(again: Publish, tmp_path: Path) -> None:
    first = again()
    (tmp_path / "site/data/sources.bg.ris").unlink()
    assert again() == first
