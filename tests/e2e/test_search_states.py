"""The search under bad conditions, and what stays of a choice or a filter."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Route

from civildialogue.core.output.search import shards

from .built import Site
from .visit import Visit

Visits = Callable[..., Visit]
FIELD, SAID, FOUND = "#cd-search-field", "[data-cd-said]", ".cd-found a"
OPTION = ".cd-search [role=option]"
JAVASCRIPT = "text/javascript"
PORTAL = "<!doctype html><title>Log in</title>"


def results(window: Visit, site: Site, query: str, more: str = "") -> None:
    """Opens the page of results."""
    window.open(f"{site.base}/search/?q={quote(query)}{more}")


@pytest.mark.parametrize("part", ["engine.js", "bg/meta.js"])
@pytest.mark.parametrize("body", ["", "civilShard(", PORTAL])
def test_a_part_that_came_wrong_once_is_asked_for_again(
    real: Site, visit: Visits, part: str, body: str
) -> None:
    window = visit()
    seen: list[str] = []

    def once(route: Route) -> None:
        seen.append(route.request.url)
        if len(seen) == 1:
            route.fulfill(body=body, content_type=JAVASCRIPT)
        else:
            route.continue_()

    window.context.route(f"**/search-index/{part}*", once)
    results(window, real, "подписка")
    window.page.wait_for_timeout(300)
    if not window.page.locator(FOUND).count():
        window.page.locator(f"{SAID} button").click()
    window.page.locator(FOUND).first.wait_for()
    assert len(set(seen)) > 1


def test_texts_that_do_not_come_leave_the_rest(real: Site, visit: Visits) -> None:
    window = visit()
    window.context.route("**/search-index/bg/t-*", lambda route: route.abort())
    results(window, real, "местен референдум", "&p=methodologies")
    window.page.locator(FOUND).first.wait_for()
    window.page.locator(f"{SAID} .cd-search-failed").wait_for()
    assert window.page.locator("[name=p]").input_value() == "methodologies"
    window.context.unroute("**/search-index/bg/t-*")
    window.page.locator(f"{SAID} button").click()
    window.page.locator(".cd-found mark").first.wait_for()
    assert window.page.locator(".cd-search-failed").count() == 0
    assert window.page.locator("[name=p]").input_value() == "methodologies"


def test_a_filter_that_leaves_nothing_stays_and_says_so(real: Site, visit: Visits) -> None:
    window = visit()
    results(window, real, "занаят", "&k=placement")
    link = window.page.locator(f"{SAID} a")
    link.wait_for()
    assert "Изборът" in window.page.inner_text(SAID)
    assert window.page.locator("[name=k]").input_value() == "placement"
    link.click()
    window.page.locator(FOUND).first.wait_for()
    assert window.page.locator("[name=k]").input_value() == ""
    results(window, real, "форум")
    window.page.locator(FOUND).first.wait_for()
    assert "начална страница" in window.page.locator("[name=k]").inner_text()


def test_what_is_nowhere_is_said_before_what_may_be_meant(real: Site, visit: Visits) -> None:
    window = visit()
    results(window, real, "бугас")
    window.page.locator(f"{SAID} a").wait_for()
    said = window.page.locator(f"{SAID} p").all_inner_texts()
    assert said[0] == "Няма нищо за: бугас"
    assert window.page.locator(FOUND).count() == 0
    window.page.locator(f"{SAID} a").click()
    window.page.locator(FOUND).first.wait_for()


def test_a_long_query_is_said_to_be_cut(real: Site, visit: Visits) -> None:
    window = visit()
    results(window, real, "община " * 60)
    window.page.locator(f"{SAID} p").first.wait_for()
    assert "началото" in window.page.inner_text(SAID)


def test_a_key_drops_the_choice_and_escape_what_is_under_way(real: Site, visit: Visits) -> None:
    window = visit()
    window.open(f"{real.base}/")
    page = window.page
    page.click(FIELD)
    page.keyboard.insert_text("подписка")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.get_attribute(FIELD, "aria-activedescendant")
    page.keyboard.insert_text(" и")
    assert page.get_attribute(FIELD, "aria-activedescendant") is None
    page.keyboard.insert_text(" референдум")
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert page.locator(".cd-search-panel").is_hidden()


@pytest.mark.parametrize(
    ("given", "focused"),
    [
        ("{key: 'к', code: 'KeyK', ctrlKey: true}", True),
        ("{code: 'KeyK', metaKey: true}", True),
        ("{key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true}", False),
        ("{key: 'k', code: 'KeyK'}", False),
    ],
)
def test_the_key_of_the_search_is_one_place_of_the_keyboard(
    real: Site, visit: Visits, given: str, focused: bool
) -> None:
    window = visit()
    window.open(f"{real.base}/")
    window.page.evaluate(f"document.dispatchEvent(new KeyboardEvent('keydown', {given}))")
    assert (window.page.evaluate("document.activeElement.id") == FIELD[1:]) is focused


def test_searches_leave_no_scripts_behind(real: Site, visit: Visits) -> None:
    window = visit()
    results(window, real, "подписка")
    window.page.locator(".cd-found mark").first.wait_for()
    assert window.page.locator("script[src*=search-index]").count() == 0


def test_a_part_that_never_comes_is_given_up(real: Site, visit: Visits) -> None:
    window = visit()
    page, meta = window.page, "**/search-index/bg/meta.js"
    page.clock.install()
    window.open(f"{real.base}/")
    window.context.route(meta, lambda route: None)
    page.click(FIELD)
    page.keyboard.insert_text("подписка")
    with page.expect_request(meta):
        page.clock.run_for(1_000)
    page.clock.run_for(13_000)
    failed = page.locator(".cd-search .cd-search-failed")
    assert failed.count() == 0
    assert page.inner_text(".cd-search [role=status]")
    page.clock.run_for(2_000)
    failed.wait_for()
    window.context.unroute(meta)
    failed.locator("button").click()
    page.locator(OPTION).first.wait_for()


def begun(window: Visit, site: Site, query: str) -> None:
    """Begins to open the page of results, of which something will not come."""
    address = f"{site.base}/search/?q={quote(query)}"
    window.page.goto(address, wait_until="commit")
    window.page.locator("[data-cd-results] form").wait_for()


def part_of(site: Site, stem: str) -> str:
    """The part of the index in which a stem stands."""
    many = sum(1 for _ in (site.root / shards.FOLDER / "bg").glob("w-*.js"))
    return f"**/search-index/bg/w-{shards.part(stem, many)}.js*"


@pytest.mark.parametrize("is_box", [True, False])
def test_what_has_come_is_shown_and_the_rest_filled_in_or_missed(
    real: Site, visit: Visits, is_box: bool
) -> None:
    window = visit()
    page, part = window.page, part_of(real, "подписк")
    held: list[Route] = []
    page.clock.install()
    window.context.route(part, lambda route: held.append(route))
    place, found = (".cd-search", OPTION) if is_box else ("[data-cd-results]", FOUND)
    if is_box:
        window.open(f"{real.base}/")
        page.click(FIELD)
        page.keyboard.insert_text("местна подписка")
    else:
        begun(window, real, "местна подписка")
    for _ in range(20):
        page.clock.run_for(200)
        page.wait_for_timeout(20)
    early = page.locator(f"{place} .cd-search-early")
    early.wait_for()
    before = page.locator(found).all_inner_texts()
    assert len(before) >= 5
    assert page.inner_text(f"{place} [role=status]") == early.inner_text()
    assert page.locator(f"{place} .cd-search-failed").count() == 0
    page.clock.run_for(15_000)
    failed = page.locator(f"{place} .cd-search-failed")
    failed.wait_for()
    assert early.count() == 0
    assert "„подписка“" in failed.inner_text()
    assert page.locator(found).all_inner_texts() == before
    window.context.unroute(part)
    failed.locator("button").click()
    failed.wait_for(state="detached")
    page.locator(f"{found}:has-text('подписка')").first.wait_for()


def test_what_comes_late_takes_its_place(real: Site, visit: Visits) -> None:
    window = visit()
    held: list[Route] = []
    window.page.clock.install()
    window.context.route("**/search-index/bg/t-*", lambda route: held.append(route))
    begun(window, real, "местна подписка")
    for _ in range(20):
        window.page.clock.run_for(200)
        window.page.wait_for_timeout(20)
    window.page.locator(f"{SAID} .cd-search-early").wait_for()
    assert window.page.locator(".cd-found mark").count() == 0
    for route in held:
        route.continue_()
    window.page.locator(".cd-found mark").first.wait_for()
    window.page.locator(f"{SAID} .cd-search-early").wait_for(state="detached")


def test_a_search_that_failed_is_done_again_when_the_line_is_back(
    real: Site, visit: Visits
) -> None:
    window = visit()
    window.open(f"{real.base}/")
    page = window.page
    session = window.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.click(FIELD)
    page.keyboard.insert_text("бюджет")
    page.locator(OPTION).first.wait_for()
    window.context.set_offline(True)
    try:
        page.fill(FIELD, "подписка")
        page.locator(".cd-search .cd-search-failed").wait_for()
    finally:
        window.context.set_offline(False)
    page.locator(OPTION).first.wait_for()
    assert page.locator(".cd-search .cd-search-failed").count() == 0


def test_keys_of_a_word_that_is_being_composed_are_not_the_list_s(
    real: Site, visit: Visits
) -> None:
    window = visit()
    window.open(f"{real.base}/")
    page = window.page
    page.click(FIELD)
    session = window.context.new_cdp_session(page)
    given = {"text": "подписка", "selectionStart": 8, "selectionEnd": 8}
    session.send("Input.imeSetComposition", given)
    page.locator(OPTION).first.wait_for()
    for key in ("ArrowDown", "Enter", "Escape"):
        page.dispatch_event(FIELD, "keydown", {"key": key, "isComposing": True})
    assert page.get_attribute(FIELD, "aria-activedescendant") is None
    assert page.locator(OPTION).first.is_visible()
    assert page.url == f"{real.base}/"
    session.send("Input.insertText", {"text": "подписка"})
    page.keyboard.press("ArrowDown")
    assert page.get_attribute(FIELD, "aria-activedescendant")
