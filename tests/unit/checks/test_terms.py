"""Words that the glossary avoids: told where an author chose them, and nowhere else."""

from pathlib import Path

from civildialogue.core.checks.terms import facts, passages
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Kind

from ..making import DATA, FORUM, load, original, translation

AVOIDED = "свободен лиценз"
GLOSSARY = f"""\
- id: open-licence
  bg: {{term: "отворен лиценз", definition: "Разрешение.", avoid: ["{AVOIDED}"]}}
  en: {{term: "open licence", definition: "A permission.", avoid: ["free licence"]}}
"""
FINDING = f"""\
id: f-free
chapter: one
level: municipal
statement: {{bg: "Навсякъде е {AVOIDED}.", en: "It is a free licence."}}
figures: []
sources: [{{source: zna}}]
confidence: high
reason: {{bg: "Прочетено е.", en: "It was read."}}
"""


def terms(library: Library) -> list[Diagnostic]:
    """What is found in facts and in passages."""
    return [*facts(library), *passages(library)]


def told(docs: Path, **files: str) -> list[tuple[str, int, object]]:
    library = load(docs, {**FORUM, "_data/glossary.yml": GLOSSARY, **files}).library
    return [(d.span.path, d.span.column, d.params["word"]) for d in terms(library)]


def test_the_words_of_a_finding_are_its_authors(docs: Path) -> None:
    path = "analysis/_data/findings/f-free.yml"
    found = told(docs, **{path: FINDING})
    line = FINDING.split("\n")[3]
    assert set(found) == {
        (f"docs/{path}", line.index(word) + 1, word) for word in (AVOIDED, "free licence")
    }


def test_a_title_of_a_work_stands_apart_where_it_is_and_where_it_is_named(docs: Path) -> None:
    titled = DATA["_data/sources.yml"].replace("Закон за норм", f"Закон за {AVOIDED} и норм")
    one = original(body=f"Законът е {AVOIDED}, а Закон за {AVOIDED} и нормативните актове не е.")
    found = told(docs, **{"_data/sources.yml": titled, "analysis/one.bg.md": one})
    assert found == [("docs/analysis/one.bg.md", 11, AVOIDED)]


def test_a_name_of_an_authority_is_not_its_authors_choice(docs: Path) -> None:
    named = DATA["_data/authorities.yml"].replace("Министерски съвет", f"Съвет за {AVOIDED}")
    assert told(docs, **{"_data/authorities.yml": named}) == []


def test_a_term_that_both_passages_have_is_no_other_term(docs: Path) -> None:
    glossary = """\
- id: advice
  bg: {term: "препоръка", definition: "Текст.", avoid: ["съвет"]}
  en: {term: "recommendation", definition: "A text."}
- id: council
  bg: {term: "общински съвет", definition: "Орган."}
  en: {term: "municipal council", definition: "A body."}
"""
    one = original(body="Общински съвет прие съвет.\n{#p-one}")
    english = translation(Kind.CHAPTER, "Recommendation was adopted then.\n{#p-one}")
    texts = {"analysis/one.bg.md": one, "analysis/one.en.md": english}
    library = load(docs, {**FORUM, "_data/glossary.yml": glossary, **texts}).library
    assert [d.code for d in terms(library)] == ["term-avoided"]


def test_what_an_item_of_a_list_quotes_was_said_by_somebody_else(docs: Path) -> None:
    one = original(body=f"- > {AVOIDED}\n- {AVOIDED}, а 2 > 1\n{{#p-one}}")
    found = told(docs, **{"analysis/one.bg.md": one})
    assert found == [("docs/analysis/one.bg.md", 3, AVOIDED)]
