"""The front page: doors, the consultation in each of its states, numbers, decisions."""

import datetime as dt
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN, PROGRAM, Locale, message
from civildialogue.core.site.pages import home

from ..written import RECOMMENDATIONS, Sources, disposition
from .test_dialogue_pages import read

BEFORE, WITHIN, AFTER = dt.date(2026, 11, 24), dt.date(2026, 12, 20), dt.date(2026, 12, 28)


@pytest.fixture
def asked(sources: Sources) -> Sources:
    """A consultation with three comments, one of them answered, and an example."""
    sources.with_data().recommendation()
    sources.recommendation("rec-9901", origin="example")
    sources.consultation(answers_by="2027-01-20")
    sources.comment("c-aaaaaa", disposition=disposition())
    sources.comment("c-bbbbbb")
    sources.comment("c-cccccc")
    sources.comment("c-eeeeee", recommendation="rec-9901", example=True, disposition=disposition())
    return sources


def said(tree: Any) -> str:
    return " ".join(tree.text_content().split())


def doors(sources: Sources, day: dt.date, locale: Locale = BULGARIAN) -> dict[str, tuple[str, str]]:
    """Of each door: what it says, and where its link leads."""
    tree = read(home.above(sources.writer(locale, day)))
    items = tree.xpath("//ul[@class='cd-doors']/li")
    return {each.find("h2").get("id"): (said(each), *each.xpath(".//a/@href")) for each in items}


def facts(tree: Any) -> list[tuple[str, str]]:
    return [(said(each.find("dt")), said(each.find("dd"))) for each in tree.xpath("//dl/div")]


def numbers(tree: Any) -> list[tuple[str, str]]:
    return [
        (said(each.find("strong")), each.get("href"))
        for each in tree.xpath("//ul[@class='cd-count']//a")
    ]


@pytest.mark.parametrize("locale", PROGRAM)
def test_an_open_consultation_has_its_last_day_in_the_page_and_its_days_by_script(
    asked: Sources, locale: Locale
) -> None:
    tree = read(home.below(asked.writer(locale, WITHIN)))
    day = {"bg": "26 декември 2026 г.", "en": "26 December 2026"}[locale]
    assert message(locale, "home.open") in said(tree)
    assert [value.replace("\xa0", " ") for _, value in facts(tree)] == [day, "3", "1"]
    (left,) = tree.xpath("//*[@data-cd-until]")
    assert (left.get("data-cd-until"), left.text, left.get("data-cd-zone")) == (
        "2026-12-26",
        None,
        "Europe/Sofia",
    )
    assert "{days}" in left.get("data-cd-left")
    assert "about/comment/" in tree.xpath("//a[contains(@class, 'md-button')]/@href")
    assert doors(asked, WITHIN, locale)["door-say"][1] == "about/comment/"


def test_one_that_closed_says_by_when_answers_come(asked: Sources) -> None:
    tree = read(home.below(asked.writer(today=AFTER)))
    assert message(BULGARIAN, "home.not-open") in said(tree)
    assert message(BULGARIAN, "home.awaited") in said(tree)
    told = [value.replace("\xa0", " ") for _, value in facts(tree)]
    assert told == ["26 декември 2026 г.", "20 януари 2027 г.", "3", "1"]
    assert "compendium/consultations/2026-autumn-summary/" in tree.xpath("//a/@href")
    assert not tree.xpath("//*[@data-cd-until]")


def test_none_is_open_and_one_is_announced_or_prepared(asked: Sources) -> None:
    asked.preparation("2027-spring")
    text = said(read(home.below(asked.writer(today=BEFORE))))
    assert message(BULGARIAN, "home.not-open") in text
    assert "25 ноември 2026 г." in text.replace("\xa0", " ")
    assert "Консултация 2027-spring" in text and "Адрес." in text
    said_now, leads = doors(asked, BEFORE)["door-say"]
    assert message(BULGARIAN, "home.not-open") in said_now
    assert leads == f"{RECOMMENDATIONS}/"


def test_a_concluded_one_leaves_the_page_but_not_the_numbers(asked: Sources) -> None:
    asked.consultation(answers_by="2027-01-20", concluded="2027-01-10")
    tree = read(home.below(asked.writer(today=dt.date(2027, 2, 1))))
    assert facts(tree) == []
    assert numbers(tree)[-1] == ("31", "compendium/consultations/2026-autumn/")


def test_numbers_count_no_example_and_lead_to_what_they_count(asked: Sources) -> None:
    summary = "compendium/consultations/2026-autumn-summary/"
    assert numbers(read(home.below(asked.writer(today=WITHIN)))) == [
        ("1", f"{RECOMMENDATIONS}/"),
        ("3", summary),
        ("1", summary),
        ("31", "compendium/consultations/2026-autumn/"),
    ]
    text, leads = doors(asked, WITHIN)["door-seen"]
    assert leads == summary
    assert message(BULGARIAN, "door.seen-of", count=3, answered=1) in text


def test_where_there_are_only_examples_nothing_is_counted(sources: Sources) -> None:
    sources.with_data().recommendation("rec-9901", origin="example")
    sources.consultation(scope=["rec-9901"], example=True)
    sources.comment("c-eeeeee", recommendation="rec-9901", example=True, disposition=disposition())
    tree = read(home.below(sources.writer(today=WITHIN)))
    assert [number for number, _ in numbers(tree)] == ["0", "0", "0"]
    assert facts(tree) == []
    text, leads = doors(sources, WITHIN)["door-seen"]
    assert message(BULGARIAN, "door.seen-none") in text
    assert leads == "compendium/consultations/"


def test_decisions_are_news_by_days(asked: Sources) -> None:
    response = {"date": "2026-12-12", "text": {"bg": "Приемаме.", "en": "Yes."}}
    steps = [
        {"status": "open", "date": "2026-11-23"},
        {"status": "adopted", "date": "2026-12-12"},
    ]
    asked.recommendation("rec-0002", status="adopted", history=steps, response=response)
    tree = read(home.below(asked.writer(today=WITHIN)))
    days = {
        each.find("time").get("datetime"): [said(news) for news in each.xpath("ul/li")]
        for each in tree.xpath("//ul[@class='cd-recent']/li")
    }
    assert [*days] == ["2026-12-12", "2026-12-10"]
    assert len(days["2026-12-12"]) == 2
    assert days["2026-12-10"] == [message(BULGARIAN, "news.answered", name="rec-0001", count=1)]
