"""Every door through which something of the public comes in, tried with whatever may be sent.

`make test` tries fifteen hundred cases, `make test-long` a hundred thousand, and `make fuzz` as
many new ones.
"""

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from attacks.harmless import faults as faults_of_page
from civildialogue.core.checks import registry
from civildialogue.core.feature import FLAG, LIST
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.text import SourceText
from civildialogue.core.output.data.tables import as_csv
from civildialogue.core.output.data.tables import columns as columns_of
from civildialogue.core.site.blocks.untrusted import render
from civildialogue.core.source import assets
from civildialogue.core.source.frontmatter import read_matter
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.data.tables import TABLES
from compendium.reading_tables import from_csv
from compendium.site.allowed import faults as faults_of_comment
from compendium.site.test_untrusted import hostile_text
from counts import cases
from property.test_front_matter import assert_inside
from property.test_pages import rendered
from property.texts import anything, bodies, files, library_of, page_of, yaml_like


def share(part: float) -> settings:
    """This part of all cases."""
    tried = cases(int(100_000 * part), quick=int(1_500 * part))
    return settings(max_examples=tried, suppress_health_check=list(HealthCheck))


@share(0.30)
@given(hostile_text | bodies)
def test_a_comments_text_holds_only_what_is_allowed(text: str) -> None:
    assert faults_of_comment(render(text)) == []


@share(0.20)
@given(bodies)
def test_a_page_holds_nothing_that_runs(body: str) -> None:
    assert [f for f in faults_of_page(rendered(body)) if not f.startswith("forged")] == []


@share(0.15)
@given(bodies)
def test_every_check_ends_and_names_places_that_are_there(body: str) -> None:
    page = page_of(body)
    for found in registry.run(library_of(page)):
        if isinstance(found, Diagnostic) and found.span.path == page.source.path:
            assert_inside(page.source, found)


@share(0.10)
@given(files, st.booleans())
def test_front_matter_is_read_or_refused(text: str, is_translation: bool) -> None:
    source = SourceText("docs/a.bg.md", text)
    matter, data, _ = read_matter(source, is_translation)
    assert matter is not None or data.diagnostics


@share(0.12)
@given(st.lists(anything, min_size=len(columns_of(TABLES["comments"])), max_size=40))
def test_a_table_gives_back_what_it_was_given_and_no_formula(cells: list[str]) -> None:
    columns = columns_of(TABLES["comments"])
    typed = {LIST: lambda cell: [cell], FLAG: bool}
    row = {
        name: typed.get(kind, str)(cell)
        for (name, kind), cell in zip(columns.items(), cells, strict=False)
    }
    text = as_csv(TABLES["comments"], [row])
    (given_back,) = from_csv("comments", text)
    assert given_back == row


PLACES = [
    "analysis/one.bg.md", "analysis/one.png", "analysis/one.svg", "_data/sources.yml",
    "compendium/comments/rec-0001/2026-12-05-one.md", "compendium/consultations/one.yml",
]  # fmt: skip


@share(0.08)
@given(
    content=st.binary(max_size=300) | files.map(str.encode) | yaml_like.map(str.encode),
    place=st.sampled_from(PLACES),
)
def test_a_file_is_taken_or_something_is_said(
    content: bytes, place: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs = tmp_path_factory.getbasetemp() / "fuzzed"
    shutil.rmtree(docs, ignore_errors=True)
    (docs / place).parent.mkdir(parents=True)
    (docs / place).write_bytes(content)
    loader = Loader(docs)
    library = loader.library
    taken = bool(library.originals or library.assets or any(library.filed.values()))
    assert taken or loader.diagnostics or place.startswith("_data")
    list(registry.run(library))


SOUND = {}
for kind in ("PNG", "JPEG", "WEBP"):
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, kind)
    SOUND[kind.lower()] = file.getvalue()
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
PARTS = st.sampled_from(
    [b"<script>x</script>", b' onload="x"', b"<!DOCTYPE svg>", b"&#x3c;", b"]]>", b"<![CDATA[",
     b' href="#a"', b' href="javascript:x"', b"<use/>", b"<g>", b"</g>", b"\0", b"\xff",
     b'<style>@import "x"</style>', b' fill="url(//x)"', b"<?xml-stylesheet href='x'?>"]
)  # fmt: skip


@share(0.04)
@given(
    kind=st.sampled_from(sorted(SOUND)),
    changes=st.lists(st.tuples(st.integers(0, 700), st.binary(min_size=1, max_size=6)), max_size=4),
)
def test_a_picture_is_sound_or_refused(
    kind: str, changes: list[tuple[int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(SOUND[kind])
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    path = Path(tmp_path_factory.getbasetemp(), f"fuzzed.{kind}")
    path.write_bytes(data)
    if not list(assets.examine(path.parent, path.name, "docs")):
        with Image.open(path) as image:
            image.load()


@share(0.04)
@given(changes=st.lists(st.tuples(st.integers(0, len(DRAWING)), PARTS), max_size=4))
def test_a_drawing_only_draws_or_is_refused(
    changes: list[tuple[int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = DRAWING
    for at, piece in changes:
        data = data[:at] + piece + data[at:]
    path = Path(tmp_path_factory.getbasetemp(), "fuzzed.svg")
    path.write_bytes(data)
    if not list(assets.examine(path.parent, path.name, "docs")):
        root = etree.fromstring(data)
        for node in root.iter():
            assert etree.QName(node).localname not in ("script", "style", "foreignObject")
            for name, value in node.attrib.items():
                assert not name.lower().startswith("on")
                assert "href" not in name or value.startswith("#")
