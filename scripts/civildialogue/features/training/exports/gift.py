r"""Questions as GIFT, the plain text that many platforms read.

GIFT has no order of steps: each is matched with its place. Texts are HTML, in which a sign that
GIFT obeys has a backslash, and a new line is ``\n``.

Source: docs.moodle.org, “GIFT format”.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from civildialogue.features.training.exports.items import Item, Unit, marked
from civildialogue.features.training.exports.moodle import (
    WHOLE,
    accepted,
    category_of,
    number_of,
    partner,
    percent,
    weights,
)
from civildialogue.features.training.quiz import QuestionKind

_OBEYED = re.compile(r"[\\~=#{}:]")
_ARROW = "->"


def write(title: str, units: Iterable[Unit]) -> bytes:
    """The questions of the units, each unit a category below that of the title."""
    return "\n".join(part for unit in units for part in _unit(title, unit)).encode()


def _unit(title: str, unit: Unit) -> Iterator[str]:
    yield f"$CATEGORY: {category_of(title, unit)}\n"

    def html(text: str, tag: str = "div") -> str:
        # Two signs that together make pairs of any answers.
        return escaped(marked(text, unit.locale, tag).replace(_ARROW, "-&gt;"))

    for item in unit.items:
        answers = "\n".join(f"\t{line}" for line in _answers(item, html))
        yield (
            f"// [id:{number_of(unit, item)}]\n::{escaped(item.title)}::[html]{html(item.prompt)}"
            f"{{\n{answers}\n\t####{html(item.after)}\n}}\n"
        )


def escaped(text: str) -> str:
    """A text in which nothing is obeyed, on one line."""
    return _OBEYED.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _answers(item: Item, html: Callable[..., str]) -> Iterator[str]:
    if item.kind is QuestionKind.TRUE:
        true, false = item.answers
        name, right, wrong = ("TRUE", true, false) if true.is_right else ("FALSE", false, true)
        yield f"{name}#{html(wrong.feedback)}#{html(right.feedback)}"
    elif item.kind is QuestionKind.SHORT:
        for answer in item.answers:
            # Here a star means any text, also none.
            text = escaped(accepted(answer.words)).replace(_ARROW, "-*>")
            form = "[plain]" if text.startswith("[") else ""
            yield f"=%{percent(WHOLE)}%{form}{text}#{html(answer.feedback)}"
        yield f"=%0%*#{html(item.otherwise)}"
    elif item.kind in (QuestionKind.MATCH, QuestionKind.ORDER):
        for place, answer in enumerate(item.answers, start=1):
            side = str(place) if item.kind is QuestionKind.ORDER else escaped(partner(answer))
            yield f"={html(answer.text, 'span')} {_ARROW} {side}"
    else:
        for answer, weight in zip(item.answers, weights(item), strict=True):
            is_whole = item.kind is QuestionKind.ONE
            sign = ("=" if answer.is_right else "~") if is_whole else f"~%{percent(weight)}%"
            yield f"{sign}{html(answer.text, 'span')}#{html(answer.feedback)}"
