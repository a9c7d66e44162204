"""Limits hold to the last sign: what is just allowed is read, one more is told."""

from pathlib import Path

import pytest

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.text import SourceText
from civildialogue.core.source import limits, walk

from ..making import blocks_of, write_all

MEASURES = {
    "characters": (limits.BLOCK_CHARACTERS, lambda n: "а" * n),
    "lines": (limits.BLOCK_LINES, lambda n: "\n".join("а" * n)),
    "brackets": (limits.BLOCK_MARKS, lambda n: "а" + "[" * n),
    "definitions": (limits.DEFINITIONS, lambda n: "дума" + "\n:   значение" * n),
    "notes": (limits.NOTES, lambda n: "\n\n".join(f"[^{k}]: бележка" for k in range(n))),
    "blocks": (limits.BLOCKS, lambda n: "\n\n".join("а" * n)),
}
"""For each measure the limit, and a text that has so much of it."""


def crowded(text: str) -> Diagnostic | None:
    return limits.crowded(SourceText("docs/a.bg.md", text), blocks_of(text))


@pytest.mark.parametrize("name", MEASURES)
def test_a_text_may_hold_just_so_much(name: str) -> None:
    limit, text = MEASURES[name]
    assert crowded(text(limit)) is None
    told = crowded(text(limit + 1))
    assert told is not None
    assert told.code == "text-crowded"
    assert (told.params["count"], told.params["limit"]) == (str(limit + 1), str(limit))


def test_the_notes_of_a_page_are_counted_together() -> None:
    half = limits.NOTES // 2 + 1
    notes = "\n\n".join(f"[^{k}]: бележка" for k in range(half))
    more = "\n".join(f"*[Д{k}]: дума" for k in range(half))
    assert crowded(notes) is None
    assert crowded(more) is None
    assert crowded(f"{notes}\n\n{more}") is not None


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("_data/permalinks.txt", limits.LEDGER_BYTES),
        ("_data/permalinks/2.txt", limits.LEDGER_BYTES),
        ("_data/sources.yml", limits.LIST_BYTES),
        ("_data/sources/laws.yml", limits.LIST_BYTES),
        ("_data/notes.md", limits.PAGE_BYTES),
        ("compendium/comments/rec-0001/2026-12-01-a.md", limits.RECORD_BYTES),
        ("compendium/consultations/2026.yml", limits.RECORD_BYTES),
        ("compendium/comments.bg.md", limits.PAGE_BYTES),
        ("analysis/_data/a.bg.md", limits.PAGE_BYTES),
        ("index.bg.md", limits.PAGE_BYTES),
    ],
)
def test_a_file_may_be_as_large_as_its_place_allows(path: str, most: int) -> None:
    assert limits.largest(path) == most


def walked(docs: Path) -> tuple[list[str], list[tuple[str, str]]]:
    found: list[Diagnostic] = []
    return list(walk.walk(docs, "docs", found)), [(d.code, d.span.path) for d in found]


def test_a_folder_may_have_just_so_many_files(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST_FILES", 2)
    write_all(docs, {"a/1.bg.md": "", "a/2.bg.md": "", "a/.hidden": "", "b.bg.md": ""})
    assert walked(docs) == (["b.bg.md", "a/1.bg.md", "a/2.bg.md"], [])
    write_all(docs, {"a/3.bg.md": ""})
    assert walked(docs) == (["b.bg.md"], [("too-many-files", "docs/a")])


def test_a_path_may_be_just_so_long_and_so_deep(docs: Path) -> None:
    name = "a" * (walk.LONGEST_PATH - len("b/.txt")) + ".txt"
    deep = "a/" * walk.DEEPEST
    write_all(docs, {f"b/{name}": "", f"{deep}a.txt": ""})
    assert walked(docs) == ([f"{deep}a.txt", f"b/{name}"], [])
    write_all(docs, {f"b/a{name}": "", f"{deep}a/a.txt": "", f"{deep}a/a/a.txt": ""})
    told = [("path-name", f"docs/{deep}a"), ("path-name", f"docs/b/a{name}")]
    assert walked(docs) == ([f"{deep}a.txt", f"b/{name}"], told)


@pytest.mark.parametrize("name", ["con.txt", "nul.bg.md", "com1.yml", "lpt9.svg"])
def test_no_file_has_the_name_of_a_device(docs: Path, name: str) -> None:
    write_all(docs, {f"a/{name}": "", "a/console.txt": "", "a/com.txt": "", "a/auxiliary.md": ""})
    paths, told = walked(docs)
    assert sorted(paths) == ["a/auxiliary.md", "a/com.txt", "a/console.txt"]
    assert told == [("path-name", f"docs/a/{name}")]
