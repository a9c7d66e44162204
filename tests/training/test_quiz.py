"""Quizzes are read back as they were written, and nothing of them reaches a page as markup."""

import re
import shutil
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.schema import TranslationMatter
from civildialogue.core.model.text import SourceText
from civildialogue.core.output.book.tree import converter
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.books.planning import plan
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.tables import plain
from civildialogue.features.training import asked, views
from civildialogue.features.training.lessons import lessons, modules, timetables
from civildialogue.features.training.quiz import QuestionKind
from civildialogue.features.training.reading import quiz_of
from projects import tree

WHOLE = Path(__file__).with_name("docs")
BASE = WHOLE.parents[1] / "golden/_base/docs"
LETTERS = string.ascii_letters + "абвЖѝ" + string.digits + "~=#{}:|<>&\"'`*_[]()!?+-.,\\/„“ "
EXTENSIONS = {
    "attr_list": {},
    "admonition": {},
    "tables": {},
    "footnotes": {},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.tasklist": {},
    "civildialogue": {},
}
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{: onclick=alert(1) }",
    "a ~ b = c # d { e } : f",
    "\"кавички\" 'и' „други“",
    "[x](javascript:alert(1))",
    "!!! note",
    "# заглавие",
    "- точка",
    "&lt;b&gt;",
]


def page_of(quiz: str, kind: str = "lesson") -> Page:
    body = f"## Тест {{#quiz}}\n\n{quiz}"
    matter = TranslationMatter(kind=kind, title="Т", summary="С")
    source = SourceText("docs/training/a.bg.md", body)
    blocks = tuple(split_blocks(source.lines, 1))
    return Page("training/a", BULGARIAN, source, matter, {}, blocks)


def codes(quiz: str, kind: str = "lesson") -> list[tuple[str, int]]:
    return [(d.code, d.span.line) for d in quiz_of(page_of(quiz, kind)).faults]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    docs = tmp_path_factory.mktemp("whole") / "docs"
    for folder in (BASE, WHOLE):
        for path, data in tree(folder).items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_bytes(data)
    assert not pipeline.inspect(docs, "docs").diagnostics
    return Loader(docs).library


def a_writer(library: Library) -> Writer:
    return Writer(Shared(library, History(Path())), BULGARIAN)


def is_plain(text: str) -> bool:
    """Words that mean nothing to the divider of blocks, as most are."""
    found = [block.kind.value for block in split_blocks([text], 1)]
    return found == ["paragraph"] and not text.startswith((">", "=")) and text.strip() == text


words = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool).filter(is_plain)
feedback = st.lists(words, min_size=1, max_size=2).map("\n\n".join)


def differing(options: st.SearchStrategy[Any], least: int) -> st.SearchStrategy[list[Any]]:
    """Options of which no two have the same words."""
    return st.lists(
        options, min_size=least, max_size=5, unique_by=lambda option: option[0].casefold()
    )


def quoted(text: str) -> str:
    return "\n".join(f"    > {line}".rstrip() for line in text.split("\n"))


@given(differing(st.tuples(words, feedback, st.booleans()), 2))
def test_options_are_read_back(options: list[tuple[str, str, bool]]) -> None:
    options[0] = (*options[0][:2], True)
    text = "\n\n".join(f"- [{'x' if r else ' '}] {t}\n\n{quoted(f)}" for t, f, r in options)
    quiz = quiz_of(page_of(f"### Кое? {{#many-a}}\n\n{text}\n"))
    assert not quiz.faults
    [question] = quiz.questions
    assert [(o.text, o.feedback, o.is_right) for o in question.options] == options


@given(differing(st.tuples(words, feedback), 2))
def test_steps_are_read_back(steps: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"{n}. {t}\n\n{quoted(f)}" for n, (t, f) in enumerate(steps, 1))
    [question] = quiz_of(page_of(f"### Ред? {{#order-a}}\n\n{text}\n")).questions
    assert [(o.text, o.feedback) for o in question.options] == steps


cells = st.text(set(LETTERS) - set("|\\`"), min_size=1, max_size=20).map(str.strip).filter(plain)


@given(differing(st.tuples(cells, cells, cells), 2))
def test_pairs_are_read_back(rows: list[tuple[str, str, str]]) -> None:
    text = "".join(f"| {a} | {b} | {c} |\n" for a, b, c in rows)
    quiz = quiz_of(page_of(f"### Кое? {{#match-a}}\n\n| А | Б | В |\n| --- | --- | --- |\n{text}"))
    [question] = quiz.questions
    assert [(o.text, o.partner, o.feedback) for o in question.options] == rows


@given(differing(st.tuples(words, feedback), 1), feedback)
def test_short_answers_are_read_back(answers: list[tuple[str, str]], otherwise: str) -> None:
    text = "\n\n".join(f"- = {t}\n\n{quoted(f)}" for t, f in answers)
    text += f"\n\n- Друго\n\n{quoted(otherwise)}"
    [question] = quiz_of(page_of(f"### Колко? {{#short-a}}\n\n{text}\n")).questions
    assert [(o.text, o.feedback) for o in question.options] == answers
    assert question.otherwise == otherwise


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shown", [asked.recast, asked.sheet, asked.key])
def test_no_text_of_a_quiz_is_markup(library: Library, hostile: str, shown: object) -> None:
    cell, said = hostile.replace("|", "\\|"), f"\n\n    > {hostile}\n\n"
    page = page_of(
        f"### Кое? {{#one-a}}\n\n- [x] {hostile}{said}- [ ] б{said}"
        f"### Ред {{#order-a}}\n\n1. {hostile}{said}2. б{said}"
        f"### Как? {{#short-a}}\n\n- = {hostile}{said}- Друго{said}"
        f"### Двойки {{#match-a}}\n\n| А | Б | В |\n| --- | --- | --- |\n"
        f"| {cell} | {cell} | {cell} |\n| а | б | в |\n"
    )
    writer = a_writer(library)
    if shown is asked.recast:
        text = emit.body(writer, page, recast=asked.recast(writer, page, True))
    else:
        text = shown(writer, page)  # type: ignore[operator]
    content = Renderer([*EXTENSIONS], EXTENSIONS).render(text, str).content
    root = lhtml.fragment_fromstring(content, create_parent="div")
    assert not root.xpath("//script | //img | //*[@onclick] | //*[@onerror]")
    assert not [a for a in root.iter("a") if "script:" in a.get("href", "")]


QUOTE = "\n\n    > Защо.\n\n"


@pytest.mark.parametrize(
    ("quiz", "expected"),
    [
        (f"### А {{#guess}}\n\n- [x] а{QUOTE}- [ ] б{QUOTE}", [("question-kind", 3)]),
        ("### А {#one-a}\n\nТекст.", [("question-shape", 5)]),
        ("### А {#one-a}", [("question-shape", 3)]),
        (f"### А {{#one-a}}\n\n- [x] а{QUOTE}- б{QUOTE}", [("question-shape", 9)]),
        (f"### А {{#one-a}}\n\n- [x] а{QUOTE}", [("question-shape", 3)]),
        (f"### А {{#one-a}}\n\n- [x] а{QUOTE}- [ ] б\n", [("option-feedback", 9)]),
        (f"### А {{#one-a}}\n\n- [x] а{QUOTE}- [x] б{QUOTE}", [("answers-several", 9)]),
        (f"### А {{#many-a}}\n\n- [ ] а{QUOTE}- [ ] б{QUOTE}", [("answer-none", 3)]),
        (
            f"### А {{#true-a}}\n\n- [x] а{QUOTE}- [ ] б{QUOTE}- [ ] в{QUOTE}",
            [("question-shape", 13)],
        ),
        (f"### А {{#one-a}}\n\n- [x] а{QUOTE}- [ ] А{QUOTE}", [("option-repeated", 9)]),
        (f"### А {{#order-a}}\n\n1. а{QUOTE}2. б{QUOTE}3. а{QUOTE}", [("option-repeated", 13)]),
        (f"### А {{#one-a}}\n\n- [x] а\n    - под{QUOTE}- [ ] б{QUOTE}", [("question-shape", 6)]),
        (f"### А {{#short-a}}\n\n- Друго{QUOTE}- Друго{QUOTE}", [("question-shape", 9)]),
        (f"### А {{#short-a}}\n\n- = а{QUOTE}- = б{QUOTE}", [("question-shape", 3)]),
        (
            f"### А {{#order-a}}\n\n- а{QUOTE}- б{QUOTE}",
            [("question-shape", 5), ("question-shape", 9)],
        ),
        (
            "### А {#match-a}\n\n| А | Б |\n| --- | --- |\n| а | б |\n| в | г |\n",
            [("question-shape", 7), ("question-shape", 8)],
        ),
        (
            f"### А {{#one-a}}\n\n- [x] а\n\n    Не цитат.\n\n- [ ] б{QUOTE}",
            [("question-shape", 7)],
        ),
    ],
)
def test_what_is_wrong_is_told_on_its_line(quiz: str, expected: list[tuple[str, int]]) -> None:
    assert codes(quiz) == expected


@pytest.mark.parametrize("texts", ["абв", "вба", "бав", "аб"])
def test_the_order_of_what_is_shown_tells_no_answer(library: Library, texts: str) -> None:
    steps = "\n".join(f"{n}. {text}\n\n    > Така.\n" for n, text in enumerate(texts, 1))
    rows = "\n".join(f"| {n} | {text} | Така. |" for n, text in enumerate(texts, 1))
    table = f"| л | д | о |\n| --- | --- | --- |\n{rows}"
    page = page_of(f"### Ред {{#order-a}}\n\n{steps}\n### Двойки {{#match-a}}\n\n{table}\n")
    writer = a_writer(library)
    for question in quiz_of(page).questions:
        found = re.findall(r"^- (.)$", asked.bare(writer, page, question), re.MULTILINE)
        assert sorted(found) == sorted(texts) and "".join(found) != texts


def test_the_key_says_once_what_is_said_of_several_answers(library: Library) -> None:
    told = [
        "- = 30",
        "    > Да.",
        "- = тридесет",
        "    > Да.",
        "- = XXX",
        "    > И така.",
        "- друго",
    ]
    page = page_of("### Колко? {#short-a}\n\n" + "\n\n".join([*told, "    > Не."]) + "\n")
    key = asked.key(a_writer(library), page)
    assert "30 / тридесет\n" in key and " XXX\n" in key
    assert key.count("> Да.") == key.count("> И така.") == 1


def test_in_the_entry_test_no_option_is_right() -> None:
    options = f"- [ ] а{QUOTE}- [ ] б{QUOTE}"
    assert codes(f"### А {{#one-a}}\n\n{options}", "placement") == []
    marked = options.replace("[ ]", "[x]", 1)
    assert codes(f"### А {{#one-a}}\n\n{marked}", "placement") == [("question-shape", 5)]


def test_a_question_has_all_that_pages_and_exports_need(library: Library) -> None:
    quiz = lessons(library)["comment"].quiz(ENGLISH)
    assert [q.kind for q in quiz.questions] == [
        *(QuestionKind.ONE, QuestionKind.MANY, QuestionKind.MATCH),
        *(QuestionKind.ORDER, QuestionKind.SHORT, QuestionKind.TRUE),
    ]
    assert [q.right for q in quiz.questions[:2]] == [(1,), (0, 2)]
    assert quiz["match-parts"].options[2].partner == "art. 26 of the act"
    assert "association" in quiz["one-who"].options[1].feedback.split("\n\n")[1]
    assert quiz["short-days"].otherwise.startswith("The period is 30 days")
    assert [block.text for block in quiz["many-strong"].more] == ["Tick everything that is true."]


def test_lessons_modules_and_timetables_have_their_order(library: Library) -> None:
    assert [*lessons(library)] == ["reading", "comment"]
    assert [module.id for module in modules(library)] == ["core", "voice"]
    assert [each.id for each in timetables(library)] == ["one-day"]
    teaching = lessons(library)["comment"].teaching(BULGARIAN)
    assert [block.id for block in teaching if block.level] == ["strong", "where"]


LINKED = """\
---
kind: lesson
origin: site-edition
title: Урок
summary: "Урок."
unready: true
audience: both
level: basic
minutes: 30
outcomes: [{{text: {{bg: "Пише.", en: "Writes."}}, competences: ["{competence}"]}}]
activities: [{{minutes: 30, title: {{bg: "Урок", en: "Lesson"}}, way: talk}}]
prerequisites: [{before}]
methods: [{method}]
---
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"competence": "1.4"}, [("value-unknown", 10)]),
        ({"competence": "5.5"}, [("value-unknown", 10)]),
        ({"method": "no-such"}, [("reference-unknown", 13)]),
        ({"before": "no-such"}, [("reference-unknown", 12)]),
        ({"before": "second"}, [("circle", 12)]),
    ],
)
def test_what_a_lesson_names_is_there(
    tmp_path: Path, facts: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    docs = tmp_path / "docs"
    for path, data in tree(BASE).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(data)
    (docs / "training").mkdir()
    given = {"competence": "2.6", "before": "", "method": "petition"} | facts
    shutil.copy(WHOLE / "training/index.bg.md", docs / "training")
    (docs / "training/first.bg.md").write_text(LINKED.format_map(given), encoding="utf-8")
    other = LINKED.format(competence="1.1", before="first", method="petition")
    (docs / "training/second.bg.md").write_text(other, encoding="utf-8")
    found = pipeline.inspect(docs, "docs").diagnostics
    wanted = {"value-unknown", "reference-unknown", "circle"}
    here = [d for d in found if d.code in wanted and d.span.path.endswith("first.bg.md")]
    assert [(d.code, d.span.line) for d in here] == expected


def test_the_views_have_what_they_are_for(library: Library) -> None:
    found = dict(views.documents(a_writer(library)))
    assert {*found} == {*views.made(library)}
    sheet, key = (found[f"training/comment/{view}"].body for view in ("sheet", "key"))
    trainer = found["training/comment/trainer"].body
    for question in lessons(library)["comment"].quiz(BULGARIAN).questions:
        for option in question.options:
            assert option.feedback[:7] not in sheet
            assert option.feedback[:7] in key
    assert all(clock in trainer for clock in ("0:00", "0:10", "0:25", "0:55", "1:05", "1:20"))
    assert "Химикалки" in trainer and "Оставете достатъчно време" in trainer


def test_a_book_asks_first_and_has_the_key_at_the_end_of_the_chapter(library: Library) -> None:
    parts = {part.key: part.document.body for part in plan(a_writer(library), "training").parts}
    text, _, key = parts["training/comment"].partition("#quiz-key")
    assert "Доводът тежи" in key and "Доводът тежи" not in text
    assert "Само жителите на общината" in text
    assert converter(EXTENSIONS).convert(key)
