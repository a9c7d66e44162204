"""What is exported for learning platforms is read back by other programs as it was written."""

import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from moodle_xml_parser.parser import parse_bytes

from civildialogue.cli import main
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.book.order import Made, Materials
from civildialogue.core.output.standing import words
from civildialogue.features.training.exports import gift, moodle
from civildialogue.features.training.exports.items import Item, Unit
from civildialogue.features.training.exports.making import FORMS, Wanted, work
from civildialogue.features.training.quiz import QuestionKind
from counts import crossed, some
from projects import around, tree

from .exporting import LESSONS, feedback_of, read_gift, read_moodle, said, taught, unheld, unit

LETTERS = string.ascii_letters + "абвЖѝ" + string.digits + "~=#{}:|<>&\"'+-.,%;?]/„“ \u2013"
HOSTILE = [
    "a ~ b = c # d { e } : f",
    "%50% от хората",
    "-> вдясно",
    "]]> край",
    "\"кавички\" 'и' „други“",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; &#60;",
    "####",
    "// коментар",
    "= x",
    "::име::",
    "$CATEGORY: x",
    "[html]x",
    "{=a ~b}",
    "{: onclick=alert(1) }",
    "[@zna]",
    "مرحبا (abc) 123\u200f! שלום",
    "👩‍👩‍👧‍👦 🇧🇬 ✔️ e\u0301",
    r"\n \\ \=",
    "@@PLUGINFILE@@/x [[1]] {1:SHORTANSWER:=x}",
    "дума " * 900 + "край",
]
KEPT = 255
"""Signs that Moodle keeps of the right side of a pair."""
TYPES = {
    QuestionKind.ONE: ("MC", "multichoice"),
    QuestionKind.MANY: ("MC", "multichoice"),
    QuestionKind.TRUE: ("TF", "truefalse"),
    QuestionKind.MATCH: ("Matching", "matching"),
    QuestionKind.ORDER: ("Matching", "ordering"),
    QuestionKind.SHORT: ("Short", "shortanswer"),
}


@pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])
def test_both_forms_say_what_the_lesson_says(folder: Path, locale: Locale) -> None:
    lesson = unit(folder, locale=locale)
    assert {item.kind for item in lesson.items} == {*QuestionKind}
    agree(lesson)


@pytest.mark.parametrize(("name", "locale"), some(crossed(LESSONS, (BULGARIAN, ENGLISH)), least=4))
def test_the_programme_is_read_back_as_it_is(name: str, locale: Locale) -> None:
    agree(taught(name, locale))


def agree(lesson: Unit) -> None:
    """Both files have every question, with the same right answers and all feedback."""
    asked = read_gift(gift.write("Обучение", [lesson]))
    kept = read_moodle(moodle.write("Обучение", [lesson]))
    assert len(asked) == len(kept) == len(lesson.items)
    for item, one, other in zip(lesson.items, asked, kept, strict=True):
        assert (one["type"], other.get("type")) == TYPES[item.kind]
        assert one["title"] == other.findtext("name/text") == item.title
        assert words(one["stem"]["text"]) == said(other, "questiontext/text") == words(item.prompt)
        after = said(other, "generalfeedback/text")
        assert words(one["globalFeedback"]["text"]) == after == words(item.after)
        in_gift(item, one)
        in_moodle(item, other)


def in_gift(item: Item, one: dict[str, Any]) -> None:
    feedback = [words(answer.feedback) for answer in item.answers]
    if item.kind is QuestionKind.TRUE:
        # Whatever this parser calls them, Moodle tells the first to who is wrong.
        first, second = (words(one[name]["text"]) for name in ("trueFeedback", "falseFeedback"))
        assert one["isTrue"] is item.answers[0].is_right
        assert [second, first] == (feedback if one["isTrue"] else feedback[::-1])
    elif item.kind in (QuestionKind.MATCH, QuestionKind.ORDER):
        found = [
            (words(p["subquestion"]["text"]), unheld(p["subanswer"])) for p in one["matchPairs"]
        ]
        wanted = [(a.words, moodle.partner(a) or str(n)) for n, a in enumerate(item.answers, 1)]
        assert found == wanted
        assert all(each in words(one["globalFeedback"]["text"]) for each in feedback)
    elif item.kind is QuestionKind.SHORT:
        assert feedback_of(one["choices"]) == [*feedback, words(item.otherwise)]
        assert one["choices"][-1]["text"]["text"] == "*"
        texts = [choice["text"]["text"] for choice in one["choices"][:-1]]
        assert all(
            matches(text, answer.words) for text, answer in zip(texts, item.answers, strict=True)
        )
    else:
        assert feedback_of(one["choices"]) == feedback
        assert [words(c["text"]["text"]) for c in one["choices"]] == [a.words for a in item.answers]
        right = [bool(c["isCorrect"]) or (c["weight"] or 0) > 0 for c in one["choices"]]
        assert right == [answer.is_right for answer in item.answers]


def matches(pattern: str, text: str) -> bool:
    """Whether an accepted answer of Moodle takes a text: a bare star is any text."""
    parts = [part.replace("\0", "*") for part in pattern.replace(r"\*", "\0").split("*")]
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return text.startswith(parts[0]) and text.endswith(parts[-1])


def in_moodle(item: Item, other: etree._Element) -> None:
    answers = other.findall("answer")
    feedback = [words(answer.feedback) for answer in item.answers]
    found = [said(answer, "feedback/text") for answer in answers]
    weights = [float(answer.get("fraction", "")) for answer in answers]
    if item.kind is QuestionKind.TRUE:
        assert [answer.findtext("text") for answer in answers] == ["true", "false"]
        assert found == feedback
        assert weights == [100.0 * answer.is_right for answer in item.answers]
    elif item.kind is QuestionKind.MATCH:
        pairs = other.findall("subquestion")
        texts = [(said(pair), pair.findtext("answer/text")) for pair in pairs]
        assert texts == [(answer.words, moodle.partner(answer)) for answer in item.answers]
        assert all(len(right or "") <= KEPT for _, right in texts)
    elif item.kind is QuestionKind.ORDER:
        assert [said(answer) for answer in answers] == [answer.words for answer in item.answers]
        assert weights == sorted(weights)
    elif item.kind is QuestionKind.SHORT:
        assert found == [*feedback, words(item.otherwise)]
        assert weights == [100.0] * len(item.answers) + [0]
        texts = [answer.findtext("text") or "" for answer in answers]
        assert all(matches(t, a.words) for t, a in zip(texts, item.answers, strict=False))
    else:
        assert found == feedback
        assert [said(answer) for answer in answers] == [answer.words for answer in item.answers]
        assert [weight > 0 for weight in weights] == [a.is_right for a in item.answers]
        assert other.findtext("single") == ("true" if item.kind is QuestionKind.ONE else "false")


def test_another_program_reads_the_choices_of_moodle(folder: Path) -> None:
    lesson = unit(folder)
    read = {each.name: each for each in parse_bytes(moodle.write("", [lesson]))["multichoice"]}
    chosen = [i for i in lesson.items if i.kind in (QuestionKind.ONE, QuestionKind.MANY)]
    assert [*read] == [item.title for item in chosen]
    for item in chosen:
        found = read[item.title]
        assert found.single is (item.kind is QuestionKind.ONE)
        rights = [option.score_fraction > 0 for option in found.options]
        assert rights == [answer.is_right for answer in item.answers]
        told = [words(option.feedback) for option in found.options]
        assert told == [words(answer.feedback) for answer in item.answers]


@pytest.mark.parametrize("right", range(1, 25))
@pytest.mark.parametrize("wrong", [0, 1, 2, 3, 7, 11, 30])
def test_moodle_takes_every_percentage(folder: Path, right: int, wrong: int) -> None:
    boxes = ["x"] * right + [" "] * wrong
    boxes = boxes if len(boxes) > 1 else boxes * 2
    answers = [f"- [{box}] О{n}\n\n    > Ф{n}\n" for n, box in enumerate(boxes)]
    [item] = unit(folder, quiz="\n".join(["### Кое? {#many-a}\n", *answers])).items
    weights = moodle.weights(item)
    taken = {0.0, *moodle.FRACTIONS, *(-each for each in moodle.FRACTIONS)}
    assert {float(moodle.percent(weight)) for weight in weights} <= taken
    assert abs(sum(weight for weight in weights if weight > 0) - 100) < 0.001
    if wrong:
        assert sum(weights) <= 0.001


def literal(text: str) -> str:
    """Markdown that shows just these signs."""
    return "".join(f"\\{c}" if c in "\\`*_[]()#+-.!" else c for c in text).replace("&", "&amp;")


def quiz_of(texts: list[str]) -> str:
    """A question of each kind with these texts in every place."""
    one, two, *_ = texts
    quoted = "\n".join(f"    > {literal(text)}\n    >" for text in texts)
    items = [f"{literal(text)}\n\n{quoted}\n" for text in texts]
    ticked = [f"- [{'x' if n == 0 else ' '}] {item}" for n, item in enumerate(items)]
    steps = [f"{n}. {item}" for n, item in enumerate(items, 1)]
    short = [f"- = {item}" for item in items]
    cells = [literal(text).replace("|", r"\|") for text in texts]
    rows = "\n".join(f"| {cell} | {cell} | {cell} |" for cell in cells)
    return "\n".join(
        [
            f"### {literal(one)}а {{#one-a}}\n",
            *ticked,
            f"### {literal(two)}а {{#many-a}}\n",
            *ticked,
            "### Вярно ли е? {#true-a}\n",
            *ticked[:2],
            "### Ред {#order-a}\n",
            *steps,
            "### Кое? {#short-a}\n",
            *short,
            f"- друг\n\n{quoted}\n",
            "### Двойки {#match-a}\n",
            f"| а | б | в |\n| --- | --- | --- |\n{rows}\n",
        ]
    )


def survives(folder: Path, texts: list[str]) -> None:
    lesson = unit(folder, quiz=quiz_of(texts))
    assert len(lesson.items) == len(TYPES)
    for item in lesson.items:
        if item.kind is not QuestionKind.TRUE:
            assert [a.words for a in item.answers] == [" ".join(text.split()) for text in texts]
    agree(lesson)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_survive(folder: Path, text: str) -> None:
    survives(folder, [text, f"{text} {text}"])


def test_no_answer_looks_like_a_pair_to_moodle(folder: Path) -> None:
    text = "a -> b <https://else.where/a->b>"
    lesson = unit(folder, quiz=quiz_of(["-> x", "y ->"]).replace("\\-> x", text))
    blocks = gift.write("", [lesson]).decode().split("\n\n")[1:]
    for item, block in zip(lesson.items, blocks, strict=True):
        is_pair = item.kind in (QuestionKind.MATCH, QuestionKind.ORDER)
        assert ("->" in block.split("{\n", 1)[1]) is is_pair


line = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)


@given(texts=st.lists(line, min_size=2, max_size=4, unique=True))
def test_any_texts_survive(folder: Path, texts: list[str]) -> None:
    survives(folder, texts)


def test_the_command_makes_all_and_what_is_unchanged_not_again(tmp_path: Path) -> None:
    unit(tmp_path / "docs")
    project = around(tmp_path / "docs")
    out = tmp_path / "out"

    def run(*more: str) -> str:
        given = ["export", "training", "--docs", str(project / "docs"), *more, "--lang", "bg"]
        return CliRunner().invoke(main, [*given, "--out", str(out)]).output

    assert "без промяна" not in run()
    made = tree(out)
    names = {name.rsplit(".", 3)[0] for name in made if name.startswith("training")}
    assert names == {"training", "training--comment", "training--reading"}
    whole = sum(form.has_whole for form in FORMS.values())
    lessons = (len(names) - 1) * len(FORMS)
    assert run().count("без промяна") == whole + lessons
    assert tree(out) == made
    page = project / "docs/training/reading.bg.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Не е редно", "Не бива"), encoding="utf-8"
    )
    assert run().count("без промяна") == len(FORMS)
    assert "reading, comment" in run("--lesson", "nope")


def test_lessons_of_the_same_texts_are_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVILDIALOGUE_CACHE", str(tmp_path / "cache"))
    unit(tmp_path / "docs")
    project, out, read = around(tmp_path / "docs"), tmp_path / "out", list[Wanted]()

    def watched(materials: Materials, wanted: Wanted) -> list[Callable[[], Made]]:
        read.append(wanted)
        return work(materials, wanted)

    monkeypatch.setattr("civildialogue.features.training.commands.work", watched)

    def run(lang: str = "bg") -> str:
        given = ["export", "training", "--docs", str(project / "docs"), "--form", "gift"]
        return CliRunner().invoke(main, [*given, "--lang", lang, "--out", str(out)]).output

    run()
    made, told = tree(out), run()
    assert (len(read), told.count("без промяна")) == (1, 3)
    (out / "training.bg.gift.txt").write_text("by hand")
    assert run().count("без промяна") == 2
    assert (len(read), tree(out)) == (2, made)
    run("en")
    assert len(read) == 3
    assert run().count("без промяна") == len(read) == 3
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n# Same.\n", encoding="utf-8")
    run()
    assert len(read) == 4
