"""What a first visit costs: its bytes, its requests, and that nothing moves while they come."""

import gzip
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from civildialogue.core.site.frame.lean import PARTS as PART_NAMES
from counts import crossed

from .built import LANGUAGES, Site, prefix
from .test_real_site import KINDS, MADE, address
from .visit import AT_REST, WATCH, Visit

ALL = (*KINDS, *MADE, "search/?q=община", "search/?q=municipality")
WIDTHS = (390, 1280)
SHIFT = 0.05
"""Half of what Core Web Vitals still call good (https://web.dev/articles/cls)."""
HOME = 120_000
FRAME, FONTS, REQUESTS = 92_000, 82_000, 17
"""The styles and scripts of a page, its faces, and how often it asks, drawings and data apart."""
CONTENT = ("/search-index/", "/assets/charts/", "/contribute-data/")
PARTS = re.compile(rf"md-(?:{'|'.join(PART_NAMES)})(?![a-z])")
PACKED = (".html", ".css", ".js", ".svg", ".json", "/")
"""What a server packs before it sends it; fonts and pictures are packed already."""
LATE = 0.15
"""Seconds that fonts and scripts come late, so that the page is painted without them."""

# Frames until something has moved, or enough of them; the policy of pages allows no polled text.
MOVED = """new Promise((seen) => {
  const look = (left) => {
    if (shifted > 0.05 || !left) seen(); else requestAnimationFrame(() => look(left - 1));
  };
  look(600);
})"""


@dataclass
class Coming:
    """A first visit: a window with nothing stored, and what came."""

    page: Page
    came: list[Response] = field(default_factory=list)

    def open(self, url: str) -> None:
        """Goes there and waits until all that the page asks for has come."""
        self.page.on("response", lambda response: self.came.append(response))
        self.page.goto(url, wait_until="load")
        self.page.evaluate("document.fonts.ready")
        if "?q=" in url:
            self.page.locator("[data-cd-found] li").first.wait_for()
        self.page.evaluate(AT_REST)

    def sizes(self) -> dict[str, int]:
        """The bytes of each answer as a server sends them, by its address."""
        return {each.url: _sent(each) for each in self.came}


Comings = Callable[[int], Coming]
Visits = Callable[..., Visit]


def _sent(response: Response) -> int:
    body = response.body()
    path = response.url.partition("?")[0]
    return len(gzip.compress(body, 6) if path.endswith(PACKED) else body)


@pytest.fixture
def first(browser: Browser) -> Iterator[Comings]:
    """Makes first visits of a width."""
    contexts = []

    def come(width: int) -> Coming:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        contexts[-1].add_init_script(WATCH)
        return Coming(contexts[-1].new_page())

    yield come
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_is_light(real: Site, first: Comings, language: str) -> None:
    coming = first(WIDTHS[0])
    coming.open(f"{real.base}/{prefix(language)}")
    sizes = coming.sizes()
    assert sum(sizes.values()) <= HOME, sizes


@pytest.mark.parametrize(("name", "width", "language"), crossed(ALL, WIDTHS, LANGUAGES))
def test_a_page_is_light_and_nothing_moves_while_it_comes(
    real: Site, first: Comings, name: str, width: int, language: str
) -> None:
    coming = first(width)

    _hold(coming.page, ("**/fonts/**", "**/javascripts/bundle*", "**/javascripts/site.*"), LATE)
    coming.open(f"{real.base}/{address(real, name, language)}")
    assert coming.page.evaluate("shifted") <= SHIFT
    classes = coming.page.evaluate(
        "[...document.querySelectorAll('[class]')].map((e) => e.className)"
    )
    assert [each for each in classes if PARTS.search(str(each))] == []
    sizes = {
        url: size for url, size in coming.sizes().items() if not any(at in url for at in CONTENT)
    }
    assert sum(size for url, size in sizes.items() if url.endswith((".css", ".js"))) <= FRAME, sizes
    assert sum(size for url, size in sizes.items() if url.endswith(".woff2")) <= FONTS, sizes
    assert len(sizes) <= REQUESTS, sizes


ASKED = (
    *("target=rec-0001&block={block}", "target=rec-0001&block=none", "target=rec-0001&draft=none"),
    *("target=none", "target=", "block={block}", "target=none#ways", "target=rec-0001#ways"),
)
"""What an address asks of the form: what is there, what is not, and a part of the page."""


@pytest.mark.parametrize(("asked", "width", "language"), crossed(ASKED, WIDTHS, LANGUAGES))
@pytest.mark.parametrize("wait", [0, LATE], ids=["fast", "slow"])
def test_nothing_moves_while_the_form_opens_or_a_choice_instead(
    real: Site, first: Comings, asked: str, width: int, language: str, wait: float
) -> None:
    target = "compendium/recommendations/rec-0001/"
    block = next(each for each in real.ids[f"{prefix(language)}{target}"] if each[:2] == "p-")
    coming = first(width)
    _hold(coming.page, ("**/*.js", "**/fonts/**"), wait)
    coming.open(f"{real.base}/{prefix(language)}about/comment/?{asked.format(block=block)}")
    is_there = asked.startswith("target=rec")
    coming.page.locator("[data-cd-form]" if is_there else "[data-cd-choose]").wait_for()
    coming.page.evaluate(AT_REST)
    assert coming.page.evaluate("shifted") <= SHIFT


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["analysis/method/", "facing/analysis/method/"])
def test_nothing_moves_where_a_passage_is_not_there(
    real: Site, first: Comings, path: str, width: int
) -> None:
    coming = first(width)
    _hold(coming.page, ("**/*.js",), LATE)
    coming.open(f"{real.base}/{path}#p-none")
    assert coming.page.locator("[data-cd-missing]").is_visible()
    assert coming.page.evaluate("shifted") <= SHIFT


def _hold(page: Page, parts: Iterable[str], seconds: float) -> None:
    """Lets what has such an address come late."""

    def late(route: Route) -> None:
        time.sleep(seconds)  # A wait of the page's own would be one in another and may never end.
        route.continue_()

    for part in parts:
        page.route(part, late)


def test_what_moves_is_seen(real: Site, first: Comings) -> None:
    coming = first(WIDTHS[0])
    coming.open(f"{real.base}/about/project/")
    coming.page.evaluate("document.querySelector('h1').style.marginBlockEnd = '200px'")
    coming.page.evaluate(MOVED)
    assert coming.page.evaluate("shifted") > SHIFT


@pytest.mark.parametrize(("name", "language"), crossed(("home", "recommendation"), LANGUAGES))
def test_the_words_of_a_page_are_set_in_the_sites_own_face(
    real: Site, first: Comings, name: str, language: str
) -> None:
    coming = first(WIDTHS[1])
    url = f"{real.base}/{address(real, name, language)}"
    coming.open(url)
    coming.page.evaluate("document.fonts.ready")
    coming.open(url)  # A face that was late is there on the second page.
    browser = coming.page.context.new_cdp_session(coming.page)
    browser.send("DOM.enable")
    browser.send("CSS.enable")
    root = browser.send("DOM.getDocument")["root"]["nodeId"]
    for css in ("h1", "main p", ".md-tabs a"):
        node = browser.send("DOM.querySelector", {"nodeId": root, "selector": css})["nodeId"]
        fonts = browser.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {(each["familyName"], each["isCustomFont"]) for each in fonts} == {
            ("Sofia Sans", True)
        }


RULES = """async ([lean, whole]) => {
  const flat = (rules, around) => [...rules].flatMap((rule) => {
    const { conditionText } = rule;
    if (conditionText !== undefined) return flat(rule.cssRules, `${around}@${conditionText} `);
    if (rule.selectorText === undefined) return [[around, "", rule.cssText]];
    return [[around, rule.selectorText, rule.style.cssText]];
  });
  const read = async (address) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(address)).text());
    return flat(sheet.cssRules, "");
  };
  const parts = [];
  for (const address of whole) parts.push(...await read(address));
  return [await read(lean), parts];
}"""


def test_the_lean_styles_lack_what_names_a_part_and_nothing_else(real: Site, visit: Visits) -> None:
    window = visit()
    window.open(real.url("bg", "home"))
    folder = real.root / "assets/stylesheets"
    whole = [next(folder.glob(f"{name}.*.min.css")).name for name in ("main", "palette")]
    addresses = [f"{real.base}/assets/stylesheets/{name}" for name in ("material.css", *whole)]
    left, every = window.page.evaluate(RULES, [addresses[0], addresses[1:]])
    kept = []
    for around, selectors, style in every:
        names = ", ".join(each for each in selectors.split(", ") if not PARTS.search(each))
        told = [
            each
            for each in re.split(r"; (?=--)", style)
            if not re.match(rf"--{PARTS.pattern}", each)
        ]
        if (names or not selectors) and told:
            kept.append([around, names, "; ".join(told).rstrip(";")])
    assert len(left) > 800
    assert [[around, names, style.rstrip(";")] for around, names, style in left] == kept


def test_no_page_has_a_part_whose_styles_are_left_out(real: Site, site: Site) -> None:
    for each in (real, site):
        for path in each.root.rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            assert [c for c in re.findall(r'class="([^"]*)"', text) if PARTS.search(c)] == [], path
