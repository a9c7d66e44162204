"""The slides of a lesson are led by keyboard, with their notes in a second window."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.features.training.exports import deck
from civildialogue.features.training.exports.slides import slides
from training.exporting import unit

from .visit import Visit

Visits = Callable[..., Visit]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked slides of a lesson; beside them those in English."""
    base = tmp_path_factory.mktemp("slides")
    for name, locale in (("out", BULGARIAN), (ENGLISH, ENGLISH)):
        written = deck.write("", [unit(base / "docs", locale=locale)])
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            archive.extractall(base / name)
    return base / "out"


def shown(page: Page) -> str:
    """The title of the one slide that is seen."""
    [title] = [each for each in page.locator("section > :first-child").all() if each.is_visible()]
    return title.inner_text()


def begin(visit: Visit, folder: Path) -> Page:
    visit.open((folder / "comment.slides.html").as_uri())
    visit.page.locator("[data-ready]").wait_for()
    return visit.page


def test_the_arrows_lead_through_all_slides(visit: Visits, folder: Path) -> None:
    window = visit(offline=True)
    page = begin(window, folder)
    count = len(slides(unit(folder.parent / "docs")))
    seen = [shown(page)]
    for number in range(2, count + 1):
        page.keyboard.press("ArrowRight")
        assert page.locator(".cd-place").inner_text() == f"{number} / {count}"
        seen.append(shown(page))
    assert seen[0] == "Коментар, който тежи"
    assert "Кой може да изпрати предложение?" in seen
    assert seen[-1] == "Източници"
    page.keyboard.press("Home")
    window.tab_to(".cd-step[data-step='1']")
    page.keyboard.press("Enter")
    assert shown(page) == seen[1]
    assert window.errors == []


def test_the_notes_follow_the_slides_and_lead_them(visit: Visits, folder: Path) -> None:
    window = visit(offline=True)
    page = begin(window, folder)
    page.keyboard.press("ArrowRight")
    with window.context.expect_page() as opened:
        page.keyboard.press("s")
    notes = opened.value
    current = notes.locator("[aria-current] h2")
    current.wait_for()
    assert current.inner_text() == f"2. {shown(page)}"
    notes.keyboard.press("ArrowRight")
    notes.locator("section:nth-of-type(3)[aria-current]").wait_for()
    assert current.inner_text() == f"3. {shown(page)}"
    notes.keyboard.press("ArrowLeft")
    notes.locator("section:nth-of-type(2)[aria-current]").wait_for()
    assert notes.get_by_text("Оставете достатъчно време за писане").is_visible()
    notes.locator(".cd-only").check()
    assert not notes.get_by_text("Оставете достатъчно време за писане").is_visible()
    assert window.errors == []


@pytest.mark.parametrize("options", [{}, {"scheme": "dark"}, {"width": 320}])
@pytest.mark.parametrize("name", ["out", ENGLISH])
def test_slides_and_notes_are_for_everybody(
    visit: Visits, folder: Path, name: str, options: dict[str, Any]
) -> None:
    folder = folder.parent / name
    window = visit(offline=True, **options)
    page = begin(window, folder)
    for _ in range(len(slides(unit(folder.parent / "docs")))):
        assert window.is_accessible()
        assert window.wider() == []
        page.keyboard.press("ArrowRight")
    window.open((folder / "comment.notes.html").as_uri())
    assert window.is_accessible()
    assert window.wider() == []
    assert window.origins == {"file://"}


def test_without_script_all_slides_stand_on_the_page(visit: Visits, folder: Path) -> None:
    window = visit(java_script_enabled=False)
    window.open((folder / "comment.slides.html").as_uri())
    sections = window.page.locator("section")
    assert sections.count() == len(slides(unit(folder.parent / "docs")))
    assert all(each.is_visible() for each in sections.all())
    assert window.page.locator(".cd-to-notes").is_visible()


def test_each_slide_is_a_page_in_print(visit: Visits, folder: Path) -> None:
    window = visit(offline=True)
    page = begin(window, folder)
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in page.locator("section").all())
    assert not page.locator(".cd-bar").is_visible()
