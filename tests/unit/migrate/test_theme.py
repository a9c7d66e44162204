"""Projects of the days when the program's theme lay among their own files."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.cli import main
from civildialogue.core.model.text import SourceText
from civildialogue.core.pipeline.migrate.settings import _rewritten, _value
from civildialogue.core.source.former import former
from civildialogue.core.source.settings import settings
from civildialogue.core.source.writing import UnwrittenError, write_each
from civildialogue.core.source.yamlmap import read_yaml
from projects import tree

SAVED = Path(__file__).parent / "theme"
OLD = "civildialogue.site.markdown"
COLOURS = "assets/stylesheets/colours.css"
COPIES = ("main.html", "partials/forum/footer.html", "sitemap.xml")
OWN = "overrides/partials/forum/footer.html"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--lang", "en"], catch_exceptions=False)


def rewrite(project: Path, change: Callable[[str], str]) -> None:
    file = project / "mkdocs.yml"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def test_check_names_the_form_and_the_command_and_nothing_is_left_after_it(project: Path) -> None:
    before = run("check")
    assert (before.exit_code, before.output.count("error[")) == (1, 2)
    assert "run `civildialogue migrate`" in before.output
    assert run("build").exit_code == 1
    assert not (project / "site").exists()
    done = run("migrate")
    assert done.exit_code == 0, done.output
    assert run("check", "--strict").exit_code == 0


def test_the_site_says_what_it_said(project: Path) -> None:
    before = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    run("migrate")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    after = yaml.safe_load(text)
    emblem = after["extra"].pop("emblem")
    assert emblem["names"][0] == {"bg": "Европейски съюз", "en": "European Union"}
    assert after["extra"].pop("short_name") == former()["short_name"]
    assert after["extra"].pop("print_colour") == former()["print_colour"]
    assert after["extra_css"].pop() == COLOURS
    assert (project / "overrides" / COLOURS).read_text(encoding="utf-8") == former()["colours"]
    before["markdown_extensions"][-1] = "civildialogue"
    assert after == before
    assert "# Кой е платил.\n  funding:" in text
    assert "  - civildialogue  # Нашето разширение.\n" in text
    assert settings(project).drawing() == (SAVED / "overrides" / emblem["image"]).read_bytes()


def test_only_copies_of_the_program_go(project: Path) -> None:
    before = tree(project)
    run("migrate")
    after = tree(project)
    assert before.keys() - after.keys() == {f"overrides/{path}" for path in COPIES}
    assert after.keys() - before.keys() == {f"overrides/{COLOURS}"}
    after.pop(f"overrides/{COLOURS}")
    assert [path for path in after if after[path] != before[path]] == ["mkdocs.yml"]
    assert not (project / "overrides/partials").exists()


def test_a_second_time_changes_nothing(project: Path) -> None:
    run("migrate")
    once = tree(project)
    second = run("migrate")
    assert (second.exit_code, "nothing was changed" in second.output) == (0, True)
    assert tree(project) == once


def test_what_would_be_done_is_shown_line_by_line_and_nothing_is_written(project: Path) -> None:
    before = tree(project)
    shown = run("migrate", "--dry-run")
    assert (shown.exit_code, tree(project)) == (0, before)
    assert f"-  - {OLD}" in shown.output
    assert "+  - civildialogue  # " in shown.output
    assert all(f"overrides/{path}: a copy" in shown.output for path in COPIES)
    done = run("migrate")
    assert done.output.splitlines()[:-1] == shown.output.splitlines()[:-1]


def test_a_file_that_the_project_changed_is_asked_about(project: Path) -> None:
    own = project / OWN
    own.write_text("<p>Наш</p>\n", encoding="utf-8")
    before = tree(project)
    refused = run("migrate")
    assert (refused.exit_code, tree(project)) == (1, before)
    assert f"--keep {OWN}" in refused.output
    kept = run("migrate", "--keep", OWN)
    assert kept.exit_code == 0, kept.output
    assert own.read_text(encoding="utf-8") == "<p>Наш</p>\n"
    assert not (project / "overrides/main.html").exists()
    # From now on it is the project's own, like any other.
    assert "nothing was changed" in run("migrate").output
    assert run("check", "--strict").exit_code == 0


def test_copies_from_a_machine_with_other_line_ends_are_copies(project: Path) -> None:
    for path in COPIES:
        file = project / "overrides" / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("migrate").exit_code == 0
    assert run("check", "--strict").exit_code == 0


def test_a_copy_that_is_left_behind_is_told_and_goes(project: Path) -> None:
    run("migrate")
    shutil.copy(SAVED / "overrides/sitemap.xml", project / "overrides")
    assert "settings-earlier" in run("check").output
    assert run("migrate").exit_code == 0
    assert run("check", "--strict").exit_code == 0


def test_a_link_is_no_copy(project: Path) -> None:
    own, file = project / "footer.html", project / OWN
    file.rename(own)
    file.symlink_to(own)
    assert run("migrate").exit_code == 0
    assert (file.is_symlink(), own.is_file()) == (True, True)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (f"- {OLD}", f"- civildialogue\n  - {OLD}", "other faults"),
        ("site_url: https", "site_url: ftp", "other faults"),
        ("site_name:", "site_nam:", "other faults"),
        ("mail: editors", "mail: [", "other faults"),
    ],
)
def test_settings_with_other_faults_are_left_alone(
    project: Path, before: str, after: str, words: str
) -> None:
    rewrite(project, lambda text: text.replace(before, after))
    kept = tree(project)
    refused = run("migrate")
    assert refused.exit_code in (1, 2)
    assert words in refused.output or "yaml" in refused.output
    assert tree(project) == kept


def test_settings_where_nothing_can_be_inserted_are_refused(project: Path) -> None:
    def in_one_line(text: str) -> str:
        return text.partition("extra:\n")[0] + "extra: {funding: {bg: Съюз, en: Union}}\n"

    rewrite(project, in_one_line)
    kept = tree(project)
    refused = run("migrate")
    assert (refused.exit_code, "No file was changed" in refused.output) == (1, True)
    assert tree(project) == kept


def test_texts_alone_are_migrated_without_a_project(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tree(project)
    away = project.parent / "away"
    shutil.move(project / "docs", away)
    monkeypatch.chdir(away)
    assert "nothing was changed" in run("migrate", "--docs", str(away)).output
    assert {f"docs/{path}": held for path, held in tree(away).items()}.items() <= kept.items()


def test_what_is_written_and_deleted_together_is_done_together(project: Path) -> None:
    before = tree(project)
    for broken in ("no/such/file", "../outside"):
        edits = [(project, "mkdocs.yml", b""), (project, OWN, None), (project, broken, None)]
        with pytest.raises((UnwrittenError, ValueError)):
            write_each(edits)
        assert tree(project) == before
    write_each([(project, OWN, None), (project, "new/file", b"x")])
    gone = {path for path in before if path == OWN}
    assert tree(project) == {k: v for k, v in before.items() if k not in gone} | {"new/file": b"x"}


LISTS_OF_STYLES = {
    "extra_css:\n  - assets/stylesheets/forum.css\n  - assets/stylesheets/compendium.css\n"
    "  - assets/stylesheets/contribute.css  # old\n  - own.css": [
        "assets/stylesheets/forum.css",
        "own.css",
    ],
    "extra_css: [assets/stylesheets/compendium.css, own.css]": ["own.css"],
    "extra_css: [own.css, 'assets/stylesheets/contribute.css']": ["own.css"],
    "extra_css: [assets/stylesheets/contribute.css]": [],
    "extra_css:\n- assets/stylesheets/contribute.css": [],
}


@pytest.mark.parametrize("before", LISTS_OF_STYLES)
def test_styles_that_features_bring_along_are_no_longer_listed(project: Path, before: str) -> None:
    run("migrate")
    (project / "overrides/own.css").touch()
    rewrite(project, lambda text: re.sub(r"(?ms)^extra_css:.*?(?=^\w)", f"{before}\n", text))
    kept = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    assert "settings-earlier" in run("check").output
    done = run("migrate")
    assert done.exit_code == 0, done.output
    now = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    assert now == {**kept, "extra_css": LISTS_OF_STYLES[before]}
    assert run("check", "--strict").exit_code == 0


STYLES = (
    "extra_css: [a.css, assets/stylesheets/forum.css, b.css]",
    'extra_css: ["assets/stylesheets/forum.css"]  # forum',
    "extra_css:\n- assets/stylesheets/forum.css\n# b\n- b.css",
    "extra_css:\n    - 'assets/stylesheets/forum.css'",
    "extra_css: [a.css]",
)
HEADS = ("site_name: Форум на един малък град", "site_name: 'Кратко'", "# Бележка\nsite_name: x")
LISTS = (
    f"markdown_extensions:\n- toc\n- {OLD}",
    f"markdown_extensions: [toc, {OLD}]",
    f"markdown_extensions:\n  toc:\n  {OLD}: {{}}",
    f'markdown_extensions:\n    - "{OLD}": {{}}',
    f"markdown_extensions: {{toc: {{}}, {OLD}: {{}}}}  # {OLD}",
)
EXTRAS = (
    "",
    "extra: {}",
    "extra: {generator: false}",
    "extra:\n  generator: false",
    "extra:  # Още\n    # funding\n    funding:\n        bg: а\n        en: b\n\n    mail: a@b.c",
    "extra:\n  funding: {bg: а, en: b}\n  emblem: {image: x.svg, shows: {bg: а, en: b}}",
    'extra: {"funding": {bg: а, en: b}}',
)
ENDS = ("\n", "\r\n")


@given(
    st.permutations([0, 1, 2, 3]),
    st.sampled_from(HEADS),
    st.sampled_from(LISTS),
    st.sampled_from(EXTRAS),
    st.sampled_from(STYLES),
    st.sampled_from(ENDS),
    st.booleans(),
)
def test_the_text_says_what_was_meant_or_it_is_not_written(
    order: list[int], head: str, names: str, extra: str, styles: str, end: str, ends: bool
) -> None:
    parts = [head, names, extra, styles]
    text = end.join(parts[number].replace("\n", end) for number in order if parts[number])
    text += end if ends else ""
    source = SourceText("mkdocs.yml", text.replace("\r\n", "\n"), text)
    new, meant = _rewritten(
        source, read_yaml(source, source.text, 1, exact=True), SAVED / "overrides"
    )
    if "{" not in extra.partition("\n")[0]:
        assert _value(new) == meant
    if _value(new) == meant:
        listed = yaml.safe_load(new)["extra_css"]
        assert (COLOURS in listed) == ("forum.css" in styles)
        assert OLD not in str(yaml.safe_load(new)["markdown_extensions"])
        assert {line for line in new.splitlines() if line.startswith("#")} <= set(text.splitlines())
        assert new.endswith(("\n", "\r\n")) or not text.endswith("\n")
        assert ("\r\n" in new, "\n" in new.replace("\r\n", "")) == (
            ("\r\n" in text, "\n" in text.replace("\r\n", ""))
        )
