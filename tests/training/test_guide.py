"""The commands of the guide for trainers and administrators work as they are written."""

import contextlib
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.core.pipeline.fixing import fix
from projects import REPOSITORY, around, faults, tree

from .exporting import SHARED, WHOLE

GUIDES = {tag: REPOSITORY / f"docs/about/teaching.{tag}.md" for tag in ("bg", "en")}
NAME, OWN = "participation-and-law", "comment"


def commands(tag: str) -> list[str]:
    return re.findall(r"^civildialogue (.+)$", GUIDES[tag].read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two lessons, of which one has the name that the guide gives."""
    for source in (SHARED, WHOLE):
        shutil.copytree(source, tmp_path / "docs", dirs_exist_ok=True)
    docs = tmp_path / "docs"
    for path in tree(docs / "training"):
        file = docs / "training" / path
        text = re.sub(rf"\b{OWN}(?=\.md|[\],\n}}])", NAME, file.read_text("utf-8"))
        file.unlink()
        file.with_name(file.name.replace(OWN, NAME)).write_text(text, "utf-8")
    (docs / "_data/permalinks.txt").unlink()
    fix(docs)
    made = around(docs)
    assert faults(made) == []
    return made


def test_the_commands_make_what_the_guide_says(project: Path) -> None:
    assert commands("bg") == commands("en") != []
    whole, one = commands("bg")
    with contextlib.chdir(project):
        for command in (one, whole):
            done = CliRunner().invoke(main, shlex.split(command))
            assert done.exit_code == 0, done.output
            found = {path.name for path in (project / "export").iterdir()}
            if command == one:
                made = {f"training--{NAME}.{tag}.moodle.xml" for tag in GUIDES}
                assert {name for name in found if name.startswith("training")} == made
    for tag, guide in GUIDES.items():
        for ending in re.findall(r"`(\.[a-z.]+(?:xml|txt|zip))`", guide.read_text("utf-8")):
            assert f"training--{NAME}.{tag}{ending}" in found
            assert f"training.{tag}{ending}" in found
