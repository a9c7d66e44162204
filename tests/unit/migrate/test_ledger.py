"""The ledger of permalinks in YAML, an id a line: every id is in the one of today."""

import shutil
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.pipeline import migrate as steps
from civildialogue.core.source import ledger
from civildialogue.core.source.load import Loader
from projects import around

from ..making import commit, git, run, write_all

SAVED = Path(__file__).parent / "ledger"
BEFORE, TODAY = "_data/permalinks.yml", "_data/permalinks.txt"
LINES = """\
# Първите бяха записани през ноември.
analysis/chapter: first p-ae6y second p-xk78 p-gone
analysis/index: purpose p-pnpj
index: p-vahk 2026
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(around(tmp_path / "docs"))
    return tmp_path / "docs"


def migrate(docs: Path) -> int:
    planned = steps.plan(docs)
    steps.carry_out(docs, planned)
    return len(planned.edits)


def errors(docs: Path) -> list[tuple[str, str]]:
    found = pipeline.inspect(docs).diagnostics
    return [(d.code, d.span.path) for d in found if d.severity.rank == 0]


def test_every_id_is_in_the_ledger_of_today(docs: Path) -> None:
    assert errors(docs) == [("form-earlier", f"docs/{BEFORE}")], "all else is read as it was"
    before = {key: [*ids] for key, ids in Loader(docs).library.permalinks.items()}
    assert migrate(docs) == 2
    assert (docs / TODAY).read_text(encoding="utf-8") == ledger.HEAD + LINES
    assert not (docs / BEFORE).exists()
    assert {key: [*ids] for key, ids in Loader(docs).library.permalinks.items()} == before
    assert errors(docs) == []


def test_a_second_time_changes_nothing(docs: Path) -> None:
    migrate(docs)
    assert migrate(docs) == 0
    assert pipeline.fix(docs) == []


def test_no_fix_writes_beside_the_former_ledger(docs: Path) -> None:
    before = (docs / BEFORE).read_bytes()
    pipeline.fix(docs)
    assert (docs / BEFORE).read_bytes() == before and not (docs / TODAY).exists()


def test_a_merge_of_both_forms_has_what_either_has(docs: Path) -> None:
    own = "# моя\nanalysis/index: p-pnpj purpose p-more\nzoo: p-z\n"
    write_all(docs, {TODAY: own})
    migrate(docs)
    assert (docs / TODAY).read_text(encoding="utf-8") == (
        "# моя\nanalysis/chapter: first p-ae6y second p-xk78 p-gone\n"
        "analysis/index: p-pnpj purpose p-more\nindex: p-vahk 2026\nzoo: p-z\n"
    )


def test_one_with_faults_stays_for_who_must_set_them_right(docs: Path) -> None:
    text = (docs / BEFORE).read_text(encoding="utf-8")
    (docs / BEFORE).write_text(f"{text}- a: [b]\n", encoding="utf-8")
    assert migrate(docs) == 0
    assert (docs / BEFORE).exists()


def test_what_will_be_done_is_said(docs: Path) -> None:
    done = run("migrate", "--dry-run", "--docs", docs, "--lang", "en")
    assert done.exit_code == 0, done.output
    said = [line.rpartition("_data/")[2] for line in done.output.splitlines() if "_data/" in line]
    assert said == [
        "permalinks.txt: the ledger of permalinks, now with a line for each page – 3",
        "permalinks.yml: the former ledger, deleted",
    ]


def test_a_loss_is_told_against_the_former_ledger(docs: Path) -> None:
    project = docs.parent
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project, "Предишен вид", "2026-11-22T12:00:00Z")
    migrate(docs)
    text = (docs / TODAY).read_text(encoding="utf-8")
    command = ["check", "--since", "HEAD", "--docs", str(docs), "--lang", "en"]
    assert "ledger-shrunk" not in run(*command).output
    (docs / TODAY).write_text(text.replace(" p-gone", ""), encoding="utf-8")
    done = run(*command)
    assert done.exit_code == 1 and "ledger-shrunk" in done.output and "p-gone" in done.output
