"""The command that tries mutants: what it changes, and that what is tested is the changed code."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import forked
import mutate

SCRIPT = Path(__file__).parents[2] / "scripts/mutants.py"


def faults(folder: Path, text: str) -> set[str]:
    path = folder / "code.py"
    path.write_text(text, encoding="utf-8")
    found = mutate.mutants_of(path)
    for mutant in found:
        compile(mutant.text(), "code.py", "exec")
        assert mutant.text() != text
    return {mutant.text().rstrip("\n") for mutant in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", {"(a <= b)"}),
        ("a is not b", {"(a is b)"}),
        ("a < b < c", {"(a <= b < c)", "(a < b <= c)"}),
        ("a and b", {"(a or b)", "(a)", "(b)"}),
        ("not a", {"(a)"}),
        ("a + b", {"(a - b)"}),
        ("я = 1", {"я = 2"}),
        ("x = True", {"x = False"}),
        ("x = 'ж'", {"x = 'жX'"}),
        ("NAMES = {1.0, 2.0}", {"NAMES = {1.0}", "NAMES = {2.0}"}),
        ("f()", {"pass"}),
        ("def f():\n    return a", {"def f():\n    return None"}),
        ("def f():\n    return None", set()),
        ("for x in y:\n    continue", {"for x in y:\n    break"}),
        ("if a:\n    b = c", {"if (not a):\n    b = c"}),
        ("x = [a for a in b if a]", {"x = [a for a in b if (not a)]"}),
        ('"""Words."""', set()),
        ("def f(x: 'int') -> 'int': ...", set()),
        ("x: Annotated[str, Field(max_length=5)]", {"x: Annotated[str, Field(max_length=6)]"}),
        ("@property\ndef f(self):\n    return 1.5", {"@property\ndef f(self):\n    return None"}),
        ("x = f'{1}'", set()),
        ("x = zip(a, b, strict=True)", set()),
    ],
)
def test_each_mutant_has_one_fault(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert faults(tmp_path, text) == expected


def test_the_sample_stays_when_other_lines_change(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    lines = [f"x{n} = a{n} < {n}\n" for n in range(40)]

    def chosen(text: str, seed: int) -> set[tuple[str, str]]:
        path.write_text(text, encoding="utf-8")
        return {(m.old, m.new) for m in mutate.sample(mutate.mutants_of(path), 20, seed)}

    first = chosen("".join(lines), 1)
    assert len(first) == 20
    assert chosen("".join(lines), 1) == first
    assert chosen("y = z < w\n\n" + "".join(lines), 1) - {("z < w", "(z <= w)")} <= first
    assert chosen("".join(lines), 2) != first


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (lambda: None, forked.SURVIVED),
        (lambda: os._exit(1), forked.KILLED),
        (lambda: os.kill(os.getpid(), signal.SIGXCPU), forked.ENDLESS),
        (lambda: time.sleep(600), forked.OUT_OF_TIME),
        (lambda: int("x"), forked.UNTRIED),
    ],
    ids=["ends", "fails", "loops", "waits", "breaks"],
)
def test_what_waits_or_breaks_is_not_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], expected: str
) -> None:
    monkeypatch.setattr(forked, "WAIT", 0 if expected == forked.OUT_OF_TIME else 600)
    path = tmp_path / "code.py"
    path.write_text("x = 1\n", encoding="utf-8")
    (mutant,) = mutate.mutants_of(path)
    tried = forked.race([(mutant, lambda _: work())], 1, tmp_path)
    assert [outcome for _, outcome, _ in tried] == [expected]


CODE = """\
LEAST = 5


def least():
    return 1


MOST = least() + 8


def watched(n):
    return n < LEAST


def unwatched(n):
    return n < 7


def counted(key=None):
    def of(n):
        return n * key

    return of if key else MOST


class Box:
    SIZE = 2

    @staticmethod
    def holds(n, most=SIZE):
        return n <= most


def endless(n):
    found = []
    while n > 0:
        found.append(n)
        n = n - 1
    return found
"""
TESTS = """\
from toy import code
from toy.code import counted


def test_watched():
    assert [code.watched(n) for n in (4, 5)] == [True, False]


def test_unwatched():
    assert code.unwatched(1)


def test_counted():
    assert counted() == 9
    assert counted(3)(2) == 6


def test_holds():
    assert [code.Box.holds(n) for n in (2, 3)] == [True, False]


def test_endless():
    assert code.endless(2) == [2, 1]
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for name, text in {
        "lib/toy/__init__.py": "",
        "lib/toy/code.py": CODE,
        "tests/test_toy.py": TESTS,
    }.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(project)], check=True)
    return project


def run(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(SCRIPT), "lib/toy", "--tests", "tests", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_what_survives_is_named_and_is_no_failure(toy: Path) -> None:
    before = {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()}
    done = run(toy)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 tests pass" in done.stdout
    told = [line.strip() for line in done.stdout.splitlines()]
    survivors = {
        (told[n].rpartition(":")[2], told[n + 1], told[n + 2])
        for n, line in enumerate(told)
        if line.startswith("survived: lib/toy/code.py")
    }
    assert survivors == {("16", "- n < 7", "+ (n <= 7)"), ("16", "- 7", "+ 8")}
    total = len(mutate.mutants_of(toy / "lib/toy/code.py"))
    figures = f"{total - 2} killed (1 of them as loops without end), 2 survived, 0 out of time"
    assert f"{total} mutants (seed 2026): {figures}" in done.stdout
    assert {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("line", "old", "new", "status", "figures"),
    [
        ("return n < 7", "7", "8", 0, "1 survived, 0 out of time, 0 untried, 1 equivalent"),
        (
            "return n < LEAST",
            "n < LEAST",
            "(n <= LEAST)",
            1,
            "2 survived, 0 out of time, 0 untried, 0 equ",
        ),
    ],
    ids=["is", "is-not"],
)
def test_what_is_listed_as_equivalent_is_tried_too(
    toy: Path, line: str, old: str, new: str, status: int, figures: str
) -> None:
    listed = {"path": "lib/toy/code.py", "line": line, "old": old, "new": new, "why": "So."}
    for name in ("lib/toy/code.py", "tests/test_toy.py"):  # The endless one costs the most.
        text = (toy / name).read_text(encoding="utf-8")
        cut = re.sub(r"\n\ndef (test_)?endless.*", "", text, flags=re.DOTALL)
        (toy / name).write_text(cut, encoding="utf-8")
    listing = toy / "equivalent.yml"
    listing.write_text(yaml.safe_dump([listed]), encoding="utf-8")
    done = run(toy, "--equivalent", str(listing))
    assert figures in done.stdout, done.stdout + done.stderr
    assert done.returncode == status


def test_what_is_listed_is_a_mutant_of_the_code_of_today() -> None:
    listed = yaml.safe_load((SCRIPT.parent / "equivalent.yml").read_text(encoding="utf-8"))
    for each in listed:
        assert each.pop("why")
        path = SCRIPT.parents[1] / each.pop("path")
        named = [{**m.named, "path": ""} for m in mutate.mutants_of(path)]
        assert named.count({**each, "path": ""}) == 1, each
    assert len(listed) <= 15


def test_tests_that_fail_without_a_fault_try_nothing(toy: Path) -> None:
    (toy / "tests/test_toy.py").write_text("def test_it():\n    assert False\n", encoding="utf-8")
    done = run(toy)
    assert done.returncode == 1
    assert "killed" not in done.stdout


def test_a_run_that_is_broken_off_leaves_nothing(toy: Path, tmp_path: Path) -> None:
    begun, scratch = tmp_path / "begun", tmp_path / "scratch"
    scratch.mkdir()
    waits = f"""\
import os, pathlib, time


def test_it():
    pathlib.Path({str(begun)!r}).write_text(str(os.getpid()))
    time.sleep(600)
"""
    (toy / "tests/test_toy.py").write_text(waits, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), "lib/toy", "--tests", "tests"]
    with subprocess.Popen(command, cwd=toy, env=os.environ | {"TMPDIR": str(scratch)}) as started:
        while not (begun.exists() and begun.read_text()) and started.poll() is None:
            time.sleep(0.05)
        started.terminate()
    assert list(scratch.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)
