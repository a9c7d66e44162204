"""Data of a site that is built again: what is made of the same is not made twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from civildialogue.core.output.data import bibliography
from civildialogue.core.output.data.export import files, publish
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.destination import files as there
from civildialogue.core.source.pack import Pack
from civildialogue.features.compendium.data import citations

from ..written import Sources

BASE = "https://civildialogue.eu/"
PAGE = "compendium/recommendations/rec-0001/index.html"
Publish = Callable[..., dict[str, bytes]]


@pytest.fixture
def again(sources: Sources, tmp_path: Path) -> Publish:
    """Publishes what the sources say after the page of a recommendation; returns the files."""
    kept, folder = Pack(tmp_path / "results"), tmp_path / "site"
    sources.recommendation()

    def make(page: str = "1") -> dict[str, bytes]:
        has = {path: (*told, sums.get(path, "")) for path, told in there(folder).items()}
        site = Destination(folder, has)
        site.sums[PAGE] = page
        publish(site, sources.library, BASE, kept)
        sums.update(site.sums)
        return {path: (folder / path).read_bytes() for path in there(folder)}

    sums: dict[str, str] = {}
    return make


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, in its order."""
    found: list[str] = []
    one, other = bibliography.forms, citations.forms
    monkeypatch.setattr(bibliography, "forms", lambda *g: found.append("sources") or one(*g))
    monkeypatch.setattr(citations, "forms", lambda *g: found.append("compendium") or other(*g))
    return found


def test_what_is_made_of_the_same_is_not_made_again(
    again: Publish, made: list[str], sources: Sources
) -> None:
    first = again()
    assert first == files(sources.library, BASE)
    assert set(made) == {"sources", "compendium"}
    made.clear()
    assert again() == first
    assert made == []


def test_only_what_a_change_may_tell_is_made_again(
    again: Publish, made: list[str], sources: Sources
) -> None:
    again()
    made.clear()
    again(page="2")
    assert set(made) == {"compendium"}
    made.clear()
    place = sources.docs / "_data/sources.yml"
    place.write_text(place.read_text("utf-8").replace("Normative Acts Act", "Act"), "utf-8")
    assert b"Normative" not in again(page="2")["data/sources.en.bib"]
    assert set(made) == {"sources", "compendium"}


def test_what_was_spoilt_is_made_again(again: Publish, tmp_path: Path) -> None:
    first = again()
    (tmp_path / "site/data/sources.bg.ris").unlink()
    assert again() == first
