"""How many steps each of the main tasks takes from the front page, and what a lost reader gets."""

from collections.abc import Callable, Iterator

import pytest

from .built import LANGUAGES, Site, local, prefix
from .visit import WATCH, Visit

Visits = Callable[..., Visit]
RECOMMENDATIONS = "compendium/recommendations/"
SEEN = "//main//a[@href] | //header//a[@href] | //footer//a[@href]"
"""The links that a reader sees on a page without opening anything."""


def reached(site: Site, address: str) -> Iterator[str]:
    """Where the links of a page lead within the site."""
    for link in site.found[address].xpath(SEEN):
        target = local(address, link.get("href"))
        if target and not link.xpath("ancestor-or-self::*[@hidden]"):
            yield target[0]


def steps(site: Site, start: str, is_there: Callable[[str], bool], most: int = 4) -> int:
    """How many links lead from a page to one that is meant."""
    known, edge = {start}, [start]
    for count in range(1, most):
        edge = [each for page in edge for each in reached(site, page) if each not in known]
        if any(map(is_there, edge)):
            return count
        known |= {*edge}
        edge = [each for each in dict.fromkeys(edge) if each in site.found]
    return most


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_recommended_to_my_municipality_is_two_steps_away(
    real: Site, language: str
) -> None:
    home, levels = prefix(language), f"{prefix(language)}compendium/levels/"
    assert steps(real, home, lambda page: page == levels) == 1
    asked = real.found[levels].xpath("//*[@id='municipal']/following-sibling::ul[2]/li")
    name = {"bg": "Община Борино", "en": "Borino Municipality"}[language]
    to = [each for each in asked if name in each.text_content()]
    assert to
    assert all(f"/{RECOMMENDATIONS}" in f"/{local(levels, e.find('a').get('href'))[0]}" for e in to)


@pytest.mark.parametrize(
    ("task", "most"),
    [
        ("about/provinces/", 1),
        ("about/comment/", 2),
        ("compendium/consultations/", 2),
        ("about/downloads/", 1),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_takes_few_steps(real: Site, language: str, task: str, most: int) -> None:
    target = f"{prefix(language)}{task}"
    assert steps(real, prefix(language), lambda page: page == target) <= most


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_begins_with_its_first_field_two_steps_away(
    real: Site, visit: Visits, language: str
) -> None:
    window = visit()
    window.open(f"{real.base}/{prefix(language)}")
    window.page.locator(f"main a[href*='{RECOMMENDATIONS}rec-']").first.click()
    window.page.locator(".cd-actions a[href*='about/comment/']").click()
    field = window.page.locator("main form :is(input, textarea, select):visible").first
    field.wait_for()
    assert field.is_enabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_is_one_step_from_its_own_address(
    real: Site, visit: Visits, language: str
) -> None:
    window = visit()
    window.open(f"{real.base}/{prefix(language)}methodologies/online-consultation/")
    passage = window.page.locator(".cd-text p[id^=p-]").first
    passage.locator(".cd-permalink").click()
    assert window.page.url.endswith(f"#{passage.get_attribute('id')}")


@pytest.mark.parametrize(
    ("asked", "words", "nearest", "heading"),
    [
        ("metodologies/participatory-budget/", "participatory budget", 0, "Може би търсите"),
        ("en/metodologies/participatory-budget/", "participatory budget", 0, "Perhaps you meant"),
        ("compendium/rec-0014.html", "rec 0014", 0, "Може би търсите"),
    ],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_lost_reader_gets_what_was_meant(
    real: Site, visit: Visits, asked: str, words: str, nearest: int, heading: str, width: int
) -> None:
    window = visit(width=width, script=WATCH)
    window.open(f"{real.base}/{asked}")
    near = window.page.locator("[data-cd-near]")
    first = near.locator("li a").nth(nearest)
    first.wait_for()
    path = "methodologies/participatory-budgeting/" if "budget" in asked else "rec-0014/"
    assert (first.get_attribute("href") or "").endswith(path)
    assert near.locator("h2").text_content() == heading
    assert window.page.locator("[data-cd-missed]").first.input_value() == words
    window.settle()
    assert window.page.evaluate("globalThis.shifted") <= 0.05
    assert window.wider() == []


def test_what_cannot_be_looked_up_is_not_announced(real: Site, visit: Visits) -> None:
    window = visit()
    window.page.route("**/about/map/", lambda route: route.abort())
    window.open(f"{real.base}/no/such/page/")
    window.page.locator("[data-cd-near]").wait_for(state="hidden")
    assert window.page.locator("main [role=search]").first.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_reader_without_script_gets_the_search_and_the_areas(
    real: Site, visit: Visits, language: str
) -> None:
    window = visit(java_script_enabled=False)
    window.open(f"{real.base}/{prefix(language)}no/such/page/")
    assert not window.page.locator("[data-cd-near]").is_visible()
    areas = window.page.locator(f"main a[href='/{prefix(language)}methodologies/']")
    assert areas.count() == 1
    window.page.locator("main [role=search] input").first.fill("община")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(f"**/{prefix(language)}search/?q=*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_without_results_says_where_to_go_on(
    real: Site, visit: Visits, language: str
) -> None:
    window = visit()
    window.open(f"{real.base}/{prefix(language)}search/?q=qqqqxwzz")
    empty = window.page.locator(".cd-results .cd-empty")
    empty.wait_for()
    assert empty.locator("a").count() == 2
    assert empty.locator("svg").get_attribute("aria-hidden") == "true"
    assert window.is_accessible()
    window.open(f"{real.base}/{prefix(language)}search/?q=2026")
    window.page.locator(".cd-found li").first.wait_for()
    assert not empty.is_visible()
