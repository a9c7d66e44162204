"""The words of front matter and records are looked through as the text of pages is."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Diagnostic
from unit.making import FORUM, original, write_all

from ..written import CONSULTATIONS, Sources, disposition

PLACES = [
    ("_data/authorities.yml", "Министерски съвет"),
    ("_data/glossary.yml", "Влияние на гражданите"),
    ("_data/glossary.yml", "Citizens’ influence"),
    ("_data/sources.yml", "Закон за нормативните"),
    ("_data/tombstones.yml", "Текстът е преместен"),
    ("analysis/one.bg.md", "Първа глава"),
    ("analysis/one.bg.md", "За какво е"),
    ("analysis/one.en.md", "What it is about"),
    ("analysis/index.bg.md", "Екип на Форума"),
    ("analysis/index.en.md", "Analysis"),
    ("methodologies/petition.bg.md", "Портал"),
    ("compendium/recommendations/rec-0001.bg.md", "чл. 26"),
    (f"{CONSULTATIONS}/2026-autumn.yml", "Консултация"),
    ("compendium/comments/rec-0001/2026-12-05-n1-aaaaaa.md", "Законът го"),
]


@pytest.fixture
def forum(tmp_path: Path) -> Sources:
    """A small Forum with a comment and its answer."""
    sources = Sources(write_all(tmp_path / "docs", FORUM))
    sources.comment("c-aaaaaa", block="problem", disposition=disposition())
    sources.consultation()
    return sources


def told(sources: Sources, path: str, words: str, strange: str) -> list[Diagnostic]:
    """What is found in a file when something strange stands before words of it."""
    target = sources.docs / path
    text = target.read_text(encoding="utf-8")
    assert words in text
    target.write_text(text.replace(words, strange + words, 1), encoding="utf-8")
    found = pipeline.inspect(sources.docs, "docs").diagnostics
    return [d for d in found if d.span.path == f"docs/{path}"]


@pytest.mark.parametrize(("path", "words"), PLACES)
@pytest.mark.parametrize(
    ("strange", "code"),
    [
        ("\u200b", "invisible-character"),
        ("\u202e", "bidi-control"),
        ("oбщ ", "mixed-script-latin"),
        ("«", "quotes-foreign"),
    ],
)
def test_what_is_strange_is_told_at_its_place(
    forum: Sources, path: str, words: str, strange: str, code: str
) -> None:
    found = [d for d in told(forum, path, words, strange) if d.code == code]
    assert len(found) == 1
    assert strange in found[0].span.excerpt


def test_the_name_of_who_comments_is_looked_through(forum: Sources) -> None:
    path = "compendium/comments/rec-0001/2026-12-05-n1-aaaaaa.md"
    assert "mixed-script-latin" in {d.code for d in told(forum, path, "Мария", "oбщ ")}


def test_a_foreign_works_title_keeps_its_marks(forum: Sources) -> None:
    path = "_data/sources.yml"
    assert not told(
        forum,
        path,
        "Закон за нормативните",
        "On the “quality” of many laws and of the words in which they stand ",
    )


@pytest.mark.parametrize("strange", ["«", "”", "„"])
def test_what_the_public_writes_is_left_as_it_is(forum: Sources, strange: str) -> None:
    forum.comment(
        "c-bbbbbb", f"Съгласни {strange} сме.", kind="amend", proposal=f"Друго {strange}."
    )
    found = pipeline.inspect(forum.docs, "docs").diagnostics
    second = [d.code for d in found if d.span.path.endswith("n2-bbbbbb.md")]
    assert not [code for code in second if code.startswith("quotes")]


def test_what_no_language_is_known_of_has_the_marks_that_it_has(forum: Sources) -> None:
    imported = {"file": 'План "А".docx', "sha256": "0" * 64, "date": "2026-12-01"}
    text = original(body="Текст.", origin="imported", imported=imported, title='План "Б"')
    forum.write("analysis/two.bg.md", text)
    found = pipeline.inspect(forum.docs).diagnostics
    assert {d.span.excerpt for d in found if d.code == "quotes-straight"} == {'title: План "Б"'}
