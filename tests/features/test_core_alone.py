"""With every feature off the import path the core imports, its tests pass, and it names none."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from civildialogue.composition import own
from civildialogue.core.feature import PageKind, RecordKind
from civildialogue.core.model.values import Record, field_names
from civildialogue.features.methods.model import FOLDER as METHODS
from counts import LONG
from projects import REPOSITORY

TESTS = REPOSITORY / "tests"
CORE = REPOSITORY / "scripts/civildialogue/core"
USES = re.compile(
    r"civildialogue\.(?:features|cli)\b|import cli\b|import main\b|making import [^\n]*\brun\b"
)
"""What a test of the core does without: features, and the command, which has all of them."""
WITH_FEATURES = (
    "checks/test_terms.py",
    "checks/test_titles.py",
    "migrate/test_feasibility.py",
    "model/test_counts.py",
    "model/test_frozen.py",
    "model/test_lacking.py",
    "model/test_library.py",
    "output/search/test_engine.py",
    "site/test_generated.py",
    "site/test_pages.py",
    "source/test_ids_as_text.py",
    "source/test_limits.py",
    "source/test_load.py",
    "test_report.py",
)
"""Tests that try the core with texts of kinds that features bring."""
QUICK = ("checks", "model", "source")
WORDS = {"annex", "method", "comment", "finding", "figure", "route"}
"""Kinds that are words of Python, of standards, of documents, of the check and of charts, too."""
FORMER = "former.yml"
"""What the program was before: data of a migration."""
MEANT_OTHERWISE = set(
    "comment duration evidence example history lang levels status target themes translation "
    "chapter chart dataset figure figures finding findings key marks passage sources "
    "progress comments groups kinds scope".split()
)
"""Words that the core has in a meaning of its own: comments of Word, Material's progress bar, …"""


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
    plain = ("-p", "features.tenth", "-q", "-p", "no:cacheprovider", "--no-cov", "-p", "no:xdist")
    done = alone("-m", "pytest", "-p", "features.alone", *plain, *chosen)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def kinds() -> list[PageKind | RecordKind]:
    return [kind for each in own() for kind in (*each.kinds, *each.records)]


def own_fields() -> set[str]:
    """The keys that only the files of features have: the core's own have others."""
    given = [kind.matter if isinstance(kind, PageKind) else kind.model for kind in kinds()]
    cores = [each for each in every(Record) if each.__module__.startswith("civildialogue.core.")]
    theirs = {name for each in given for name in field_names(each)}
    return theirs - {name for each in cores for name in field_names(each)}


def every(of: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """All that is built on a model."""
    for each in of.__subclasses__():
        yield each
        yield from every(each)


def spelled(word: str) -> re.Pattern[str]:
    """A name in quotes of code, as a key or attribute, or in a class of the page."""
    name = f"(?:{re.escape(word)}|{re.escape(word.replace('-', '_'))})"
    return re.compile(rf"""["'`]{name}(?:["'`]|: )|\bcd-{name}\b|^ *{name}:|\.{name}\b""", re.M)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every file of the core by its path."""
    return {
        path.relative_to(CORE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(CORE.rglob("*"))
        if path.suffix in (".py", ".j2", ".yml", ".typ", ".css", ".js") and path.name != FORMER
    }


@pytest.mark.parametrize("word", sorted({kind.name.removesuffix("s") for kind in kinds()} - WORDS))
def test_the_core_names_no_kind_of_a_feature(texts: dict[str, str], word: str) -> None:
    assert [path for path, text in texts.items() if word in text.lower()] == []


def test_the_core_has_no_folder_of_a_feature(texts: dict[str, str]) -> None:
    folders = {each.folder for each in (*kinds(), *own()) if each.folder} | {METHODS}
    named = re.compile(rf"\b(?:{'|'.join(folders)})\b")
    assert [path for path, text in texts.items() if named.search(text)] == []


def test_the_core_reads_no_field_of_a_feature(texts: dict[str, str]) -> None:
    fields = own_fields()
    assert {"addressee", "disposition", "in-reply-to", "audience", "legal-basis"} <= fields
    names = {n for kind in kinds() for n in (kind.name, kind.name.removesuffix("s"))} | fields
    names -= MEANT_OTHERWISE
    found = {n: [p for p, t in texts.items() if spelled(n).search(t)] for n in sorted(names)}
    assert {name: paths for name, paths in found.items() if paths} == {}
