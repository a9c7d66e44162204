"""Sites built once for the whole run, and windows of the one browser of each process of it."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser

from .built import REPOSITORY, Site, build, civildialogue, make_project, served
from .commenting import offer
from .visit import WIDE, Visit, Windows

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
def windows(browser: Browser) -> Iterator[Windows]:
    """The windows that visitors take over from each other."""
    kept = Windows(browser)
    yield kept
    kept.close()


@pytest.fixture
def visit(windows: Windows) -> Iterator[Callable[..., Visit]]:
    """Makes visitors, each in a window of its own with nothing stored."""
    visits: list[Visit] = []

    def make(width: int = WIDE, scheme: str = "light", script: str = "", **options: Any) -> Visit:
        visits.append(windows.take(width, scheme, script, **options))
        return visits[-1]

    yield make
    for made in visits:
        windows.give_back(made)
