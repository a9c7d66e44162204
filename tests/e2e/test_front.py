"""The front page in a browser: days that are left, the search without script."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route

from .built import LANGUAGES, SITE_URL, Site, prefix
from .visit import Visit

Visits = Callable[..., Visit]
TERM = """<main><span data-cd-until="2026-12-26" data-cd-zone="Europe/Sofia" data-cd-over="over"
  data-cd-left='{"one": "{days} day left", "other": "{days} days left"}'></span>"""


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("2026-12-16T12:00:00+02:00", "10 days left"),
        ("2026-12-24T23:30:00+00:00", "1 day left"),
        ("2026-12-26T21:59:00+00:00", "0 days left"),
        ("2026-12-26T22:01:00+00:00", "over"),
    ],
)
def test_days_left_are_counted_when_the_page_is_read_and_where_the_site_counts(
    site: Site, visit: Visits, moment: str, left: str
) -> None:
    window = visit()
    window.comes_at(dt.datetime.fromisoformat(moment).timestamp())

    def open_now(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main>", TERM))

    window.page.route(site.url("en", "home"), open_now)
    window.open(site.url("en", "home"))
    assert window.page.locator("[data-cd-until]").text_content() == left


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_in_the_middle_leads_to_the_page_of_results(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(java_script_enabled=False)
    window.open(site.url(language, "home"))
    window.page.locator("main [role=search] input").fill("община")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(f"**/{prefix(language)}search/?q=*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_door_has_one_way_and_it_is_there(site: Site, language: str) -> None:
    doors = site.page(language, "home").xpath("//ul[@class='cd-doors']/li")
    assert [each.find("h2").get("id") for each in doors] == ["door-read", "door-say", "door-seen"]
    assert [len(each.xpath(".//a")) for each in doors] == [1, 1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390])
def test_the_header_of_a_phone_has_the_name_of_the_site(
    site: Site, visit: Visits, width: int, language: str
) -> None:
    window = visit(width=width)
    window.open(site.url(language, "chapter"))
    name = window.page.locator(".cd-short")
    box = name.bounding_box()
    assert box and box["width"] > 40 and box["y"] >= 0 and box["y"] + box["height"] <= 48
    assert name.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    whole = window.page.locator("#__name").text_content() or ""
    assert window.page.get_by_role("link", name=whole, exact=True).is_visible()


def test_the_tabs_are_seen_in_a_window_as_high_as_the_page(site: Site, visit: Visits) -> None:
    window = visit()
    window.open(site.url("bg", "home"))
    window.page.evaluate("document.querySelector('.md-tabs').hidden = true")
    assert window.page.locator(".md-tabs a").first.evaluate(
        "e => getComputedStyle(e).opacity > 0.5"
    )


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
@pytest.mark.parametrize("kind", ["home", "publication"])
def test_an_ornament_decorates_and_nothing_else(
    site: Site, visit: Visits, kind: str, media: dict[str, Any]
) -> None:
    window = visit()
    window.open(site.url("bg", kind))
    found = window.page.locator("main .cd-ornament")
    assert found.count() == {"home": 3, "publication": 1}[kind]
    assert {each.get_attribute("aria-hidden") for each in found.all()} == {"true"}
    drawn = [each.inner_html() for each in found.all()]
    assert len(set(drawn)) == len(drawn)
    assert found.first.is_visible()
    window.page.emulate_media(**media)
    assert not any(each.is_visible() for each in found.all())
    window.page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "name"), [("home", "forum"), ("chapter", "analysis"), ("glossary", "forum")]
)
def test_a_link_elsewhere_has_a_picture_with_its_whole_address(
    site: Site, language: str, kind: str, name: str
) -> None:
    tree = site.page(language, kind)
    told = {each.get("property"): each.get("content") for each in tree.xpath("//meta[@property]")}
    picture = f"assets/cards/{name}.{language}.png"
    assert told["og:image"] == f"{SITE_URL}{picture}"
    assert (site.root / picture).is_file()
    assert tree.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
