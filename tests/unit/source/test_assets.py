"""Files beside the pages: their kinds, and what a drawing may not hold."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from civildialogue.core.source import metadata
from civildialogue.core.source.assets import KINDS, MEDIA, examine

SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'{}>{}</svg>"
)


def told(folder: Path, name: str, content: bytes) -> list[tuple[str, int, object]]:
    (folder / name).write_bytes(content)
    return [(d.code, d.span.line, d.params.get("what")) for d in examine(folder, name, "docs")]


@pytest.mark.parametrize("ending", ["png", "jpg", "jpeg", "webp"])
def test_a_picture_of_each_kind_is_taken(tmp_path: Path, ending: str) -> None:
    buffer = BytesIO()
    Image.new("RGB", (3, 2)).save(buffer, KINDS[ending])
    assert told(tmp_path, f"a.{ending}", buffer.getvalue()) == []
    if KINDS[ending] != "WEBP":  # It says its own length.
        appended = told(tmp_path, f"a.{ending}", buffer.getvalue() + b"x")
        assert [code for code, *_ in appended] == ["image-unreadable"]


def test_each_kind_has_its_type() -> None:
    assert MEDIA == {
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "webp": "image/webp",
        "svg": "image/svg+xml",
    }


@pytest.mark.parametrize("name", ["a.gif", "a.exe", "png", "a.png.html"])
def test_other_files_are_told(tmp_path: Path, name: str) -> None:
    assert [code for code, *_ in told(tmp_path, name, b"x")] == [
        "image-unreadable" if name == "png" else "asset-type"
    ]


@pytest.mark.parametrize(
    "inner",
    [
        "<g id='a'><path d='M0 0'/></g><use href='#a'/>",
        "<use xlink:href='#a'/>",
        "<!-- бележка --><title>Дума</title>",
        "<rect fill='url(#a)'/><rect fill=\"url( '#a' )\"/>",
        "<text>javascript: https://e.example/</text>",
        "<g>" * 49 + "</g>" * 49,
    ],
)
def test_a_plain_drawing_is_taken(tmp_path: Path, inner: str) -> None:
    assert told(tmp_path, "a.svg", SVG.format("", inner).encode()) == []


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<script/>", "<script>"),
        ("<style>a</style>", "<style>"),
        ("<image href='#a'/>", "<image>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<a xmlns='http://www.w3.org/1999/xhtml'/>", "<a>"),
        ("<?x y?>", "<?>"),
        ("<use href='b.svg#a'/>", "href="),
        ("<use xlink:href='https://e.example/#a'/>", "href="),
        ("<use src='a'/>", "src="),
        ("<rect onclick='a()'/>", "onclick="),
        ("<rect ONLOAD='a()'/>", "ONLOAD="),
        ("<rect fill='url(https://e.example)'/>", "fill=url(https://e.example)"),
        ("<rect fill='URL (a)'/>", "fill=URL (a)"),
        ("<rect style='@import'/>", "style=@import"),
        (r"<rect style='\75rl(a)'/>", r"style=\75rl(a)"),
        ("<rect style='width: expression(a)'/>", "style=width: expression(a)"),
        ("<rect style='javascript:a'/>", "style=javascript:a"),
        ("<rect style='data:a'/>", "style=data:a"),
        ("<rect style='//e.example'/>", "style=//e.example"),
        ("<g>" * 51 + "</g>" * 51, "<g>"),
    ],
)
def test_what_reaches_out_of_a_drawing_is_told(tmp_path: Path, inner: str, what: str) -> None:
    found = told(tmp_path, "a.svg", SVG.format("", f"\n{inner}").encode())
    assert found == [("svg-unsafe", 2, what)]


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("<?x y?>" + SVG.format("", ""), "svg-unsafe", "<?…?>"),
        (SVG.format("", "") + "<!-- a -->", "svg-unsafe", "<?…?>"),
        ("<!DOCTYPE svg>" + SVG.format("", ""), "svg-unsafe", "<!DOCTYPE>"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("", ""), "svg-unsafe", "<!DOCTYPE>"),
        ("<svg/>", "svg-unsafe", "svg"),
        (SVG.format(" onload='a()'", ""), "svg-unsafe", "onload="),
    ],
)
def test_what_stands_around_a_drawing_is_told(
    tmp_path: Path, text: str, code: str, what: str
) -> None:
    assert told(tmp_path, "a.svg", text.encode()) == [(code, 1, what)]


def test_a_document_type_is_told_in_whatever_characters(tmp_path: Path) -> None:
    kind = "<!DOCTYPE svg [<!ENTITY a 'b'>]>".replace("<!", "+ADwAIQ-")
    inner = SVG.format("", "<title>&a;</title>").replace("&", "+ACY-")
    text = f"<?xml version='1.0' encoding='utf-7'?>{kind}{inner}"
    assert told(tmp_path, "a.svg", text.encode()) == [("svg-unsafe", 1, "<!DOCTYPE>")]


def test_a_damaged_drawing_is_told(tmp_path: Path) -> None:
    for content in (b"<svg", b"", b"x"):
        assert [code for code, *_ in told(tmp_path, "a.svg", content)] == ["image-unreadable"]


def test_what_a_plain_picture_tells_is_taken_out_and_the_rest_stays() -> None:
    """One without a head for its parts, to which a camera added one nevertheless."""
    buffer = BytesIO()
    Image.new("RGB", (3, 2), "red").save(buffer, "WEBP")
    plain = buffer.getvalue()
    assert plain[12:15] == b"VP8" and plain[15:16] != b"X"
    parts = plain[8:] + b"EXIF" + struct.pack("<I", 4) + b"name"
    told = b"RIFF" + struct.pack("<I", len(parts)) + parts
    assert metadata.named(told, "WEBP")
    assert metadata.without(told, "WEBP") == plain
