"""Provinces: their list and map, the page of one that texts tell of, and records that are wrong."""

import shutil
from pathlib import Path

import pytest
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.book.tree import converter
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings
from civildialogue.features.provinces.pages import keys
from projects import REPOSITORY, around

RECORD = """\
id: {id}
name: {{bg: "{bg}", en: "{en}"}}
nuts: BG311
sources: [zna]
borders: M{x} 10l10 0 0 20-10 0z
"""
CASE = """\
cases:
  - page: methodologies/petition
    {passage}says: {{bg: "Подписка оттук.", en: "A petition from here."}}
"""
BOTH = pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two provinces: one with an authority and a case, one that no text tells of."""
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    record(tmp_path, "xx-01", "Ямна", "Alder", more=f"seats: [council]\n{case()}")
    record(tmp_path, "xx-02", "Бряг", "Birch", x=40)
    asked = tmp_path / "docs/compendium/recommendations/rec-0001.bg.md"
    text = asked.read_text(encoding="utf-8").replace("origin: example", "origin: site-edition")
    asked.write_text(text, encoding="utf-8")
    return around(tmp_path / "docs")


def case(passage: str = "") -> str:
    return CASE.format(passage=f"passage: {passage}\n    " if passage else "")


def record(site: Path, name: str, bg: str, en: str, x: int = 0, more: str = "") -> None:
    path = site / f"docs/about/_data/provinces/{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RECORD.format(id=name, bg=bg, en=en, x=x) + more, encoding="utf-8")


def shared(site: Path) -> Shared:
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given)
    return Shared(found.library, History(given.docs), clock.today())


def told(site: Path) -> list[tuple[str, str]]:
    """The codes of what is wrong with provinces, each with the line that it points at."""
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given).diagnostics
    return [(d.code, d.span.excerpt.strip()) for d in found if "provinces/" in d.span.path]


def page(site: Path, key: str, locale: Locale = BULGARIAN) -> lhtml.HtmlElement:
    body = generate(shared(site))[f"about/{key}.{locale}.md"].body
    html = converter({name: {} for name in ("attr_list", "md_in_html", "toc")}).convert(body)
    return lhtml.fragment_fromstring(html, create_parent="main")


def ways(tree: lhtml.HtmlElement, after: str) -> list[str]:
    return list(tree.xpath("//*[@id=$name]/following-sibling::ul[1]//a/@href", name=after))


def test_without_records_there_is_no_page(site: Path) -> None:
    shutil.rmtree(site / "docs/about/_data/provinces")
    made = generate(shared(site))
    assert not [key for key in made if "provinces" in key]


def test_one_that_a_text_tells_of_has_a_page_and_the_others_stand_in_the_list(site: Path) -> None:
    assert told(site) == []
    assert [*keys(shared(site).library)] == ["about/provinces/xx-01"]
    tree = page(site, "provinces")
    [own] = tree.find_class("cd-provinces")
    assert own.xpath("li/@id") == ["xx-01"]
    assert own.xpath("li/a/@href") == ["xx-01/"]
    rest = tree.xpath("//*[@id='rest']/following-sibling::ul[1]/li")
    assert [(each.get("id"), each.text_content()) for each in rest] == [("xx-02", "Бряг")]


@BOTH
def test_the_map_says_nothing_that_the_list_does_not(site: Path, locale: Locale) -> None:
    record(site, "xx-03", "Връх", "Summit", x=80, more='partner: {bg: "Сдружение.", en: "A club."}')
    tree = page(site, "provinces", locale)
    [drawing] = tree.find_class("cd-land")
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("viewbox", drawing.get("viewBox")) == "-2 -2 94 34"
    names = {path.get("class") for path in drawing.iter("path")}
    assert names == {"cd-told", "cd-partner", None}


@BOTH
def test_a_page_has_the_case_the_authorities_and_what_can_be_done(
    site: Path, locale: Locale
) -> None:
    tree = page(site, "provinces/xx-01", locale)
    [item] = tree.find_class("cd-contents")[0]
    assert item.xpath("a/@href") == ["../../../methodologies/petition/"]
    words = {BULGARIAN: "Подписка оттук.", ENGLISH: "A petition from here."}
    assert item.xpath("a/text()") == [words[locale]]
    assert ways(tree, "authorities") == ["../../authorities/council/"]
    assert ways(tree, "methods") == ["../../../methodologies/petition/"]
    assert ways(tree, "recommendations") == ["../../../compendium/recommendations/rec-0001/"]


def test_what_is_asked_only_of_others_is_said_to_be(site: Path) -> None:
    record(site, "xx-02", "Бряг", "Birch", more=case())
    tree = page(site, "provinces/xx-02")
    assert not tree.xpath("//*[@id='recommendations']")
    [way] = ways(tree, "elsewhere")
    assert way.endswith("recommendations/?level-municipal")


def test_a_case_leads_to_its_passage(site: Path) -> None:
    [passage, *_] = shared(site).library.originals["methodologies/petition"].by_id
    record(site, "xx-01", "Ямна", "Alder", more=case(passage))
    tree = page(site, "provinces/xx-01")
    assert tree.find_class("cd-contents")[0].xpath(".//@href")[0].endswith(f"#{passage}")


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (case("p-none"), "passage: p-none"),
        (case().replace("petition", "protest"), "- page: methodologies/protest"),
        ("seats: [nobody]\n", "seats: [nobody]"),
    ],
)
def test_names_must_stand_for_something(site: Path, more: str, line: str) -> None:
    record(site, "xx-02", "Бряг", "Birch", more=more)
    assert told(site) == [("reference-unknown", line)]


def test_an_outline_is_lines_and_nothing_else(site: Path) -> None:
    path = site / "docs/about/_data/provinces/xx-02.yml"
    path.write_text(path.read_text("utf-8").replace("0z", '0z" onload="'), encoding="utf-8")
    assert {code for code, _ in told(site)} <= {"field-invalid", "yaml-syntax"}
    assert told(site)
