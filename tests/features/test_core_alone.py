"""With every feature off the import path the core imports, its tests pass, and it names none."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from civildialogue.composition import FEATURES
from counts import LONG
from projects import REPOSITORY

TESTS = REPOSITORY / "tests"
CORE = REPOSITORY / "scripts/civildialogue/core"
USES = re.compile(r"civildialogue\.(?:features|cli)\b|import cli\b|import main\b")
"""What a test of the core does without: features, and the command, which has all of them."""
WITH_FEATURES = (
    "checks/test_titles.py",
    "model/test_lacking.py",
    "model/test_library.py",
    "site/test_generated.py",
    "site/test_pages.py",
    "source/test_ids_as_text.py",
    "source/test_limits.py",
    "source/test_load.py",
    "test_report.py",
)
"""Tests that try the core with texts of kinds that features bring."""
QUICK = ("checks", "model", "source")
NAMED = ("recommendation", "lesson")
"""What features call their kinds; ``method`` and ``comment`` are words of Python and of documents,
too, and the examples in the help of diagnostics name addresses of methods."""


def core_tests() -> list[Path]:
    folders = [TESTS / "unit"] if LONG else [TESTS / "unit" / name for name in QUICK]
    found = [path for folder in folders for path in sorted(folder.rglob("test_*.py"))]
    left = {TESTS / "unit" / name for name in WITH_FEATURES}
    return [p for p in found if p not in left and not USES.search(p.read_text(encoding="utf-8"))]


def alone(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )


def test_every_module_of_the_core_imports_without_a_feature() -> None:
    names = [
        ".".join(path.relative_to(REPOSITORY / "scripts").with_suffix("").parts)
        for path in sorted(CORE.rglob("*.py"))
    ]
    imports = "; ".join(f"import {name.removesuffix('.__init__')}" for name in names)
    done = alone("-c", f"import features.alone; {imports}")
    assert done.returncode == 0, done.stderr


def test_the_tests_of_the_core_pass_without_a_feature() -> None:
    chosen = [str(path.relative_to(REPOSITORY)) for path in core_tests()]
    assert len(chosen) > 10
    options = ("-p", "features.alone", "-q", "-p", "no:cacheprovider", "--no-cov", "-p", "no:xdist")
    done = alone("-m", "pytest", *options, *chosen)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


@pytest.mark.parametrize("word", NAMED)
def test_the_core_names_no_kind_of_a_feature(word: str) -> None:
    named = [
        f"{path.relative_to(CORE)}:{number}"
        for path in sorted(CORE.rglob("*"))
        if path.suffix in (".py", ".j2", ".yml", ".typ")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if word in line.lower()
    ]
    assert named == []


def test_the_core_has_no_folder_of_a_feature() -> None:
    kinds = [kind for each in FEATURES for kind in (*each.kinds, *each.records) if kind.folder]
    for path in sorted(CORE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not [kind.folder for kind in kinds if f'"{kind.folder}' in text], path
