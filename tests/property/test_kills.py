"""A build that is killed at any moment: the last site is whole, and the next build is right."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from civildialogue.core.pipeline import kept
from civildialogue.core.source import clock
from counts import NEW, cases
from projects import tree

from . import editing
from .test_incremental import DAY, built, cleanly, kept_in

COMMAND = Path(sys.executable).with_name("civildialogue")
PAGE, TEXTS = "docs/analysis/chapter.bg.md", ("едно", "едно и още едно")


def say(project: Path, number: int) -> None:
    """Has one of the two texts in the page."""
    page = project / PAGE
    text = page.read_text("utf-8").replace(f"- {TEXTS[1]}\n", f"- {TEXTS[0]}\n")
    page.write_text(text.replace(f"- {TEXTS[0]}\n", f"- {TEXTS[number]}\n"), "utf-8")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, bytes]]]:
    """A built project, and the site with each of the texts as one gives that knows of nothing."""
    project, clean = editing.project(tmp_path_factory.mktemp("killed")), []
    with clock.fixed(DAY):
        for number in (1, 0):
            say(project, number)
            clean.insert(0, cleanly(project, tmp_path_factory.mktemp("clean")))
        with kept_in(project / "kept"):
            assert built(project, project / "site") == ""
    return project, clean


def start(project: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Begins a build in a group of processes of its own."""
    return subprocess.Popen(
        [COMMAND, "--today", DAY.isoformat(), "build", *arguments],
        cwd=project,
        env=os.environ | {kept.CACHE: str(project / "kept")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def lives(group: int) -> bool:
    """Whether a group of processes still has any."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait(is_so: Callable[[], bool]) -> None:
    """Waits till something is so; it never takes that long."""
    for _ in range(3_000):
        if is_so():
            return
        time.sleep(0.01)
    pytest.fail("still waiting")


@pytest.mark.hypothesis
def test_whenever_a_build_is_killed_the_next_is_right(
    begun: tuple[Path, list[dict[str, bytes]]], tmp_path: Path
) -> None:
    made, clean = begun
    project = Path(shutil.copytree(made, tmp_path / "own", symlinks=True))
    seed = time.time_ns() if NEW else 1
    chance = Random(seed)  # noqa: S311 - no secret
    begin = time.monotonic()
    start(project, "--out", "other").wait()
    usual = time.monotonic() - begin
    for number in range(1, cases(100) + 1):
        say(project, number % 2)
        running = start(project)
        time.sleep(chance.random() * usual)
        is_alone = chance.random() < 0.5
        (os.kill if is_alone else os.killpg)(running.pid, signal.SIGKILL)
        running.communicate()
        wait(lambda group=running.pid: not lives(group))  # type: ignore[misc]
        assert tree(project / "site") in clean, (seed, number)
        with clock.fixed(DAY), kept_in(project / "kept"):
            assert built(project, project / "site") == ""
        assert tree(project / "site") == clean[number % 2], (seed, number)


@pytest.mark.parametrize("places", [("site", "site"), ("site", "other")])
def test_two_builds_at_once_give_what_one_gives(
    begun: tuple[Path, list[dict[str, bytes]]], tmp_path: Path, places: tuple[str, str]
) -> None:
    made, clean = begun
    project = Path(shutil.copytree(made, tmp_path / "own", symlinks=True))
    for number in (1, 0):
        say(project, number)
        both = [start(project, "--out", place) for place in places]
        for each in both:
            said = each.communicate()[1].decode()
            assert each.returncode == 0, said
            assert "Traceback" not in said
        for place in places:
            assert tree(project / place) == clean[number]
