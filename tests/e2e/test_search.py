"""The search as readers meet it: the box, the page of results, over HTTP and from a folder."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Route

from counts import crossed, some

from .built import LANGUAGES, REPOSITORY, SITE_URL, Site, civildialogue, prefix, served
from .visit import Visit

Visits = Callable[..., Visit]
FIELD = "#cd-search-field"
OPTION = ".cd-search [role=option]"
NOTE = "[data-cd-note]"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
QUERIES = [
    ("bg", "подписките", "methodologies/petition-and-referendum/"),
    ("bg", "партиципативния бюджет", "methodologies/participatory-budgeting/"),
    ("bg", "obshtestvena konsultatsia", "methodologies/online-consultation/"),
    ("bg", "dostyp do informaciq", "methodologies/access-to-information/"),
    ("bg", "ufkiw.jd[rs", "methodologies/online-consultation/"),
    ("bg", "gravdanski panel", "methodologies/citizens-panel/"),
    ("bg", "рефендум", "methodologies/petition-and-referendum/"),
    ("bg", "participatory budgeting", "methodologies/participatory-budgeting/"),
    ("bg", "rec-0007", "compendium/recommendations/rec-0007/"),
    ("en", "referendums", "methodologies/petition-and-referendum/"),
    ("en", "referndum", "methodologies/petition-and-referendum/"),
    ("en", "електронен подпис", "methodologies/e-identity/"),
]
ODD = [
    "я",
    "а" * 10_000,
    "😀🎉",
    ".*+?^${}()|[]\\",
    "מדינה عربي",
    "\ud800\udfff",
    '<img src=x onerror="alert(1)">',
    "\u202eкнижка\u202c",
    "--- ''' \"\"\"",
]


def queries(language: str) -> list[tuple[str, str]]:
    return [(query, page) for lang, query, page in QUERIES if lang == language]


both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def strict(real: Site) -> Iterator[str]:
    """The site under a Content-Security-Policy that allows its own files only."""
    with served(real.root, POLICY) as base:
        yield base


def typed(window: Visit, query: str) -> list[str]:
    """Types a query into the box and gives the addresses of what was found, best first."""
    window.page.click(FIELD)
    window.page.keyboard.insert_text(query)
    window.page.locator(OPTION).first.wait_for()
    # Until the text of a page has come, its link leads to the top of it.
    window.page.locator(f"{OPTION} .cd-found-text:empty").first.wait_for(state="detached")
    return [str(item.get_attribute("data-href")) for item in window.page.locator(OPTION).all()]


@both_languages
def test_it_works_from_a_folder_without_a_network(real: Site, visit: Visits, language: str) -> None:
    window = visit(offline=True)
    for query, page in some(queries(language), least=3):
        window.open((real.root / prefix(language) / "index.html").as_uri())
        first = typed(window, query)[0]
        expected = (real.root / prefix(language) / page / "index.html").as_uri()
        assert first.partition("#")[0] == expected, query
    window.page.locator(OPTION).first.click()
    window.page.wait_for_url(first)
    assert window.page.locator("main h1").count() == 1


def test_it_works_under_a_strict_policy(strict: str, visit: Visits) -> None:
    window = visit()
    window.open(f"{strict}/search/?q=%D0%BF%D0%BE%D0%B4%D0%BF%D0%B8%D1%81%D0%BA%D0%B0")
    window.page.locator(".cd-found a").first.wait_for()
    assert typed(window, "подписка")


def test_nothing_is_loaded_before_the_first_key(real: Site, visit: Visits) -> None:
    window = visit()
    window.open(f"{real.base}/")
    window.page.click(FIELD)
    assert not [url for url in window.requested if "search-index" in url]
    typed(window, "подписка")
    assert [url for url in window.requested if "search-index" in url]


def test_the_passage_is_linked_and_the_word_is_marked_as_it_stands(
    real: Site, visit: Visits
) -> None:
    window = visit()
    window.open(f"{real.base}/")
    # A page that the title answers for is linked as a whole, so the first passage is looked at.
    first = next(found for found in typed(window, "подписките") if "#" in found)
    address, _, anchor = first.partition("#")
    assert anchor in real.ids[address.removeprefix(f"{real.base}/")]
    marked = window.page.locator(f"{OPTION} mark").first.inner_text()
    assert marked.lower().startswith("подпис")


@both_languages
def test_another_reading_is_said_with_a_way_back(real: Site, visit: Visits, language: str) -> None:
    query = {"bg": "podpiska", "en": "referndum"}[language]
    window = visit()
    window.open(f"{real.base}/{prefix(language)}search/?q={query}")
    reading = window.page.locator(".cd-search-reading")
    reading.wait_for()
    assert reading.locator("strong").inner_text() in ("подписка", "referendum")
    reading.locator("a").click()
    window.page.wait_for_url("**literal=1**")
    window.page.locator("[data-cd-said] p").wait_for()
    assert window.page.locator(".cd-search-reading").count() == 0


@both_languages
def test_results_can_be_shared_and_filtered(real: Site, visit: Visits, language: str) -> None:
    query = {"bg": "консултация", "en": "consultation"}[language]
    window = visit()
    window.open(f"{real.base}/{prefix(language)}search/?q={query}")
    window.page.locator(".cd-found a").first.wait_for()
    assert window.page.input_value("[data-cd-results] [name=q]") == query
    groups = window.page.locator("[data-cd-found] h2")
    assert groups.count() > 1
    window.page.select_option("[name=p]", "compendium")
    window.page.wait_for_url("**p=compendium**")
    groups.nth(1).wait_for(state="detached")
    links = window.page.locator(".cd-found a").all()
    addresses = [str(link.evaluate("a => a.href")) for link in links]
    assert addresses
    assert all(f"/{prefix(language)}compendium/" in address for address in addresses)
    window.page.go_back()
    groups.nth(1).wait_for()
    assert query in window.page.title()


def test_the_keyboard_alone(real: Site, visit: Visits) -> None:
    window = visit()
    window.open(f"{real.base}/")
    window.page.keyboard.press("Control+k")
    assert window.page.evaluate("document.activeElement.id") == FIELD[1:]
    addresses = typed(window, "подписка")
    window.page.keyboard.press("ArrowDown")
    window.page.keyboard.press("ArrowDown")
    active = window.page.get_attribute(FIELD, "aria-activedescendant")
    assert window.page.get_attribute(f"#{active}", "data-href") == addresses[1]
    window.page.keyboard.press("Escape")
    assert window.page.get_attribute(FIELD, "aria-expanded") == "false"
    assert window.page.locator(".cd-search-panel").is_hidden()
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/search/?q=**")
    window.page.locator(".cd-found a").first.wait_for()


def test_the_arrows_lead_through_the_field_and_enter_opens_the_passage(
    real: Site, visit: Visits
) -> None:
    window = visit()
    window.open(f"{real.base}/")
    addresses = typed(window, "подписка")
    window.page.keyboard.press("ArrowUp")
    window.page.keyboard.press("ArrowDown")
    assert window.page.get_attribute(FIELD, "aria-activedescendant") is None
    window.page.keyboard.press("ArrowDown")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(addresses[0])


@both_languages
def test_what_was_found_is_said_aloud(real: Site, visit: Visits, language: str) -> None:
    window = visit()
    window.open(f"{real.base}/{prefix(language)}")
    typed(window, {"bg": "консултация", "en": "consultation"}[language])
    words = {"bg": "Намерени: ", "en": "Found: "}
    assert window.page.inner_text(".cd-search [role=status]").startswith(words[language])


@both_languages
def test_odd_queries_get_a_clear_answer(real: Site, visit: Visits, language: str) -> None:
    window = visit()
    for query in [query for query, asked in crossed(ODD, LANGUAGES) if asked == language]:
        window.open(f"{real.base}/{prefix(language)}search/")
        window.page.evaluate(
            "q => { document.querySelector('[data-cd-results] [name=q]').value = q }", query
        )
        window.page.click("[data-cd-results] button")
        window.page.locator("[data-cd-said] p").first.wait_for()
        assert window.page.inner_text("[data-cd-said]").strip(), query
        assert window.page.locator("[data-cd-results] img").count() == 0, query
        assert window.errors == [], query


@pytest.mark.parametrize("part", ["**/search-index/**", "**/search-index/engine.js"])
@both_languages
def test_a_part_that_does_not_load_is_said(
    real: Site, visit: Visits, language: str, part: str
) -> None:
    window = visit()
    window.context.route(part, lambda route: route.abort())
    window.open(f"{real.base}/{prefix(language)}")
    window.page.click(FIELD)
    window.page.keyboard.insert_text("подписка")
    window.page.locator(f"{NOTE} p").wait_for()
    words = {"bg": "не се зареди", "en": "did not load"}
    assert words[language] in window.page.inner_text(NOTE)


def test_a_part_that_was_cut_off_is_said(real: Site, visit: Visits) -> None:
    window = visit()
    cut = 'civilShard("bg/meta", {"pag'
    window.context.route(
        "**/search-index/bg/meta.js*",
        lambda route: route.fulfill(body=cut, content_type="text/javascript"),
    )
    window.open(f"{real.base}/search/?q=x")
    window.page.locator("[data-cd-said] p").wait_for()
    assert "не се зареди" in window.page.inner_text("[data-cd-said]")


def test_words_typed_before_the_script_comes_are_answered(real: Site, visit: Visits) -> None:
    window = visit()
    late: list[Route] = []
    window.context.route("**/site.bg.js", lambda route: late.append(route))
    with window.page.expect_request("**/site.bg.js"):
        window.page.goto(f"{real.base}/about/cite/", wait_until="commit")
    window.page.locator(FIELD).press_sequentially("подписка")
    [script] = late
    script.continue_()
    window.page.locator(OPTION).first.wait_for()


@both_languages
def test_without_script_the_map_is_shown_the_way(real: Site, visit: Visits, language: str) -> None:
    window = visit(java_script_enabled=False)
    window.open(f"{real.base}/{prefix(language)}")
    window.page.fill(FIELD, "бюджет")
    window.page.press(FIELD, "Enter")
    window.page.wait_for_url("**/search/**")
    window.page.click("noscript a")
    window.page.wait_for_url(f"**/{prefix(language)}about/map/")
    links = window.page.locator(".cd-map a")
    assert links.count() > 20


@pytest.mark.parametrize(("language", "scheme"), crossed(LANGUAGES, ["light", "dark"]))
def test_axe_finds_nothing_with_the_box_open(
    real: Site, visit: Visits, language: str, scheme: str
) -> None:
    window = visit(scheme=scheme)
    window.open(f"{real.base}/{prefix(language)}about/cite/")
    typed(window, {"bg": "podpiska", "en": "referndum"}[language])
    window.page.keyboard.press("ArrowDown")
    assert window.is_accessible()


@pytest.mark.parametrize(
    ("language", "shown"), crossed(LANGUAGES, [("dark", 320), ("light", 1280)])
)
def test_axe_finds_nothing_in_the_results(
    real: Site, visit: Visits, language: str, shown: tuple[str, int]
) -> None:
    scheme, width = shown
    window = visit(width=width, scheme=scheme)
    window.open(
        f"{real.base}/{prefix(language)}search/?q={'podpiska' if language == 'bg' else 'data'}"
    )
    window.page.locator(".cd-found a").first.wait_for()
    assert window.is_accessible()
    assert window.wider() == []


@both_languages
def test_narrow_windows_have_a_link_to_the_search(real: Site, visit: Visits, language: str) -> None:
    window = visit(width=320)
    window.open(f"{real.base}/{prefix(language)}")
    window.page.click(".cd-search-link")
    window.page.wait_for_url(f"**/{prefix(language)}search/")
    assert window.page.locator("[data-cd-results] [name=q]").is_visible()


@both_languages
def test_browsers_can_take_the_search_over(real: Site, language: str) -> None:
    page = real.found[prefix(language)]
    [link] = page.xpath("//link[@rel='search']/@href")
    tree = etree.parse(str(real.root / Path(prefix(language)) / link))
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    [url] = tree.xpath("//o:Url[@type='text/html']/@template", namespaces=names)
    assert url == f"{SITE_URL}{prefix(language)}search/?q={{searchTerms}}"
    assert tree.findtext("o:Language", namespaces=names) == language


@both_languages
def test_the_box_finds_the_right_page_first_and_the_terminal_finds_the_same(
    real: Site, visit: Visits, language: str
) -> None:
    window = visit()
    for query, page in queries(language):
        site = ("--site", str(real.root), "--lang", language, "--limit", "5", "--json")
        done = civildialogue(REPOSITORY, "search", query, *site)
        assert done.returncode == 0, done.stderr
        answer = json.loads(done.stdout)
        assert set(answer) == {"query", "reading", "results"}
        assert answer["results"][0]["url"].partition("#")[0] == f"{prefix(language)}{page}"
        window.open(f"{real.base}/{prefix(language)}about/cite/")
        shown = [url.removeprefix(f"{real.base}/") for url in typed(window, query)]
        assert shown[0].partition("#")[0] == f"{prefix(language)}{page}", query
        assert [result["url"] for result in answer["results"]] == shown, query
    assert window.errors == []
    assert window.origins == {real.base}


def test_the_terminal_says_when_there_is_nothing(real: Site, tmp_path: Path) -> None:
    site = ("--site", str(real.root), "--lang", "en")
    nothing = civildialogue(REPOSITORY, "search", "qqqqqqqqqqqq", *site)
    assert (nothing.returncode, nothing.stdout.startswith("Nothing was found")) == (1, True)
    unbuilt = civildialogue(REPOSITORY, "search", "data", "--site", str(tmp_path), "--lang", "en")
    assert unbuilt.returncode == 2
    assert "civildialogue build" in unbuilt.stderr
