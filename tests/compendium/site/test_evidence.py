"""The evidence graph: what leads to what, the drawing, and the same as a list."""

import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from lxml import html as lhtml

from civildialogue.core.feature import PageKind
from civildialogue.core.model.language import BULGARIAN, Locale, languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.schema import Original
from civildialogue.core.site.pages import nodes
from civildialogue.core.site.pages.evidence import COLUMN, GAP, HEIGHT, LETTERS, WIDTH, Graph, graph
from unit.making import original, unmarked

from ..written import RECOMMENDATIONS, Sources

KEY = "compendium/evidence"
METHOD = """\
---
kind: method
origin: site-edition
title: "{title}"
summary: "Как."
levels: [municipal]
initiators: [authority]
duration: {{min: 1, max: 2, unit: weeks}}
cost: low
---
"""
ZNA = {"source": "zna", "locator": {"bg": "чл. 26", "en": "art. 26"}}


def lesson(title: str, method: str) -> str:
    """A lesson that uses a method."""
    return original("lesson", title=title, unready=True, methods=[method])


@pytest.fixture
def linked(sources: Sources) -> Sources:
    """Two recommendations on one source, a method they share, and its lesson."""
    sources.write("methodologies/petition.bg.md", METHOD.format(title="Подписка"))
    sources.write("training/first.bg.md", lesson("Първи урок", "petition"))
    passage = {"page": "compendium/index", "block": "p-passage"}
    sources.recommendation(evidence=[ZNA, passage], methods=["petition"])
    sources.recommendation("rec-0002", evidence=[ZNA], methods=["petition"])
    sources.recommendation("rec-9001", origin="example", evidence=[ZNA])
    return sources


def drawing(sources: Sources, locale: Locale = BULGARIAN, only: str | None = None) -> Any:
    """What the page of a claim shows, of the first one unless told otherwise."""
    claim = only or f"{RECOMMENDATIONS}/rec-0001"
    return lhtml.fromstring(f"<main>{graph(sources.writer(locale), claim, claim)}</main>")


def pages(sources: Sources, locale: Locale = BULGARIAN) -> dict[str, Any]:
    """The pages of the list of all boxes, as trees."""
    made = nodes.documents(sources.writer(locale), KEY, "Title", "Summary", ("Start", "None"))
    return {k: lhtml.fromstring(f"<main>{unmarked(d.body)}</main>") for k, d in made}


def key(name: str) -> str:
    return f"{RECOMMENDATIONS}/{name}"


def test_edges_lead_from_findings_to_lessons(linked: Sources) -> None:
    found = Graph(linked.writer())
    assert set(found.edges) == {
        ("source-zna", key("rec-0001")),
        ("source-zna", key("rec-0002")),
        ("finding compendium/index#p-passage", key("rec-0001")),
        (key("rec-0001"), "methodologies/petition"),
        (key("rec-0002"), "methodologies/petition"),
        ("methodologies/petition", "training/first"),
    }
    assert len(found.edges) == len(set(found.edges))


def test_every_box_stands_in_its_column_and_once(linked: Sources) -> None:
    columns = {node.id: node.column for node in Graph(linked.writer()).nodes.values()}
    assert columns == {
        "source-zna": 0,
        "finding compendium/index#p-passage": 0,
        key("rec-0001"): 1,
        key("rec-0002"): 1,
        "methodologies/petition": 2,
        "training/first": 3,
    }


def test_one_recommendation_alone(linked: Sources) -> None:
    found = Graph(linked.writer(), key("rec-0002"))
    assert set(found.nodes) == {
        "source-zna",
        key("rec-0002"),
        "methodologies/petition",
        "training/first",
    }
    assert all(key("rec-0001") not in edge for edge in found.edges)


def test_an_example_is_drawn_on_its_own_page_only(linked: Sources) -> None:
    assert key("rec-9001") not in Graph(linked.writer()).nodes
    assert set(Graph(linked.writer(), key("rec-9001")).nodes) == {"source-zna", key("rec-9001")}


def test_nothing_is_drawn_without_a_link(sources: Sources) -> None:
    sources.recommendation()
    assert graph(sources.writer(), key("rec-0001"), key("rec-0001")) == ""
    [document] = nodes.documents(
        sources.writer(), KEY, "Title", "Summary", ("Start", "Nothing yet.")
    )
    assert document[1].body == "Nothing yet."


def test_edges_begin_and_end_at_boxes(linked: Sources) -> None:
    found = Graph(linked.writer())
    for edge in found.edges:
        x1, y1, x2, y2 = map(
            int,
            re.findall(r"\d+", found.path(edge))[:2] + re.findall(r"\d+", found.path(edge))[-2:],
        )
        (left, top), (right, low) = found.places[edge[0]], found.places[edge[1]]
        assert (x1, y1) == (left + WIDTH, top + HEIGHT // 2)
        assert (x2, y2) == (right, low + HEIGHT // 2)
        assert x1 < x2


def test_boxes_do_not_overlap_and_fit_the_drawing(linked: Sources) -> None:
    found = Graph(linked.writer())
    width, height = found.size
    places = list(found.places.values())
    assert len(places) == len(set(places))
    for x, y in places:
        assert x % COLUMN == GAP
        assert 0 <= x <= width - WIDTH
        assert 40 <= y <= height - HEIGHT
    by_column: dict[int, list[int]] = {}
    for x, y in places:
        by_column.setdefault(x, []).append(y)
    for rows in by_column.values():
        assert all(b - a >= HEIGHT for a, b in pairwise(rows))


@pytest.mark.parametrize("title", ["Кратко", "Дума " * 30, "Непрекъснатодългозаглавие" * 3])
def test_titles_take_two_lines_at_most(sources: Sources, title: str) -> None:
    sources.recommendation(title=title.strip(), evidence=[ZNA])
    found = Graph(sources.writer())
    lines = found.lines(found.nodes[key("rec-0001")])
    assert 1 <= len(lines) <= 2
    if "Непрекъснато" not in title:
        assert all(len(line) <= LETTERS + 1 for line in lines)


def test_a_long_word_does_not_run_out_of_its_box(sources: Sources) -> None:
    sources.recommendation(title="Непрекъснатодългозаглавие" * 3, evidence=[ZNA])
    found = Graph(sources.writer())
    assert all(len(line) <= LETTERS + 1 for line in found.lines(found.nodes[key("rec-0001")]))


@pytest.mark.parametrize("locale", list(languages()))
def test_the_drawing_is_for_eyes_and_what_scrolls_says_where_the_same_is(
    linked: Sources, locale: Locale
) -> None:
    tree = drawing(linked, locale)
    [svg] = tree.xpath("//svg")
    assert svg.get("aria-hidden") == "true"
    assert svg.xpath("ancestor-or-self::*[@role='img'] | .//title | .//desc") == []
    box = svg.getparent()
    assert box.get("tabindex") == "0"
    found = Graph(linked.writer(locale), key("rec-0001"))
    assert f"({len(found.nodes)})" in box.get("aria-label")
    assert f"({len(found.edges)})" in box.get("aria-label")


def test_the_drawing_is_well_formed(linked: Sources) -> None:
    text = graph(linked.writer(), KEY, key("rec-0001"))
    svg = text[text.index("<svg") : text.index("</svg>") + 6]
    root = etree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_words_of_the_sources_stay_words(sources: Sources) -> None:
    sources.recommendation(title="<script>alert(1)</script>", evidence=[ZNA])
    tree = drawing(sources)
    assert tree.xpath("//script") == []
    assert "<script>alert(1)</script>" in tree.text_content().replace("\n", "")


@pytest.mark.parametrize("locale", list(languages()))
def test_the_list_says_the_same_as_the_drawing(linked: Sources, locale: Locale) -> None:
    tree = drawing(linked, locale)
    found = Graph(linked.writer(locale), key("rec-0001"))
    links = {
        (one.text, other.text)
        for item in tree.xpath("//ul[@class='cd-evidence-list']/li")
        for one in item.xpath("a[following-sibling::span]")
        for other in item.xpath("a[preceding-sibling::span]")
    }
    titles = {node.id: node.title for node in found.nodes.values()}
    assert links == {(titles[a], titles[b]) for a, b in found.edges}
    assert len(tree.xpath("//*[contains(@class, 'cd-edge')]")) == len(found.edges)


def test_links_of_the_list_lead_to_pages(linked: Sources) -> None:
    ways = drawing(linked).xpath("//ul//a/@href")
    assert "../../../about/sources/#source-zna" in ways
    assert "../../../methodologies/petition/" in ways
    assert "../../#p-passage" in ways


@pytest.mark.parametrize(
    ("evidence", "methods"),
    [([{"source": "nowhere"}], []), ([{"page": "no/such"}], []), ([ZNA], ["no-such-method"])],
)
def test_names_that_stand_for_nothing_are_left_out(
    sources: Sources, evidence: list[dict[str, str]], methods: list[str]
) -> None:
    sources.write("training/first.bg.md", lesson("Урок", "no-such-method"))
    sources.recommendation(evidence=evidence, methods=methods)
    text = graph(sources.writer(), KEY, key("rec-0001"))
    assert "nowhere" not in text
    assert "no-such-method" not in text


@pytest.mark.parametrize("locale", list(languages()))
def test_every_box_stands_in_the_list_with_what_is_beside_it(
    linked: Sources, locale: Locale
) -> None:
    [tree] = pages(linked, locale).values()
    found = Graph(linked.writer(locale))
    told = {
        (item.find("a").text, item.find("a").get("href")): [
            [a.text for a in side.findall("a")] for side in item.findall("ul/li")
        ]
        for item in tree.xpath("//ul[@class='cd-evidence-list']/li")
    }
    titles = {node.id: node.title for node in found.nodes.values()}
    first = titles[key("rec-0001")]
    assert len(told) == len(found.nodes)
    start = (first, "../recommendations/rec-0001/#evidence")
    assert next(iter(told)) == start
    assert told[start] == [
        [node.title for node in found.supported(key("rec-0001"))],
        [titles["methodologies/petition"]],
    ]
    assert told[titles["source-zna"], "../../about/sources/#source-zna"] == [
        [first, titles[key("rec-0002")]]
    ]
    assert tree.xpath("//svg") == []


def test_many_boxes_are_on_pages_and_many_neighbours_are_counted(sources: Sources) -> None:
    for number in range(1, 61):
        sources.recommendation(f"rec-{number:04}", evidence=[ZNA])
    found = pages(sources)
    assert [*found] == [KEY, f"{KEY}/page-2"]
    items = "//ul[@class='cd-evidence-list']/li"
    assert [len(tree.xpath(items)) for tree in found.values()] == [50, 11]
    [source] = found[f"{KEY}/page-2"].xpath(f"{items}[a[.='ЗНА']]/ul/li")
    assert len(source.findall("a")) == nodes.MOST + 1
    assert source.findall("a")[-1].text == "и още 50"


def test_the_work_grows_with_the_links_and_not_faster(sources: Sources) -> None:
    """The list asks each box once what it leads to."""
    for number in range(1, 41):
        sources.recommendation(f"rec-{number:04}", evidence=[ZNA])
    found = Graph(sources.writer())
    looked = 0
    edges = found.edges

    class Counted(list[tuple[str, str]]):
        def __iter__(self) -> Any:
            nonlocal looked
            for edge in list.__iter__(self):
                looked += 1
                yield edge

    found.__dict__["edges"] = Counted(edges)
    for identifier in found.nodes:
        found.supports(identifier)
    assert looked <= 4 * len(edges)


def test_a_recommendation_names_its_own_page(linked: Sources) -> None:
    assert Graph(linked.writer()).nodes[key("rec-0001")].target == key("rec-0001")


def test_a_drawing_for_each_page_asks_the_facts_of_all_pages_once(
    linked: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, asked = linked.writer(), list[str]()
    real = Library.page_kind

    def counted(self: Library, matter: Original) -> PageKind:
        asked.append(matter.kind)
        return real(self, matter)

    monkeypatch.setattr(Library, "page_kind", counted)
    for name in ("rec-0001", "rec-0002"):
        assert Graph(writer, key(name)).edges
    first = len(asked)
    asked.clear()
    assert Graph(writer, key("rec-0001")).edges
    assert len(asked) < len(writer.library.originals) < first


def test_every_box_of_a_long_chain_has_a_place_in_its_column(linked: Sources) -> None:
    before = "petition"
    for number in range(12):
        name = f"l-{number:02}"
        linked.write(f"training/{name}.bg.md", lesson(name, before))
        before = name
    found = Graph(linked.writer())
    assert found.places.keys() == found.nodes.keys()
    for name, (x, _) in found.places.items():
        assert x == GAP + found.nodes[name].column * COLUMN
