"""The commands that the guides on the site name are there, and run as they are written."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from forge.reading import unknown
from projects import around

ROOT = Path(__file__).parents[2]
GUIDES = ("contribute", "editing")
COMMAND = re.compile(r"`civildialogue ([^`]+)`")
GIVEN = {
    "new": "chapter analysis/another",
    "new project": "../another",
    "new source": "example --type webpage --title Н --title-en N --short Н --short-en N "
    "--url https://example.org/guide",
    "new figure": "people --numbers numbers.csv --title Н --title-en N --unit Н --unit-en N "
    "--columns Г;Х --columns-en Y;P --source zna --period 2025",
    "new finding": "f-people --chapter chapter --statement Н --statement-en N --source zna "
    "--confidence low --why-so-sure Н --why-so-sure-en N",
    "new correction": "fewer --page analysis/chapter --stood Две. --stood-en Two. --stands Три. "
    "--stands-en Three. --reason Преброени. --reason-en Counted.",
    "new words": "en",
    "explain": "id-removed",
    "move": "analysis/chapter#p-ae6y analysis/index",
}
"""What a person puts where a guide has „…“."""
NUMBERS = "year,people\n2025,36\n"
ASKING = (
    *("answer", "receipt", "redact", "withhold", "new comment", "import comments"),
    *("check --due", "export all", "renumber", "new consultation", "announce", "extend"),
    *("conclude", "status", "apply", "reply", "translate", "respond"),
)
"""Commands about what people sent, and such as fail for what is due or take long."""


def commands(guide: str, locale: str) -> list[str]:
    """The commands of a guide, in its order."""
    return COMMAND.findall((ROOT / f"docs/about/{guide}.{locale}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_name_the_same_commands_and_each_is_there(guide: str) -> None:
    named = [[command.split(" …")[0] for command in commands(guide, tag)] for tag in ("bg", "en")]
    plain = [[re.sub(r"\b(?:ПАПКА|папка|FOLDER)\b", "X", c) for c in part] for part in named]
    assert plain[0] == plain[1]
    assert len(plain[0]) >= 8
    for command in named[1]:
        assert unknown(f"civildialogue {command}") == [], command


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small forum in a repository."""
    place = tmp_path / "forum"
    shutil.copytree(ROOT / "tests/golden/_base/docs", place / "docs")
    around(place / "docs")
    (place / "numbers.csv").write_text(NUMBERS, encoding="utf-8")
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for step in (["init", "-q", "-b", "main"], ["add", "."], [*who, "commit", "-q", "-m", "Texts"]):
        subprocess.run(["git", *step], cwd=place, check=True)
    monkeypatch.chdir(place)
    return place


def test_each_runs_as_it_is_written(copy: Path) -> None:
    """One after another; those that ask a person are followed in the rehearsal of a comment."""
    told = [command for guide in GUIDES for command in commands(guide, "bg")]
    for command in dict.fromkeys(told):
        if command.startswith(ASKING):
            continue
        words, sign, _ = command.partition(" …")
        done = CliRunner().invoke(main, shlex.split(f"{words} {GIVEN[words]}" if sign else words))
        assert done.exit_code == 0, (command, done.output)
