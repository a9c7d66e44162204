"""What readers meet in a browser: both languages, both schemes, narrow and wide, keyboard only."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error

from counts import crossed

from .built import KINDS, LANGUAGES, Site
from .visit import Visit

Visits = Callable[..., Visit]
WIDTHS = (320, 768, 1280)
SCHEMES = {"light": "default", "dark": "slate"}
# WCAG 2.2, success criterion 1.4.12: readers may set text as wide as this.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
# Worn as a reader's own style sheet: the page's policy takes no style in an element.
WORN = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""

both_languages = pytest.mark.parametrize("language", LANGUAGES)
every_kind = pytest.mark.parametrize(("kind", "language"), crossed(KINDS, LANGUAGES))
WINDOWS = (("light", 1280), ("dark", 1280), ("light", 320))


@pytest.mark.parametrize(("kind", "window", "language"), crossed(KINDS, WINDOWS, LANGUAGES))
def test_axe_finds_nothing_and_the_switcher_leads_to_the_same_page(
    site: Site, visit: Visits, kind: str, window: tuple[str, int], language: str
) -> None:
    scheme, width = window
    visitor = visit(width=width, scheme=scheme)
    visitor.open(site.url(language, kind))
    assert visitor.page.get_attribute("body", "data-md-color-scheme") == SCHEMES[scheme]
    assert visitor.is_accessible()
    other = "en" if language == "bg" else "bg"
    visitor.page.click("[data-cd-switch]")
    visitor.page.wait_for_url(site.url(other, "home" if kind == "missing" else kind))
    assert visitor.page.get_attribute("html", "lang") == other


@every_kind
def test_a_page_is_opened(site: Site, visit: Visits, kind: str, language: str) -> None:
    """It asks only its own server, stores nothing, and fits the keyboard and every width."""
    window = visit()
    answer = window.open(site.url(language, kind))
    window.settle()
    assert answer
    assert answer.status == (404 if kind == "missing" else 200)
    assert window.origins == {site.base}
    assert window.context.cookies() == []
    assert [e for e in window.errors if kind != "missing" or "404" not in e] == []
    assert not [url for url in window.requested if url.endswith("sitemap.xml")]
    assert window.page.get_attribute("html", "lang") == language
    the_first_tab_skips_to_the_content(window, language)
    nothing_is_wider(window)


def the_first_tab_skips_to_the_content(window: Visit, language: str) -> None:
    window.page.keyboard.press("Tab")
    words = {"bg": "Към съдържанието", "en": "Skip to content"}[language]
    assert window.focused.inner_text().strip() == words
    box = window.focused.bounding_box()
    assert box["width"] > 24
    assert box["x"] >= 0
    assert box["y"] >= 0
    window.page.keyboard.press("Enter")
    target = window.page.evaluate("decodeURIComponent(location.hash.slice(1))")
    heading = window.page.evaluate(
        "id => document.querySelector('article').querySelector('h1, [role=note]').id === id",
        target,
    )
    assert heading, "the first thing after the link is not the page's heading or notice"
    window.page.wait_for_function("id => document.activeElement.id === id", arg=target)
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement.closest('main, footer') !== null")


def nothing_is_wider(window: Visit) -> None:
    for width in WIDTHS:
        window.page.set_viewport_size({"width": width, "height": 900})
        assert window.wider() == [], width
    window.page.evaluate(WORN, SPACED)
    for width in WIDTHS:
        window.page.set_viewport_size({"width": width, "height": 900})
        assert window.wider() == [], f"{width}, with wide spacing"


@both_languages
def test_the_switcher_keeps_the_passage_in_the_address(
    site: Site, visit: Visits, language: str
) -> None:
    other = "en" if language == "bg" else "bg"
    window = visit()
    window.open(f"{site.url(language, 'chapter')}#p-who")
    window.page.click("[data-cd-switch]")
    window.page.wait_for_url(f"{site.url(other, 'chapter')}#p-who")
    window.settle()
    assert window.page.get_attribute("html", "lang") == other
    assert not [url for url in window.requested if "sitemap.xml" in url]
    assert window.page.locator("#p-who").is_visible()


@both_languages
def test_the_switcher_keeps_the_passage_in_view(site: Site, visit: Visits, language: str) -> None:
    other = "en" if language == "bg" else "bg"
    window = visit(width=600)
    window.page.set_viewport_size({"width": 600, "height": 500})
    window.open(site.url(language, "chapter"))
    window.page.evaluate(
        "scrollTo(0, document.getElementById('numbers').getBoundingClientRect().top - 100)"
    )
    window.page.click("[data-cd-switch]")
    window.page.wait_for_url(f"{site.url(other, 'chapter')}#numbers")


@both_languages
def test_the_switcher_works_with_the_keyboard(site: Site, visit: Visits, language: str) -> None:
    other = "en" if language == "bg" else "bg"
    window = visit()
    window.open(site.url(language, "chapter"))
    window.tab_to("[data-cd-switch]")
    assert has_ring(window)
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(site.url(other, "chapter"))


def has_ring(window: Visit) -> bool:
    """Whether the focused element is drawn with an outline."""
    style: list[str] = window.page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement);"
        " return [s.outlineStyle, s.outlineWidth, s.opacity]; }"
    )
    return style[0] != "none" and float(style[1].removesuffix("px")) >= 2 and style[2] == "1"


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_that_takes_the_keyboard_shows_it(site: Site, visit: Visits, width: int) -> None:
    window = visit(width=width)
    window.open(site.url("bg", "chapter"))
    unseen, taken = [], 1
    for _ in window.stops(200):
        taken += 1
        if not appears(window, SHOWS_FOCUS):
            unseen.append(window.focused.evaluate("node => node.outerHTML.slice(0, 150)"))
    assert 30 < taken < 199
    assert unseen == []


def appears(window: Visit, condition: str) -> bool:
    """Whether something becomes true within a second: the theme's script answers a little later."""
    try:
        window.page.wait_for_function(condition, timeout=1000)
    except Error:
        return False
    return True


# The element with the keyboard, or the label drawn for it, is in view with an outline or a caret.
SHOWS_FOCUS = """() => {
  const at = document.activeElement;
  const drawn = at.matches("input[type=radio]") ? at.nextElementSibling ?? at : at;
  const box = drawn.getBoundingClientRect();
  const style = getComputedStyle(drawn);
  const seen = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
    && drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return seen && (ring || at.matches("input[type=text]"));
}"""


@both_languages
def test_the_menu_of_a_narrow_window_opens_with_the_keyboard(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(width=320)
    window.open(site.url(language, "chapter"))
    assert not window.page.evaluate(IN_VIEW)
    window.tab_to(".cd-menu")
    window.page.keyboard.press("Enter")
    window.page.wait_for_function(IN_VIEW)
    window.tab_to(".md-nav--primary a", limit=10)
    window.page.keyboard.press("Escape")
    window.page.wait_for_function(f"() => !({IN_VIEW})()")


IN_VIEW = """() => {
  const box = document.querySelector(".md-sidebar--primary").getBoundingClientRect();
  return box.right > 100 && box.left < innerWidth - 100
    && getComputedStyle(document.querySelector(".md-sidebar--primary")).visibility !== "hidden";
}"""


@both_languages
def test_the_scheme_can_be_chosen_and_is_kept(site: Site, visit: Visits, language: str) -> None:
    window = visit()
    window.open(site.url(language, "home"))
    title = {"bg": "Тъмна схема", "en": "Dark scheme"}[language]
    window.page.get_by_role("button", name=title, pressed=False).click()
    assert window.page.get_attribute("body", "data-md-color-scheme") == "slate"
    window.open(site.url(language, "method"))
    assert window.page.get_attribute("body", "data-md-color-scheme") == "slate"
    window.page.click("[data-cd-switch]")
    window.page.wait_for_url(site.url("en" if language == "bg" else "bg", "method"))
    assert window.page.get_attribute("body", "data-md-color-scheme") == "slate"


@both_languages
def test_everything_is_there_without_script(site: Site, visit: Visits, language: str) -> None:
    other = "en" if language == "bg" else "bg"
    window = visit(java_script_enabled=False)
    page = window.page
    window.open(site.url(language, "home"))
    tab = {"bg": "Анализ", "en": "Analysis"}[language]
    page.locator(".md-tabs").get_by_role("link", name=tab, exact=True).click()
    page.wait_for_url(f"**/{'' if language == 'bg' else 'en/'}analysis/")
    chapter = {"bg": "Кой участва и как", "en": "Who takes part and how"}[language]
    page.locator(".md-sidebar--primary").get_by_role("link", name=chapter).click()
    page.wait_for_url(site.url(language, "chapter"))
    assert page.locator("#p-term").is_visible()
    assert page.locator("#conclusions").is_visible()
    facing = {"bg": "Успоредно на двата езика", "en": "Both languages side by side"}[language]
    page.get_by_role("link", name=facing).click()
    page.wait_for_url(site.url(language, "facing"))
    row = page.locator(".cd-row#p-who")
    left, right = row.locator("> div").all()
    assert left.is_visible()
    assert left.bounding_box()["x"] < right.bounding_box()["x"]
    page.click("[data-cd-switch]")
    page.wait_for_url(site.url(other, "facing"))
    assert window.errors == []


@both_languages
def test_the_menu_of_a_narrow_window_opens_without_script(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(width=320, java_script_enabled=False)
    window.open(site.url(language, "chapter"))
    window.page.click(".md-header label[for=__drawer]")
    chapter = {"bg": "Цифровото разделение", "en": "Цифровото разделение (in Bulgarian)"}[language]
    window.page.locator(".md-sidebar--primary").get_by_role("link", name=chapter).click()
    window.page.wait_for_url(site.url(language, "untranslated"))


@both_languages
def test_facing_rows_stand_side_by_side_or_below_each_other(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(width=1280)
    window.open(site.url(language, "facing"))
    one, two = (cell.bounding_box() for cell in window.page.locator("#p-who > div").all())
    assert one["x"] + one["width"] <= two["x"]
    window.page.set_viewport_size({"width": 320, "height": 900})
    one, two = (cell.bounding_box() for cell in window.page.locator("#p-who > div").all())
    assert one["y"] + one["height"] <= two["y"] + 1


@both_languages
def test_the_letterforms_of_the_language_are_loaded(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit()
    window.open(site.url(language, "chapter"))
    window.page.evaluate("document.fonts.ready")
    files = [url.rpartition("/")[2] for url in window.requested if url.endswith(".woff2")]
    script = {"bg": "cyrillic", "en": "latin"}[language]
    assert f"{script}.woff2" in files
    family = window.page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Sofia Sans" in family
