"""What is taken from a document beside its text, and which parts it may not have."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.source.importing import container, document
from civildialogue.core.source.importing.container import RefusedError, opened
from civildialogue.core.source.importing.document import SUMMARY, Imported, read
from civildialogue.core.source.importing.signs import bare

from .documents import W, png
from .test_tree import NO_ATTRIBUTES, Node, made, para, word


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as made_zip:
        for name, content in {"word/document.xml": b"<p/>", **parts}.items():
            made_zip.writestr(name, content)
    return path


def imported(
    path: Path, patch: pytest.MonkeyPatch, blocks: list[Node], title: Any = None, **parts: bytes
) -> Imported:
    """What is read of a document that pandoc sees so."""
    tree = {"blocks": blocks, "meta": {"title": title} if title else {}}
    patch.setattr(document, "_tree", lambda _: tree)
    return read(archive(path, **parts), "docx", "analysis/page", "Опишете", BULGARIAN)


def told(found: Imported) -> list[tuple[str, str]]:
    return [(loss.kind, loss.excerpt) for loss in found.losses.found]


TOP = made("Header", [1, NO_ATTRIBUTES, [word("Първа")]])
SECOND = made("Header", [2, NO_ATTRIBUTES, [word("Втора")]])


@pytest.mark.parametrize(
    ("blocks", "given", "title", "body"),
    [
        ([TOP, para("а")], made("MetaInlines", [word("Своя ")]), "Своя", "## Първа\n\nа"),
        ([TOP, para("а")], None, "Първа", "а"),
        ([para("а"), TOP], None, "моят текст", "а\n\n## Първа"),
        ([TOP, TOP], None, "моят текст", "## Първа\n\n## Първа"),
        ([SECOND, para("а")], None, "моят текст", "## Втора\n\nа"),
    ],
)
def test_a_document_has_its_title_that_of_its_only_heading_or_its_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    blocks: list[Node],
    given: Any,
    title: str,
    body: str,
) -> None:
    found = imported(tmp_path / "моят_текст.docx", monkeypatch, blocks, given)
    assert (found.title, found.body, told(found)) == (title, body, [])


def test_the_first_paragraph_with_words_is_the_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def summary(*blocks: Node) -> str:
        return imported(tmp_path / "име.docx", monkeypatch, list(blocks)).summary

    assert summary(TOP, para(), para("Ред", {"t": "LineBreak"}, "нов"), para("а")) == "Ред нов"
    assert summary(made("Plain", [word("а")])) == "а"
    assert summary(made("HorizontalRule", None)) == "име"
    words = "дума " * 59
    assert summary(para(f"{words}думат")) == f"{words}думат"
    assert summary(para(f"{words}думата")) == f"{words.rstrip()}…"
    assert len(f"{words}думат") == SUMMARY


def test_a_picture_has_its_words_or_asks_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def picture(target: str, *words: Node) -> Node:
        return para(made("Image", [NO_ATTRIBUTES, list(words), [target, ""]]))

    blocks = [picture("media/a.png", word("дума"), {"t": "Space"}, word("[две]"))]
    blocks += [picture("media/a.png"), picture("media/none.png", word("липсва"))]
    found = imported(tmp_path / "a.docx", monkeypatch, blocks, **{"word/media/a.png": png()})
    (path,) = found.pictures
    name = path.removeprefix("analysis/page/")
    assert bare(found.body).split("\n\n") == [
        f"![дума &#91;две&#93;](page/{name})",
        f"![Опишете {name}](page/{name})",
        "липсва",
    ]
    assert told(found) == [("alternative", f"Опишете {name}"), ("picture", "липсва")]


def test_notes_stand_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = made("Note", [para("а"), para("б")]), made("Note", [])
    found = imported(tmp_path / "a.docx", monkeypatch, [para("x", *notes)])
    assert bare(found.body) == "x[^n1][^n2]\n\n[^n1]: а\n\n    б\n\n[^n2]: –"
    assert told(found) == [("empty-note", "[^n2]")]


@pytest.mark.parametrize(
    ("part", "content", "kind"),
    [
        ("word/embeddings/a.bin", b"", "embedded"),
        ("Object 1/content.xml", b"", "embedded"),
        ("word/header1.xml", b"<a/>", None),
        ("word/vbaProject.bin", b"", "macro"),
        ("word/styles.xml", b"<a/>", None),
    ],
)
def test_parts_that_are_passed_over_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, content: bytes, kind: str | None
) -> None:
    found = imported(tmp_path / "a.docx", monkeypatch, [para("а")], **{part: content})
    assert told(found) == ([(kind, "–")] if kind else [])


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footer1.xml"])
def test_a_running_header_is_told_by_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    words = f"<w:hdr {W}><w:p><w:r><w:t>Чернова</w:t></w:r></w:p></w:hdr>".encode()
    found = imported(tmp_path / "a.docx", monkeypatch, [para("а")], **{part: words})
    assert told(found) == [("header", "Чернова")]


def test_what_pandoc_takes_for_the_metadata_stays_in_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = made("MetaList", [made("MetaInlines", [word("Автор")])])
    tree = {"blocks": [para("а")], "meta": {"author": lines, "date": made("MetaString", "")}}
    monkeypatch.setattr(document, "_tree", lambda _: tree)
    found = read(archive(tmp_path / "a.docx"), "docx", "analysis/page", "Опишете", BULGARIAN)
    assert found.body == "Автор\n\nа"


@pytest.mark.parametrize("name", ["/etc/x", "../x", "word/../../x", "word\\x"])
def test_no_part_leads_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError, match="path"):
        opened(archive(tmp_path / "a.docx", **{name: b""}), "docx")


def test_a_document_within_its_limits_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "MOST_ENTRIES", 2)
    monkeypatch.setattr(container, "LARGEST_UNPACKED", 6)
    assert opened(archive(tmp_path / "a.docx", b=b"zz"), "docx").parts["b"] == b"zz"
    for parts in ({"b": b"zzz"}, {"b": b"z", "c": b"z"}):
        with pytest.raises(RefusedError, match="bomb"):
            opened(archive(tmp_path / "a.docx", **parts), "docx")


def test_the_name_of_a_kind_of_document_is_no_entity(tmp_path: Path) -> None:
    kind = b'<?xml version="1.0"?>\n<!DOCTYPE m:m PUBLIC "-//a//DTD 1.0//EN" "m.dtd"><m:m/>'
    assert opened(archive(tmp_path / "a.docx", **{"word/a.xml": kind}), "docx").parts
    for other in (kind.replace(b">", b" [<!ENTITY b 'c'>]>", 1), kind + kind):
        with pytest.raises(RefusedError, match="entities"):
            opened(archive(tmp_path / "b.docx", **{"word/a.xml": other}), "docx")


@pytest.mark.parametrize("word_of_xml", [b"<!DOCTYPE a>", b"<!entity a>"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, word_of_xml: bytes) -> None:
    with pytest.raises(RefusedError, match="entities"):
        opened(archive(tmp_path / "a.docx", **{"word/a.rels": word_of_xml}), "docx")
    assert opened(archive(tmp_path / "b.docx", **{"word/a.bin": word_of_xml}), "docx").parts
