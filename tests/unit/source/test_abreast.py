"""Tasks that two copies share: whatever happens to one, each task gives what it gives alone.

Each test is a program of its own, as no process with several threads is copied.
"""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

BEFORE = """
import os, signal, time
from functools import partial
from pathlib import Path
from civildialogue.core.source.abreast import abreast
os.sched_getaffinity = lambda process: {0, 1}
HERE = os.getpid()
def by(number):
    time.sleep(0.02)
    return [number, os.getpid()]
def only_there(act):
    # One copy begins with the last task, so that it is the one that meets this fate.
    return act() if os.getpid() != HERE else ["here"]
"""


def said(program: str) -> str:
    """What a program prints; it must end without a word of an error."""
    ran = subprocess.run(
        [sys.executable, "-c", dedent(BEFORE) + dedent(program)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stderr == ""
    assert ran.returncode == 0
    return ran.stdout.strip()


def test_both_take_their_part_and_the_order_stays() -> None:
    program = """
        found = abreast([partial(by, number) for number in range(40)], is_long=True)
        assert [number for number, _ in found] == list(range(40))
        who = [process for _, process in found]
        print(HERE in who, len({*who}), who == sorted(who, key=[*dict.fromkeys(who)].index))
    """
    assert said(program) == "False 2 True"


def test_little_work_is_done_here() -> None:
    program = """
        os.fork = None
        print(all(who == HERE for _, who in abreast([partial(by, 1)] * 3, is_long=False)))
    """
    assert said(program) == "True"


@pytest.mark.parametrize(
    "how",
    [
        "os.sched_getaffinity = lambda process: {0}",
        "import threading; threading.Thread(target=time.sleep, args=(1,), daemon=True).start()",
    ],
    ids=["one processor", "another thread"],
)
def test_no_copy_is_made_where_it_would_not_help_or_could_hang(how: str) -> None:
    program = f"""
        {how}
        os.fork = None
        print(all(who == HERE for _, who in abreast([partial(by, 1)] * 3, is_long=True)))
    """
    assert said(program) == "True"


@pytest.mark.parametrize(
    "fate",
    [
        "lambda: os._exit(3)",
        "lambda: os.kill(os.getpid(), signal.SIGKILL)",
        "lambda: [lambda: 0]",
        "lambda: 1 / 0",
    ],
    ids=["ends", "is killed", "finds what can't be sent", "raises"],
)
def test_what_the_copy_could_not_do_is_done_here(fate: str) -> None:
    program = f"""
        tasks = [partial(by, 1)] * 20 + [partial(only_there, {fate})]
        print(abreast(tasks, is_long=True)[-1])
    """
    assert said(program) == "['here']"


def test_without_another_process_the_work_is_done() -> None:
    program = """
        def refused():
            raise BlockingIOError(11, "no more processes")
        os.fork = refused
        print(len(abreast([partial(by, 1)] * 3, is_long=True)))
        print(len(os.listdir("/proc/self/fd")))
        abreast([partial(by, 1)] * 3, is_long=True)
        print(len(os.listdir("/proc/self/fd")))
    """
    count, before, after = said(program).split()
    assert (count, before) == ("3", after)


def test_what_a_task_raises_is_raised_and_nobody_is_left() -> None:
    program = """
        def fails():
            raise LookupError("first")
        try:
            abreast([fails] + [partial(time.sleep, 60)] * 3, is_long=True)
        except LookupError as error:
            print(error)
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("nobody")
    """
    assert said(program).split() == ["first", "nobody"]


def test_pages_are_the_same_whichever_process_reads_them(tmp_path: Path) -> None:
    head = "---\nkind: page\norigin: site-edition\ntitle: Страница\nsummary: Резюме.\n---\n\n"
    (tmp_path / "about").mkdir()
    for number in range(120):
        # Every kind of fault: of the text, of its front matter, of the file.
        faulty = head.replace("origin", "orign") if number % 7 == 3 else head
        text = f"{faulty}Пасаж {number}.\n{{#p-{number:04}}}\n".encode()
        data = text + b"\xff" if number % 11 == 5 else text
        (tmp_path / f"about/page-{number}.bg.md").write_bytes(data)
    program = f"""
        from civildialogue.core.source import load, many
        def read(number):
            many.MANY = number
            found = load.Loader(Path({str(tmp_path)!r}))
            pages = [(p.key, p.locale, p.source, p.matter, p.fields, p.blocks)
                     for p in found.library.pages]
            return pages, found.library.unreadable, found.diagnostics
        alone, forks = read(10_000), []
        real = os.fork
        os.fork = lambda: forks.append(1) or real()
        together = read(0)
        print(len(alone[0]), len(alone[1]), len(alone[2]), alone == together, len(forks))
    """
    assert said(program) == "94 26 41 True 2"
