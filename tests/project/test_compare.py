"""What differs between two made folders is listed by its kind, and what was meant is told apart."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
import typst

from compare import compare, contents, main

PAGE = '<!doctype html><title>Т</title><main><p class="a">Едно две</p><p>Три</p></main>'


def pdf(folder: Path, words: str) -> bytes:
    source = folder / "x.typ"
    source.write_text(words, encoding="utf-8")
    made = typst.compile(source, format="pdf")
    assert isinstance(made, bytes)
    return made


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return held.getvalue()


def found(before: dict[str, bytes], after: dict[str, bytes], folder: Path) -> list[tuple[str, str]]:
    """The kinds and paths of all differences of two written folders."""
    for name, files in (("before", before), ("after", after)):
        for path, data in files.items():
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_bytes(data)
    listed = compare(contents(folder / "before"), contents(folder / "after"))
    return [(each.kind, each.path) for each in listed]


CASES = [
    ("a/index.html", PAGE, PAGE.replace("две", "четири"), "page: words of p"),
    ("a.html", PAGE, PAGE.replace('"a"', '"b"'), "page: p[class]"),
    ("a.html", PAGE, PAGE.replace("<p>Три</p>", ""), "page: <p>, words of p"),
    ("a.html", PAGE, PAGE.replace("<title>", "<title >"), "bytes alone: .html"),
    ("a.xml", "<a><b>1</b></a>", "<a><b>2</b></a>", "xml: words of b"),
    ("a.json", '{"a": [{"b": 1}]}', '{"a": [{"b": 2}]}', "JSON changed: .a[].b"),
    ("a.json", '{"a": 1}', '{"a": 1, "c": null}', "JSON new: .c"),
    ("a.json", '{"a": 1, "b": 1}', '{"b": 1, "a": 1}', "bytes alone: .json"),
    ("a.json", '{"a/b#1": 1}', '{"a/b#2": 2}', "JSON changed: .*"),
    ("a.csv", "id,x\n1,2\n", "id,x\n1,3\n", "CSV cell: x"),
    ("a.csv", "id,x\n1,2\n", "id,x,y\n1,2,3\n", "CSV column new: y"),
    ("a.csv", "id,x\n1,2\n", "id,x\n1,2\n2,2\n", "CSV row new"),
    ("a.css", "a {}\n", "b {}\n", "lines: a.css"),
    ("a.ttl", "a\nb\n", "a\nc\n", "lines: .ttl"),
    ("a.woff2", "a", "ab", "bytes alone: .woff2"),
]


@pytest.mark.parametrize(("path", "before", "after", "kind"), CASES)
def test_each_kind_has_its_name(
    path: str, before: str, after: str, kind: str, tmp_path: Path
) -> None:
    assert found({path: before.encode()}, {path: after.encode()}, tmp_path) == [(kind, path)]


def test_the_same_has_no_difference_and_files_come_and_go(tmp_path: Path) -> None:
    same = {path: before.encode() for path, before, _, _ in CASES}
    same["a.pdf"] = pdf(tmp_path, "Hello")
    assert found(same, same, tmp_path) == []
    both = found({"gone.csv": b""}, {"new.html": b""}, tmp_path / "other")
    assert both == [("file gone: .csv", "gone.csv"), ("file new: .html", "new.html")]


def test_archives_are_opened_to_the_last(tmp_path: Path) -> None:
    before, after = ({"site.zip": _nested(words)} for words in ("едно", "две"))
    [(kind, path)] = found(before, after, tmp_path)
    assert (kind, path) == ("xhtml: words of p", "site.zip!/book.epub!/page.xhtml")


def _nested(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("book.epub", zipped(page_xhtml=f"<html><p>{words}</p></html>"))
    return held.getvalue()


def test_a_pdf_is_compared_by_its_words_and_pages(tmp_path: Path) -> None:
    one, other = pdf(tmp_path, "Hello world"), pdf(tmp_path, "Hello #pagebreak() there")
    kinds = [kind for kind, _ in found({"a.pdf": one}, {"a.pdf": other}, tmp_path)]
    assert kinds == ["PDF pages", "PDF words"]
    looks = pdf(tmp_path, "#set text(fill: red)\nHello world")
    again = found({"a.pdf": one}, {"a.pdf": looks}, tmp_path / "looks")
    assert again == [("bytes alone: .pdf", "a.pdf")]


def test_only_what_nobody_meant_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {"a.html": PAGE.encode(), "b.json": b'{"a": 1}'}
    after = {"a.html": PAGE.replace("две", "2").encode(), "b.json": b'{"a": 2}'}
    found(texts, after, tmp_path)
    known = tmp_path / "known.yml"

    def ran(*listed: dict[str, str]) -> int:
        known.write_text(json.dumps(listed), encoding="utf-8")
        folders = [str(tmp_path / name) for name in ("before", "after")]
        monkeypatch.setattr(sys, "argv", ["compare.py", *folders, "--known", str(known)])
        return main()

    words = {"kind": "page: words of .*", "why": "figures are written as figures"}
    assert ran(words) == 1
    said = capsys.readouterr().out
    assert "DIFFERS  JSON changed: .a: 1 in 1 files" in said
    assert "because figures are written as figures" in said
    assert "'Едно две' → 'Едно 2'" in said
    assert said.endswith("1 differences that nobody listed.\n")
    assert ran(words, {"kind": r"JSON changed: \.a", "why": "x", "where": "b.json"}) == 0
    assert ran(words, {"kind": r"JSON changed: \.a", "why": "x", "where": "c.json"}) == 1
