"""Work in processes of its own. Run in a fresh process: this one has threads of the tests."""

import subprocess
import sys
import threading

import pytest

from civildialogue.core.output.apart import apart, has_threads

PROGRAM = """
import os
from functools import partial
from civildialogue.core.output.apart import apart

def number(n):
    return n, os.getpid()

print(os.getpid(), *apart([partial(number, n) for n in range(5)]), sep="\\n")
"""
ALONE = """
import os
from civildialogue.core.output.apart import apart

print(os.getpid(), *apart([os.getpid]), *apart([os.getpid], is_elsewhere=True), sep="\\n")
"""
FAULTY = """
from civildialogue.core.output.apart import apart
list(apart([lambda: 1, lambda: 1 / 0]))
"""


def run(program: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_each_piece_has_a_process_of_its_own_and_the_order_is_kept() -> None:
    own, *found = run(PROGRAM).stdout.split("\n")[:-1]
    pairs = [eval(line) for line in found]  # noqa: S307
    assert [n for n, _ in pairs] == [0, 1, 2, 3, 4]
    assert int(own) not in {pid for n, pid in pairs if n < 4}


def test_a_single_piece_runs_here_unless_it_begins_threads() -> None:
    own, plain, elsewhere = run(ALONE).stdout.split()
    assert plain == own
    assert elsewhere != own


def test_what_a_piece_raises_is_raised() -> None:
    done = run(FAULTY)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


def test_beside_threads_everything_runs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr("civildialogue.core.output.apart._unseen", threading.Event())
    has_threads()
    list(apart([lambda: seen.append(1), lambda: seen.append(2)]))
    assert seen == [1, 2]
