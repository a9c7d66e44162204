"""Comments without end: pages of at most fifty, and every way leads to where a comment stands."""

import csv
import io
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN, Locale, languages
from civildialogue.core.site.books import planning
from civildialogue.core.site.pages.assembly import generate
from civildialogue.features.compendium.data.files import files
from civildialogue.features.compendium.model.leaves import SIZE, leaves_of
from civildialogue.features.compendium.receipts import receipt

from ..written import CONSULTATIONS, RECOMMENDATIONS, Sources
from .test_dialogue_pages import by_id, held, of_class, page, pages, read, said

REC = f"{RECOMMENDATIONS}/rec-0001"
SUMMARY = f"{CONSULTATIONS}/2026-autumn-summary"
COUNT = 120
LAST = f"c-{COUNT - 1:06}"


@pytest.fixture
def crowded(sources: Sources) -> Sources:
    """A recommendation with 120 comments and another with one, in one consultation."""
    passages = {"p-one": "Общината да отговаря до 30 дни.", "p-two": "На страницата."}
    sources.recommendation(blocks=passages, english={"p-one": "In 30 days.", "p-two": "There."})
    sources.recommendation("rec-0002")
    sources.consultation(scope=["rec-0001", "rec-0002"])
    for number in range(COUNT):
        block = "p-two" if number == COUNT - 1 else "p-one"
        quote = passages[block].split()[0]
        sources.comment(f"c-{number:06}", received="2026-12-01", block=block, quote=quote)
    sources.comment("c-zzzzzz", recommendation="rec-0002", received="2026-12-02")
    return sources


@pytest.mark.parametrize("key", [REC, SUMMARY])
def test_no_page_has_more_than_fifty_and_none_is_lost(crowded: Sources, key: str) -> None:
    parts = {REC: "//article/@id", SUMMARY: "//article[contains(@class, 'cd-outcome')]/h3/a/@href"}
    found = [tree.xpath(parts[key]) for tree in held(pages(crowded), key)]
    names = [f"c-{number:06}" for number in range(COUNT)] + ["c-zzzzzz"] * (key == SUMMARY)
    assert sorted(way.rpartition("#")[2] for part in found for way in part) == names
    assert max(map(len, found)) == SIZE


@pytest.mark.parametrize("locale", [str(tag) for tag in languages()])
def test_links_from_the_summary_lead_to_the_page_where_a_comment_stands(
    crowded: Sources, locale: str
) -> None:
    tree = page(crowded, f"{SUMMARY}/page-3", locale)
    ways = tree.xpath("//article[contains(@class, 'cd-outcome')]/h3/a/@href")
    assert f"../../../recommendations/rec-0001/page-3/#{LAST}" in ways
    assert by_id(page(crowded, f"{REC}/page-3", locale), LAST).tag == "article"


def test_data_feed_and_receipt_name_the_page_and_the_feed_keeps_its_ids(crowded: Sources) -> None:
    made = files(crowded.library, "https://forum.example/")
    rows = csv.DictReader(io.StringIO(made["summaries/rec-0001.csv"].decode("utf-8-sig")))
    [url] = [row["url"] for row in rows if row["id"] == LAST]
    assert url == f"https://forum.example/{REC}/page-3/#{LAST}"
    feed = made["feed.bg.atom"].decode()
    assert f"<id>https://forum.example/{REC}/#{LAST}</id>" in feed
    assert f'href="https://forum.example/{REC}/page-3/#{LAST}"' in feed
    entry = crowded.dialogue.entries[LAST]
    assert f"{REC}/page-3/#{LAST}" in receipt(crowded.library, entry, BULGARIAN)


def test_an_address_given_away_earlier_goes_on_from_the_recommendation(crowded: Sources) -> None:
    tree = page(crowded, REC)
    place = by_id(tree, LAST)
    assert place.tag == "li"
    [link] = place.findall("a")
    assert link.get("href") == f"page-3/#{LAST}"
    assert "data-cd-moved" in link.attrib
    first = of_class(tree, "cd-numbers")[0].xpath("li[a[.='c-000000']]")[0]
    assert first.get("id") is None
    assert first.find("a").get("href") == "#c-000000"


@pytest.mark.parametrize(
    ("locale", "words"),
    [("bg", "Още 69 коментара по този пасаж"), ("en", "69 more comments on this passage")],
)
def test_a_passage_leads_to_the_comments_for_which_there_is_no_room(
    crowded: Sources, locale: str, words: str
) -> None:
    [more, other] = of_class(page(crowded, REC, locale), "cd-more")
    assert said(more) == words
    assert more.find("a").get("href") == "page-2/#on-p-one"
    assert other.find("a").get("href") == "page-3/#on-p-two"
    heading = by_id(page(crowded, f"{REC}/page-2", locale), "on-p-one")
    assert heading.find("a").get("href") == "../#p-one"


@pytest.mark.parametrize(
    ("locale", "name", "number"),
    [
        ("bg", "Страници: rec-0001: коментари", "Страница 2"),
        ("en", "Pages: rec-0001: comments", "Page 2"),
    ],
)
def test_the_ways_to_the_other_pages_have_names(
    crowded: Sources, locale: str, name: str, number: str
) -> None:
    tree = page(crowded, f"{REC}/page-2", locale)
    ways = of_class(tree, "cd-leaves")[0]
    assert ways.get("aria-label") == name
    [current] = ways.xpath(".//a[@aria-current='page']")
    assert said(current) == number
    assert {a.get("rel"): a.get("href") for a in ways.xpath(".//a[@rel]")} == {
        "prev": "../",
        "next": "../page-3/",
    }


def test_every_page_has_a_title_of_its_own(crowded: Sources) -> None:
    made = generate(crowded.writer().shared)
    titles = [d.meta["title"] for path, d in made.items() if path.endswith(".bg.md")]
    assert len(titles) == len(set(titles))


def test_the_totals_are_those_of_all_and_each_recommendation_is_found(crowded: Sources) -> None:
    first, second, third = (of_class(t, "cd-totals") for t in held(pages(crowded), SUMMARY))
    assert said(first[0][0]) == "Постъпили: 121"
    assert second == third == []
    contents = of_class(page(crowded, SUMMARY), "cd-index")[0]
    assert contents.xpath("li/a/@href") == ["#rec-0001", "page-3/#rec-0002"]
    assert [said(each).rpartition(" ")[2] for each in contents] == ["120", "1"]
    assert by_id(page(crowded, f"{SUMMARY}/page-3"), "rec-0002").tag == "h2"
    assert "(продължение)" in said(by_id(page(crowded, f"{SUMMARY}/page-2"), "rec-0001"))


def test_a_thread_stays_together_if_a_page_can_hold_it(crowded: Sources) -> None:
    crowded.comment("c-rrrr48", received="2026-12-05", in_reply_to="c-000048")
    crowded.comment("c-rrrr49", received="2026-12-05", in_reply_to="c-000049")
    leaves = leaves_of(crowded.library).of["rec-0001"]
    where = {e.comment.id: leaf.number for leaf in leaves for e in leaf.items}
    assert where["c-rrrr48"] == where["c-000048"] == 1
    assert where["c-rrrr49"] == where["c-000049"] == 2
    assert len(where) == COUNT + 2


@pytest.mark.parametrize("locale", languages())
def test_a_book_has_them_all_in_one(crowded: Sources, locale: Locale) -> None:
    book = planning.plan(crowded.writer(locale), "summary-2026-autumn")
    tree: Any = read(book.parts[1].document.body)
    assert len(of_class(tree, "cd-outcome")) == COUNT + 1
    [chapter] = [
        p for p in planning.plan(crowded.writer(locale), "compendium").parts if p.key == REC
    ]
    assert len(read(chapter.document.body).xpath("//article")) == COUNT
