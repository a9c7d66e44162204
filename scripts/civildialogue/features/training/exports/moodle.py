"""Questions as Moodle XML, the form in which Moodle keeps all of a question.

An order is a question of the type ``ordering``, which Moodle has since 4.4; one that is older
leaves it out, and takes it from the GIFT file, as steps to match with their places. Pairs and steps
have no feedback of their own in Moodle: all of it stands in the general feedback.

Source: docs.moodle.org, “Moodle XML format”; question/type/ordering in Moodle 4.4.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from civildialogue.core.model.language import Locale
from civildialogue.core.site.writing.context import html
from civildialogue.features.training.exports.items import Answer, Item, Unit, marked
from civildialogue.features.training.quiz import QuestionKind

WHOLE = 100.0
FRACTIONS = tuple(
    map(
        float,
        "100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 "
        "11.11111 10 5".split(),
    )
)
"""The percentages that Moodle takes; any other makes it refuse the question.

Source: ``question_bank::fraction_options_full`` in Moodle.
"""
_LONGEST = 100
"""Signs of an id number. Source: the column ``idnumber`` of Moodle’s table ``question``."""
_LONGEST_PAIR = 255
"""Signs of the right side of a pair. Source: ``answertext`` in ``question/type/match/db``."""
_TYPES = {
    QuestionKind.ONE: "multichoice",
    QuestionKind.MANY: "multichoice",
    QuestionKind.TRUE: "truefalse",
    QuestionKind.MATCH: "matching",
    QuestionKind.ORDER: "ordering",
    QuestionKind.SHORT: "shortanswer",
}
_ORDERING = {
    "layouttype": "VERTICAL",
    "selecttype": "ALL",
    "selectcount": "0",
    "gradingtype": "ABSOLUTE_POSITION",
    "showgrading": "SHOW",
    "numberingstyle": "none",
}


def write(title: str, units: Iterable[Unit]) -> bytes:
    """The questions of the units, each unit a category below that of the title."""
    root = etree.Element("quiz")
    for unit in units:
        category = etree.SubElement(root, "question", type="category")
        _text(category, "category", category_of(title, unit))
        _html(category, "info", f"<p>{html(unit.summary)}</p>", unit.locale)
        for item in unit.items:
            _question(root, unit, item)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def category_of(title: str, unit: Unit) -> str:
    """Where the questions of a unit go: a slash in a name is two."""
    names = (title, unit.title) if title else (unit.title,)
    return "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))


def number_of(unit: Unit, item: Item) -> str:
    """What a question is known by when it is taken again."""
    return f"{unit.lesson.id}-{item.id}.{unit.locale}"[-_LONGEST:]


def weights(item: Item) -> list[float]:
    """What each option of a choice counts, of a whole of 100.

    Right ones share the whole. Of many, wrong ones take away so much that to tick all earns
    nothing. More than twenty right ones, which no question has, can't be shared out: then the
    first twenty count.
    """
    right = _shares(item.right)
    wrong = 0.0
    if item.kind is QuestionKind.MANY and item.right < len(item.answers):
        wanted = WHOLE / (len(item.answers) - item.right)
        wrong = -min((each for each in FRACTIONS if each > wanted - 0.00001), default=WHOLE)
    return [next(right) if answer.is_right else wrong for answer in item.answers]


def _shares(count: int) -> Iterator[float]:
    """A whole in so many parts that Moodle takes."""
    even = next((each for each in FRACTIONS if abs(each * count - WHOLE) < 0.001), None)
    if even is not None:
        yield from [even] * count
        return
    fives = min(2 * count - 20, 20)
    yield from [10.0] * max(20 - count, 0) + [5.0] * fives
    yield from [0.0] * max(count - 20, 0)


def percent(weight: float) -> str:
    """A percentage as it is written."""
    return f"{weight:.5f}".rstrip("0").rstrip(".")


def accepted(text: str) -> str:
    """An accepted answer, in which a star means any text unless there is a backslash before it."""
    return text.replace("*", r"\*")


def partner(answer: Answer) -> str:
    """The right side of a pair, as much as Moodle keeps; the whole stands in the feedback."""
    text = answer.partner
    return text if len(text) <= _LONGEST_PAIR else f"{text[: _LONGEST_PAIR - 1]}…"


def _question(root: "etree._Element", unit: Unit, item: Item) -> None:
    locale = unit.locale
    question = etree.SubElement(root, "question", type=_TYPES[item.kind])
    _text(question, "name", item.title)
    _html(question, "questiontext", item.prompt, locale)
    _html(question, "generalfeedback", item.after, locale)
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0")):
        etree.SubElement(question, name).text = value
    etree.SubElement(question, "idnumber").text = number_of(unit, item)
    if item.kind in (QuestionKind.ONE, QuestionKind.MANY):
        _choice(question, item, locale)
    elif item.kind is QuestionKind.TRUE:
        for name, answer in zip(("true", "false"), item.answers, strict=True):
            _answer(question, name, WHOLE if answer.is_right else 0, answer.feedback, locale)
    elif item.kind is QuestionKind.SHORT:
        etree.SubElement(question, "usecase").text = "0"
        for answer in item.answers:
            _answer(question, accepted(answer.words), WHOLE, answer.feedback, locale)
        _answer(question, "*", 0, item.otherwise, locale)
    elif item.kind is QuestionKind.MATCH:
        etree.SubElement(question, "shuffleanswers").text = "true"
        for answer in item.answers:
            pair = _html(question, "subquestion", marked(answer.text, locale, "span"))
            _text(pair, "answer", partner(answer))
    else:
        _order(question, item.answers, locale)


def _choice(question: "etree._Element", item: Item, locale: Locale) -> None:
    is_one = item.kind is QuestionKind.ONE
    etree.SubElement(question, "single").text = "true" if is_one else "false"
    etree.SubElement(question, "shuffleanswers").text = "true"
    etree.SubElement(question, "answernumbering").text = "none"
    for answer, weight in zip(item.answers, weights(item), strict=True):
        found = _answer(question, "", weight, answer.feedback, locale)
        found.set("format", "html")
        found[0].text = marked(answer.text, locale, "span")


def _order(question: "etree._Element", steps: Iterable[Answer], locale: Locale) -> None:
    for name, value in _ORDERING.items():
        etree.SubElement(question, name).text = value
    for place, step in enumerate(steps, start=1):
        _html(question, "answer", marked(step.text, locale, "span")).set("fraction", str(place))


def _answer(
    question: "etree._Element", text: str, weight: float, feedback: str, locale: Locale
) -> "etree._Element":
    found = etree.SubElement(
        question, "answer", fraction=percent(weight), format="moodle_auto_format"
    )
    etree.SubElement(found, "text").text = text
    _html(found, "feedback", feedback, locale)
    return found


def _text(parent: "etree._Element", name: str, words: str) -> None:
    etree.SubElement(etree.SubElement(parent, name), "text").text = words


def _html(
    parent: "etree._Element", name: str, text: str, locale: Locale | None = None
) -> "etree._Element":
    found = etree.SubElement(parent, name, format="html")
    etree.SubElement(found, "text").text = marked(text, locale) if locale else text
    return found
