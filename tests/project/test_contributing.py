"""The first two ways of CONTRIBUTING work as they are written, in a copy that can be pushed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.drift import State, table
from counts import LONG, crossed
from excerpt import excerpt

ROOT = Path(__file__).parents[2]
PARTS = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## English\n")
LANGUAGES = ["bg", "en"]
CODE = re.compile(r"`([^`]+)`")
PROGRAMS = ("make ", "git ", "civildialogue", ". ")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SETUP = re.findall(r"^SETUP := (.+)$", MAKEFILE, re.MULTILINE)[0].split()
TITLES = {
    "bg": ["Поправете едно изречение", "Преведете един абзац"],
    "en": ["Fix one sentence", "Translate one paragraph"],
}
WORDS = {"bg": "Изводите на оригинала не са тук.", "en": "What the original found is not here."}
PAGES = (
    *("index", "about/index", "about/privacy", "analysis/index", "analysis/online-contact"),
    *("compendium/index", "methodologies/index", "methodologies/local-knowledge"),
)
"""What the commands name, with what lists it."""
KEY, BLOCK = "analysis/index", "p-2ebz"


def way(language: str, number: int) -> list[str]:
    """The lines of one of the first ways of a language."""
    sections = re.split(r"^### .+$", PARTS[LANGUAGES.index(language)], flags=re.MULTILINE)
    return [line for line in sections[number].splitlines() if line]


def file(project: Path, locale: str) -> Path:
    """The file that the ways name."""
    return project / f"docs/{KEY}.{locale}.md"


def with_words(path: Path, words: str) -> str:
    """The text of a file with other words above the mark of the ways; with none, it goes too."""
    new = f"{words}\n{{#{BLOCK}}}" if words else ""
    text, count = re.subn(rf"^.+\n{{#{BLOCK}}}$", new, path.read_text(encoding="utf-8"), flags=re.M)
    assert count == 1
    return text


def git(project: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=project, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The repository as far as the ways and the commands touch it, already set up."""
    place = tmp_path / "forum"
    place.mkdir()
    excerpt(place, PAGES)
    for name in ("Makefile", ".gitignore", *SETUP):
        (place / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, place / name)
    (place / ".venv").mkdir()
    (place / ".venv/bin").symlink_to(Path(sys.prefix) / "bin")
    (place / ".venv/.site-ready").touch()
    git(tmp_path, "init", "--quiet", "--bare", "forge.git")
    git(place, "init", "--quiet", "--initial-branch", "main")
    git(place, "config", "user.name", "Test")
    git(place, "config", "user.email", "test@example.org")
    git(place, "remote", "add", "origin", "../forge.git")
    return place


def walk(project: Path, lines: list[str], path: Path, edited: str) -> str:
    """Follows the steps in one shell, with the edit where it is told; returns what was pushed."""
    (project / "edited.md").write_text(edited, encoding="utf-8")
    name = str(path.relative_to(project))
    steps = []
    for line in lines:
        codes = CODE.findall(line)
        if f"{{#{BLOCK}}}" in codes:
            assert name in codes
            steps.append(f"mv edited.md {name}")
        elif re.match(r"[0-9]+\. ", line):
            steps += [code for code in codes if code.startswith(PROGRAMS)]
    done = subprocess.run(
        ["bash", "-e"],
        input="\n".join(steps),
        cwd=project,
        env={**os.environ, "HOME": str(project.parent)},
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (steps, done.stdout + done.stderr)
    (branch,) = [step.split()[-1] for step in steps if step.startswith("git switch")]
    return git(project.parent / "forge.git", "log", "-1", "--format=%B", "--patch", branch)


def states(project: Path) -> tuple[set[State], list[str]]:
    """How the passages of the page stand to their translations, and what else is amiss."""
    inspection = pipeline.inspect(project / "docs")
    (row,) = [row for row in table(inspection.library) if row.original.key == KEY]
    told = [d.code for d in inspection.diagnostics if d.severity is not Severity.NOTE]
    return {pair.state for pair in row.pairs}, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_begins_with_two_ways_of_ten_lines(language: str) -> None:
    part = PARTS[LANGUAGES.index(language)]
    titles = re.findall(r"^### (.+)$", part, re.MULTILINE)[:2]
    assert titles == TITLES[language]
    assert all(3 < len(way(language, number)) <= 10 for number in (1, 2))


@pytest.mark.parametrize(("number", "language"), crossed((1, 2), LANGUAGES))
def test_a_way_is_followed(project: Path, number: int, language: str) -> None:
    """The first ends with another sentence of its language, the second with a translation."""
    original, translation = file(project, "bg"), file(project, "en")
    path, words, before = file(project, language), WORDS[language], State.CURRENT
    if number == 2:
        path, words = translation, WORDS["en"]
        before = {"bg": State.OLDER, "en": State.MISSING}[language]
    edited = with_words(path, words)
    if before is State.OLDER:
        original.write_text(with_words(original, WORDS["bg"]), encoding="utf-8")
    elif before is State.MISSING:
        translation.write_text(with_words(translation, ""), encoding="utf-8")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "Texts")
    assert before in states(project)[0]
    pushed = walk(project, way(language, number), path, edited)
    assert f"\n+{words}\n" in pushed
    assert "Signed-off-by: Test <test@example.org>" in pushed
    assert states(project) == ({State.CURRENT}, [])


CHANGING = re.compile(r"^civildialogue ((?:new|move|split|merge) .+)$", re.MULTILINE)
NUMBERS = re.compile(r"`(\w+\.csv)`:\n\n```csv\n(.+?)^```$", re.MULTILINE | re.DOTALL)
"""A file that the guide shows, and its name before it."""


@pytest.mark.parametrize("language", LANGUAGES[: 1 + LONG])
def test_each_command_that_changes_texts_runs_as_it_is_written(
    project: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after another in one copy, which has no error and nothing to complete at the end."""
    monkeypatch.chdir(project)
    part = PARTS[LANGUAGES.index(language)]
    commands = [shlex.split(found) for found in CHANGING.findall(part)]
    assert {words[0] for words in commands} == {"new", "move", "split", "merge"}
    for name, numbers in NUMBERS.findall(part):
        (project / name).write_text(numbers, encoding="utf-8")
    for words in commands:
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, (words, done.output)
    assert CliRunner().invoke(main, ["check", "--fix"]).exit_code == 0
    assert pipeline.fix(project / "docs") == []
    (row,) = [r for r in table(pipeline.inspect(project / "docs").library) if r.original.key == KEY]
    assert {pair.state for pair in row.pairs} == {State.CURRENT}
