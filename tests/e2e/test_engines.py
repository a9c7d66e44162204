"""What browser engines do differently: keys, storage, `:has()`, styles, pages opened from a folder.

A quick run tries Chromium; a long one Firefox and WebKit too.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from counts import LONG

from .built import LANGUAGES, Site, prefix, served
from .engines import DRIVEN, Driven, Played, Window, until
from .visit import Visit

ENGINES = ("chromium", *DRIVEN) if LONG else ("chromium",)
OPTION = ".cd-search [role=option]"
SCHEME = "document.body.dataset.mdColorScheme"
FORM = "about/comment/?target=rec-0001&block="
WORDS = "Съгласен съм: „добре“ е."

both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A running browser that WebDriver drives, or None for the one of the other tests."""
    if request.param not in DRIVEN:
        yield None
        return
    with ExitStack() as opened:
        yield opened.enter_context(DRIVEN[request.param](tmp_path_factory.mktemp("profile")))


@pytest.fixture
def window(engine: Any, visit: Callable[..., Visit]) -> Iterator[Window]:
    """A window in which nothing is stored."""
    if engine is None:
        yield Played(visit())
        return
    window = Driven(engine)
    yield window
    window.run("localStorage.clear(); sessionStorage.clear()")
    window.open("about:blank")


def address(window: Window) -> str:
    return str(window.run("return location.href"))


@both_languages
def test_the_box_finds_and_opens_a_passage(site: Site, window: Window, language: str) -> None:
    window.open(site.url(language, "home"))
    window.type("#cd-search-field", {"bg": "podpiska", "en": "petition"}[language])
    # A result leads to the top of its page until its text is there.
    until(window, f"document.querySelector('{OPTION} .cd-found-text')?.textContent")
    first = window.run(f"return document.querySelector('{OPTION}').dataset.href")
    window.press("ArrowDown")
    window.press("Enter")
    until(window, f"location.href === '{first}' && document.readyState === 'complete'")
    assert window.run("return document.querySelectorAll('main h1').length") == 1


@both_languages
def test_the_first_tab_skips_to_the_content(site: Site, window: Window, language: str) -> None:
    window.open(site.url(language, "chapter"))
    window.press("Tab")
    assert window.run("return document.activeElement.matches('.md-skip')")
    window.press("Enter")
    until(window, "document.activeElement.matches('main h1')")
    window.press("Tab")
    assert window.run("return document.activeElement.closest('main') !== null")


@both_languages
def test_the_scheme_can_be_chosen_and_is_kept(site: Site, window: Window, language: str) -> None:
    window.open(site.url(language, "home"))
    assert window.run(f"return {SCHEME}") == "default"
    light = window.run("return getComputedStyle(document.body).backgroundColor")
    window.click("[data-cd-scheme]")
    assert until(window, f"{SCHEME} === 'slate'")
    assert window.run("return getComputedStyle(document.body).backgroundColor") != light
    window.open(site.url(language, "method"))
    assert window.run(f"return {SCHEME}") == "slate"


@both_languages
def test_choosing_in_the_list_hides_the_others(site: Site, window: Window, language: str) -> None:
    seen = """return [...document.querySelectorAll(".cd-list .cd-contents > li")]
      .filter((item) => item.checkVisibility()).length"""
    window.open(site.url(language, "recommendations"))
    everything = window.run(seen)
    values = window.run(
        """return [...document.querySelectorAll(".cd-filters select")]
          .flatMap((each) => [...each.options].map((option) => option.value)).filter(Boolean)"""
    )
    shown = []
    for value in values:
        window.choose(f".cd-filters select:has([value='{value}'])", value)
        shown.append(window.run(seen))
        window.click(".cd-filters button")
        assert window.run(seen) == everything
    assert min(shown) < everything
    assert max(shown) >= 1


def passage(site: Site) -> str:
    tree = site.pages["compendium/recommendations/rec-0001/"]
    found = tree.xpath("//h2[@id='recommendation']/following::p[@id][1]/@id")
    return str(found[0])


def test_the_form_makes_a_file_and_keeps_a_draft(site: Site, window: Window) -> None:
    here = f"{site.base}/{FORM}{passage(site)}"
    window.open(here)
    until(window, "document.querySelector('[data-cd-form]')?.checkVisibility()")
    for chosen in ("#cd-kind-support", "#cd-capacity-citizen", "#cd-publish", "#cd-age"):
        window.click(chosen)
    window.click("#cd-licence")
    window.type("#cd-text", WORDS)
    window.type("#cd-name", "Мария")
    window.click("[data-cd-form] [type=submit]")
    made = until(window, "document.querySelector('#cd-file').value")
    assert made.startswith("---\nid: ")
    assert made.endswith(f"---\n{WORDS}\n")
    window.open(here)
    until(window, f"document.querySelector('#cd-text').value === '{WORDS}'")
    window.click("[data-cd-forget]")
    until(window, "document.querySelector('#cd-text').value === ''")
    window.open(here)
    until(window, "document.querySelector('[data-cd-form]')?.checkVisibility()")
    assert window.run("return document.querySelector('#cd-text').value") == ""


@both_languages
def test_faults_are_said_at_their_fields(site: Site, window: Window, language: str) -> None:
    window.open(f"{site.base}/{prefix(language)}{FORM}{passage(site)}")
    until(window, "document.querySelector('[data-cd-form]')?.checkVisibility()")
    window.click("[data-cd-form] [type=submit]")
    until(window, "document.querySelectorAll('[data-cd-errors] a').length")
    assert window.run("return document.activeElement.matches('[data-cd-errors]')")
    window.click("[data-cd-errors] a")
    assert window.run("return document.activeElement.ariaInvalid") == "true"


@both_languages
def test_both_languages_stand_side_by_side(site: Site, window: Window, language: str) -> None:
    window.open(site.url(language, "facing"))
    left, right = window.run(
        """return [...document.querySelectorAll("#p-who > div")]
          .map((cell) => cell.getBoundingClientRect()).map((box) => [box.x, box.right, box.y])"""
    )
    assert left[1] <= right[0]
    assert left[2] == right[2]


def test_one_can_walk_through_a_folder(carried: Path, window: Window) -> None:
    window.open((carried / "START.html").as_uri())
    window.click("main a[href$='index.html'], body a[href$='index.html']")
    until(window, "document.querySelector('.md-tabs')")
    window.click(".md-tabs li:nth-child(3) a")
    until(window, "location.pathname.split('/').length > 5 && document.querySelector('main h1')")
    window.click("[data-cd-switch]")
    until(window, "document.documentElement.lang === 'en'")
    window.type("#cd-search-field", "petition")
    until(window, f"document.querySelector('{OPTION}')")
    window.press("Enter")
    until(window, "location.search === '?q=petition' && document.querySelector('.cd-found a')")
    window.click(".cd-found a")
    until(window, "!location.search && document.querySelector('main h1')")
    assert address(window).startswith(carried.as_uri())


def test_forms_are_sent_within_a_folder(carried: Path, window: Window) -> None:
    """A page opened from a disk has no origin that its policy could let a form be sent to."""
    window.open((carried / "about/comment/index.html").as_uri())
    until(window, "document.querySelector('#cd-choose')?.checkVisibility()")
    window.choose("#cd-choose", "rec-0001")
    window.click("[data-cd-choose] button")
    until(window, "location.search === '?target=rec-0001'")
    until(window, "document.querySelector('[data-cd-form]')?.checkVisibility()")
    window.type("#cd-text", WORDS)
    until(window, "document.querySelector('#cd-text').value")
    window.open((carried / "search/index.html").as_uri())
    until(window, "document.querySelector('#cd-results-field')?.checkVisibility()")
    window.type("#cd-results-field", "петиция")
    window.press("Enter")
    until(window, "location.search.startsWith('?q=') && document.querySelector('.cd-found a')")


def test_lessons_that_are_saved_open_without_a_server(carried: Path, window: Window) -> None:
    here = "training/my-training/index.html"
    seen = "document.querySelector('.cd-learner-{}')?.checkVisibility()"
    with served(carried) as base:
        window.open(f"{base}/{here}")
        until(window, seen.format("save"))
        window.click(".cd-learner-save")
        until(window, seen.format("remove"))
    window.open(f"{base}/training/first-proposal/index.html")
    until(window, "document.querySelector('.cd-quiz-form')")
    window.open(f"{base}/{here}")
    until(window, seen.format("remove"))
    window.click(".cd-learner-remove")
    until(window, seen.format("save"))
