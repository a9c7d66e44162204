"""What projects may rely on is there, and the version of the list tells what became of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated.building import run
from interface import FILE, following, found, gone, recorded, written
from within import in_process

LISTED = st.dictionaries(
    st.sampled_from("ab"), st.lists(st.sampled_from("xyz"), unique=True), max_size=2
)


def test_all_that_is_listed_is_there() -> None:
    _, listed = recorded()
    lost = gone(listed, found())
    assert lost == [], "projects rely on these; `make interface` takes them out and says so"


def test_the_list_is_of_everything_that_a_project_can_use() -> None:
    _, listed = recorded()
    assert set(listed) == set(found())
    for entry in (
        *("new project --languages", "check --strict", "migrate --dry-run", "new project PATH"),
        *("site_name", "extra.emblem.image", "extra.features", "plugins.i18n.languages.locale"),
        *("recommendation: addressee", "comments: disposition.reason", "source: URL"),
        *("forum.html: footer", "settings-earlier", "compendium", "notfound.title"),
        "Feature.name: str",
    ):
        assert any(entry in entries for entries in listed.values()), entry


def test_the_file_is_as_it_was_written() -> None:
    assert FILE.read_text(encoding="utf-8") == written(*recorded())


@pytest.mark.parametrize(
    ("before", "now", "version"),
    [
        ({"a": ["x"]}, {"a": ["x"]}, "1.4"),
        ({"a": ["x"]}, {"a": ["x", "y"]}, "1.5"),
        ({"a": ["x"]}, {"a": ["x"], "b": ["x"]}, "1.5"),
        ({"a": ["x", "y"]}, {"a": ["x"]}, "2.0"),
        ({"a": ["x"]}, {"b": ["x"]}, "2.0"),
    ],
)
def test_the_version_says_whether_projects_go_on_working(
    before: Mapping[str, list[str]], now: Mapping[str, list[str]], version: str
) -> None:
    assert following("1.4", dict(before), dict(now)) == version


@given(LISTED, LISTED)
def test_what_only_grows_breaks_nobody(
    one: dict[str, list[str]], more: dict[str, list[str]]
) -> None:
    grown = {name: sorted({*one.get(name, []), *more.get(name, [])}) for name in {*one, *more}}
    assert following("3.0", one, grown) in ("3.0", "3.1")
    assert gone(one, grown) == []


def test_a_block_and_a_template_of_the_project_take_the_place_of_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "project", "x", "--features", "none")
    theme = tmp_path / "x/overrides"
    block = (
        '{% extends "forum.html" %}{% block footer %}<p id="ours">{{ super() }}</p>{% endblock %}'
    )
    (theme / "main.html").write_text(block, encoding="utf-8")
    (theme / "partials/forum").mkdir(parents=True)
    (theme / "partials/forum/footer.html").write_text("<b>Наше</b>", encoding="utf-8")
    monkeypatch.chdir("x")
    assert run("check", "--strict").exit_code == 0
    with in_process():
        built = run("build")
    assert built.exit_code == 0, built.output
    for page in ("index.html", "404.html", "en/analysis/index.html"):
        text = Path("site", page).read_text(encoding="utf-8")
        assert '<p id="ours">' in text and "<b>Наше</b>" in text, page
