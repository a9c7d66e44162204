"""``civildialogue serve``, measured from a save to what a reader gets.

A server is driven from outside alone: by files that are saved and pages that are asked for. So the
same is measured whatever it is made of.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Error, Page, sync_playwright

from bench_pages import BROWSERS
from cases import Editing, environment
from civildialogue.core.model.page import address
from timing import COMMAND, FailedError, memory

PATIENCE = 600.0
LEAST, LATEST = 10.0, 3.0
"""Seconds that a browser is given to follow: so many, or so many times what an answer took."""
PACE = 0.005
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Served:
    """Seconds from each save to the answer with it, and to its paint; bytes after each answer."""

    answered: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def measure(project: Path, editing: Editing, saves: int) -> Served:
    """Starts the server and saves a paragraph so often, then again before a browser's eyes.

    Nothing is ``painted`` if the browser doesn't follow. Raises FailedError if the server doesn't
    start, or never gives what was saved.
    """
    found = Served()
    with serving(project) as (site, session):
        page = urljoin(site, address(editing.key))
        for _ in range(saves):
            started = time.perf_counter()
            _until(page, editing.edit())
            found.answered.append(time.perf_counter() - started)
            found.memory.append(memory(session))
        with browser() as window, suppress(Error):
            window.set_default_timeout(1000 * max(LEAST, LATEST * max(found.answered)))
            window.goto(page)
            for _ in range(saves):
                window.evaluate(PAINTED)
                started = time.perf_counter()
                window.get_by_text(editing.edit()).wait_for(state="attached")
                window.evaluate(PAINTED)
                found.painted.append(time.perf_counter() - started)
    return found


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, int]]:
    """A server of a project: its address, and the session of its processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    running = subprocess.Popen(
        [COMMAND, "serve", "--address", place],
        cwd=project,
        env=environment(project),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _until(f"http://{place}/", "", running)
        yield f"http://{place}/", running.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGTERM)
        running.wait()


@contextmanager
def browser() -> Iterator[Page]:
    """A window of Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started.new_page()
        started.close()


def _until(url: str, words: str, running: subprocess.Popen[bytes] | None = None) -> None:
    """Asks for a page until it has the words."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        if running and running.poll() is not None:
            raise FailedError(f"the server ended with {running.returncode}")
        with (
            suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(url, timeout=PATIENCE) as answer,  # noqa: S310 - our own server
        ):
            if words in answer.read().decode():
                return
        time.sleep(PACE)
    raise FailedError(f"{url} never had the words")
