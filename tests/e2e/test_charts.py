"""Charts as readers meet them: by their table, at any width, in both schemes, without script."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from lxml import etree

from .built import LANGUAGES, Site, prefix
from .visit import Visit

Visits = Callable[..., Visit]
PAGE = "analysis/participation/"
FIGURES = "figure.cd-chart"
BODY = "getComputedStyle(document.body).fontFamily"
TYPE = "node => getComputedStyle(node.querySelector('text')).fontFamily"
# The theme's own icons are addresses of data; nothing else is allowed.
POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'"
NAMES = {
    "bg": ("Гражданска инициатива", "2918\u00a0души"),
    "en": ("Citizens’ initiative", "2,918\u00a0people"),
}

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def address(site: Site, language: str) -> str:
    return f"{site.base}/{prefix(language)}{PAGE}"


@both_languages
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 320)])
def test_a_chart_is_drawn_accessible_and_no_wider_than_the_window(
    site: Site, visit: Visits, language: str, scheme: str, width: int
) -> None:
    window = visit(width=width, scheme=scheme)
    window.open(address(site, language))
    drawings = window.page.locator(f"{FIGURES} svg").filter(visible=True)
    assert drawings.count() == 2
    for drawing in drawings.all():
        assert drawing.evaluate(TYPE) == window.page.evaluate(BODY)
    assert window.wider() == []
    assert window.is_accessible()


@both_languages
def test_letters_are_legible_at_every_width(site: Site, visit: Visits, language: str) -> None:
    """The drawing is shrunk by no more than makes 15 units into 12 pixels."""
    window = visit()
    for width in (320, 480, 640, 768, 1024, 1280):
        window.page.set_viewport_size({"width": width, "height": 900})
        window.open(address(site, language))
        drawing = window.page.locator(f"{FIGURES} svg").filter(visible=True).first
        assert 15 * drawing.evaluate("node => node.getScreenCTM().a") >= 12, width


TABLE = "#t-forms table"


@both_languages
@pytest.mark.parametrize("script", [True, False])
def test_a_chart_and_its_table_take_turns(
    site: Site, visit: Visits, language: str, script: bool
) -> None:
    window = visit(width=390, java_script_enabled=script)
    if not script:
        window.page.route("**/*", strict)
    window.open(address(site, language))
    figure, table = window.page.locator(FIGURES).first, window.page.locator(TABLE)
    drawing = figure.locator("svg").filter(visible=True)
    assert drawing.count() == 1 and not table.is_visible()
    figure.get_by_role("radio").nth(1).press("Space")
    assert drawing.count() == 0 and table.is_visible()
    figure.get_by_role("radio").nth(0).press("Space")
    assert drawing.count() == 1 and not table.is_visible()
    window.page.locator(f"{FIGURES} a[href='#t-forms']").click()
    assert table.is_visible()
    assert window.errors == []


def strict(route: object) -> None:
    """Answers as a server with a strict policy does."""
    answer = route.fetch()  # type: ignore[attr-defined]
    headers = {**answer.headers, "content-security-policy": POLICY}
    route.fulfill(response=answer, headers=headers)  # type: ignore[attr-defined]


def test_both_are_on_paper(site: Site, visit: Visits) -> None:
    window = visit()
    window.open(address(site, "bg"))
    window.page.emulate_media(media="print")
    assert window.page.locator(TABLE).is_visible()
    assert window.page.locator(f"{FIGURES} svg").filter(visible=True).count() == 2


@both_languages
def test_a_chart_stands_after_its_table_and_says_what_it_shows(site: Site, language: str) -> None:
    here = f"{prefix(language)}{PAGE}"
    first, second = site.pages[here].xpath("//figure[@class='cd-chart']")
    for figure in (first, second):
        assert figure.xpath("preceding::*[@id='t-forms']//table")
        assert all(figure.xpath(".//*[local-name()='svg']/@aria-label"))
    label, number = NAMES[language]
    words = " ".join(second.xpath(".//*[local-name()='text']/text()"))
    assert label in words
    assert number in words
    link = first.xpath("string(.//figcaption//a/@href)")
    assert etree.fromstring(site.file_of(urljoin(f"/{here}", link)).read_bytes()).get("width")
