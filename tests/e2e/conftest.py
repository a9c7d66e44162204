"""Sites built once for the whole run, and one browser for each process of it."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Error, Page, sync_playwright

from civildialogue.core.source import clock

from .built import REPOSITORY, Site, build, civildialogue, make_project, served
from .commenting import offer
from .engines import program
from .visit import Visit

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without what draws its windows: a third of the time."""

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

Make = Callable[[Path], object]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Make], Path]:
    """Makes a folder once, for all processes of the run: the others wait for it and take it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def folder(name: str, make: Make) -> Path:
        made = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not made.exists():
                making = shared / f"{name}.making"
                shutil.rmtree(making, ignore_errors=True)
                making.mkdir()
                make(making)
                making.rename(made)
        return made

    return folder


@pytest.fixture(scope="session")
def project(once: Callable[[str, Make], Path]) -> Path:
    """The fixture's project, built once. Tests leave it as it is."""
    return once("forum", lambda folder: build(make_project(folder)))


@pytest.fixture
def own_project(project: Path, tmp_path: Path) -> Path:
    """A copy of the built project that a test may break."""
    return Path(shutil.copytree(project, tmp_path / "own"))


@pytest.fixture(scope="session")
def site(project: Path) -> Iterator[Site]:
    """The built site of the fixture, served."""
    with served(project / "site") as base:
        yield Site(project / "site", base)


@pytest.fixture(scope="session")
def offered(project: Path, once: Callable[[str, Make], Path]) -> Path:
    """The fixture's project where comments can be sent, built once."""
    return once("offered", lambda folder: offer(project, folder))


@pytest.fixture(scope="session")
def form(offered: Path) -> Iterator[Site]:
    """The built site of that project, served."""
    with served(offered / "site") as base:
        yield Site(offered / "site", base)


@pytest.fixture(scope="session")
def real(once: Callable[[str, Make], Path]) -> Iterator[Site]:
    """The repository's own texts as a site, served."""
    folder = once("real", lambda made: build(REPOSITORY, "--out", str(made / "site")))
    with served(folder / "site") as base:
        yield Site(folder / "site", base)


@pytest.fixture(scope="session")
def carried(project: Path, once: Callable[[str, Make], Path]) -> Path:
    """The fixture's site as it is carried away, unpacked."""

    def unpack(folder: Path) -> None:
        done = civildialogue(project, "export", "bundle", "--out", str(folder))
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(folder / "civildialogue-offline.zip") as archive:
            archive.extractall(folder)

    return once("carried", unpack) / "civildialogue-offline"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the system."""
    path = program(*BROWSERS, package=BROWSERS[0])
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Makes visitors: each has a browser window of its own with nothing stored."""
    visits: list[Visit] = []

    def make(width: int = 1280, scheme: str = "light", **options: Any) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            **options,
        )
        context.clock.set_fixed_time(clock.now())
        visits.append(Visit(context, scheme))
        return visits[-1]

    yield make
    for made in visits:
        made.context.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[dict[str, Page]]:
    """The windows of `look`, one of each scheme: a page remembers the scheme it met first."""
    made = {
        scheme: browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
        for scheme in ("light", "dark")
    }
    for page in made.values():
        page.context.clock.set_fixed_time(clock.now())
    yield made
    for page in made.values():
        assert page.context.cookies() == []
        page.context.close()


@pytest.fixture
def look(windows: dict[str, Page]) -> Iterator[Callable[..., Visit]]:
    """Makes visitors that only look, in a window that others left: a new one costs two pages.

    For tests that choose nothing, store nothing, set no rules for the context, and visit a scheme
    once at a time.
    """
    visits: list[Visit] = []

    def make(width: int = 1280, scheme: str = "light") -> Visit:
        page = windows[scheme]
        visits.append(Visit(page.context, scheme, page))
        page.set_viewport_size({"width": width, "height": 900})
        return visits[-1]

    yield make
    for made in visits:
        try:
            made.leave()
        except Error:  # It crashed, which its own test has told.
            windows[made.scheme] = made.context.new_page()
