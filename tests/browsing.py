"""The one browser of a process of the test run."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from e2e.engines import program

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


@contextmanager
def running() -> Iterator[Browser]:
    """The browser of the system."""
    path = program(*BROWSERS, package=BROWSERS[0])
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield found
        found.close()
