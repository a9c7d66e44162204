"""Options of the whole test run, and how texts are invented for it.

`counts.py` decides how many cases a test tries and whether their texts are new ones.
"""

import datetime as dt
import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from civildialogue import composition
from civildialogue.core.model.language import Languages, use
from civildialogue.core.model.zone import USUAL
from civildialogue.core.source import clock
from counts import NEW, cases

if TYPE_CHECKING:
    from playwright.sync_api import Browser

composition.compose()
HERE = Path(__file__).parent

NOW = dt.datetime(2026, 12, 19, 23, 30, tzinfo=dt.UTC)
"""When every test runs: half past eleven at night (UTC), and so the next day in Sofia."""

settings.register_profile(
    "civildialogue",
    max_examples=cases(1_000),
    deadline=None,
    derandomize=not NEW,
    database=settings.default.database if NEW else None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("civildialogue")


@pytest.fixture(scope="session", autouse=True)
def own_clock() -> Iterator[None]:
    """No test knows the real day, or what the machine says of the program and of Git."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("CIVILDIALOGUE_", "GIT_"))]:
            patch.delenv(name)
        patch.setenv("CIVILDIALOGUE_CACHE", "")  # What one test found is nothing to another.
        patch.setenv("GIT_CONFIG_GLOBAL", str(HERE / "gitconfig"))
        patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
        with clock.fixed(NOW):
            yield


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The browser of the system: a process may have one only."""
    from browsing import running  # Slow to load, and most tests look at no page.

    with running() as found:
        yield found


@pytest.fixture(autouse=True)
def usual_languages() -> Iterator[None]:
    """Every test begins with the languages of a folder of texts without settings.

    So do the fixtures of the module that follows, which are made before its first test.
    """
    use(Languages())
    yield
    use(Languages())
    clock.use(USUAL)


SLOW = ("e2e", "generated", "project", "books")
"""Folders whose files begin first, so that no process is left alone with a long one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests of slow folders first; else the order stays."""
    items.sort(key=lambda item: item.path.relative_to(HERE).parts[0] not in SLOW)


def pytest_collection_finish() -> None:
    """Looks for garbage rarely: what was imported and collected stays, and projects are small.

    Measured with 367 tests of pages and messages: 6 % less time for 50 MB more.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


UNMEASURED = {"e2e", "fuzz", "property"}
"""Folders whose tests don't count for coverage; what their fixtures build does.

What only a browser or an invented text reaches is not a promise that a test keeps, and to watch
these tests line by line doubles their time.
"""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Says which tests are not measured."""
    if item.path.relative_to(HERE).parts[0] in UNMEASURED:
        item.add_marker(pytest.mark.no_cover)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden expectations anew; then read the difference before you commit it",
    )
