"""A page that moved takes its passage links along: in both languages, with and without script."""

from collections.abc import Callable

import pytest

from .built import LANGUAGES, Site
from .visit import Visit

Visits = Callable[..., Visit]
OLD, NEW = "methodologies/old-method/", "methodologies/petition/"
FRAMES = ("", "facing/")

everywhere = pytest.mark.parametrize(
    ("language", "frame"), [(language, frame) for language in LANGUAGES for frame in FRAMES]
)


def address(site: Site, language: str, path: str) -> str:
    home: str = site.url(language, "home")
    return f"{home}{path}"


@everywhere
def test_an_old_link_to_a_passage_leads_to_the_same_passage(
    site: Site, visit: Visits, language: str, frame: str
) -> None:
    window = visit()
    window.open(f"{address(site, language, frame + OLD)}#steps")
    window.page.wait_for_url(f"{address(site, language, frame + NEW)}#steps")
    assert window.page.locator("#steps").is_visible()


@everywhere
def test_without_script_the_passage_is_one_link_away(
    site: Site, visit: Visits, language: str, frame: str
) -> None:
    window = visit(java_script_enabled=False)
    window.open(f"{address(site, language, frame + OLD)}#steps")
    link = window.page.locator(":target a")
    assert link.is_visible()
    link.click()
    assert window.page.url == f"{address(site, language, frame + NEW)}#steps"
    assert window.page.locator("#steps").is_visible()


@everywhere
def test_a_passage_that_is_gone_is_said_to_be(
    site: Site, visit: Visits, language: str, frame: str
) -> None:
    window = visit()
    window.open(f"{address(site, language, frame + OLD)}#p-never")
    assert window.page.url.endswith(f"{frame}{OLD}#p-never")
    assert "p-never" in window.page.locator(":target").inner_text()
    assert window.page.locator(":target a").count() == 0
    assert window.page.locator('.cd-buried a[href$="petition/"]').is_visible()


@everywhere
def test_the_address_alone_stays_and_explains(
    site: Site, look: Visits, language: str, frame: str
) -> None:
    window = look()
    window.open(address(site, language, frame + OLD))
    assert window.page.url.endswith(f"{frame}{OLD}")
    assert window.is_accessible()
