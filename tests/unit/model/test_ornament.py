"""The ornament of a publication."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from civildialogue.core.model.ornament import SIZE, drawing, lines, stitches
from counts import cases

FOLDERS = sorted(
    path.parent.name for path in (Path(__file__).parents[3] / "docs").glob("*/index.bg.md")
)


def test_each_publication_has_another() -> None:
    assert len({lines(name) for name in FOLDERS}) == len(FOLDERS) > 5


@pytest.mark.parametrize("name", [*FOLDERS, "forum"])
def test_it_is_neither_nearly_empty_nor_full(name: str) -> None:
    assert SIZE * SIZE / 5 < len(stitches(name)) < SIZE * SIZE * 3 / 5


@given(st.text())
@settings(max_examples=cases(500))
def test_it_is_the_same_each_time_and_turned_and_mirrored(name: str) -> None:
    found = stitches(name)
    assert found == stitches(name)
    assert found == {(SIZE - 1 - y, x) for x, y in found}
    assert found == {(SIZE - 1 - x, y) for x, y in found}


@given(st.text())
@settings(max_examples=cases(500))
def test_the_lines_draw_its_stitches(name: str) -> None:
    drawn = [
        (column, int(row))
        for start, row, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", lines(name))
        for column in range(int(start), int(start) + int(length))
    ]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == stitches(name)
    assert etree.fromstring(drawing(lines(name), "#123456")).get("stroke") == "#123456"
