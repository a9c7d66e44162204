"""Builds: the same bytes each time, and a failed or killed build leaves the old site whole."""

import os
import signal
import subprocess
import time
from pathlib import Path

from civildialogue.core.model.language import ENGLISH, message

from .built import COMMAND, Site, build, digest, environment, spawned
from .built import text as text_of

PAGE = "docs/methodologies/petition.bg.md"


def test_a_copy_built_elsewhere_gives_the_same_bytes(own_project: Path, project: Path) -> None:
    """The copy in a process of its own, the first one in that of the tests."""
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    done = spawned(own_project, "build", "--out", "again", **elsewhere)
    assert done.returncode == 0, done.stderr
    assert digest(own_project / "again") == digest(project / "site")


def test_no_path_of_the_machine_is_in_the_site(project: Path) -> None:
    place = os.fsencode(project.parent)
    for path in (project / "site").rglob("*"):
        if path.is_file():
            assert place not in path.read_bytes(), path.name


def test_a_failed_build_leaves_the_old_site_whole(own_project: Path) -> None:
    before = digest(own_project / "site")
    page = own_project / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("cost: none", "cost: nothing"), encoding="utf-8")
    done = spawned(own_project, "build")
    assert done.returncode == 1
    assert "value-unknown" in done.stderr
    assert "methodologies/petition.bg.md:" in done.stderr
    assert digest(own_project / "site") == before
    page.write_text(text.replace("Без разходи.", "Без никакви разходи."), encoding="utf-8")
    build(own_project)
    built = own_project / "site" / "methodologies" / "petition" / "index.html"
    assert "Без никакви разходи." in built.read_text(encoding="utf-8")
    assert left(own_project) == {".site.lock", ".site.spare"}


def left(project: Path) -> set[str]:
    """What a build leaves beside the site: its lock, and the site before, for the next one."""
    return {path.name for path in project.glob(".site.*")}


def ended(project: Path, number: signal.Signals) -> tuple[int, str]:
    """Sends a signal to a build that has begun to write, as a terminal does; what came of it."""
    running = subprocess.Popen(
        [COMMAND, "build"],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Whoever runs the tests in the background has Ctrl+C switched off for all that follows.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while running.poll() is None and not any((project / ".site.spare").glob("**/*.html")):
        time.sleep(0.01)
    os.killpg(running.pid, number)
    said = running.communicate()[1].decode()
    return running.returncode, said


def test_an_interrupted_build_leaves_the_old_site_whole(own_project: Path) -> None:
    before = digest(own_project / "site")
    status, said = ended(own_project, signal.SIGINT)
    assert status == 130, said
    assert said.splitlines()[1:] == [message(ENGLISH, "fault.interrupted")]
    assert digest(own_project / "site") == before
    assert left(own_project) == {".site.lock", ".site.spare"}


def test_a_killed_build_leaves_the_old_site_whole(own_project: Path) -> None:
    site = own_project / "site"
    before = digest(site)
    page = own_project / PAGE
    text = page.read_text(encoding="utf-8").replace("Без разходи.", "Без никакви разходи.")
    page.write_text(text, encoding="utf-8")
    assert ended(own_project, signal.SIGKILL)[0] == -signal.SIGKILL
    assert left(own_project) == {".site.lock", ".site.spare"}
    assert digest(site) == before
    build(own_project)
    assert left(own_project) == {".site.lock", ".site.spare"}
    built = site / "methodologies" / "petition" / "index.html"
    assert "Без никакви разходи." in built.read_text(encoding="utf-8")


def test_markup_in_a_title_stays_text(own_project: Path) -> None:
    page = own_project / PAGE
    text = page.read_text(encoding="utf-8")
    title = "Подписка & <img src=x onerror=alert(1)>"
    page.write_text(text.replace('title: "Подписка"', f'title: "{title}"'), encoding="utf-8")
    build(own_project)
    site = Site(own_project / "site")
    assert text_of(site.pages["methodologies/petition/"].find(".//h1")) == title
    for address, tree in site.pages.items():
        assert tree.xpath("//*[@onerror]") == [], address
