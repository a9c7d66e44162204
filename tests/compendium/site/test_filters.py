"""Filters without script: their values, the style that follows, and the list they filter."""

import re
from typing import Any

import pytest
from lxml import html as lhtml

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages, message
from civildialogue.core.site.pages import parts
from civildialogue.core.site.pages.assembly import generate
from civildialogue.features.compendium.pages import accountability, filters, listing
from civildialogue.features.compendium.pages.filters import (
    FACETS,
    listed,
    marks,
    options,
    stylesheet,
)

from ..written import RECOMMENDATIONS, Sources

RULE = re.compile(
    r'\.cd-filters:has\(option\[value="(?P<value>[^"]+)"\]:checked\) ~ \.cd-contents '
    r"> li:not\(\.(?P<mark>[a-z0-9-]+)\) \{ display: none; \}"
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
        if all(m["mark"] in item.get("class").split() for m in hidden)
    ]


def test_examples_are_not_listed(several: Sources) -> None:
    assert [m.id for m in listed(several.library)] == ["rec-0001", "rec-0002", "rec-0003"]


def chosen(sources: Sources, locale: Locale = BULGARIAN) -> dict[str, list[tuple[str, int]]]:
    """What can be chosen, facet by facet, with how many have it."""
    found = options(sources.writer(locale), listed(sources.library))
    return {facet: [(each.name, each.count) for each in every] for facet, every in found.items()}


def test_options_are_the_values_that_occur_with_their_number(several: Sources) -> None:
    assert chosen(several) == {
        "level": [("eu", 1), ("municipal", 2)],
        "status": [("open", 2), ("adopted", 1)],
        "priority": [("high", 1), ("low", 1)],
        "cost-class": [("very-high", 1)],
        "addressee": [("council-of-ministers", 1), ("municipality-borino", 3)],
        "theme": [("27", 1), ("5937", 1), ("8418", 1)],
    }


THEMES = """\
- id: "8418"
  name: {bg: "ябълки", en: "apples"}
- id: "27"
  name: {bg: "банани", en: "bananas"}
- id: "5937"
  name: {bg: "ѝ", en: "zebras"}
"""


@pytest.mark.parametrize(
    ("locale", "themes", "bodies"),
    [
        (BULGARIAN, ["27", "5937", "8418"], ["council-of-ministers", "municipality-borino"]),
        (ENGLISH, ["8418", "27", "5937"], ["municipality-borino", "council-of-ministers"]),
    ],
)
def test_options_without_a_scale_stand_by_their_label_in_each_language(
    several: Sources, locale: Locale, themes: list[str], bodies: list[str]
) -> None:
    several.write("_data/themes.yml", THEMES)
    found = chosen(several, locale)
    assert [name for name, _ in found["theme"]] == themes
    assert [name for name, _ in found["addressee"]] == bodies


def test_without_recommendations_there_is_nothing_to_choose(sources: Sources) -> None:
    assert chosen(sources) == {}
    assert "option" not in "".join(stylesheet(sources.library))


def test_every_value_has_a_rule_and_the_rest_says_that_nothing_is_left(several: Sources) -> None:
    lines = "".join(stylesheet(several.library)).splitlines()
    found = {m["value"] for m in map(RULE.fullmatch, lines) if m}
    assert found == {f"{f}-{n}" for f, names in chosen(several).items() for n, _ in names}
    assert all(m["value"] == m["mark"] for m in map(RULE.fullmatch, lines) if m)
    rest = "\n".join(line for line in lines if not RULE.fullmatch(line))
    for locale in languages():
        assert message(locale, "filters.none") in rest
        assert f":lang({locale})" in rest


@pytest.mark.parametrize("locale", list(languages()))
def test_every_option_of_the_page_has_its_rule(several: Sources, locale: Locale) -> None:
    tree = the_list(several, locale)
    style = "".join(stylesheet(several.library))
    found = tree.xpath("//option/@value")
    assert found.count("") == len(tree.xpath("//select")) == len(FACETS)
    for value in filter(None, found):
        assert f'option[value="{value}"]' in style


@pytest.mark.parametrize("locale", list(languages()))
def test_every_item_carries_its_values_and_says_them_as_a_list(
    several: Sources, locale: Locale
) -> None:
    items = the_list(several, locale).xpath("//form/following-sibling::ul/li")
    for item, matter in zip(items, listed(several.library), strict=True):
        assert item.get("class").split() == marks(matter)
        told = [entry.text_content() for entry in item.xpath("ul[@class='cd-tags']/li")]
        words = {"status": f"status.{matter.status}", "level": f"level.{matter.level}"}
        for facet, word in words.items():
            spoken = f"{message(locale, f'filters.{facet}')}: {message(locale, word)}"
            assert spoken in told
        said = [f"priority.{matter.priority}"] if matter.priority else []
        said += [f"cost-class.{matter.cost.class_}"] if matter.cost else []
        assert [message(locale, word) for word in said] == told[2 : 2 + len(said)]
        assert len(told) == 2 + len(said) + len(matter.addressee)
        first, *_ = told[2 + len(said) :]
        assert first.startswith(f"{message(locale, 'filters.addressee')}: ")


@pytest.mark.parametrize(
    ("locale", "words"), [(BULGARIAN, "Показани  от 3"), (ENGLISH, " of 3 shown")]
)
def test_how_many_are_shown_has_a_place_for_the_number(
    several: Sources, locale: Locale, words: str
) -> None:
    [status] = the_list(several, locale).xpath("//form/following-sibling::p[@role='status']")
    assert status.text_content().rstrip() == words
    assert len(status.xpath("span[@data-cd-count]")) == 1
    [none] = status.xpath("span[@data-cd-none]")
    assert none.get("data-cd-none") == message(locale, "filters.none")


@pytest.mark.parametrize(
    ("taken", "names"),
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
    several: Sources, taken: set[str], names: list[str]
) -> None:
    assert shown(the_list(several), "".join(stylesheet(several.library)), taken) == names


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
    expected = {BULGARIAN: "Министерски съвет (1)", ENGLISH: "Council of Ministers (1)"}
    assert words["addressee-council-of-ministers"] == expected[locale]
    assert words["level-eu"] == {BULGARIAN: "европейско (1)", ENGLISH: "European (1)"}[locale]


def test_recommendations_without_evidence_are_named(several: Sources) -> None:
    several.recommendation("rec-0002", evidence=[{"source": "zna"}])
    body = generate(several.writer().shared)[f"{RECOMMENDATIONS}/index.bg.md"].body
    without = body.partition("{: #without-evidence }")[2]
    assert "rec-0001" in without
    assert "rec-0002" not in without


class TestMany:
    """A list that is too long for one page."""

    @pytest.fixture
    def many(self, several: Sources, monkeypatch: pytest.MonkeyPatch) -> Sources:
        monkeypatch.setattr(filters, "WHOLE", 2)
        monkeypatch.setattr(listing, "SIZE", 2)
        return several

    def test_the_list_has_pages_and_each_value_one_of_its_own(self, many: Sources) -> None:
        made = generate(many.writer().shared)
        keys = {path.removesuffix(".bg.md") for path in made if path.endswith(".bg.md")}
        assert f"{RECOMMENDATIONS}/page-2" in keys
        values = {
            f"{RECOMMENDATIONS}/{f}-{n}"
            for f, every in chosen(many).items()
            for n, count in every
            if count < 3
        }
        assert values <= keys
        assert values == set(filters.pages(many.library))
        assert values <= many.library.made

    def test_links_with_numbers_lead_to_the_values(self, many: Sources) -> None:
        tree = the_list(many)
        assert tree.xpath("//form") == []
        assert tree.xpath("//ul[@class='cd-contents']/li/@class") == []
        ways = tree.xpath("//nav[@class='cd-facets']//li")
        told = {way.text_content().strip(): way.xpath("a/@href") for way in ways}
        assert told["общинско (2)"] == ["level-municipal/"]
        assert told["Община Борино (3)"] == []  # All have it.

    def test_what_has_the_value_can_be_filtered_further(self, many: Sources) -> None:
        made = generate(many.writer().shared)
        body = made[f"{RECOMMENDATIONS}/level-municipal.bg.md"].body
        tree = lhtml.fromstring(f"<main>{body}</main>")
        items = tree.xpath("//ul[@class='cd-contents']/li/a")
        assert [item.text.partition(".")[0] for item in items] == ["rec-0001", "rec-0003"]
        assert "status-adopted" in tree.xpath("//option/@value")
        assert "level-municipal" not in body
        assert message(BULGARIAN, "level.municipal") not in tree.text_content()
        assert tree.xpath("//p[@class='cd-back']/a/@href") == ["../"]

    def test_a_few_have_no_pages_for_values(self, several: Sources) -> None:
        assert list(filters.pages(several.library)) == []

    def test_the_publication_leaves_them_to_their_list(
        self, many: Sources, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def ways() -> list[str]:
            body = generate(many.writer().shared)["compendium/index.bg.md"].body
            tree = lhtml.fromstring(f"<main>{body}</main>")
            found: list[str] = tree.xpath("//ul[@class='cd-contents']/li/a/@href")
            return found

        assert "recommendations/rec-0001/" in ways()
        assert "recommendations/" not in ways()
        monkeypatch.setattr(parts, "MANY", 2)
        assert not [way for way in ways() if "rec-" in way]
        assert "recommendations/" in ways()

    def test_the_answers_have_pages(self, many: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(accountability, "SIZE", 2)
        made = generate(many.writer().shared)
        rows = [
            lhtml.fromstring(f"<main>{made[f'{key}.bg.md'].body}</main>").xpath("//tbody/tr/th")
            for key in ("compendium/responses", "compendium/responses/page-2")
        ]
        assert [[row.text_content() for row in page] for page in rows] == [
            ["rec-0001", "rec-0002"],
            ["rec-0003"],
        ]
