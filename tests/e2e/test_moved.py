"""A page that moved takes its passage links along: in both languages, with and without script."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from .built import LANGUAGES, Site, prefix
from .visit import Visit

Visits = Callable[..., Visit]
OLD, NEW = "methodologies/old-method/", "methodologies/petition/"


@dataclass(frozen=True)
class Move:
    """Where a page was and where it is, in one language and one frame."""

    old: str
    new: str


@pytest.fixture(
    params=[f"{prefix(language)}{frame}" for language in LANGUAGES for frame in ("", "facing/")]
)
def move(site: Site, request: pytest.FixtureRequest) -> Move:
    return Move(*(f"{site.base}/{request.param}{path}" for path in (OLD, NEW)))


def test_an_old_link_to_a_passage_leads_to_the_same_passage(move: Move, visit: Visits) -> None:
    page = visit().page
    page.goto(f"{move.old}#steps")
    page.wait_for_url(f"{move.new}#steps")
    assert page.locator("#steps").is_visible()


def test_without_script_the_passage_is_one_link_away(move: Move, visit: Visits) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(f"{move.old}#steps")
    link = page.locator(":target a")
    assert link.is_visible()
    link.click()
    assert page.url == f"{move.new}#steps"
    assert page.locator("#steps").is_visible()


def test_a_passage_that_is_gone_is_said_to_be(move: Move, visit: Visits) -> None:
    page = visit().page
    page.goto(f"{move.old}#p-never")
    assert page.url == f"{move.old}#p-never"
    assert "p-never" in page.locator(":target").inner_text()
    assert page.locator(":target a").count() == 0
    assert page.locator('.cd-buried a[href$="petition/"]').is_visible()


def test_the_address_alone_stays_and_explains(move: Move, visit: Visits) -> None:
    window = visit()
    window.open(move.old)
    assert window.page.url == move.old
    assert window.is_accessible()
