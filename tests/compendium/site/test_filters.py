"""Filters without script: their values, the style that follows, and the list they filter."""

import re
from typing import Any

import pytest
from lxml import html as lhtml

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.site.pages.assembly import generate
from civildialogue.features.compendium.pages.filters import (
    FACETS,
    listed,
    options,
    stylesheet,
    values,
)

from ..written import RECOMMENDATIONS, Sources

RULE = re.compile(
    r'\.cd-filters:has\(option\[value="(?P<value>[^"]+)"\]:checked\) ~ \.cd-contents '
    r'> li:not\(\[data-(?P<facet>[a-z-]+)~="(?P<name>[^"]+)"\]\) \{ display: none; \}'
)


@pytest.fixture
def several(sources: Sources) -> Sources:
    """Recommendations that differ in every facet, and an example."""
    reason = {"bg": "Работа на двама души.", "en": "The work of two people."}
    sources.recommendation("rec-0001", themes=["8418", "27"], priority="low")
    sources.recommendation(
        "rec-0002",
        level="eu",
        addressee=["council-of-ministers", "municipality-borino"],
        priority="high",
        cost={"class": "very-high", "reason": reason},
    )
    sources.recommendation(
        "rec-0003",
        status="adopted",
        history=[
            {"status": "open", "date": "2026-11-01"},
            {"status": "adopted", "date": "2026-11-23"},
        ],
        themes=["5937"],
    )
    sources.recommendation("rec-9001", origin="example", level="national", themes=["1"])
    return sources


def the_list(sources: Sources, locale: Locale = BULGARIAN) -> Any:
    document = generate(sources.writer(locale).shared)[f"{RECOMMENDATIONS}/index.{locale}.md"]
    return lhtml.fromstring(f"<main>{document.body}</main>")


def shown(tree: Any, style: str, chosen: set[str]) -> list[str]:
    """The recommendations that a browser would show with these options chosen."""
    hidden = [m for m in map(RULE.fullmatch, style.splitlines()) if m and m["value"] in chosen]
    return [
        item.find("a").text_content().split(".")[0]
        for item in tree.xpath("//form/following-sibling::ul/li")
        if all(m["name"] in item.get(f"data-{m['facet']}").split() for m in hidden)
    ]


def test_examples_are_not_listed(several: Sources) -> None:
    assert [m.id for m in listed(several.library)] == ["rec-0001", "rec-0002", "rec-0003"]


def test_options_are_the_values_that_occur_in_the_order_of_the_vocabulary(
    several: Sources,
) -> None:
    assert options(several.library) == {
        "level": ["eu", "municipal"],
        "status": ["open", "adopted"],
        "priority": ["high", "low"],
        "cost-class": ["very-high"],
        "addressee": ["council-of-ministers", "municipality-borino"],
        "theme": ["27", "5937", "8418"],
    }


def test_without_recommendations_there_is_nothing_to_choose(sources: Sources) -> None:
    assert options(sources.library) == {facet: [] for facet in FACETS}
    assert list(stylesheet(sources.library)) == []


def test_every_value_has_a_rule_and_nothing_else_is_in_the_style(several: Sources) -> None:
    rules = [RULE.fullmatch(line) for line in "".join(stylesheet(several.library)).splitlines()]
    assert all(rules)
    found = {(m["facet"], m["name"]) for m in rules if m}
    assert found == {(f, n) for f, names in options(several.library).items() for n in names}
    assert all(m["value"] == f"{m['facet']}-{m['name']}" for m in rules if m)


@pytest.mark.parametrize("locale", list(languages()))
def test_every_option_of_the_page_has_its_rule(several: Sources, locale: Locale) -> None:
    tree = the_list(several, locale)
    style = "".join(stylesheet(several.library))
    chosen = tree.xpath("//option/@value")
    assert chosen.count("") == len(tree.xpath("//select")) == len(FACETS)
    for value in filter(None, chosen):
        assert f'option[value="{value}"]' in style


def test_every_item_carries_its_values(several: Sources) -> None:
    items = the_list(several).xpath("//form/following-sibling::ul/li")
    for item, matter in zip(items, listed(several.library), strict=True):
        carried = {facet: item.get(f"data-{facet}").split() for facet in FACETS}
        assert carried == {facet: list(names) for facet, names in values(matter).items()}


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (set(), ["rec-0001", "rec-0002", "rec-0003"]),
        ({"level-municipal"}, ["rec-0001", "rec-0003"]),
        ({"level-eu"}, ["rec-0002"]),
        ({"status-adopted"}, ["rec-0003"]),
        ({"addressee-municipality-borino"}, ["rec-0001", "rec-0002", "rec-0003"]),
        ({"addressee-council-of-ministers"}, ["rec-0002"]),
        ({"theme-8418"}, ["rec-0001"]),
        ({"priority-low"}, ["rec-0001"]),
        ({"cost-class-very-high"}, ["rec-0002"]),
        ({"cost-class-very-high", "priority-low"}, []),
        ({"theme-27", "level-municipal", "status-open"}, ["rec-0001"]),
        ({"theme-27", "level-eu"}, []),
    ],
)
def test_choosing_hides_what_has_not_got_it(
    several: Sources, chosen: set[str], names: list[str]
) -> None:
    assert shown(the_list(several), "".join(stylesheet(several.library)), chosen) == names


def test_a_facet_is_offered_once_it_has_a_value(sources: Sources) -> None:
    sources.recommendation(themes=[])
    names = [option.get("value") for option in the_list(sources).xpath("//option[@value!='']")]
    assert {name.partition("-")[0] for name in names} == {"level", "status", "addressee"}


@pytest.mark.parametrize("locale", list(languages()))
def test_every_choice_has_a_label_and_words_in_the_readers_language(
    several: Sources, locale: Locale
) -> None:
    tree = the_list(several, locale)
    for select in tree.xpath("//select"):
        [label] = select.xpath("ancestor::label")
        assert label.text.strip()
    words = {o.get("value"): o.text_content() for o in tree.xpath("//option")}
    expected = {BULGARIAN: "Министерски съвет", ENGLISH: "Council of Ministers"}
    assert words["addressee-council-of-ministers"] == expected[locale]
    assert words["level-eu"] == {BULGARIAN: "европейско", ENGLISH: "European"}[locale]


def test_recommendations_without_evidence_are_named(several: Sources) -> None:
    several.recommendation("rec-0002", evidence=[{"source": "zna"}])
    body = generate(several.writer().shared)[f"{RECOMMENDATIONS}/index.bg.md"].body
    without = body.partition("{: #without-evidence }")[2]
    assert "rec-0001" in without
    assert "rec-0002" not in without
