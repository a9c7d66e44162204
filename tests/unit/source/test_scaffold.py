"""New pages."""

from pathlib import Path

import pytest

from civildialogue.core.active import active
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source.load import Loader
from civildialogue.core.source.scaffold import AlreadyThereError, PageNameError, scaffold
from civildialogue.features.methods.model import METHOD_SECTIONS

from ..making import codes_of

TITLES = {BULGARIAN: "Заглавие: „ново“", ENGLISH: "Title: “new”"}


def make(docs: Path, kind: str, path: str = "analysis/new-page") -> list[str]:
    return scaffold(docs, kind, path, TITLES)


@pytest.mark.parametrize("kind", [kind for kind in kinds(active()) if kind != Kind.HOME])
def test_a_new_page_is_read_without_fault(docs: Path, kind: str) -> None:
    name = "rec-0007" if kind == "recommendation" else "new-page"
    made = make(docs, kind, f"analysis/{name}")
    assert made == [f"analysis/{name}.bg.md", f"analysis/{name}.en.md"]
    loader = Loader(docs)
    assert codes_of(loader.diagnostics) == []
    found, other = (
        loader.library.originals[f"analysis/{name}"],
        loader.library.translated[ENGLISH][f"analysis/{name}"],
    )
    assert (found.matter.title, other.matter.title) == (TITLES[BULGARIAN], TITLES[ENGLISH])
    assert found.matter.kind == other.matter.kind == kind
    assert list(found.by_id) == list(other.by_id) != []


def test_a_method_has_all_its_sections(docs: Path) -> None:
    make(docs, "method")
    page = Loader(docs).library.originals["analysis/new-page"]
    assert tuple(page.by_id) == METHOD_SECTIONS


def test_nothing_is_written_over(docs: Path) -> None:
    make(docs, Kind.CHAPTER)
    (docs / "analysis/new-page.bg.md").unlink()
    (docs / "analysis/new-page.en.md").write_text("Somebody's own words.", encoding="utf-8")
    with pytest.raises(AlreadyThereError, match=r"new-page\.en\.md"):
        make(docs, Kind.CHAPTER)
    assert not (docs / "analysis/new-page.bg.md").exists()
    kept = (docs / "analysis/new-page.en.md").read_text(encoding="utf-8")
    assert kept == "Somebody's own words."


@pytest.mark.parametrize("path", ["../a", "/a", "Петиция", "a b", "a//b", "", "a/.b", "A", "a\n"])
def test_a_path_that_is_no_pages_name(docs: Path, path: str) -> None:
    with pytest.raises(PageNameError):
        make(docs, Kind.CHAPTER, path)
    assert list(docs.rglob("*")) == []


def test_the_ending_may_be_left_on(docs: Path) -> None:
    assert make(docs, Kind.CHAPTER, "new.md") == ["new.bg.md", "new.en.md"]
