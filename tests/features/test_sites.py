"""A site has the features that its settings name: none, each alone, all of them together."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.composition import own
from civildialogue.core import pipeline
from civildialogue.core.active import active, known, using
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import languages
from civildialogue.core.output.data.export import files
from civildialogue.core.pipeline.carry import shelf
from civildialogue.core.site.frame.navigation import navigation
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings

from .sites import project

NAMES = [feature.name for feature in own()]
SETS = [[], *([name] for name in NAMES), NAMES]
OWN_DATA = {"compendium": "data/compendium.json"}
OWN_PAGES = {
    "compendium": "compendium/recommendations/rec-0001.bg.md",
    "methods": "methodologies/petition.en.md",
    "training": "analysis/lesson.bg.md",
}


def told(place: Path) -> list[str]:
    given = settings(place)
    return [d.code for d in pipeline.inspect(given.docs, "docs", given).diagnostics]


@pytest.mark.parametrize("names", SETS, ids=lambda names: "-".join(names) or "none")
def test_every_choice_is_a_whole_site(tmp_path: Path, names: list[str]) -> None:
    given = settings(project(tmp_path, names))
    found = pipeline.inspect(given.docs, "docs", given)
    assert [d.code for d in found.diagnostics if d.severity is not Severity.NOTE] == []
    assert [feature.name for feature in found.library.features] == names
    shared = Shared(found.library, History(given.docs))
    pages = generate(shared)
    assert {f: p in pages for f, p in OWN_PAGES.items()} == {f: f in names for f in OWN_PAGES}
    made = files(found.library, given.address)
    assert {f: p in made for f, p in OWN_DATA.items()} == {f: f in names for f in OWN_DATA}
    for locale in languages():
        assert {f"{key}.{locale}.md" for key in navigation(Writer(shared, locale)).places} < {
            *pages
        }
        listed = {path for path in pages if path.endswith(f".{locale}.md")}
        assert {f"index.{locale}.md", f"about/sources.{locale}.md"} <= listed
    assert "analysis" in shelf(tmp_path, given.docs).names()


@pytest.mark.parametrize("names", [[], NAMES], ids=["none", "all"])
def test_it_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]) -> None:
    monkeypatch.chdir(project(tmp_path, names))
    done = CliRunner().invoke(main, ["build"])
    assert done.exit_code == 0, done.output
    site = tmp_path / "site"
    assert (site / "analysis/chapter/index.html").is_file()
    assert (site / "about/comment/index.html").is_file() == ("compendium" in names)
    assert (site / "contribute-data").is_dir() == ("compendium" in names)


def test_what_is_off_is_told_once_for_each_kind(tmp_path: Path) -> None:
    place = project(tmp_path, ["compendium", "methods"])
    written = place / "mkdocs.yml"
    text = written.read_text(encoding="utf-8")
    written.write_text(text.replace("features: [compendium, methods]", "features: []"), "utf-8")
    given = settings(place)
    found = pipeline.inspect(given.docs, "docs", given)
    off = [d for d in found.diagnostics if d.code == "feature-off"]
    assert {(d.params["feature"], d.params["kind"], d.params["count"]) for d in off} == {
        ("compendium", "recommendation", "2"),
        ("methods", "method", "2"),
    }
    assert {d.severity for d in off} == {Severity.WARNING}
    assert "link-broken" in told(place)  # What links to a page that is off leads nowhere.


def test_without_a_choice_a_site_has_all(tmp_path: Path) -> None:
    place = project(tmp_path, NAMES)
    written = place / "mkdocs.yml"
    text = written.read_text(encoding="utf-8")
    written.write_text(text[: text.index("extra:")], encoding="utf-8")
    given = settings(place)
    assert given.features is None
    assert pipeline.inspect(given.docs, "docs", given).library.features == known()


@pytest.mark.parametrize(
    "line",
    ["features: compendium", "features: {compendium: true}", "features: [1]", "features: [[]]"],
)
def test_another_form_is_refused(tmp_path: Path, line: str) -> None:
    place = project(tmp_path, [])
    written = place / "mkdocs.yml"
    text = written.read_text(encoding="utf-8").replace("features: []", line)
    written.write_text(text, encoding="utf-8")
    [fault] = settings(place).diagnostics
    assert fault.span.line == text[: text.index(line)].count("\n") + 1


def test_a_command_of_a_feature_that_is_off_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path, []))
    for words in (["new", "method", "analysis/a"], ["new", "consultation", "a"], ["review"]):
        more = ["--base", "main"] if words == ["review"] else ["--title", "A", "--title-en", "A"]
        done = CliRunner().invoke(main, ["--lang", "en", *words, *more])
        assert done.exit_code == 2, done.output
        assert "is off" in done.output
    assert active() == known()  # A command's choice ends with it.


def test_a_choice_ends_where_it_was_made() -> None:
    with using(["methods"]):
        assert [feature.name for feature in active()] == ["methods"]
        with using(None):
            assert active() == known()
    assert active() == known()
