"""Diagrams: from the front matter to a drawing that says the same, in each language and width."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from civildialogue.core.model.diagrams import ItemKind
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.site.blocks.marker import decode
from civildialogue.core.site.charts import process, screen
from civildialogue.core.site.charts.figures import NARROW, WIDE, charts_of, under_tables
from civildialogue.core.site.charts.look import LETTER
from civildialogue.core.source.diagrams import Box, Scheme

from ..making import library_of, original, page, translation, writer_of

SVG = "{http://www.w3.org/2000/svg}"
STEPS = {
    "bring": {"lane": "one", "text": {"bg": "Носи <снимка>", "en": "Brings it"}, "next": ["check"]},
    "check": {
        "lane": "two",
        "text": {"bg": "Проверява", "en": "Checks"},
        "next": ["end", "bring"],
        "when": {"bring": {"bg": "не е ясна", "en": "not clear"}},
    },
    "end": {"lane": "one", "text": {"bg": "Получава връзка", "en": "Gets a link"}},
}
PROCESS = {
    "after": "p-one",
    "title": {"bg": "Път & снимка", "en": "The way"},
    "description": {"bg": "Носи и получава.", "en": "Brings and gets."},
    "lanes": {"one": {"bg": "Жител", "en": "Resident"}, "two": {"bg": "Редактор", "en": "Editor"}},
    "steps": STEPS,
}
SCREEN = {
    "after": "p-one",
    "title": {"bg": "Екран", "en": "Screen"},
    "description": {"bg": "Всичко.", "en": "All."},
    "items": [
        {"kind": kind.value, "text": {"bg": f"Част {kind}", "en": kind.value}} for kind in ItemKind
    ],
}


def words_of(svg: bytes) -> list[str]:
    return [str(each.text) for each in etree.fromstring(svg).iter(f"{SVG}text")]


def boxes_of(svg: bytes) -> list[tuple[float, float, float, float]]:
    return [
        tuple(float(each.get(name, "0")) for name in ("x", "y", "width", "height"))  # type: ignore[misc]
        for each in list(etree.fromstring(svg).iter(f"{SVG}rect"))[1:]
    ]


def test_a_page_shows_its_diagrams_under_their_passage(tmp_path: Path) -> None:
    first = page(original(body="Пасаж.\n{#p-one}", processes=[PROCESS], screens=[SCREEN]))
    second = page(translation(body="A passage.\n{#p-one}"), locale=ENGLISH)
    writer = writer_of(library_of(first, second), tmp_path)
    shown = charts_of(writer, first)["p-one"]
    assert [figure.title for figure in shown] == ["Път & снимка", "Екран"]
    assert len({figure.path for figure in shown}) == 2
    assert "Носи <снимка>" in words_of(shown[0].svg)
    assert "Brings it" in words_of(charts_of(writer, second)["p-one"][0].svg)
    assert decode(under_tables(writer, first)["p-one"])["html"].count("<figure") == 2
    named = etree.fromstring(shown[0].svg)
    assert (named.get("lang"), named.get("role")) == ("bg", "img")
    assert [named[place].text for place in (0, 1)] == ["Път & снимка", "Носи и получава."]


def test_a_diagram_with_a_fault_is_not_drawn(tmp_path: Path) -> None:
    broken = {**PROCESS, "steps": {**STEPS, "end": {**STEPS["end"], "lane": "three"}}}
    first = page(original(body="Пасаж.\n{#p-one}", processes=[broken]))
    assert not charts_of(writer_of(library_of(first), tmp_path), first)


TEXTS = st.text("абвгд ежзийклм", min_size=1, max_size=45).filter(str.strip)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    count = draw(st.integers(2, 9))
    lanes = tuple(draw(st.lists(TEXTS, min_size=1, max_size=6)))
    steps = st.integers(0, count - 1)
    ways = st.lists(st.tuples(steps, st.just("") | TEXTS), max_size=3, unique_by=lambda way: way[0])
    boxes = [
        Box(draw(st.integers(0, len(lanes) - 1)), draw(TEXTS), tuple(draw(ways)))
        for _ in range(count)
    ]
    return Scheme(BULGARIAN, "Заглавие", "Описание", lanes, tuple(boxes))


@given(schemes(), st.sampled_from((WIDE, NARROW)))
def test_every_word_is_drawn_and_no_box_lies_on_another(scheme: Scheme, width: int) -> None:
    svg = process.draw(scheme, width)
    said = " ".join(words_of(svg)).split()
    for box in scheme.boxes:
        assert set(box.text.split()) <= set(said)
        assert {word for _, words in box.ways for word in words.split()} <= set(said)
    boxes = boxes_of(svg)
    for number, (x, y, wide, high) in enumerate(boxes):
        assert x >= 0
        assert x + wide <= width
        for other in boxes[:number]:
            apart = (
                x + wide <= other[0]
                or other[0] + other[2] <= x
                or y + high <= other[1]
                or other[1] + other[3] <= y
            )
            assert apart


def test_on_paper_a_long_process_keeps_its_lanes_and_has_larger_letters() -> None:
    many = 14
    boxes = [
        Box(n % 4, "Преглежда какво е изпратено и отговаря", ((n + 1, ""),)) for n in range(many)
    ]
    lanes = ("Жител", "Редактор", "Доброволец", "Специалист")
    scheme = Scheme(BULGARIAN, "З", "О", lanes, (*boxes, Box(0, "Край", ())))

    def letters(svg: bytes) -> float:
        drawn = etree.fromstring(svg)
        wide, high = (float(drawn.get(name, "")) for name in ("width", "height"))
        return min(process.SHEET[0] / wide, process.SHEET[1] / high)

    paper = process.on_paper(scheme)
    assert letters(paper) > 1.2 * letters(process.draw(scheme, WIDE))
    assert len({x for x, *_ in boxes_of(paper)}) == len(lanes)


def test_arrows_lead_from_their_step_to_the_next() -> None:
    """A head points at the top of the box that comes next, also where that stands above."""
    boxes = (Box(0, "а", ((1, ""),)), Box(1, "б", ((2, ""), (0, "пак"))), Box(0, "в", ()))
    scheme = Scheme(BULGARIAN, "З", "О", ("Един", "Друг"), boxes)
    drawn = etree.fromstring(process.draw(scheme, WIDE))
    heads = [p.get("d", "") for p in drawn.iter(f"{SVG}path") if p.get("d", "").endswith("Z")]
    tops = [box[:3] for box in boxes_of(etree.tostring(drawn))[2:]]
    for head, target in zip(heads, (1, 2, 0), strict=True):
        x, y = map(float, re.findall(r"L[\d.]+,[\d.]+ L([\d.]+),([\d.]+) Z", head)[0])
        left, top, wide = tops[target]
        assert left < x < left + wide
        assert y == top


def test_a_screen_shows_its_parts_in_their_order() -> None:
    parts = tuple((kind, f"част-{kind}") for kind in ItemKind)
    svg = screen.draw(Scheme(BULGARIAN, "З", "О", parts=parts))
    shown = [text for text in words_of(svg) if text.startswith("част")]
    assert shown == [text for _, text in parts]
    assert max(len(text) for text in shown) * LETTER < NARROW
