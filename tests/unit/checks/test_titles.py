"""What a list of pages may call a page: any of its own names, and nothing else."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.vocabulary import Kind

from ..making import FORUM, original, write_all

CONSULTATION = """\
id: autumn
title: {bg: "Есенна консултация", en: "Autumn consultation"}
state: preparation
missing: {bg: "Адрес.", en: "An address."}
scope: [rec-0001]
"""
RECOMMENDATION = "../compendium/recommendations/rec-0001.md"


@pytest.mark.parametrize(
    ("target", "called"),
    [
        ("one.md", ["Първа глава"]),
        ("index.md", ["Анализ на участието", "Анализ"]),
        ("../compendium/consultations/autumn.md", ["Есенна консултация"]),
        # A page of the same name in another folder has its own title.
        ("autumn.md", ["Есента"]),
        (
            RECOMMENDATION,
            ["Повече време", "rec-0001", "rec-0001. Повече време", "rec-0001: Повече време"],
        ),
        ("../about/glossary.md", ["Речник"]),
        ("../tags/index.md", None),
    ],
)
def test_a_page_has_its_own_names(docs: Path, target: str, called: list[str] | None) -> None:
    names = [*(called or []), "Другояче", "Autumn consultation"]
    items = [f"- [{name}]({target})" for name in names]
    texts = {
        **FORUM,
        "analysis/autumn.bg.md": original(Kind.CHAPTER, title="Есента"),
        "analysis/two.bg.md": original(Kind.CHAPTER, "\n".join(items), title="Втора глава"),
        "compendium/consultations/autumn.yml": CONSULTATION,
    }
    write_all(docs, texts)
    found = pipeline.inspect(docs).diagnostics
    told = [(d.params["text"], d.params["title"]) for d in found if d.code == "link-title"]
    assert told == [(name, called[0]) for name in names[-2:] if called]


def test_what_begins_with_a_small_letter_is_a_phrase_unless_the_title_does(docs: Path) -> None:
    items = ["- [еПодпис за всички](one.md)", "- [е-услуги](small.md)", "- [друго](small.md)"]
    texts = {
        **FORUM,
        "analysis/small.bg.md": original(Kind.CHAPTER, title="еУслуги"),
        "analysis/two.bg.md": original(Kind.CHAPTER, "\n".join(items), title="Втора глава"),
    }
    write_all(docs, texts)
    found = pipeline.inspect(docs).diagnostics
    told = [(d.params["text"], d.params["title"]) for d in found if d.code == "link-title"]
    assert told == [("е-услуги", "еУслуги"), ("друго", "еУслуги")]
