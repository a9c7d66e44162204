"""Where a publication requires citations, what counts as a statement and what as its ground."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.vocabulary import Kind

from ..making import FORUM, original, translation, write_all

CITED = "Срокът е 30 дни [@zna, чл. 26]."
CASES = [
    (CITED, 0),
    ("Срокът е 30 дни.", 1),
    ("Срокът е 30 дни.\n{#p-aaaa .own}", 0),
    ("Срокът е 30 дни.\n{#p-aaaa}", 1),
    ("Срокът е `[@zna, чл. 26]`.", 1),
    ("- едно\n- две [@zna]\n- три", 2),
    ("- едно\n- две\n{#p-aaaa .own}", 0),
    ("- едно:\n    - а [@zna]\n    - б", 0),
    ("1. едно\n\n    още [@zna]\n\n2. две", 1),
    ("> Дума.", 1),
    ("> Дума [@zna].", 0),
    ('!!! note "Бележка"\n    Дума.\n\n    - едно\n    - две [@zna]', 2),
    ("![Площад](images/square.png)", 0),
    ("| А | Б |\n| --- | --- |\n| 1 | 2 |", 0),
    ("```text\nкод\n```", 0),
    (f"{CITED}\n\nОще едно.\n\n{CITED}", 1),
]


def told(docs: Path, body: str, index: str = "required", **more: object) -> list[int]:
    held = {"citations": index} if index else {}
    texts = {
        **FORUM,
        "analysis/index.bg.md": original(Kind.PUBLICATION, title="Анализ", **held),
        "analysis/two.bg.md": original(Kind.CHAPTER, body, title="Втора глава", **more),
    }
    write_all(docs, texts)
    found = pipeline.inspect(docs).diagnostics
    return [
        d.span.line
        for d in found
        if d.code == "citation-missing" and d.span.path.endswith("two.bg.md")
    ]


@pytest.mark.parametrize(("body", "count"), CASES)
def test_each_statement_has_a_ground(docs: Path, body: str, count: int) -> None:
    assert len(told(docs, body)) == count


def test_it_is_asked_of_chapters_of_such_publications_alone(docs: Path) -> None:
    assert told(docs, "Дума.", index="") == []
    assert told(docs, "Дума.", origin="example") == []
    assert told(docs, "Дума.", origin="imported") == []
    assert len(told(docs, "Дума.")) == 1


def test_a_mark_in_the_record_holds_for_the_translation(docs: Path) -> None:
    texts = {
        **FORUM,
        "analysis/index.bg.md": original(Kind.PUBLICATION, title="Анализ", citations="required"),
        "analysis/two.bg.md": original(Kind.CHAPTER, "Дума.\n{#p-aaaa .own}\n\nОще.\n{#p-bbbb}"),
        "analysis/two.en.md": translation(Kind.CHAPTER, "A word.\n{#p-aaaa}\n\nMore.\n{#p-bbbb}"),
    }
    write_all(docs, texts)
    found = [d for d in pipeline.inspect(docs).diagnostics if d.code == "citation-missing"]
    shown = [(d.span.path[-10:], d.span.excerpt) for d in found if "two" in d.span.path]
    assert shown == [("/two.bg.md", "Още."), ("/two.en.md", "More.")]
