"""The commands of the README work as they are written, one after another, in a copy."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from counts import LONG
from projects import REPOSITORY

from .built import Site

TEXT = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BULGARIAN, ENGLISH = TEXT.split("\n## English\n")
COMMAND = re.compile(r"`\.venv/bin/civildialogue ([^`]+)`")


@pytest.fixture
def copy(real: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The texts in Git, the built site and what the commands name."""
    for name in ("docs", "overrides", "contrib"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for step in (["init", "-q", "-b", "main"], ["add", "."], [*who, "commit", "-q", "-m", "Texts"]):
        subprocess.run(["git", *step], cwd=tmp_path, check=True)
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
        done = CliRunner().invoke(main, shlex.split(command))
        assert done.exit_code == 0, (command, done.output)
