"""Every diagnostic has a folder: an input tree laid over ``_base``, and the exact words in both languages."""

import datetime as dt
import runpy
import shutil
import subprocess
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from civildialogue.core import pipeline
from civildialogue import composition, report
from civildialogue.cli import main
from civildialogue.core.model.diagnostics import Diagnostic, Severity, codes
from civildialogue.core.model.language import BULGARIAN, ENGLISH, record_locale
from civildialogue.core.output.book.order import Order
from civildialogue.core.pipeline import carry
from civildialogue.core.pipeline.since import since
from civildialogue.core.source import clock
from civildialogue.core.source.settings import NAME, settings
from projects import SETTINGS, around

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
FOLDERS = sorted(p.name for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("_"))
EXPECTED = {ENGLISH: "expected.txt", BULGARIAN: "expected.bg.txt"}


IN_BOOKS = ("glyph-missing", "table-too-wide", "book-not-set", "font-missing")
"""What only shows when a book is set."""


SINCE = ("comment-removed", "consultation-takes", "ledger-shrunk", "redaction-undone")
"""What only shows beside the texts from which a change started: the base with ``before``."""


def begun(project: Path, name: str) -> None:
    """Makes a repository of the project, whose change is what the folder lays over the base; what
    it has in ``before`` was there then.
    """
    people = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    init = ["init", "--quiet", "--initial-branch", "main"]
    docs = project / "docs"
    after = {p: p.read_bytes() for p in docs.rglob("*") if p.is_file()}
    for path in after:
        path.unlink()
    shutil.copytree(HERE / "_base" / "docs", docs, dirs_exist_ok=True)
    before = HERE / name / "before"
    gone = [p.relative_to(before) for p in before.rglob("*") if p.is_file()]
    for path in gone:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(before / path, docs / path)
    for step in (init, ["add", "docs"], [*people, "commit", "--quiet", "--message", "Texts"]):
        subprocess.run(["git", "-C", str(project), *step], check=True)
    for path in gone:
        (docs / path).unlink()
    for path, data in after.items():
        path.write_bytes(data)


def since_the_base(docs: Path) -> list[Diagnostic]:
    """What is found beside the texts from which the change started."""
    return list(since(pipeline.inspect(docs), docs, "docs", "main")[0].diagnostics)


def in_books(docs: Path) -> list[Diagnostic]:
    """What is found when the books of the sources are made; where one can't be, it isn't there."""
    order = Order(("pdf",), (record_locale(),), ("analysis",))
    out = docs.parent / "out"
    found = carry.export_books(docs.parent, docs, out, order, lambda *_told: None)
    is_set = not any(d.severity is Severity.ERROR for d in found)
    assert (out / f"analysis.{record_locale()}.pdf").is_file() == is_set
    assert not list(out.glob(".*"))
    return found


def laid_over_base(name: str, tmp_path: Path) -> Path:
    """The base project with what the folder changes, removes and makes."""
    composition.compose()  # What another folder made of the program is forgotten.
    docs, folder = tmp_path / "docs", HERE / name
    shutil.copytree(HERE / "_base" / "docs", docs)
    own = folder / NAME
    around(docs, own.read_text(encoding="utf-8") if own.is_file() else SETTINGS)
    if (folder / "docs").is_dir():
        shutil.copytree(folder / "docs", docs, dirs_exist_ok=True)
    if (folder / "remove.txt").is_file():
        for path in (folder / "remove.txt").read_text(encoding="utf-8").split():
            (docs / path).unlink()
    if (folder / "make.py").is_file():
        runpy.run_path(str(folder / "make.py"))["make"](docs)
    return docs


def on_its_day(name: str) -> AbstractContextManager[None]:
    """The day that the folder names in ``today.txt``; that of all tests without one."""
    file = HERE / name / "today.txt"
    if not file.is_file():
        return nullcontext()
    return clock.fixed(dt.date.fromisoformat(file.read_text(encoding="utf-8").strip()))


def test_the_base_has_no_findings(tmp_path: Path) -> None:
    shutil.copytree(HERE / "_base" / "docs", tmp_path / "docs")
    given = settings(around(tmp_path / "docs"))
    assert report.text(pipeline.inspect(given.docs, "docs", given).diagnostics, ENGLISH) == ""


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert set(FOLDERS) == set(codes())


@pytest.mark.parametrize("name", FOLDERS)
def test_folder(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    docs = laid_over_base(name, tmp_path)
    given = settings(tmp_path)
    with on_its_day(name):
        found = pipeline.inspect(given.docs, "docs", given).diagnostics
    if name in IN_BOOKS:
        found = in_books(docs)
    if name in SINCE:
        begun(tmp_path, name)
        found = since_the_base(docs)
    for locale, file in EXPECTED.items():
        expected = HERE / name / file
        actual = report.text(found, locale)
        if request.config.getoption("--update-golden"):
            expected.write_text(actual, encoding="utf-8")
        wanted = expected.read_text(encoding="utf-8")
        assert f"[{name}]" in wanted, f"{expected} is empty or lacks its own code"
        assert actual == wanted


def test_notes_do_not_fail_the_strictest_check(tmp_path: Path) -> None:
    docs = laid_over_base("comment-late", tmp_path)
    with on_its_day("comment-late"):
        assert {d.severity for d in pipeline.inspect(docs, "docs").diagnostics} == {Severity.NOTE}
        assert CliRunner().invoke(main, ["check", "--strict", "--docs", str(docs)]).exit_code == 0
