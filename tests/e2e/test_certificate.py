"""The certificate of attendance: filled in without script, printed on one page, sent nowhere."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Route

from .built import LANGUAGES, Site, prefix
from .visit import Visit

Visits = Callable[..., Visit]
PAGE = "training/certificate/"
FIELDS = ".cd-certificate :is(input, textarea)"
LONG = "Урок с дълго име, което не се събира на един ред. " * 2
MANY = (1, 3)
"""The numbers of the fields that may take several lines."""
A4 = (595, 842)
"""Points. Source: ISO 216, 210 mm by 297 mm."""


def address(site: Site, language: str) -> str:
    return f"{site.base}/{prefix(language)}{PAGE}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [{}, {"scheme": "dark"}, {"width": 320}])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    visit: Visits, site: Site, language: str, options: dict[str, Any]
) -> None:
    reader = visit(**options)
    reader.open(address(site, language))
    assert reader.is_accessible()
    assert reader.wider() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_words_are_on_its_one_page_where_fields_do_not_grow(
    visit: Visits, site: Site, language: str
) -> None:
    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("field-sizing", "field-unknown"))

    trainer = visit(java_script_enabled=False)
    trainer.page.route("**/certificate*.css", without)
    trainer.open(address(site, language))
    fields = trainer.page.locator(".cd-certificate textarea")
    for field in fields.all():
        field.fill(f"{LONG * 2}край")
    paper = pypdfium2.PdfDocument(BytesIO(trainer.page.pdf(prefer_css_page_size=True)))
    assert len(paper) == 1
    trainer.page.emulate_media(media="print")
    for field in fields.all():
        assert field.evaluate("each => each.scrollHeight <= each.clientHeight")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_filled_in_by_keyboard_without_script_and_prints_on_one_page(
    visit: Visits, site: Site, language: str
) -> None:
    trainer = visit(java_script_enabled=False)
    trainer.open(address(site, language))
    count = trainer.page.locator(FIELDS).count()
    assert count == 6
    trainer.page.locator(FIELDS).first.focus()
    for number in range(count):
        trainer.page.keyboard.insert_text(f"{LONG if number in MANY else ''}Слово{number}")
        trainer.page.keyboard.press("Tab")
    asked = len(trainer.requested)
    trainer.page.locator(FIELDS).first.press("Enter")
    assert len(trainer.requested) == asked
    paper = pypdfium2.PdfDocument(BytesIO(trainer.page.pdf(prefer_css_page_size=True)))
    [sheet] = paper
    assert tuple(map(round, sheet.get_size())) == A4
    words = " ".join(sheet.get_textpage().get_text_range().split())
    assert all(f"Слово{number}" in words for number in range(count))
    assert "0033" not in words


def test_every_field_has_its_label_and_says_what_the_paper_is_not(site: Site) -> None:
    for language, said in (("bg", "не е акредитация"), ("en", "no accreditation")):
        tree = site.pages[f"{prefix(language)}{PAGE}"]
        [sheet] = tree.xpath("//div[@class='cd-certificate']")
        named = sheet.xpath(".//label/@for")
        assert named == sheet.xpath(".//input/@id | .//textarea/@id")
        assert said in sheet.text_content()
        assert {*sheet.xpath(".//@autocomplete")} == {"off"}
        assert not sheet.xpath(".//@name | ancestor::form | .//form")


def test_a_reload_leaves_nothing(visit: Visits, site: Site) -> None:
    trainer = visit()
    trainer.open(address(site, "bg"))
    trainer.page.locator(FIELDS).first.fill("Слово")
    trainer.page.reload()
    assert trainer.page.locator(FIELDS).first.input_value() == ""
    assert trainer.page.evaluate("JSON.stringify(localStorage)").count("Слово") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_and_the_lesson_lead_there(site: Site, language: str) -> None:
    for page in ("training/", "training/first-proposal/"):
        tree = site.pages[f"{prefix(language)}{page}"]
        assert tree.xpath("//main//a[contains(@href, 'certificate/')]")
    assert site.pages[f"{prefix(language)}training/"].xpath(
        "//nav//a[contains(@href, 'certificate/')]"
    )
