"""What a first search loads before its first results are seen, on a site of a thousand pages."""

import gzip
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.scripts import parts
from civildialogue.core.output.search import shards
from civildialogue.core.output.search.counting import contributions
from civildialogue.core.output.search.documents import Document, Paragraph
from unit.output.search.making import merged

from .built import REPOSITORY, Site
from .visit import WATCH, Visit

Visits = Callable[..., Visit]
PAGES = 1_000
SHOWN = 10
ROUNDS, REQUESTS, BYTES = 2, 12, 60_000
QUIET = 400
"""Milliseconds after which a page that asks for nothing waits for what it has asked for."""
SHOWN_NOW = ".cd-found li > a"


def words() -> list[str]:
    """The words of the texts of the project, as often as they come."""
    texts = sorted((REPOSITORY / "docs").glob("**/*.bg.md"))
    return re.findall("[а-яА-Я]+", "".join(path.read_text(encoding="utf-8") for path in texts))


def pages() -> list[Document]:
    """A thousand pages of the words of the real ones, in any order, with a fixed seed."""
    dice, known = random.Random(1), words()  # noqa: S311
    said = iter(dice.choices(known, k=PAGES * 700))

    def text(count: int) -> str:
        return " ".join(next(said) for _ in range(count))

    return [
        Document(
            key=f"compendium/recommendations/rec-{number:04}",
            locale=BULGARIAN,
            url=f"compendium/recommendations/rec-{number:04}/",
            title=text(7),
            publication="compendium",
            kind="recommendation",
            paragraphs=tuple(Paragraph(f"p-{at}", text(4), text(80)) for at in range(8)),
        )
        for number in range(PAGES)
    ]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a large site."""
    folder = tmp_path_factory.mktemp("large")
    (folder / shards.FOLDER / BULGARIAN).mkdir(parents=True)
    given = [contributions([page])[0] for page in pages()]
    made = merged(given, BULGARIAN, None, parts(PAGES))
    for path, content in shards.files(made):
        (folder / path).write_bytes(content)
    return folder


class Loading:
    """A page of results of the large site whose requests to the index wait to be let through."""

    def __init__(self, window: Visit, site: Site, large: Path) -> None:
        self.window, self.site, self.large = window, site, large
        self.waiting: list[Route] = []
        self.names: list[str] = []
        self.bytes = 0
        self.rounds = 0
        window.context.route("**/search-index/**", lambda route: self.waiting.append(route))
        window.context.route("**/search/?q=*", self._page)

    def open(self, query: str) -> None:
        """Opens the page; nothing of the index comes yet."""
        self.window.page.goto(f"{self.site.base}/search/?q={query}", wait_until="commit")

    def let_through(self) -> None:
        """Gives the page all that it has asked for by now."""
        seen = -1
        while seen != len(self.waiting) or not seen:
            seen = len(self.waiting)
            self.window.page.wait_for_timeout(QUIET)
        asked, self.waiting = self.waiting, []
        self.rounds += 1
        for route in asked:
            name = route.request.url.partition("/search-index/")[2]
            own = self.large / shards.FOLDER / name
            body = (own if own.exists() else self.site.root / shards.FOLDER / name).read_bytes()
            self.names.append(name)
            self.bytes += len(gzip.compress(body))
            route.fulfill(body=body, content_type="text/javascript")
        self.window.page.wait_for_timeout(QUIET)

    def _page(self, route: Route) -> None:
        text = (self.site.root / "search/index.html").read_text(encoding="utf-8")
        text, count = re.subn(r'data-parts="\d+"', f'data-parts="{parts(PAGES)}"', text)
        assert count == 1
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    @property
    def shown(self) -> int:
        """The results that are seen."""
        return self.window.page.locator(SHOWN_NOW).count()

    @property
    def links(self) -> list[str]:
        """Where the results that are seen lead."""
        found: list[str] = self.window.page.locator(SHOWN_NOW).evaluate_all(
            "links => links.map((link) => link.href)"
        )
        return found


@pytest.mark.parametrize("query", ["община", "предложение", "закон", "право"])
def test_the_first_ten_are_seen_after_two_rounds(
    real: Site, visit: Visits, large: Path, query: str
) -> None:
    loading = Loading(visit(), real, large)
    loading.open(query)
    for _ in range(ROUNDS):
        assert loading.shown == 0
        loading.let_through()
        if loading.shown:
            break
    assert loading.shown == SHOWN, (loading.rounds, loading.names)
    assert len(loading.names) == len(set(loading.names)) <= REQUESTS, loading.names
    assert loading.bytes <= BYTES, (loading.bytes, loading.names)
    assert not [name for name in loading.names if "/t-" in name]


def test_snippets_follow_and_nothing_moves(real: Site, visit: Visits, large: Path) -> None:
    window = visit(script=WATCH)
    loading = Loading(window, real, large)
    loading.open("община")
    while not loading.shown:
        loading.let_through()
    page = window.page
    addresses = loading.links
    assert page.locator(".cd-found mark").count() == 0
    page.locator(SHOWN_NOW).nth(1).focus()
    page.evaluate("shifted = 0")
    loading.let_through()
    page.locator(".cd-found mark").first.wait_for()
    links = loading.links
    assert [link.partition("#")[0] for link in links] == addresses
    assert any("#p-" in link for link in links)
    assert page.evaluate("document.activeElement.href") == links[1]
    assert page.evaluate("shifted") < 0.05


def test_more_results_stand_below_the_first(real: Site, visit: Visits, large: Path) -> None:
    window = visit()
    loading = Loading(window, real, large)
    loading.open("община")
    while not loading.shown:
        loading.let_through()
    loading.let_through()
    page = window.page
    for count in (20, 30, 40, 50):
        before = loading.links
        page.click("[data-cd-found] button")
        while loading.shown < count:
            loading.let_through()
        links = loading.links
        assert links[: len(before)] == before
        assert page.evaluate("document.activeElement.href") == links[len(before)]
        if page.locator("[data-cd-found] p:empty").count():
            loading.let_through()
    assert page.locator("[data-cd-found] button").count() == 0
    assert len({link.partition("#")[0] for link in links}) == 50


def test_a_large_site_has_few_files(large: Path) -> None:
    files = list((large / shards.FOLDER).rglob("*.js"))
    assert len(files) <= PAGES / 2
    meta = json.loads((large / "search-index/bg/meta.js").read_text().partition(",")[2][:-3])
    assert meta["parts"] == parts(PAGES)
