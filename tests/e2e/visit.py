"""A visitor of the site in a browser, and what the browser did on the way."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, Response

from civildialogue.core.source import clock
from counts import LONG

PATIENCE = 10_000
"""Milliseconds until something that never comes is a failure."""

WIDE = 1280
"""The width of a window of which nothing else is said."""

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
NARROW = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
"""What a narrow window can break: not colours, which a quick run asks about in the wide ones."""

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


WATCH = """
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) shifted += hadRecentInput ? 0 : value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Adds up what moves without a reader's doing. Source: Layout Instability (W3C), 2.4."""

# A page that is never idle, or isn't drawn, is as much at rest as it will be after ten seconds.
AT_REST = """new Promise((rest) => {
  requestIdleCallback(() => requestAnimationFrame(rest));
  setTimeout(rest, 10_000);
})"""
FORGET = "try { sessionStorage.clear() } catch { /* an address that has none */ }"


class Visit:
    """One window, as good as new. It remembers every request and every error of the console."""

    def __init__(self, page: Page, scheme: str) -> None:
        self.context: BrowserContext = page.context
        self.scheme = scheme
        self.requested: list[str] = []
        self.errors: list[str] = []
        self.page = page
        self.moved = False
        self.context.on("request", self._asked)
        self.page.on("pageerror", self._failed)
        self.page.on("console", self._heard)

    def comes_at(self, moment: float) -> None:
        """Sets the clock of the window, in seconds of Unix."""
        self.moved = True
        self.context.clock.set_fixed_time(moment)

    def leave(self) -> None:
        """Leaves the window as it was when new, and hears nothing more of it."""
        for other in self.context.pages:
            if other is not self.page:
                other.close()
        assert self.context.cookies() == []
        self.page.evaluate(FORGET)
        self.page.goto("about:blank")
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._failed)
        self.context.remove_listener("request", self._asked)
        self.page.unroute_all()
        self.context.unroute_all()
        self.page.emulate_media(media="null", color_scheme=self.scheme)
        self.page.mouse.move(0, 0)
        if self.moved:
            self.context.clock.set_fixed_time(clock.now())
        browser = self.context.new_cdp_session(self.page)
        for origin in self.origins:
            browser.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        browser.detach()

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

    def settle(self) -> None:
        """Waits until the scripts of the page have come to rest, and what they ask is asked."""
        self.page.evaluate(AT_REST)

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

    def stops(self, limit: int) -> Iterator[None]:
        """Presses Tab, so often at most, and stops at each element until the page has no more."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                return
            yield

    def told(self) -> list[dict[str, Any]]:
        """The nodes that the browser tells assistive technology of."""
        session = self.context.new_cdp_session(self.page)
        nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        return nodes

    def is_accessible(self) -> bool:
        """Whether axe finds nothing; else the test fails with axe's report."""
        rules = RULES
        if not LONG and self.scheme == "dark":
            rules = COLOURS
        elif not LONG and (self.page.viewport_size or {"width": WIDE})["width"] < WIDE:
            rules = NARROW
        found = Axe().run(self.page, options=rules)
        if found.violations_count:
            pytest.fail(f"{self.page.url}\n{found.generate_report()}", pytrace=False)
        return True

    def wider(self) -> list[str]:
        """What is wider than the window."""
        listed: list[str] = self.page.evaluate(WIDER)
        return listed


class Windows:
    """Windows that visitors take over from each other, those of one kind by themselves.

    A new one costs as much as two more pages: a process of its own, where every script and every
    font is read anew.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[Page]] = {}
        self.kinds: dict[Page, str] = {}

    def take(self, width: int, scheme: str, script: str, **options: Any) -> Visit:
        """A window for a visitor; ``script`` runs at the start of each page."""
        kind = repr((scheme, script, sorted(options.items())))
        free = self.free.setdefault(kind, [])
        page = free.pop() if free else self._new(scheme, script, options)
        self.kinds[page] = kind
        page.set_viewport_size({"width": width, "height": 900})
        return Visit(page, scheme)

    def _new(self, scheme: str, script: str, options: dict[str, Any]) -> Page:
        context = self.browser.new_context(color_scheme=scheme, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        context.clock.set_fixed_time(clock.now())
        if script:
            context.add_init_script(script)
        return context.new_page()

    def give_back(self, visit: Visit) -> None:
        """Takes a window back from its visitor."""
        kind = self.kinds.pop(visit.page)
        try:
            visit.leave()
        except Error:  # It crashed, which its own test has told.
            visit.context.close()
        else:
            self.free[kind].append(visit.page)

    def close(self) -> None:
        """Closes all of them."""
        for page in (page for free in self.free.values() for page in free):
            page.context.close()
