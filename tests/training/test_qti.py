"""QTI packages: another program reads the items, and their rules score and explain rightly."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from onyx2moodle.parser import AssessmentItem, Choice, parse_item

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.standing import words
from civildialogue.features.training.exports import qti
from civildialogue.features.training.exports.items import Item, Unit, named
from civildialogue.features.training.quiz import QuestionKind
from counts import crossed, some

from .exporting import LESSONS, taught, unit
from .test_exports import HOSTILE, LETTERS, quiz_of

BASES = {
    QuestionKind.ONE: ("single", "identifier"),
    QuestionKind.MANY: ("multiple", "identifier"),
    QuestionKind.TRUE: ("single", "identifier"),
    QuestionKind.MATCH: ("multiple", "directedPair"),
    QuestionKind.ORDER: ("ordered", "identifier"),
    QuestionKind.SHORT: ("single", "string"),
}


def package(*units: Unit) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(qti.write("Обучение", units))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])
def test_the_items_say_what_the_lesson_says(folder: Path, tmp_path: Path, locale: Locale) -> None:
    agree(unit(folder, locale=locale), tmp_path)


@pytest.mark.parametrize(("name", "locale"), some(crossed(LESSONS, (ENGLISH, BULGARIAN)), least=4))
def test_the_programme_is_read_back_as_it_is(name: str, locale: Locale, tmp_path: Path) -> None:
    agree(taught(name, locale), tmp_path)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_survive(folder: Path, tmp_path: Path, text: str) -> None:
    agree(unit(folder, quiz=quiz_of([text, f"{text} {text}"])), tmp_path)


line = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)


@given(texts=st.lists(line, min_size=2, max_size=4, unique=True))
def test_any_texts_survive(folder: Path, texts: list[str]) -> None:
    agree(unit(folder, quiz=quiz_of(texts)), folder)


def agree(lesson: Unit, room: Path) -> None:
    files = package(lesson)
    assert [*files][2:] == [f"{qti.name_of(lesson, item)}.xml" for item in lesson.items]
    for item in lesson.items:
        content = files[f"{qti.name_of(lesson, item)}.xml"]
        place = room / "item.xml"
        place.write_bytes(content)
        read_by_another(item, parse_item(place))
        rules(item, content)


def read_by_another(item: Item, read: AssessmentItem) -> None:
    """The item as onyx2moodle reads it, which doesn't know orders."""
    assert read.title == item.title
    declared = read.response_decls["RESPONSE"]
    assert (declared.cardinality, declared.base_type) == BASES[item.kind]
    told = {each.identifier: words(each.html) for each in read.feedback}
    for number, answer in enumerate(item.answers):
        is_whole = item.kind in (QuestionKind.MATCH, QuestionKind.ORDER)
        wanted = named(answer) + answer.feedback if is_whole else answer.feedback
        assert told[f"a{number}"] == words(wanted)
    assert told["lesson"] == words(item.link)
    assert told.get("other", "") == words(item.otherwise or "<p></p>")
    texts = [answer.words for answer in item.answers]
    right = [f"a{n}" for n, answer in enumerate(item.answers) if answer.is_right]
    if item.kind is QuestionKind.ORDER:
        assert declared.correct_values == right
        return
    [asked] = read.interactions
    if item.kind is QuestionKind.SHORT:
        assert (asked.kind, declared.correct_values) == ("textEntry", texts[:1])
    elif item.kind is QuestionKind.MATCH:
        assert all(map(reads, asked.match_sources, texts))
        partners = {choice.identifier: choice for choice in asked.match_targets}
        pairs = [value.split(" ") for value in declared.correct_values]
        assert [left for left, _ in pairs] == right
        for (_, name), answer in zip(pairs, item.answers, strict=True):
            assert reads(partners[name], answer.partner)
    else:
        assert all(map(reads, asked.choices, texts))
        assert declared.correct_values == right


def reads(choice: Choice, text: str) -> bool:
    """Whether a choice says a text. That program leaves its first words as they are, unescaped."""
    return text in (" ".join(choice.html.split()), words(choice.html))


def rules(item: Item, content: bytes) -> None:
    """The right answer scores and every other doesn't; what is told of either is there."""
    root = etree.fromstring(content)
    right = [value.text or "" for value in root.iterfind("{*}responseDeclaration//{*}value")]
    boxes = {box.get("identifier") for box in root.iterfind("{*}modalFeedback")}
    for answer, is_right in ((right, True), (["a9"], False)):
        score, told = processed(root, answer)
        assert score is is_right
        assert told - {"a9"} <= boxes
        assert "lesson" in told
        if item.kind is QuestionKind.SHORT:
            assert ("other" in told) is not is_right
        elif item.kind in (QuestionKind.MATCH, QuestionKind.ORDER):
            assert told == boxes
        else:
            assert told == {*answer, "lesson"}
    if item.kind is QuestionKind.SHORT:
        assert all(processed(root, [answer.words.upper()])[0] for answer in item.answers)


def processed(root: "etree._Element", response: list[str]) -> tuple[bool, set[str]]:
    """Whether an answer scores, and which feedback is shown, by the rules of the item."""
    right = [value.text or "" for value in root.iterfind("{*}responseDeclaration//{*}value")]
    is_ordered = root.find("{*}responseDeclaration").get("cardinality") == "ordered"
    outcome: dict[str, set[str]] = {"SCORE": {"0"}, "FEEDBACK": set()}

    def holds(test: "etree._Element") -> bool:
        if etree.QName(test).localname == "match":
            return response == right if is_ordered else sorted(response) == sorted(right)
        assert etree.QName(test).localname == "stringMatch"
        assert test.get("caseSensitive") == "false"
        return (test.findtext("{*}baseValue") or "").lower() == response[0].lower()

    def run(rule: "etree._Element") -> None:
        name = etree.QName(rule).localname
        if name == "responseCondition":
            for branch in rule:
                is_last = etree.QName(branch).localname == "responseElse"
                if is_last or holds(branch[0]):
                    for inner in branch if is_last else branch[1:]:
                        run(inner)
                    return
            return
        assert name == "setOutcomeValue"
        values = {each.text or "" for each in rule.iterfind(".//{*}baseValue")}
        chosen = response if rule.find(".//{*}variable") is not None else []
        outcome[rule.get("identifier") or ""] = values | {*chosen}

    for rule in root.find("{*}responseProcessing"):
        run(rule)
    return outcome["SCORE"] == {"1"}, outcome["FEEDBACK"]


def test_the_whole_programme_is_one_test_with_a_section_for_each_lesson(folder: Path) -> None:
    units = [unit(folder, name) for name in ("reading", "comment")]
    files = package(*units)
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named_files = {each.get("href") for each in manifest.iterfind(".//{*}file")}
    assert named_files == {*files} - {"imsmanifest.xml"}
    test = etree.fromstring(files["test.xml"])
    sections = [*test.iterfind(".//{*}assessmentSection")]
    assert [section.get("title") for section in sections] == [each.title for each in units]
    items = [each.get("href") for each in test.iterfind(".//{*}assessmentItemRef")]
    assert items == [*files][2:]


def test_orders_and_partners_do_not_stand_in_the_right_order(folder: Path) -> None:
    lesson = unit(folder)
    root = etree.fromstring(package(lesson)["q-comment-order-steps.xml"])
    shown = [each.get("identifier") for each in root.iterfind(".//{*}simpleChoice")]
    assert shown == ["a2", "a1", "a0"]
