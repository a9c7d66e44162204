"""What it takes to carry out a recommendation: on its page, in lists, books, data and reviews."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.checks.circles import circles
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.library import Library
from civildialogue.core.output.data.export import files
from civildialogue.core.site.books.planning import SOURCES, plan
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.backlinks import SOURCE, backlinks
from civildialogue.features.compendium.model.feasibility import SCALE, CostClass
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.pages.feasibility import meaning
from civildialogue.features.review.texts import facts
from counts import cases

from ..reading_tables import from_csv
from ..written import RECOMMENDATIONS, Sources

FIRST, SECOND = f"{RECOMMENDATIONS}/rec-0001", f"{RECOMMENDATIONS}/rec-0002"


def both(bg: str, en: str) -> dict[str, str]:
    return {"bg": bg, "en": en}


WHOLE: dict[str, Any] = {
    "priority": "high",
    "cost": {"class": "medium", "reason": both("Двама <души>.", "Two <people>.")},
    "powers": [
        {
            "text": both("Съветът решава.", "The council decides."),
            "source": "zna",
            "locator": both("чл. 26, ал. 3", "art. 26(3)"),
        },
        {"text": both("Друго не е прочетено.", "Nothing else was read.")},
    ],
    "risks": [
        {"text": both("Никой не чете.", "Nobody reads."), "remedy": both("Срок.", "A term.")}
    ],
    "prerequisites": [
        {"recommendation": "rec-0001", "text": both("Правилата.", "The rules.")},
        {"text": both("Решение на съвета.", "A decision of the council.")},
    ],
}
SHOWN = {
    BULGARIAN: [
        "висок приоритет",
        "среден разход",
        "над 5000 до 50 000 евро",
        "Двама &lt;души&gt;.",
        "Съветът решава.",
        "ЗНА, чл. 26, ал. 3",
        "Друго не е прочетено.",
        "Никой не чете.",
        "Срок.",
        "Правилата.",
        "Решение на съвета.",
    ],
    ENGLISH: [
        "high priority",
        "medium cost",
        "over 5,000 up to 50,000 euro",
        "Two &lt;people&gt;.",
        "The council decides.",
        "NAA, art. 26(3)",
        "Nothing else was read.",
        "Nobody reads.",
        "A term.",
        "The rules.",
        "A decision of the council.",
    ],
}


@pytest.fixture
def weighed(sources: Sources) -> Sources:
    """A recommendation that says nothing of it, and one that says all and waits for the first."""
    sources.recommendation(english={"p-one": "The council should answer."})
    sources.recommendation("rec-0002", english={"p-one": "The council should answer."}, **WHOLE)
    return sources


def body(sources: Sources, key: str, locale: Locale) -> str:
    text: str = generate(sources.writer(locale).shared)[f"{key}.{locale}.md"].body
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])
def test_the_page_says_all_of_it_in_the_language_of_the_reader(
    weighed: Sources, locale: Locale
) -> None:
    text = body(weighed, SECOND, locale)
    part = text[text.index("{: #feasibility }") : text.index("{: #response }")]
    assert [words for words in SHOWN[locale] if words not in part] == []
    assert 'href="../../../about/sources/#source-zna"' in part
    assert "rec-0001" in part[part.index("{: #prerequisites }") :]
    other = {BULGARIAN: ENGLISH, ENGLISH: BULGARIAN}[locale]
    assert [words for words in SHOWN[other] if words in part] == []


def test_a_page_that_says_nothing_of_it_has_no_empty_headings(weighed: Sources) -> None:
    text = body(weighed, FIRST, ENGLISH)
    assert "#feasibility" not in text
    assert "#powers" not in text and "#prerequisites" not in text


def test_the_head_leads_to_the_scale_and_to_what_comes_first(weighed: Sources) -> None:
    page = generate(weighed.writer(ENGLISH).shared)[f"{SECOND}.en.md"]
    told = {fact["label"]: fact["values"] for fact in page.meta["forum"]["facts"]}
    [cost] = told["Cost"]
    assert cost["text"].replace("\u00a0", " ") == "medium cost (over 5,000 up to 50,000 euro)"
    assert cost["url"].endswith("compendium/recommendations/#scales")
    scales = body(weighed, f"{RECOMMENDATIONS}/index", ENGLISH).partition("{: #scales }")[2]
    listed = [item.text_content() for item in lhtml.fromstring(f"<p>{scales}</p>").iter("li")]
    assert "medium cost: over 5,000 up to 50,000 euro" in listed
    assert "low priority: useful once the rest is done" in listed
    [first] = told["Comes first"]
    assert first["url"].endswith("rec-0001/")


def test_without_classes_the_list_explains_none(sources: Sources) -> None:
    sources.recommendation()
    assert "#scales" not in body(sources, f"{RECOMMENDATIONS}/index", BULGARIAN)


@pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])
def test_every_class_says_other_sums_and_no_gap_is_between(
    sources: Sources, locale: Locale
) -> None:
    writer = sources.recommendation() and sources.writer(locale)
    assert len({meaning(writer, cost) for cost in CostClass}) == len(CostClass)
    limits = [SCALE[cost] for cost in CostClass]
    assert limits[0][0] == 0 and limits[-1][1] is None
    assert all(one[1] == other[0] for one, other in pairwise(limits))


def test_who_waits_is_told_where_it_waits_for_and_the_act_by_whom_it_is_used(
    weighed: Sources,
) -> None:
    found = backlinks(weighed.library)
    assert {link.key: link.role for link in found[FIRST]} == {SECOND: "prerequisite"}
    assert {link.key: link.role for link in found[f"{SOURCE}zna"]} == {SECOND: "power"}


def test_a_book_has_it_and_its_source(weighed: Sources) -> None:
    book = plan(weighed.writer(ENGLISH), "compendium")
    [part] = [part for part in book.parts if part.key == SECOND]
    text = part.document.body.replace("\u00a0", " ")
    assert [words for words in SHOWN[ENGLISH] if words not in text] == []
    listed = next(part for part in book.parts if part.key == SOURCES)
    assert 'id="source-zna"' in listed.document.body


def test_the_data_have_it_in_every_language(weighed: Sources) -> None:
    made = files(weighed.library, "https://example.org/")
    tables = json.loads(made["data/compendium.json"])
    [_, row] = tables["recommendations"]
    assert (row["cost"], row["priority"], row["prerequisites"]) == ("medium", "high", ["rec-0001"])
    assert (row["cost-reason-bg"], row["cost-reason-en"]) == ("Двама <души>.", "Two <people>.")
    whole = {"recommendation": "rec-0002"}
    assert tables["recommendation-powers"] == [
        whole
        | {"text-bg": "Съветът решава.", "text-en": "The council decides.", "source": "zna"}
        | {"locator-bg": "чл. 26, ал. 3", "locator-en": "art. 26(3)"},
        whole
        | {"text-bg": "Друго не е прочетено.", "text-en": "Nothing else was read.", "source": ""}
        | {"locator-bg": "", "locator-en": ""},
    ]
    assert [each["remedy-en"] for each in tables["recommendation-risks"]] == ["A term."]
    first = [
        (each["prerequisite"], each["text-bg"]) for each in tables["recommendation-prerequisites"]
    ]
    assert first == [("rec-0001", "Правилата."), ("", "Решение на съвета.")]
    for name in ("powers", "risks", "prerequisites"):
        table = f"recommendation-{name}"
        assert from_csv(table, made[f"data/{table}.csv"].decode()) == tables[table]


def test_a_review_tells_a_change_field_by_field(weighed: Sources) -> None:
    before = matter(weighed.library, SECOND)
    changed = {**WHOLE, "cost": {**WHOLE["cost"], "class": "high"}, "priority": "low"}
    weighed.recommendation("rec-0002", english={"p-one": "…"}, **changed)
    told = [(f.name, f.before, f.after) for f in facts(before, matter(weighed.library, SECOND))]
    assert told == [("cost.class", "medium", "high"), ("priority", "high", "low")]


def matter(library: Library, key: str) -> RecommendationMatter:
    found = library.originals[key].matter
    assert isinstance(found, RecommendationMatter)
    return found


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cost", {"class": "cheap", "reason": both("а", "a")}),
        ("cost", {"class": "low"}),
        ("priority", "urgent"),
        ("powers", []),
        ("powers", [{"text": both("а", "a"), "locator": both("чл. 1", "art. 1")}]),
        ("powers", [{"text": both("а", "a"), "source": "unknown-act"}]),
        ("risks", []),
        ("risks", [{"text": both("а", "a")}]),
        ("prerequisites", [{}]),
        ("prerequisites", [{"recommendation": "rec-0099"}]),
        ("prerequisites", ["rec-0001"]),
    ],
)
def test_what_can_not_be_told_to_readers_is_a_fault_with_its_line(
    sources: Sources, field: str, value: Any
) -> None:
    path = sources.recommendation("rec-0002", **{field: value})
    sources.recommendation()
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(n for n, line in enumerate(lines, 1) if line.startswith(f"{field}:"))
    end = lines.index("---", 1)
    errors = [d for d in pipeline.inspect(sources.docs).diagnostics if d.severity.rank == 0]
    assert any(start <= d.span.line <= end for d in errors), field


NAMES = [f"rec-{n:04}" for n in range(1, 7)]


@settings(max_examples=cases(40))
@given(st.fixed_dictionaries({n: st.lists(st.sampled_from(NAMES), max_size=2) for n in NAMES}))
def test_circles_are_found_among_many_and_only_they(links: dict[str, list[str]]) -> None:
    """Who only waits for one of a circle is in none."""
    found = {name for circle in circles(links) for name in circle}
    assert found == {name for name in NAMES if name in reached(links, name)}


def reached(links: dict[str, list[str]], start: str) -> set[str]:
    """All that can be reached over at least one link."""
    found = set(links[start])
    while more := {other for name in found for other in links[name]} - found:
        found |= more
    return found


def test_a_long_chain_is_followed_once() -> None:
    """Each list of links is asked a fixed number of times, however long the chain is."""

    class Counting(dict[str, list[str]]):
        asked = 0

        def __getitem__(self, name: str) -> list[str]:
            self.asked += 1
            return super().__getitem__(name)

    counts = []
    for size in (200, 400):
        links = Counting({f"n{n}": [f"n{n + 1}"] if n < size else [] for n in range(size + 1)})
        assert list(circles(links)) == []
        counts.append(links.asked)
    assert counts[1] <= 2 * counts[0] + 10
