"""The frame of every page: valid HTML, landmarks with names, the scheme's switch, the drawer."""

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from counts import some

from .built import LANGUAGES, REPOSITORY, Site, text
from .visit import Visit

Visits = Callable[..., Visit]
both_languages = pytest.mark.parametrize("language", LANGUAGES)
NAMES = {
    "bg": {"Главно меню", "Този раздел", "На тази страница"},
    "en": {"Main menu", "This section", "On this page"},
}
VNU = REPOSITORY / "node_modules/vnu-jar/build/dist/vnu.jar"


def told(pages: Sequence[Path]) -> list[str]:
    """What the Nu Html Checker finds wrong in pages."""
    command = ("java", "-Xss4m", "-jar", VNU, "--errors-only", "--format", "json", *pages)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in messages]


@pytest.mark.parametrize("name", ["real", "site"])
def test_pages_are_valid_html(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name)
    alone = {path.parents[1]: path for path in site.files.values() if path.name == "index.html"}
    assert told([*{*alone.values(), *some([*site.files.values()], least=80)}]) == []


def test_what_is_wrong_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>a</title><p id=a><img src=x></p><ul id=a><p>x</p></ul>")
    assert {text.split(": ")[1][:9] for text in told([page])} == {
        "Duplicate",
        "An “img” ",
        "Element “",
    }


def test_landmarks_have_names_of_their_own_and_no_navigation_stands_in_the_text(site: Site) -> None:
    for address, tree in site.pages.items():
        assert not tree.xpath("//main//nav"), address
        assert len(tree.xpath("//main")) == 1
        names = [nav.get("aria-label") for nav in tree.iter("nav")]
        assert None not in names and len(names) == len({*names}), address
        forms = tree.xpath("//form[not(@aria-label) and not(@aria-labelledby)]")
        assert forms == [], address


@both_languages
def test_a_chapter_has_the_menus_by_their_names(site: Site, language: str) -> None:
    tree = site.page(language, "chapter")
    assert {nav.get("aria-label") for nav in tree.iter("nav")} > NAMES[language]


def test_scripts_and_their_words_stand_in_one_file_a_language(site: Site) -> None:
    for address, tree in site.pages.items():
        [source] = tree.xpath("//script[contains(@src, '/site.')]/@src")
        assert re.search(r"/site\.(\w+)\.js$", source)[1] == tree.get("lang"), address  # type: ignore[index]
        assert not [v for v in tree.xpath("//header//@*") if len(v) > 150], address


FRAME = 8_000
"""Bytes of a page around its text and the list of its headings, in the head and in the body."""
OWN = re.compile(rb'<article.*</article>|<nav class="md-nav md-nav--secondary".*?</nav>', re.DOTALL)


@pytest.mark.parametrize("name", ["real", "site"])
def test_the_frame_of_every_page_is_light(name: str, request: pytest.FixtureRequest) -> None:
    files = request.getfixturevalue(name).files
    sizes = {at: len(OWN.sub(b"", path.read_bytes())) for at, path in files.items()}
    assert {at: size for at, size in sizes.items() if size > FRAME} == {}


SCHEME = "document.body.getAttribute('data-md-color-scheme')"


@both_languages
def test_the_switch_of_the_scheme_says_its_state(site: Site, visit: Visits, language: str) -> None:
    window = visit(scheme="dark")
    window.open(site.url(language, "method"))
    name = {"bg": "Тъмна схема", "en": "Dark scheme"}[language]
    switch = window.page.get_by_role("button", name=name, exact=True)
    assert switch.get_attribute("aria-pressed") == "true"
    switch.press(" ")
    assert switch.get_attribute("aria-pressed") == "false"
    assert window.page.evaluate(SCHEME) == "default"


def test_the_system_is_followed_until_a_scheme_is_chosen(site: Site, visit: Visits) -> None:
    window = visit(scheme="light")
    window.open(site.url("bg", "method"))
    window.settle()
    assert window.page.evaluate("Object.keys(localStorage).filter(k => k.includes('scheme'))") == []
    window.page.emulate_media(color_scheme="dark")
    window.page.locator("body[data-md-color-scheme='slate']").wait_for()
    switch = window.page.locator("[data-cd-scheme]")
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    window.page.emulate_media(color_scheme="light")
    window.page.emulate_media(color_scheme="dark")
    window.open(site.url("bg", "home"))
    assert window.page.evaluate(SCHEME) == "default"
    assert window.page.locator("[data-cd-scheme]").get_attribute("aria-pressed") == "false"


@both_languages
def test_the_drawer_holds_the_keyboard_and_covers_the_page(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(width=320)
    window.open(site.url(language, "chapter"))
    window.tab_to(".cd-menu")
    window.page.keyboard.press("Enter")
    close = {"bg": "Затваряне на менюто", "en": "Close the menu"}[language]
    assert window.focused.get_attribute("aria-label") == close
    met = [window.page.evaluate(SEEN_IN_DRAWER) for _ in window.stops(40)]
    assert len(met) > 5 and all(met)
    assert roles(window).isdisjoint({"heading", "main", "contentinfo", "banner"})
    window.page.keyboard.press("Escape")
    assert window.page.evaluate("document.activeElement.matches('.cd-menu')")
    assert roles(window) > {"heading", "main", "contentinfo", "banner"}


def roles(window: Visit) -> set[str]:
    """The roles that the browser tells assistive technology of."""
    return {node["role"]["value"] for node in window.told() if not node["ignored"]}


# What has the keyboard is in the drawer, and nothing lies over its middle.
SEEN_IN_DRAWER = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return at.closest(".md-sidebar--primary") !== null && (at === top || at.contains(top));
}"""


def test_the_drawer_has_the_areas_and_where_the_page_is_among_them(
    site: Site, visit: Visits
) -> None:
    window = visit(width=320)
    window.open(site.url("bg", "chapter"))
    menu = "nav.md-nav--primary > ul > li > a"
    found = window.page.eval_on_selector_all(menu, "all => all.map(each => each.textContent)")
    tabs = [text(a) for a in site.page("bg", "chapter").xpath("//nav[@class='md-tabs']//a")]
    assert found == tabs
    inner = f"{menu}[href='../'] + ul a[aria-current=page]"
    assert window.page.locator(inner).count() == 1


@both_languages
def test_headings_unfold_above_the_text_of_a_narrow_window(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(width=320)
    window.open(site.url(language, "chapter"))
    headings = window.page.locator(".md-nav--secondary > ul")
    assert not headings.is_visible()
    name = {"bg": "На тази страница", "en": "On this page"}[language]
    window.page.get_by_role("button", name=name, expanded=False).press("Enter")
    assert headings.is_visible()
    headings.locator("a").first.click()
    assert "#" in window.page.url
    plain = visit(width=320, java_script_enabled=False)
    plain.open(site.url(language, "chapter"))
    assert plain.page.locator(".md-nav--secondary > ul").is_visible()
    assert not plain.page.locator(".cd-unfold").is_visible()


@both_languages
def test_the_headings_go_along_with_the_reader_of_a_narrow_window(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(width=390)
    window.page.set_viewport_size({"width": 390, "height": 500})
    window.open(site.url(language, "recommendation"))
    links = window.page.locator(".md-nav--secondary > ul a")
    names = links.all_text_contents()
    button = window.page.locator(".cd-unfold")
    button.click()
    links.nth(2).click()
    assert button.get_attribute("aria-expanded") == "false"
    title = {"bg": "На тази страница", "en": "On this page"}[language]
    window.page.get_by_role("button", name=f"{title} {names[2].strip()}").wait_for()
    target = window.page.locator(links.nth(2).get_attribute("href") or "")
    bar, heading = button.bounding_box(), target.bounding_box()
    assert bar and heading and bar["y"] >= 0
    assert bar["y"] + bar["height"] <= heading["y"] < 300
    window.page.evaluate("scrollTo(0, 0)")
    window.page.wait_for_function(
        "() => document.querySelector('.cd-unfold > span').textContent === ''"
    )
