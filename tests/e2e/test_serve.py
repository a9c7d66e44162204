"""`civildialogue serve`: what is saved is seen, whatever goes wrong, and nothing is left behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from civildialogue.core.source import clock
from counts import cases
from timing import own

from .built import COMMAND, KINDS, build, digest, environment

PLENTY = 180.0
"""Seconds after which what is waited for has failed."""
CHAPTER = "analysis/participation"
WRONG = " [никъде](nowhere.md)"
BOX = ".civildialogue-serve"


def until(happens: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PLENTY
    while not happens():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def below(number: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    try:
        tasks = Path(f"/proc/{number}/task/{number}/children").read_text()
    except FileNotFoundError:
        return []
    return [each for child in map(int, tasks.split()) for each in (child, *below(child))]


@dataclass
class Served:
    """A project that is served, and what the command has said so far."""

    project: Path
    running: "subprocess.Popen[bytes]"
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        return re.findall(r"http://\S+", self.said)[0]

    @property
    def port(self) -> int:
        return int(self.url.rstrip("/").rpartition(":")[2])

    @property
    def file(self) -> Path:
        return self.project / "docs" / f"{CHAPTER}.bg.md"

    @property
    def good(self) -> int:
        return self.said.count("The site is ready")

    @property
    def bad(self) -> int:
        return self.said.count("The site was not built")

    def write(self, words: str) -> None:
        """Saves the chapter with words at the end of its first passage."""
        text = self.file.read_text(encoding="utf-8")
        self.file.write_text(text.replace("\n{#", f"{words}\n{{#", 1), encoding="utf-8")

    @contextmanager
    def built(self) -> Iterator[None]:
        """Waits at the end until the site was built once more than at the beginning."""
        before = self.good
        yield
        until(lambda: self.good > before, self.said)

    @contextmanager
    def taken_over(self) -> Iterator[None]:
        """Waits until who made the build goes on alone: only the process that serves stays."""
        before = {*below(self.running.pid)}
        with self.built():
            yield
        until(lambda: len(before & {*below(self.running.pid)}) == 1, self.said)

    @contextmanager
    def refused(self) -> Iterator[None]:
        """The same for a build that fails."""
        before = self.bad
        yield
        until(lambda: self.bad > before, self.said)

    def answer(self, path: str, host: str = "") -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PLENTY)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        found = connection.getresponse()
        return found.status, found.read().decode()


@contextmanager
def serving(project: Path, port: int = 0) -> Iterator[Served]:
    """Serves a project, from its first build on."""
    log, rooms = project.parent / "serve.log", project.parent / "tmp"
    rooms.mkdir(exist_ok=True)
    day = clock.today().isoformat()
    with log.open("wb") as output:
        running = subprocess.Popen(
            [COMMAND, "--today", day, "serve", "--address", f"127.0.0.1:{port}"],
            cwd=project, env=environment(TMPDIR=str(rooms)), stdout=output, stderr=output,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
    served = Served(project, running, log)
    try:
        until(lambda: served.good + served.bad > 0 or running.poll() is not None, "no first build")
        yield served
    finally:
        with suppress(ProcessLookupError):
            running.terminate()
        running.wait(PLENTY)


@pytest.fixture
def served(own_project: Path) -> Iterator[Served]:
    with serving(own_project) as found:
        assert found.good == 1
        yield found


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 800, "height": 400})
    found.goto(f"{served.url}{KINDS['chapter']}")
    yield found
    found.close()


class TestSaved:
    def test_a_reader_stays_where_they_are_while_a_save_is_shown(
        self, served: Served, page: Page
    ) -> None:
        page.evaluate("scrollTo({top: 300, behavior: 'instant'})")
        link = "main article a[href]:nth-of-type(1)"
        page.evaluate("way => document.querySelector(way).focus({preventScroll: true})", link)
        focused = page.evaluate("document.activeElement.href")
        with served.built():
            served.write(" Думи, току-що написани.")
            page.get_by_text("Думи, току-що написани.").wait_for(state="attached")
        page.wait_for_load_state()
        assert abs(page.evaluate("scrollY") - 300) < 100
        assert page.evaluate("document.activeElement.href") == focused

    def test_what_is_served_at_last_is_a_clean_build(self, served: Served, tmp_path: Path) -> None:
        title = served.project / "docs" / f"{CHAPTER}.en.md"
        text = title.read_text(encoding="utf-8")
        served.write(" Първо.")
        time.sleep(0.3)  # In the middle of the build of the first, a second is saved.
        title.write_text(re.sub(r"(?m)^title: .*$", "title: Otherwise", text, count=1))
        with served.built():
            served.write(" Второ.")
        site, clean = served.project / "site", tmp_path / "clean"
        made = (".cache", "site", ".site*")
        shutil.copytree(served.project, clean, ignore=shutil.ignore_patterns(*made))
        build(clean)
        until(lambda: digest(site) == digest(clean / "site"), served.said)
        page = (site / KINDS["chapter"] / "index.html").read_text()
        assert "Първо." in page
        assert "Второ." in page
        assert "civildialogue-serve" not in page

    def test_only_the_page_that_changed_is_loaded_again(self, served: Served, page: Page) -> None:
        page.goto(f"{served.url}{KINDS['method']}")
        page.evaluate("window.isSame = true")
        with served.built():
            served.write(" Нещо друго.")
        page.wait_for_timeout(300)
        assert page.evaluate("window.isSame")

    def test_each_build_has_one_line(self, served: Served) -> None:
        with served.built():
            served.write(" Още нещо.")
        lines = served.said.splitlines()
        assert len(lines) == 3
        assert lines[0].startswith("The site is at http://127.0.0.1:")
        assert all(re.fullmatch(r"\S+ The site is ready after \d+\.\d s\.", e) for e in lines[1:])


class TestFaults:
    def test_errors_stand_over_the_last_good_page_until_they_are_gone(
        self, served: Served, page: Page
    ) -> None:
        before = served.file.read_text(encoding="utf-8")
        with served.refused():
            served.write(WRONG)
        box = page.locator(BOX)
        box.wait_for()
        assert box.get_attribute("role") == "alert"
        assert box.get_attribute("lang") == "bg"
        assert "nowhere.md" in box.inner_text()
        assert f"docs/{CHAPTER}.bg.md:" in box.inner_text()
        assert "никъде" not in page.locator("main").inner_text()
        with served.built():
            served.file.write_text(before, encoding="utf-8")
        box.wait_for(state="detached")
        assert "error[link-broken]" in served.said

    def test_the_box_speaks_the_page_s_language_and_closes_by_keyboard(
        self, served: Served, page: Page
    ) -> None:
        with served.refused():
            served.write(WRONG)
        page.goto(f"{served.url}en/{KINDS['chapter']}")
        box = page.locator(BOX)
        box.wait_for()
        assert box.get_attribute("lang") == "en"
        box.get_by_role("button", name="Close").focus()
        page.keyboard.press("Enter")
        box.wait_for(state="detached")
        page.reload()
        page.wait_for_timeout(300)
        assert box.count() == 0  # It was read; another fault opens it again.
        with served.refused():
            served.write(" [другаде](elsewhere.md)")
        box.wait_for()
        page.keyboard.press("Escape")
        box.wait_for(state="detached")

    def test_words_of_a_text_stay_words(self, served: Served, page: Page) -> None:
        with served.refused():
            served.write(" <img src=x onerror=alert(1)>")
        box = page.locator(BOX)
        box.wait_for()
        assert "onerror=alert(1)" in box.inner_text()
        assert box.locator("img").count() == 0

    def test_broken_settings_and_lost_folders_are_told_and_outlived(
        self, served: Served, tmp_path: Path
    ) -> None:
        settings, docs = served.project / "mkdocs.yml", served.project / "docs"
        before = settings.read_text(encoding="utf-8")
        with served.refused():
            settings.write_text("plugins: [", encoding="utf-8")
        with served.built():
            settings.write_text(before, encoding="utf-8")
        with served.refused():
            docs.rename(tmp_path / "away")
        assert served.answer("/")[0] == 200
        with served.built():
            (tmp_path / "away").rename(docs)
        with served.built():
            shutil.rmtree(served.project / "site")
        assert served.answer("/")[0] == 200

    def test_a_process_that_is_killed_is_started_again(self, served: Served) -> None:
        for number in below(served.running.pid):
            os.kill(number, signal.SIGKILL)
        until(lambda: served.good == 2, "no other build")
        with served.built():
            served.write(" След това.")
        assert "След това." in served.answer(f"/{KINDS['chapter']}")[1]

    def test_errors_from_the_start_are_served_too(self, own_project: Path) -> None:
        shutil.rmtree(own_project / "site")
        path = own_project / "docs" / f"{CHAPTER}.bg.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\n{#", f"{WRONG}\n{{#", 1), encoding="utf-8")
        with serving(own_project) as served:
            status, answer = served.answer("/")
            assert status == 404
            assert "live.js" in answer
            with served.built():
                path.write_text(text, encoding="utf-8")
            assert served.answer("/")[0] == 200


class TestMachine:
    def test_another_port_is_taken_if_that_one_is(self, own_project: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            with serving(own_project, port) as served:
                assert served.said.startswith(f"Port {port} is taken, so the site is at http://")
                assert served.answer("/")[0] == 200

    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
    def test_an_end_leaves_nothing_behind(self, own_project: Path, how: signal.Signals) -> None:
        with serving(own_project) as served:
            served.write(" Точно преди края.")
            others = below(served.running.pid)
            assert len(others) >= 2
            served.running.send_signal(how)
            assert served.running.wait(PLENTY) == 0
            until(lambda: not any(Path(f"/proc/{each}").exists() for each in others), "left over")
        assert [*(own_project.parent / "tmp").iterdir()] == []
        build(own_project)

    def test_memory_stays_on_a_plateau(self, served: Served) -> None:
        taken = []
        saves = cases(12, quick=8, least=8)
        for number in range(saves):
            with served.taken_over():
                served.write(f" {number}.")
            taken.append(sum(own(Path(f"/proc/{each}")) for each in below(served.running.pid)))
        half = saves // 2
        assert max(taken[half:]) < 1.15 * max(taken[:half])

    def test_only_names_of_this_machine_and_files_of_the_site_are_answered(
        self, served: Served
    ) -> None:
        for host in ("attacker.example", f"attacker.example:{served.port}", " "):
            assert served.answer("/", host)[0] == 421
        for host in ("localhost", f"127.0.0.1:{served.port}", "[::1]:9"):
            assert served.answer("/", host)[0] == 200
        for path in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/..%2fmkdocs.yml", "//../mkdocs.yml"):
            status, answer = served.answer(path)
            assert status == 404
            assert "site_name" not in answer
