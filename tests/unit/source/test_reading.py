"""The one reader: what may be read, and that the same text is read from every form of a file."""

from pathlib import Path

import pytest

from civildialogue.core.source import reading
from civildialogue.core.source.load import Loader

from ..making import codes_of, original, write_all


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_text_of_every_form(end: str, mark: str) -> None:
    raw = f"{mark}а{end}{end}б\u2028\x0bв{end}"
    source = reading.decoded("a", raw.encode())
    assert source.text == "а\n\nб\u2028\x0bв\n"
    assert source.written == raw


def test_only_the_first_mark_goes() -> None:
    assert reading.decoded("a", "\ufeff\ufeffа\ufeff".encode()).text == "\ufeffа\ufeff"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_what_is_no_text_is_named_with_its_place(end: bytes) -> None:
    data = "\ufeffа".encode() + end + "бв".encode() + b"\xff?" + end + b"c"
    with pytest.raises(reading.UnreadableError) as caught:
        reading.decoded("a", data)
    span = caught.value.diagnostic.span
    assert (span.line, span.column, span.excerpt) == (2, 3, "бв\ufffd?")


@pytest.mark.parametrize(
    "path", ["../a", "b/../../a", "/a", "", ".", "..", "b//a", "./a", "b/..", "c:/a", "b\\..\\a"]
)
def test_no_path_leads_out(docs: Path, path: str) -> None:
    write_all(docs.parent, {"a": "x"})
    with pytest.raises(reading.OutsideError):
        reading.place(docs, path)


def test_a_link_on_the_way_is_not_followed(docs: Path) -> None:
    write_all(docs.parent, {"out/a.yml": "- id: x\n"})
    (docs / "b").mkdir()
    (docs / "b" / "in").symlink_to(docs.parent / "out")
    with pytest.raises(reading.OutsideError):
        reading.content(docs, "b/in/a.yml", 100)
    with pytest.raises(reading.UnreadableError) as caught:
        reading.read(docs, "b/in/a.yml", "docs")
    assert caught.value.diagnostic.code == "symbolic-link"


def test_records_behind_a_link_are_named_once_and_not_read(docs: Path) -> None:
    write_all(docs.parent, {"out/themes.yml": "- nonsense\n", "out/glossary.yml": "- nonsense\n"})
    (docs / "_data").symlink_to(docs.parent / "out")
    assert codes_of(Loader(docs).diagnostics) == ["symbolic-link"]
    (docs / "_data").unlink()
    (docs / "_data").mkdir()
    write_all(docs, {"index.bg.md": original()})
    (docs / "_data/themes.yml").symlink_to(docs.parent / "out/themes.yml")
    assert codes_of(Loader(docs).diagnostics) == ["symbolic-link"]


def test_the_folder_itself_may_be_a_link(docs: Path) -> None:
    write_all(docs, {"index.bg.md": original()})
    (docs.parent / "way").symlink_to(docs)
    assert list(Loader(docs.parent / "way").library.originals) == ["index"]


def test_no_more_is_read_than_may_be(docs: Path) -> None:
    write_all(docs, {"a": "x" * 1000})
    assert len(reading.content(docs, "a", 10)) == 11
    with pytest.raises(reading.UnreadableError) as caught:
        reading.read(docs, "a", "docs", 999)
    assert caught.value.diagnostic.code == "file-too-large"
    assert len(reading.read(docs, "a", "docs", 1000).text) == 1000
