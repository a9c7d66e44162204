"""A page for each authority that is addressed: what it is asked, what it answered, what is due."""

from typing import Any

import pytest
from lxml import etree

from civildialogue.core.model.language import languages
from civildialogue.features.compendium.data.files import files
from civildialogue.features.compendium.pages import authorities
from civildialogue.features.compendium.pages.facts import facts

from ..written import RECOMMENDATIONS, Sources
from .test_dialogue_pages import of_class, page, pages, said

FOLDER = "about/authorities"
BORINO = f"{FOLDER}/municipality-borino"
LOCALES = [str(tag) for tag in languages()]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def addressed(sources: Sources) -> Sources:
    """One recommendation that was answered, one overdue, one to another authority, an example."""
    response = {"date": "2026-12-01", "text": {"bg": "Приемаме.", "en": "We agree."}}
    sources.recommendation("rec-0001", response=response)
    sources.recommendation("rec-0002", **{"response-due": "2026-12-02"})
    sources.recommendation("rec-0003", addressee=["council-of-ministers"], level="national")
    sources.recommendation("rec-9001", origin="example", addressee=["council-of-ministers"])
    sources.consultation(scope=["rec-0002"])
    sources.consultation("2026-example", scope=["rec-0001"], example=True)
    return sources


def listed(tree: Any) -> list[str]:
    return [each.partition(".")[0] for each in tree.xpath("//ul[@class='cd-contents']/li/a/text()")]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_has_what_an_authority_is_asked_and_overdue_comes_first(
    addressed: Sources, locale: str
) -> None:
    tree = page(addressed, BORINO, locale)
    assert listed(tree)[:2] == ["rec-0002", "rec-0001"]
    totals = of_class(tree, "cd-totals")[0]
    assert [said(each).rpartition(" ")[2] for each in totals] == ["2", "1", "1"]
    asked = "//*[@id='recommendations']/following-sibling::ul[1]/li/p[last()]"
    late, answered = map(said, tree.xpath(asked))
    assert len(of_class(tree, "cd-overdue")) == 1
    assert {"bg": "Отговор няма.", "en": "There is none."}[locale] in late
    assert {"bg": "Приемаме.", "en": "We agree."}[locale] in answered


@pytest.mark.parametrize("locale", LOCALES)
def test_it_names_its_consultations_but_no_example(addressed: Sources, locale: str) -> None:
    tree = page(addressed, BORINO, locale)
    ways = tree.xpath("//*[@id='consultations']/following-sibling::ul//a/@href")
    assert [way.rstrip("/").rpartition("/")[2] for way in ways] == ["2026-autumn"]


def test_who_is_not_addressed_has_no_page_and_stands_in_the_list(addressed: Sources) -> None:
    made = pages(addressed)
    own = {key for key in made if key.startswith(f"{FOLDER}/")}
    named = ["council-of-ministers", "municipality-borino"]
    assert own == {f"{FOLDER}/{name}.{locale}" for name in named for locale in LOCALES}
    every = addressed.library.authorities
    tree = page(addressed, FOLDER)
    assert set(tree.xpath("//tr/@id")) == set(every)
    for name in every:
        [way] = tree.xpath("//tr[@id=$name]/td[1]/a/@href", name=name)
        assert (way == f"{name}/") == (name in named)


def test_without_recommendations_the_list_is_one(sources: Sources) -> None:
    tree = page(sources, FOLDER)
    assert tree.xpath("//h2") == []
    assert len(tree.xpath("//table")) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_places_see_whom_they_can_turn_to_and_what_is_asked_of_whom(
    addressed: Sources, locale: str
) -> None:
    tree = page(addressed, "compendium/levels", locale)
    assert tree.xpath("//h2/@id") == ["municipal", "national"]
    assert listed(tree) == ["rec-0001", "rec-0002", "rec-0003"]
    borino = {"bg": "Адресат: Община Борино", "en": "Addressee: Borino Municipality"}[locale]
    assert tree.xpath("//ul[@class='cd-contents']/li/p/text()") == [borino, borino]
    ways = [
        way.rstrip("/").rpartition("/")[2] for way in tree.xpath("//*[@class='cd-index']//@href")
    ]
    assert ways == ["municipality-borino", "council-of-ministers"]


def test_a_long_list_is_cut_and_a_long_level_leads_to_the_filter(
    addressed: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    addressed.recommendation("rec-0004", addressee=["council-of-ministers"], level="national")
    monkeypatch.setattr(authorities, "SIZE", 1)
    assert listed(page(addressed, f"{BORINO}/page-2"))[0] == "rec-0001"
    tree = page(addressed, "compendium/levels")
    assert listed(tree) == ["rec-0001", "rec-0003"]
    assert "../recommendations/?level-national" in tree.xpath("//@href")


@pytest.mark.parametrize("locale", LOCALES)
def test_its_feed_tells_what_is_new_about_it_alone(addressed: Sources, locale: str) -> None:
    addressed.comment("c-aaaaaa", recommendation="rec-0001")
    addressed.comment("c-bbbbbb", recommendation="rec-0003")
    made = files(addressed.library, "https://forum.example/")
    path = f"authorities/municipality-borino.{locale}.atom"
    told = etree.fromstring(made[path])
    titles = [each.findtext(f"{ATOM}title") for each in told.iter(f"{ATOM}entry")]
    assert len(titles) == 4
    assert sum("rec-0001" in (each or "") for each in titles) == 3
    assert "c-bbbbbb" not in made[path].decode()
    assert told.findtext(f"{ATOM}id") == f"https://forum.example/data/{path}"
    assert f"data/{path}" in "".join(page(addressed, BORINO, locale).xpath("//@href"))
    everything = made[f"feed.{locale}.atom"].decode()
    assert "c-bbbbbb" in everything
    assert {"bg": "Приемаме.", "en": "We agree."}[locale] in everything


def test_a_recommendation_leads_to_whom_it_speaks_to(addressed: Sources) -> None:
    example = addressed.recommendation
    example("rec-9002", origin="example", addressee=["municipality-smolyan", "nowhere"])
    writer, library = addressed.writer(), addressed.library
    found = {}
    for name in ("rec-0001", "rec-9002"):
        key = f"{RECOMMENDATIONS}/{name}"
        facts_of = dict(facts(writer, key, library.originals[key].matter))
        found[name] = [each["url"] for each in facts_of["addressee"]]
    assert found["rec-0001"] == [writer.address(BORINO)]
    assert all(url.startswith(f"{writer.address(FOLDER)}#") for url in found["rec-9002"])


@pytest.mark.parametrize("key", [f"{RECOMMENDATIONS}/index", BORINO])
def test_what_applies_everywhere_is_a_step_away(addressed: Sources, key: str) -> None:
    ways = page(addressed, key).xpath("//a[.='За вашата община и област']/@href")
    assert [way.endswith("levels/") for way in ways] == [True]
