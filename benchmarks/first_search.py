"""The search in Chromium: answers with all parts loaded, and a first search on a slow line.

The line and the processor are slowed by the browser itself. Source of the numbers: Puppeteer's
`Slow 3G` (500 kbit/s of which a fifth is lost, 400 ms five times over) and six times slower work.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench_pages import served
from civildialogue.core.model.language import Locale
from civildialogue.core.model.scripts import parts
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.ask import Engine
from serving import browser

LINE = {
    "offline": False,
    "latency": 400 * 5,
    "downloadThroughput": 500 * 1000 / 8 * 0.8,
    "uploadThroughput": 500 * 1000 / 8 * 0.8,
}
SLOWER = 6
PATIENCE = 120_000
RESULTS, SNIPPETS = ".cd-found li > a", ".cd-found mark"
ROUNDS = 5

MEASURE = """([query, options, rounds]) => {
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    civilSearch.answer(globalThis.shards, query, options);
    took.push(performance.now() - started);
  }
  return took;
}"""


def times(site: Path, queries: Sequence[tuple[str, Locale]], shown: int) -> list[float]:
    """Milliseconds of each answer in Chromium, once its parts are loaded."""
    found: list[float] = []
    searcher = Engine(site)
    with browser() as page:
        page.evaluate(
            "() => { globalThis.shards = new Map();"
            " globalThis.civilShard = (name, part) => shards.set(name, part); }"
        )
        page.add_script_tag(content=(site / script.NAME).read_text(encoding="utf-8"))
        for text, locale in queries:
            options = {"locale": str(locale), "limit": shown}
            searcher.forget()
            searcher.answer(text, locale, limit=shown)
            for name in searcher.loaded:
                content = shards.path(site, name).read_text(encoding="utf-8")
                page.add_script_tag(content=content)
            found += page.evaluate(MEASURE, [text, options, ROUNDS])
    return found


class First(NamedTuple):
    """Seconds until the first results and the first snippets are seen; what was asked of the index
    before the results: requests, and bytes as they were sent.
    """

    results: float
    snippets: float
    requests: int
    bytes: int

    def said(self) -> str:
        """All but the time of the results."""
        loaded = f"{self.requests} requests, {self.bytes / 1000:.1f} kB"
        return f"{loaded}; snippets after {self.snippets:.1f} s"


def first(site: Path, pages: int, query: str) -> First:
    """A search by the address of the page of results, in a browser that has nothing yet.

    ``pages`` is how many the index has.
    """
    page = site / "search/index.html"
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'data-parts="\d+"', f'data-parts="{parts(pages)}"', text)
    page.write_text(text, encoding="utf-8")
    with served(site) as base, browser() as window:
        session = window.context.new_cdp_session(window)
        asked: dict[str, str] = {}
        sizes: dict[str, int] = {}
        session.on(
            "Network.requestWillBeSent",
            lambda e: asked.update({e["requestId"]: e["request"]["url"]}),
        )
        session.on(
            "Network.loadingFinished",
            lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
        )
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        window.goto(f"{base}search/?q={query}", wait_until="commit", timeout=PATIENCE)
        window.locator(RESULTS).first.wait_for(timeout=PATIENCE)
        results = window.evaluate("performance.now()") / 1000
        found = [key for key, url in asked.items() if "/search-index/" in url and key in sizes]
        window.locator(SNIPPETS).first.wait_for(timeout=PATIENCE)
        snippets = window.evaluate("performance.now()") / 1000
    return First(results, snippets, len(found), sum(map(sizes.__getitem__, found)))
