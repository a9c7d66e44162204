"""What an export writes: which files, when it makes them again, and what it leaves alone."""

import hashlib
import json
import re
import shutil
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.core.model.downloads import Catalogue
from civildialogue.core.model.language import BULGARIAN, PROGRAM, Locale, languages
from civildialogue.core.output import bundle
from civildialogue.core.output.book import make, shelf
from civildialogue.core.output.book.order import FORMS, Made, Order
from civildialogue.core.output.book.volumes import volumes
from civildialogue.core.pipeline import carry
from civildialogue.core.site.books import planning
from civildialogue.core.site.pages.downloads import about
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source import catalogue

from .making import REPOSITORY, sources

CHAPTER = "analysis/participation.bg.md"
Told = list[tuple[int, int, Made | str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the fixtures."""
    sources(tmp_path)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(REPOSITORY / "overrides", tmp_path / "overrides")
    return tmp_path


@pytest.fixture
def faultless(project: Path) -> Path:
    """A project that a check finds in order."""
    shutil.rmtree(project / "docs")
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", project / "docs")
    return project


def export(project: Path, *names: str, locales: tuple[Locale, ...] = languages()) -> Told:
    told: Told = []
    order = Order(FORMS, locales, names)
    out = project / "out"
    carry.export_books(project, project / "docs", out, order, lambda *it: told.append(it))
    return told


def made(told: Told) -> set[str]:
    return {
        it.download.name for _, _, it in told if isinstance(it, Made) and it.content is not None
    }


def test_every_publication_the_whole_and_each_summary_become_books(project: Path) -> None:
    names = carry.shelf(project, project / "docs").names()
    assert {"analysis", "compendium", "methodologies", "training", "forum"} < set(names)
    assert "summary-2026-winter" in names
    told = export(project, "analysis", "summary-2026-winter")
    wanted = {
        f"{name}.{locale}.{form}"
        for name in ("analysis", "summary-2026-winter")
        for locale in languages()
        for form in FORMS
    }
    assert made(told) == wanted
    assert wanted < {path.name for path in (project / "out").iterdir()}
    assert [number for number, _, _ in told] == list(range(1, len(wanted) + 1))
    assert {total for _, total, _ in told} == {len(wanted)}


@pytest.mark.parametrize("locale", PROGRAM)
def test_a_source_at_the_sites_own_address_has_no_link(faultless: Path, locale: Locale) -> None:
    records = faultless / "docs/_data/sources.yml"
    text = records.read_text(encoding="utf-8")
    [own] = re.findall(r"^site_url: (\S+)", (faultless / "mkdocs.yml").read_text("utf-8"), re.M)
    records.write_text(
        re.sub(r"URL: \S+", f"URL: {own}index.php/18-old", text, count=1), encoding="utf-8"
    )
    [cited] = re.findall(r"^- id: (\S+)", text, re.M)[:1]
    with (faultless / f"docs/analysis/chapter.{locale}.md").open("a", encoding="utf-8") as page:
        page.write(f"\nAs it says [@{cited}].\n")
    made_of = carry.shelf(faultless, faultless / "docs")
    name = "analysis"
    book = make.make(
        planning.plan(Writer(made_of.shared, locale), name),
        made_of.converter,
        made_of.docs,
        made_of.settings,
        made_of.faces,
    )
    [listed] = [chapter for chapter in book.chapters if chapter.key == planning.SOURCES]
    assert f"{own}index.php/18-old" in listed.tree.text_content()
    assert not [a for a in listed.tree.iter("a") if a.get("href", "").startswith(own)]


def test_the_list_says_what_is_there(project: Path) -> None:
    export(project, "analysis", locales=(BULGARIAN,))
    out = project / "out"
    found = Catalogue.model_validate_json((out / catalogue.NAME).read_bytes())
    for file in found.files:
        content = (out / file.name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        if file.form == "pdf":
            assert file.pages is not None
            assert file.pages > 5
    assert bundle.verify(out) == []


def test_what_has_not_changed_is_not_made_again(project: Path) -> None:
    export(project, "analysis", "training")
    assert made(export(project, "analysis", "training")) == set()
    chapter = project / "docs" / CHAPTER
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("отделни хора", "отделни граждани"), encoding="utf-8")
    assert made(export(project, "analysis", "training")) == {
        f"analysis.bg.{form}" for form in FORMS
    }


def test_a_file_that_somebody_changed_or_took_is_made_again(project: Path) -> None:
    export(project, "analysis", "training", locales=(BULGARIAN,))
    with (project / "out" / "analysis.bg.pdf").open("ab") as file:
        file.write(b"\n")
    (project / "out" / "training.bg.pdf").unlink()
    told = export(project, "analysis", "training", locales=(BULGARIAN,))
    assert made(told) == {"analysis.bg.pdf", "training.bg.pdf"}


def test_a_book_that_can_not_be_set_leaves_the_old_one_and_the_others_are_made(
    project: Path,
) -> None:
    export(project, "analysis", locales=(BULGARIAN,))
    before = (project / "out" / "analysis.bg.pdf").read_bytes()
    (project / "docs" / "assets" / "scheme.svg").write_text("no picture", encoding="utf-8")
    told = export(project, "analysis", "training", locales=(BULGARIAN,))
    assert "analysis.bg.pdf" in {it for _, _, it in told}
    assert "training.bg.pdf" in made(told)
    assert (project / "out" / "analysis.bg.pdf").read_bytes() == before
    assert not list((project / "out").glob(".*"))
    listed = {
        file.name for file in catalogue.current(project / "out", catalogue.digest(project / "docs"))
    }
    assert "analysis.bg.pdf" not in listed


def test_files_of_older_texts_are_not_offered(project: Path) -> None:
    docs, out = project / "docs", project / "out"
    export(project, "analysis", locales=(BULGARIAN,))
    assert catalogue.current(out, catalogue.digest(docs))
    (docs / "index.bg.md").write_text("changed", encoding="utf-8")
    assert catalogue.current(out, catalogue.digest(docs)) == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": [{"name": "../secret"}]}'])
def test_a_list_that_makes_no_sense_is_no_list(tmp_path: Path, text: str) -> None:
    (tmp_path / catalogue.NAME).write_text(text, encoding="utf-8")
    assert catalogue.read(tmp_path) == {}


def test_a_list_that_names_a_file_elsewhere_is_not_followed(project: Path) -> None:
    export(project, "training", locales=(BULGARIAN,))
    out = project / "out"
    told = json.loads((out / catalogue.NAME).read_text())
    content = (out / told["files"][0]["name"]).read_bytes()
    (project / "secret.pdf").write_bytes(content)
    told["files"][0]["name"] = "../secret.pdf"
    (out / catalogue.NAME).write_text(json.dumps(told), encoding="utf-8")
    assert all("secret" not in name for name in catalogue.read(out))


class TestCommand:
    def test_one_book_in_one_language(
        self, faultless: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(faultless)
        arguments = [
            "export",
            "pdf",
            "--publication",
            "methodologies",
            "--lang",
            "en",
            "--out",
            "o",
        ]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
        assert [path.name for path in (faultless / "o").glob("*.pdf")] == ["methodologies.en.pdf"]
        assert "[1/1] methodologies.en.pdf" in done.output

    def test_a_wrong_name_is_answered_with_the_right_ones(
        self, faultless: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(faultless)
        arguments = ["export", "pdf", "--publication", "methodologiess", "--out", "o"]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 2
        assert "methodologies," in done.output

    def test_faulty_sources_make_no_book(
        self, faultless: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(faultless)
        chapter = faultless / "docs" / "analysis/chapter.bg.md"
        chapter.write_text(chapter.read_text("utf-8") + "\n[x](nowhere.md)\n", encoding="utf-8")
        done = CliRunner().invoke(main, ["export", "pdf", "--out", "o"])
        assert done.exit_code == 1
        assert "nowhere.md" in done.output
        assert not (faultless / "o").exists()


def test_a_long_book_is_offered_in_volumes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "volumes", partial(volumes, longest=1_500))
    told = export(project, "compendium", locales=(BULGARIAN,))
    written = sorted(path.name for path in (project / "out").glob("compendium*"))
    count = len(written) - 1
    assert count > 1
    assert written == sorted(
        ["compendium.bg.epub", *(f"compendium-{n}-of-{count}.bg.pdf" for n in range(1, count + 1))]
    )
    assert all(number <= total for number, total, _ in told)
    assert made(export(project, "compendium", locales=(BULGARIAN,))) == set()

    kept = [file for file in catalogue.read(project / "out").values() if file.form == "pdf"]
    assert {(file.book, file.title) for file in kept} == {
        ("compendium", "Отворен компендиум с препоръки")
    }
    assert sorted(file.volume for file in kept) == [f"Том {n + 1} от {count}" for n in range(count)]
    assert about(kept[0], BULGARIAN).startswith(f"том 1 от {count}, ")
