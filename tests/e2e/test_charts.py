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
    images = window.page.locator(f"{FIGURES} img")
    assert images.count() == 2
    for image in images.all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("node => node.decode().then(() => node.naturalWidth)") > 0
    assert window.wider() == []
    assert window.is_accessible()


@both_languages
def test_letters_are_legible_at_every_width(site: Site, visit: Visits, language: str) -> None:
    """The drawing is shrunk by no more than makes 15 units into 12 pixels."""
    window = visit()
    for width in (320, 480, 640, 768, 1024, 1280):
        window.page.set_viewport_size({"width": width, "height": 900})
        window.open(address(site, language))
        image = window.page.locator(f"{FIGURES} img").first
        image.scroll_into_view_if_needed()
        shown, drawn = image.evaluate(
            """async node => {
              await node.decode();
              const text = await (await fetch(node.currentSrc)).text();
              const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
              const box = drawing.documentElement.viewBox.baseVal;
              return [node.getBoundingClientRect().width, box.width];
            }"""
        )
        assert 15 * shown / drawn >= 12, width


@both_languages
def test_without_script_and_under_a_strict_policy_the_chart_is_there(
    site: Site, visit: Visits, language: str
) -> None:
    window = visit(java_script_enabled=False)

    def strict(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        headers = {**answer.headers, "content-security-policy": POLICY}
        route.fulfill(response=answer, headers=headers)  # type: ignore[attr-defined]

    window.page.route("**/*", strict)
    window.open(address(site, language))
    for image in window.page.locator(f"{FIGURES} img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("node => node.decode().then(() => node.naturalHeight)") > 100
    assert window.errors == []


@both_languages
def test_a_chart_stands_after_its_table_and_says_what_it_shows(site: Site, language: str) -> None:
    here = f"{prefix(language)}{PAGE}"
    tree = site.pages[here]
    first, second = tree.xpath("//figure[@class='cd-chart']")
    for figure in (first, second):
        assert figure.xpath("string(.//figcaption/a/@href)") == "#t-forms"
        assert figure.xpath("preceding::*[@id='t-forms']//table")
        assert figure.xpath("string(.//img/@alt)")
    label, number = NAMES[language]
    link = second.xpath("string(.//img/@src)")
    drawing = site.file_of(urljoin(f"/{here}", link)).read_bytes()
    words = " ".join(etree.fromstring(drawing).xpath("//*[local-name()='text']/text()"))
    assert label in words
    assert number in words
