"""One build, one server and one browser for all end-to-end tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from civildialogue.source import clock

from .built import Site, build, make_project, served
from .visit import Visit

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one file run in one process, which builds once; xdist reads the marks after this."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture's project, built once. Tests leave it as it is."""
    folder = make_project(tmp_path_factory.mktemp("forum"))
    build(folder)
    return folder


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
def browser() -> Iterator[Browser]:
    """The browser of the system."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no browser found (chromium, google-chrome): `make test` installs one")
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
        visits.append(Visit(context))
        return visits[-1]

    yield make
    for made in visits:
        made.context.close()
