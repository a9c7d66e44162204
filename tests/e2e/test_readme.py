"""The commands of the README work as they are written, one after another, in a copy."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from counts import LONG
from excerpt import excerpt
from projects import REPOSITORY

from .built import Site

TEXT = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BULGARIAN, ENGLISH = TEXT.split("\n## English\n")
PAGES = (
    *("index", "analysis/index", "methodologies/index", "methodologies/e-identity"),
    *("compendium/index", "compendium/recommendations/rec-0001"),
    "compendium/recommendations/rec-9901",
)
"""What the commands name, with what lists it."""
COMMAND = re.compile(r"`\.venv/bin/civildialogue ([^`]+)`")


WORDINGS = {
    "bg": (
        "дали предложението изобщо е било прочетено",
        "дали предложението изобщо е било разгледано",
    ),
    "en": ("whether the proposal was read at all", "whether the proposal was considered at all"),
}


def save(project: Path, date: str) -> None:
    """Commits everything on a day."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    for step in (["add", "docs"], [*who, "commit", "-q", "-m", "Texts"]):
        subprocess.run(["git", *step], cwd=project, env={**os.environ, **dates}, check=True)


def changed(project: Path) -> str:
    """Changes the recommendation as the new comment asks, commits; returns the comment's id."""
    for language, (old, new) in WORDINGS.items():
        page = project / f"docs/compendium/recommendations/rec-0001.{language}.md"
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")
    save(project, "2026-12-01T12:00:00Z")
    [comment] = (project / "docs/compendium/comments/rec-0001").glob("2026-11-23-*.md")
    return f"c-{comment.stem.rpartition('-')[2]}"


@pytest.fixture
def copy(real: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The texts in Git, the built site and what the commands name."""
    excerpt(tmp_path, PAGES)
    for name in ("contrib", "docs/compendium/comments"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    save(tmp_path, "2026-11-20T12:00:00Z")
    shutil.copytree(real.root, tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_both_languages_have_the_same_commands() -> None:
    verbs = [[shlex.split(c)[:2] for c in COMMAND.findall(part)] for part in (BULGARIAN, ENGLISH)]
    assert len(verbs[0]) >= 14
    assert [v[0] for v in verbs[0]] == [v[0] for v in verbs[1]]


@pytest.mark.parametrize("part", [BULGARIAN, ENGLISH][: 1 + LONG], ids=["bg", "en"][: 1 + LONG])
def test_each_runs_as_it_is_written(copy: Path, part: str) -> None:
    for command in COMMAND.findall(part):
        if command.startswith("answer c-abc234 "):  # After the change that the step before tells.
            command = command.replace("c-abc234", changed(copy))
        done = CliRunner().invoke(main, shlex.split(command))
        assert done.exit_code == 0, (command, done.output)
