"""A file or a record with a fault is told once: what names it is not to blame."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Diagnostic
from unit.making import FORUM, write_all

from ..written import COMMENTS, CONSULTATIONS, RECOMMENDATIONS, Sources, disposition

CHAPTER = """\
---
kind: chapter
origin: site-edition
title: Трета глава
summary: "Глава за образец."
---

Пасаж с позоваване [@zna, чл. 1] и още едно [@apk; @zna].
{#p-third}

Пак [@zna] и [препоръка](../compendium/recommendations/rec-0001.md#problem).
{#p-fourth}
"""
EVERYTHING = [
    "_data/authorities.yml",
    "_data/glossary.yml",
    "_data/permalinks.txt",
    "_data/sources.yml",
    "_data/tombstones.yml",
    "analysis/index.bg.md",
    "analysis/one.bg.md",
    "analysis/one.en.md",
    "compendium/index.bg.md",
    f"{RECOMMENDATIONS}/rec-0001.bg.md",
    f"{RECOMMENDATIONS}/rec-0001.en.md",
    f"{RECOMMENDATIONS}/rec-0002.bg.md",
    f"{COMMENTS}/rec-0001/2026-12-05-n1-aaaaaa.md",
    f"{COMMENTS}/rec-0001/2026-12-05-n2-bbbbbb.md",
    f"{CONSULTATIONS}/2026-autumn.yml",
    "index.bg.md",
    "methodologies/petition.bg.md",
    "training/first.bg.md",
]


@pytest.fixture
def whole(tmp_path: Path) -> Sources:
    """A Forum in which everything is named by something else, without a finding that fails."""
    sources = Sources(write_all(tmp_path / "docs", FORUM))
    sources.write("analysis/three.bg.md", CHAPTER)
    for locale, words in (("bg", "Общината да отговаря на всяко предложение."), ("en", "Problem")):
        path = sources.docs / f"{RECOMMENDATIONS}/rec-0001.{locale}.md"
        head, _, rest = path.read_text(encoding="utf-8").partition(
            "Text." if locale == "en" else "Текст."
        )
        path.write_text(f"{head}{words}\n{{#p-one}}{rest}", encoding="utf-8")
    first = (sources.docs / f"{RECOMMENDATIONS}/rec-0001.bg.md").read_text(encoding="utf-8")
    second = first.replace("rec-0001", "rec-0002")
    sources.write(
        f"{RECOMMENDATIONS}/rec-0002.bg.md",
        second.replace("licence:", "supersedes: [rec-0001]\nlicence:"),
    )
    sources.comment("c-aaaaaa")
    sources.comment(
        "c-bbbbbb",
        in_reply_to="c-aaaaaa",
        disposition=disposition("duplicate", duplicate_of="c-aaaaaa"),
    )
    english = {"lang": "en", "block": "p-one", "quote": "Problem"}
    sources.comment("c-cccccc", **english)
    sources.consultation(scope=["rec-0001", "rec-0002"])
    pipeline.fix(sources.docs)
    assert grave(sources) == []
    return sources


def grave(sources: Sources) -> list[Diagnostic]:
    """What is found and makes a check fail, with the warnings."""
    found = pipeline.inspect(sources.docs, "docs").diagnostics
    return [d for d in found if d.severity != "note" and d.code not in UNTRANSLATED]


UNTRANSLATED = ("translation-missing", "order-incomplete")
"""What is told of the small Forum as it is."""


@pytest.mark.parametrize("path", EVERYTHING)
@pytest.mark.parametrize("bad", [b"---\nkind: [\n---\n", b"\xff\n"], ids=["yaml", "bytes"])
def test_a_file_that_cannot_be_read_is_the_only_one_told(
    whole: Sources, path: str, bad: bytes
) -> None:
    plain = bad.replace(b"---\n", b"")
    (whole.docs / path).write_bytes(bad if path.endswith(".md") else plain)
    found = grave(whole)
    assert {d.span.path for d in found} == {f"docs/{path}"}, [(d.code, d.span) for d in found]
    assert [d.code for d in found] in (["yaml-syntax"], ["utf8-invalid"], ["field-invalid"])


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (f"{COMMENTS}/rec-0001/2026-12-05-n1-aaaaaa.md", "Съгласна съм.", "front-matter-missing"),
        (f"{CONSULTATIONS}/2026-autumn.yml", "id: a\n---\nid: b\n", "yaml-syntax"),
    ],
)
def test_a_record_that_is_none_is_the_only_one_told(
    whole: Sources, path: str, text: str, code: str
) -> None:
    whole.write(path, text)
    assert [(d.code, d.span.path) for d in grave(whole)] == [(code, f"docs/{path}")]


def test_of_a_record_that_says_a_thing_twice_the_rest_is_told_too(whole: Sources) -> None:
    path = f"{CONSULTATIONS}/2026-autumn.yml"
    text = (whole.docs / path).read_text(encoding="utf-8")
    whole.write(path, f"{text}wrong-field: x\nid: 2026-autumn\n")
    found = grave(whole)
    assert {d.span.path for d in found} == {f"docs/{path}"}
    assert {d.code for d in found} == {"yaml-duplicate-key", "field-unknown"}


@pytest.mark.parametrize("path", [name for name in EVERYTHING if "permalinks" not in name])
def test_a_record_with_a_wrong_field_is_the_only_one_told(whole: Sources, path: str) -> None:
    target = whole.docs / path
    text = target.read_text(encoding="utf-8")
    if path.startswith("_data/"):
        text = text.replace("\n  ", "\n  wrong-field: x\n  ", 1)
    else:
        text = text.replace("---\n", "---\nwrong-field: x\n", 1)
        text = text if path.endswith(".md") else f"wrong-field: x\n{text}"
    target.write_text(text, encoding="utf-8")
    found = grave(whole)
    assert [(d.code, d.span.path) for d in found] == [("field-unknown", f"docs/{path}")]


@pytest.mark.parametrize("identifier", ["[zna]", "ZNA", '""', "{a: b}", "12.5"])
def test_a_record_whose_id_is_wrong_may_be_any(whole: Sources, identifier: str) -> None:
    target = whole.docs / "_data/sources.yml"
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("id: zna", f"id: {identifier}"), encoding="utf-8")
    assert {d.span.path for d in grave(whole)} == {"docs/_data/sources.yml"}


def test_what_no_record_has_is_told_beside_a_faulty_one(whole: Sources) -> None:
    target = whole.docs / "_data/sources.yml"
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("type: legislation", "type: law", 1), encoding="utf-8")
    chapter = CHAPTER.replace("[@zna] и", "[@other] и")
    whole.write("analysis/three.bg.md", chapter)
    told = [(d.code, d.span.path) for d in grave(whole)]
    assert told == [
        ("value-unknown", "docs/_data/sources.yml"),
        ("citation-unknown", "docs/analysis/three.bg.md"),
    ]


def test_a_faulty_tombstone_still_says_where_its_passage_went(whole: Sources) -> None:
    page = whole.docs / "analysis/three.bg.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("p-fourth", "p-fifth"), encoding="utf-8")
    pipeline.fix(whole.docs)
    assert {d.code for d in grave(whole)} & {"id-removed", "id-changed"}
    stones = whole.docs / "_data/tombstones.yml"
    stone = "- page: analysis/three\n  id: p-fourth\n  removed: вчера\n"
    stones.write_text(stones.read_text(encoding="utf-8") + stone, encoding="utf-8")
    pipeline.fix(whole.docs)
    assert {d.span.path for d in grave(whole)} == {"docs/_data/tombstones.yml"}
