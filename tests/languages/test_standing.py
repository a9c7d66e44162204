"""A text that stands in for one to be written says so, to readers and to their machines."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from civildialogue.core.model.lacking import BEGIN, END
from civildialogue.core.source.settings import settings
from generated.building import run
from within import in_process


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new site in French, in which no example was written, and Bulgarian."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("standing"))
        assert run("new", "project", "x", "--languages", "fr,bg", "--forge", "none").exit_code == 0
        patch.chdir("x")
        checked = run("check", "--strict")
        assert checked.exit_code == 0, checked.output
        page = Path("docs/analysis/own.fr.md")
        page.write_text(
            "---\nkind: chapter\ntitle: Notre chapitre\nsummary: Un texte.\n"
            "origin: site-edition\n---\n\nUn texte.\n",
            encoding="utf-8",
        )
        with in_process():
            built = run("build")
        assert built.exit_code == 0, built.output
        yield Path.cwd() / "site"


def page(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path / "index.html").read_bytes())


def test_what_stands_in_is_marked_and_told(site: Path) -> None:
    root = page(site, "analysis/chapter")
    assert root.get("lang") == "fr"
    [text] = root.find_class("cd-text")
    assert text.get("lang") == "en"
    [note] = root.find_class("cd-fallback")
    assert "This text is in English: it has not been written in French yet." in note.text_content()
    [title] = root.xpath("//nav//a[@aria-current or contains(@class, 'active')]//span[@lang]")[:1]
    assert (title.get("lang"), title.text_content()) == ("en", "Example chapter")


def test_what_is_written_is_not_marked(site: Path) -> None:
    for path, tag in (("analysis/own", "fr"), ("bg/analysis/chapter", "bg")):
        root = page(site, path)
        assert root.get("lang") == tag
        assert root.find_class("cd-text")[0].get("lang") == tag
        assert not root.find_class("cd-fallback")


def test_pages_side_by_side_say_it_in_their_column(site: Path) -> None:
    rows = page(site, "facing/analysis/chapter").find_class("cd-row")
    assert [cell.get("lang") for cell in rows[1]] == ["en", "bg"]


def test_lists_of_pages_mark_the_titles(site: Path) -> None:
    root = page(site, "about/map")
    marked = {a.text_content(): a.get("lang") for a in root.xpath("//main//li/a")}
    assert marked["Example chapter"] == "en"
    assert marked["Notre chapitre"] is None


def test_every_page_that_stands_in_says_so_in_its_source(site: Path) -> None:
    sources = list((site.parent / "docs").rglob("*.fr.md"))
    standing = [p for p in sources if "written-in: en" in p.read_text(encoding="utf-8")]
    assert {p.name for p in sources if p not in standing} == {"own.fr.md"}
    assert not [
        p for p in (site.parent / "docs").rglob("*.bg.md") if "written-in" in p.read_text("utf-8")
    ]


def test_only_languages_of_the_site_and_english_can_stand_in(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.parent)
    settings(site.parent)
    path = Path("docs/analysis/own.fr.md")
    text = path.read_text(encoding="utf-8")
    try:
        for tag, is_known in (("bg", True), ("de", False), ("[a]", False), ("''", False)):
            path.write_text(text.replace("kind:", f"written-in: {tag}\nkind:"), encoding="utf-8")
            found = run("check").stdout
            assert ("written-in" in found) is not is_known, tag
    finally:
        path.write_text(text, encoding="utf-8")


SIGNS = ("\\uf8f0", "\\uf8f1")
"""As a script reads them from JSON: what builds pages takes none of them for its own."""


def test_words_that_scripts_say_are_marked_for_them(site: Path) -> None:
    for path, is_foreign in (("about/comment", True), ("bg/about/comment", False)):
        root = page(site, path)
        [given] = root.xpath("//script[@data-cd-known]")
        words = site / f"assets/javascripts/words.{root.get('lang')}.js"
        [gathered] = root.xpath("//script[contains(@src, '/site.')]/@src")
        spoken = words.read_text(encoding="utf-8")
        assert (site / path / gathered).resolve().read_text(encoding="utf-8").startswith(spoken)
        for text in (given.text, spoken):
            assert ([sign in text for sign in SIGNS] == [True, True]) is is_foreign, path
        known = json.loads(given.text)
        said = [*known["words"].values(), *known["errors"].values()]
        said += [text for field in known["fields"] for text in field["errors"].values()]
        assert all((text[0], text[-1]) == (BEGIN, END) for text in said) is is_foreign
        raw = html.tostring(root, encoding="unicode")
        assert BEGIN not in raw
        assert END not in raw
    loaded = (site / "contribute-data/rec-0001.fr.js").read_text(encoding="utf-8")
    assert f'"noDay":"{BEGIN}' in loaded
    assert BEGIN not in (site / "contribute-data/rec-0001.bg.js").read_text(encoding="utf-8")


def test_what_is_said_of_a_copied_link_tells_its_language(site: Path) -> None:
    for tag, is_foreign in (("fr", True), ("bg", False)):
        text = (site / f"assets/javascripts/words.{tag}.js").read_text(encoding="utf-8")
        copied = json.loads(text.partition(" = ")[2].rstrip(";\n"))["cite"]["link-copied"]
        assert ((copied[0], copied[-1]) == (BEGIN, END)) is is_foreign
