"""A question as an item of QTI 2.1, with the feedback of each option in a box of its own.

Source: 1EdTech, Question and Test Interoperability 2.1, Assessment Test, Section and Item.
"""

from collections.abc import Iterable, Sequence

import lxml.html
from lxml import etree

from civildialogue.core.model.conventions import collation_key
from civildialogue.features.training.exports.items import Answer, Item, Unit, named
from civildialogue.features.training.quiz import QuestionKind

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RESPONSE, _FEEDBACK, _SCORE = "RESPONSE", "FEEDBACK", "SCORE"
_OTHER, _LESSON = "other", "lesson"
_KNOWN = frozenset(
    "a abbr acronym address b big blockquote br caption cite code dd dfn div dl dt em h1 h2 h3 h4 "
    "h5 h6 hr i kbd li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr "
    "tt ul var".split()
)
"""What of HTML the format knows; all else is a ``span``."""
_KEPT = {"a": ("href",), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan", "scope")}


class ItemWriter:
    """Writes the item of a question."""

    def __init__(self, unit: Unit, item: Item, identifier: str) -> None:
        self._unit, self._item = unit, item
        self._root = etree.Element(
            f"{{{NAMESPACE}}}assessmentItem",
            {
                "identifier": identifier,
                "title": item.title,
                "adaptive": "false",
                "timeDependent": "false",
                _LANG: str(unit.locale),
            },
            nsmap=namespaces(),
        )

    def write(self) -> bytes:
        """The item as XML."""
        kind, answers = self._item.kind, self._item.answers
        if kind is QuestionKind.SHORT:
            self._short(answers)
        elif kind is QuestionKind.MATCH:
            self._match(answers)
        else:
            self._choice(answers)
        return written(self._root)

    def _respond(self, cardinality: str, base: str, right: Sequence[str]) -> None:
        """Declares the answer and what is said of it."""
        response = add(
            self._root,
            "responseDeclaration",
            identifier=_RESPONSE,
            cardinality=cardinality,
            baseType=base,
        )
        correct = add(response, "correctResponse")
        for value in right:
            add(correct, "value", value)
        score = outcome(self._root, _SCORE, "single", "float")
        add(add(score, "defaultValue"), "value", "0")
        outcome(self._root, _FEEDBACK, "multiple", "identifier")

    def _body(self) -> "etree._Element":
        body = add(self._root, "itemBody")
        flow(add(body, "div"), self._item.prompt)
        return body

    def _choice(self, answers: Sequence[Answer]) -> None:
        """Options to tick, or steps to put in order: these stand sorted by their words."""
        is_order = self._item.kind is QuestionKind.ORDER
        names = _names("a", answers)
        shown = list(zip(names, answers, strict=True))
        if is_order:
            self._respond("ordered", "identifier", names)
            shown.sort(key=lambda each: self._by_words(each[1].words))
            box = add(self._body(), "orderInteraction", responseIdentifier=_RESPONSE)
        else:
            is_many = self._item.kind is QuestionKind.MANY
            right = [name for name, answer in shown if answer.is_right]
            self._respond("multiple" if is_many else "single", "identifier", right)
            box = add(self._body(), "choiceInteraction", responseIdentifier=_RESPONSE)
            box.set("maxChoices", "0" if is_many else "1")
        box.set("shuffle", "false" if self._item.kind is QuestionKind.TRUE else "true")
        for name, answer in shown:
            flow(add(box, "simpleChoice", identifier=name), answer.text)
        if is_order:
            self._process(names)
        else:
            self._process([], chosen=True)
        told = [_whole(each) if is_order else each.feedback for each in answers]
        self._tell(zip(names, told, strict=True))

    def _match(self, answers: Sequence[Answer]) -> None:
        names, partners = (
            _names("a", answers),
            sorted({each.partner for each in answers}, key=self._by_words),
        )
        of = {partner: f"b{number}" for number, partner in enumerate(partners)}
        right = [f"{name} {of[each.partner]}" for name, each in zip(names, answers, strict=True)]
        self._respond("multiple", "directedPair", right)
        box = add(self._body(), "matchInteraction", responseIdentifier=_RESPONSE)
        box.set("shuffle", "true")
        box.set("maxAssociations", str(len(answers)))
        left, other = add(box, "simpleMatchSet"), add(box, "simpleMatchSet")
        for name, answer in zip(names, answers, strict=True):
            flow(add(left, "simpleAssociableChoice", identifier=name, matchMax="1"), answer.text)
        for partner, name in of.items():
            add(other, "simpleAssociableChoice", partner, identifier=name, matchMax="0")
        self._process(names)
        self._tell(
            (name, named(each) + each.feedback) for name, each in zip(names, answers, strict=True)
        )

    def _short(self, answers: Sequence[Answer]) -> None:
        self._respond("single", "string", [answers[0].words])
        line = add(self._body(), "p")
        add(line, "textEntryInteraction", responseIdentifier=_RESPONSE, expectedLength="40")
        names = _names("a", answers)
        condition = add(add(self._root, "responseProcessing"), "responseCondition")
        for number, (name, answer) in enumerate(zip(names, answers, strict=True)):
            step = add(condition, "responseElseIf" if number else "responseIf")
            match = add(step, "stringMatch", caseSensitive="false")
            add(match, "variable", identifier=_RESPONSE)
            add(match, "baseValue", answer.words, baseType="string")
            _score(step)
            _set(step, [name, _LESSON])
        _set(add(condition, "responseElse"), [_OTHER, _LESSON])
        told = [each.feedback for each in answers]
        self._tell([*zip(names, told, strict=True), (_OTHER, self._item.otherwise)])

    def _process(self, names: Sequence[str], *, chosen: bool = False) -> None:
        """A whole answer that is right scores; what was ``chosen``, or all these, is explained."""
        processing = add(self._root, "responseProcessing")
        step = add(add(processing, "responseCondition"), "responseIf")
        match = add(step, "match")
        add(match, "variable", identifier=_RESPONSE)
        add(match, "correct", identifier=_RESPONSE)
        _score(step)
        _set(processing, [*names, _LESSON], chosen=chosen)

    def _tell(
        self,
        feedback: Iterable[tuple[str, str]],
    ) -> None:
        for name, text in [*feedback, (_LESSON, self._item.link)]:
            box = add(
                self._root,
                "modalFeedback",
                outcomeIdentifier=_FEEDBACK,
                identifier=name,
                showHide="show",
            )
            flow(box, text)

    def _by_words(self, text: str) -> tuple[object, str]:
        return collation_key(text, self._unit.locale), text


def namespaces() -> "dict[str, str]":
    """The format's own namespace, as the one that needs no name."""
    return {None: NAMESPACE}  # type: ignore[dict-item]


def _whole(answer: Answer) -> str:
    """A step or a pair, and why it belongs there."""
    return named(answer) + answer.feedback


def _names(letter: str, answers: Sequence[Answer]) -> list[str]:
    return [f"{letter}{number}" for number in range(len(answers))]


def _score(step: "etree._Element") -> None:
    add(add(step, "setOutcomeValue", identifier=_SCORE), "baseValue", "1", baseType="float")


def _set(parent: "etree._Element", names: Sequence[str], *, chosen: bool = False) -> None:
    """Says which feedback is shown."""
    found = add(add(parent, "setOutcomeValue", identifier=_FEEDBACK), "multiple")
    if chosen:
        add(found, "variable", identifier=_RESPONSE)
    for name in names:
        add(found, "baseValue", name, baseType="identifier")


def outcome(parent: "etree._Element", name: str, cardinality: str, base: str) -> "etree._Element":
    """Declares something that comes of an answer."""
    return add(
        parent, "outcomeDeclaration", identifier=name, cardinality=cardinality, baseType=base
    )


def add(parent: "etree._Element", name: str, text: str = "", **given: str) -> "etree._Element":
    """A new element with a text and attributes."""
    found = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", given)
    found.text = text or None
    return found


def written(root: "etree._Element") -> bytes:
    """A document as bytes."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def flow(parent: "etree._Element", html: str) -> None:
    """Puts HTML into an element, as far as the format knows it."""
    made = lxml.html.fragment_fromstring(html, create_parent="div")
    parent.text = made.text
    for child in made:
        parent.append(_told(child))


def _told(element: "etree._Element") -> "etree._Element":
    tag = str(element.tag)
    found = etree.Element(f"{{{NAMESPACE}}}{tag if tag in _KNOWN else 'span'}")
    for name in _KEPT.get(tag, ()):
        if value := element.get(name):
            found.set(name, value)
    if lang := element.get("lang"):
        found.set(_LANG, lang)
    found.text, found.tail = element.text, element.tail
    found.extend(_told(child) for child in element)
    return found
