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
from civildialogue.core.site.pages.evidence import COLUMN, DOT, ROW, Drawing, graph
from civildialogue.core.site.pages.links import Links
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
    found = Links(linked.writer())
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
    columns = {node.id: node.column for node in Links(linked.writer()).nodes.values()}
    assert columns == {
        "source-zna": 0,
        "finding compendium/index#p-passage": 0,
        key("rec-0001"): 1,
        key("rec-0002"): 1,
        "methodologies/petition": 2,
        "training/first": 3,
    }


def test_one_recommendation_alone(linked: Sources) -> None:
    found = Links(linked.writer(), key("rec-0002"))
    assert set(found.nodes) == {
        "source-zna",
        key("rec-0002"),
        "methodologies/petition",
        "training/first",
    }
    assert all(key("rec-0001") not in edge for edge in found.edges)


def test_an_example_is_drawn_on_its_own_page_only(linked: Sources) -> None:
    assert key("rec-9001") not in Links(linked.writer()).nodes
    assert set(Links(linked.writer(), key("rec-9001")).nodes) == {"source-zna", key("rec-9001")}


def test_nothing_is_drawn_without_a_link(sources: Sources) -> None:
    sources.recommendation()
    assert graph(sources.writer(), key("rec-0001"), key("rec-0001")) == ""
    [document] = nodes.documents(
        sources.writer(), KEY, "Title", "Summary", ("Start", "Nothing yet.")
    )
    assert document[1].body == "Nothing yet."


def drawn(sources: Sources, only: str | None = None) -> Drawing:
    """The boxes of one claim, or of all, as they are drawn."""
    found = Links(sources.writer(), only)
    heads = {node.id: found.head(node) for node in found.nodes.values()}
    return Drawing(found.nodes, found.edges, heads)


def numbers(path: str) -> list[tuple[int, int]]:
    """The points that a path goes through."""
    return [(int(x), int(y)) for x, y in re.findall(r"(\d+) (\d+)", path)]


def test_links_begin_and_end_at_their_dots(linked: Sources) -> None:
    found = drawn(linked)
    for edge, line in zip(found.edges, found.lines.split("M")[1:], strict=True):
        start, *_, end = numbers(line)
        assert (start, end) == (found.places[edge[0]], found.places[edge[1]])
        assert start[0] < end[0]
    dots = numbers(found.dots(is_subject=True) + found.dots(is_subject=False))
    assert sorted(dots) == sorted(found.places.values())
    assert numbers(found.dots(is_subject=True)) == [
        found.places[key("rec-0001")],
        found.places[key("rec-0002")],
    ]


def test_dots_do_not_overlap_and_fit_the_drawing(linked: Sources) -> None:
    found = drawn(linked)
    width, height = found.size
    by_column: dict[int, list[int]] = {}
    for x, y in found.places.values():
        assert DOT / 2 <= x <= width - DOT / 2
        assert DOT / 2 <= y <= height - DOT / 2
        by_column.setdefault(x, []).append(y)
    for rows in by_column.values():
        assert all(b - a >= ROW for a, b in pairwise(sorted(rows)))


def test_four_columns_are_no_wider_than_a_telephone(linked: Sources) -> None:
    found = drawn(linked)
    assert {node.column for node in found.nodes.values()} == {0, 1, 2, 3}
    assert found.size[0] <= 256


def test_boxes_are_numbered_from_left_to_right_and_from_the_top_down(linked: Sources) -> None:
    found = drawn(linked)
    assert sorted(found.numbers.values()) == [*range(1, len(found.nodes) + 1)]
    placed = [(found.nodes[name].column, found.places[name][1]) for name in found.numbers]
    assert placed == sorted(placed)


@pytest.mark.parametrize("locale", list(languages()))
def test_the_drawing_is_for_eyes(linked: Sources, locale: Locale) -> None:
    [svg] = drawing(linked, locale).xpath("//svg")
    assert svg.get("aria-hidden") == "true"
    assert svg.xpath("ancestor-or-self::*[@role='img'] | .//title | .//desc") == []


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
    found = Links(linked.writer(locale), key("rec-0001"))
    told = {
        number: (item.find("a").text, re.findall(r"[0-9]+", tail(item)))
        for part in tree.xpath("//figure//ol")
        for number, item in enumerate(part.findall("li"), start=int(part.get("start")))
    }
    titles = {node.id: node.title for node in found.nodes.values()}
    assert [text for text, _ in told.values()] != []
    links = {(name, told[int(n)][0]) for name, after in told.values() for n in after}
    assert links == {(titles[a], titles[b]) for a, b in found.edges}
    shown = [int(each.text) for each in tree.xpath("//*[local-name()='tspan']")]
    assert shown == [*told]


def tail(item: Any) -> str:
    """What stands after the arrow of an item."""
    return "".join(span.tail or "" for span in item.findall("span"))


def test_links_of_the_list_lead_to_pages(linked: Sources) -> None:
    ways = drawing(linked).xpath("//ol//a/@href")
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
def test_every_box_is_a_start_with_what_is_beside_it(linked: Sources, locale: Locale) -> None:
    [tree] = pages(linked, locale).values()
    found = Links(linked.writer(locale))
    entries = {each.get("id"): each for each in tree.xpath("//details")}
    assert len(entries) == len(found.nodes)
    titles = {node.id: node.title for node in found.nodes.values()}
    first = next(iter(entries.values()))
    assert first.find("summary").text == titles[key("rec-0001")]
    links = {a.text: a.get("href") for a in first.xpath(".//ol//a")}
    near = [*found.supported(key("rec-0001")), *found.supports(key("rec-0001"))]
    assert {*links} == {titles[key("rec-0001")], *(node.title for node in near)}
    own = links.pop(titles[key("rec-0001")])
    assert own == "../recommendations/rec-0001/"
    assert {href.removeprefix("./") for href in links.values()} <= {f"#{name}" for name in entries}
    source = entries["at-source-zna"]
    assert [each.text for each in source.xpath(".//ol//a")] == [
        titles["source-zna"],
        titles[key("rec-0001")],
        titles[key("rec-0002")],
    ]
    assert source.xpath(".//ol//a")[0].get("href") == "../../about/sources/#source-zna"


def test_many_boxes_are_on_pages_and_many_neighbours_are_counted(sources: Sources) -> None:
    for number in range(1, 61):
        sources.recommendation(f"rec-{number:04}", evidence=[ZNA])
    found = pages(sources)
    assert [*found] == [KEY, f"{KEY}/page-2"]
    assert [len(tree.xpath("//details")) for tree in found.values()] == [50, 11]
    [source] = found[f"{KEY}/page-2"].xpath("//details[@id='at-source-zna']")
    assert len(source.xpath(".//ol//a")) == nodes.MOST + 1
    assert source.xpath("string(p/a)") == "и още 50"
    assert source.xpath(".//ol//a")[1].get("href") == "../#at-compendium-recommendations-rec-0001"


def test_the_work_grows_with_the_links_and_not_faster(sources: Sources) -> None:
    """The list asks each box once what it leads to."""
    for number in range(1, 41):
        sources.recommendation(f"rec-{number:04}", evidence=[ZNA])
    found = Links(sources.writer())
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
    assert Links(linked.writer()).nodes[key("rec-0001")].target == key("rec-0001")


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
        assert Links(writer, key(name)).edges
    first = len(asked)
    asked.clear()
    assert Links(writer, key("rec-0001")).edges
    assert len(asked) < len(writer.library.originals) < first


def test_every_box_of_a_long_chain_has_a_place_in_its_column(linked: Sources) -> None:
    before = "petition"
    for number in range(12):
        name = f"l-{number:02}"
        linked.write(f"training/{name}.bg.md", lesson(name, before))
        before = name
    found = drawn(linked)
    assert found.places.keys() == found.nodes.keys()
    first = min(x for x, _ in found.places.values())
    for name, (x, _) in found.places.items():
        assert x == first + found.nodes[name].column * COLUMN
