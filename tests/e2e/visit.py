"""A visitor of the site in a browser, and what the browser did on the way."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Request, Response

from counts import LONG

PATIENCE = 10_000
"""Milliseconds until something that never comes is a failure."""

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
COLOURS = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark scheme can break: it changes colours, and a quick run asks only about them."""

# Content wider than the window, and not inside something that scrolls on its own.
WIDER = """() => {
  const limit = document.documentElement.clientWidth;
  const scrolls = (node) => {
    for (let at = node; at && at !== document.body; at = at.parentElement) {
      if (!["visible", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.querySelectorAll("main *, footer *, .md-header *")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > limit + 1 && box.left < limit
      && getComputedStyle(node).visibility !== "hidden" && !scrolls(node);
  });
  const page = document.scrollingElement;
  if (page.scrollWidth > limit) wide.push(page);
  return wide.map((node) => node.outerHTML.slice(0, 120));
}"""


class Visit:
    """One window, new or given. It remembers every request and every error of the console."""

    def __init__(
        self, context: BrowserContext, scheme: str = "light", page: Page | None = None
    ) -> None:
        self.context = context
        self.scheme = scheme
        self.requested: list[str] = []
        self.errors: list[str] = []
        context.set_default_timeout(PATIENCE)
        self.page: Page = page or context.new_page()
        context.on("request", self._asked)
        self.page.on("pageerror", self._failed)
        self.page.on("console", self._heard)

    def leave(self) -> None:
        """Empties the window for the next visitor, who hears nothing of this one."""
        self.page.goto("about:blank")
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._failed)
        self.context.remove_listener("request", self._asked)

    def _asked(self, request: Request) -> None:
        self.requested.append(request.url)

    def _failed(self, error: Any) -> None:
        self.errors.append(str(error))

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def open(self, url: str) -> Response | None:
        """Goes to an address and waits until the page, its styles and scripts are there."""
        return self.page.goto(url, wait_until="load")

    @property
    def origins(self) -> set[str]:
        """The servers that were asked for anything."""
        parts = [urlsplit(url) for url in self.requested]
        return {f"{p.scheme}://{p.netloc}" for p in parts if p.scheme not in ("data", "blob")}

    @property
    def focused(self) -> Any:
        """The element that has the keyboard."""
        return self.page.evaluate_handle("document.activeElement").as_element()

    def tab_to(self, selector: str, limit: int = 150) -> Any:
        """Presses Tab until an element that matches has the keyboard."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return self.focused
        raise AssertionError(f"Tab never reaches {selector}")

    def is_accessible(self) -> bool:
        """Whether axe finds nothing; else the test fails with axe's report."""
        rules = COLOURS if self.scheme == "dark" and not LONG else RULES
        found = Axe().run(self.page, options=rules)
        if found.violations_count:
            pytest.fail(f"{self.page.url}\n{found.generate_report()}", pytrace=False)
        return True

    def wider(self) -> list[str]:
        """What is wider than the window."""
        listed: list[str] = self.page.evaluate(WIDER)
        return listed
