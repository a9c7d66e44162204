"""What a question is: one object for pages, checks and exports.

Texts are Markdown; ``core.source.tables.plain`` leaves the words of it. How a file has them is told
in ``reading``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import PROGRAM
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import Block


class QuestionKind(StrEnum):
    """The kinds of question, by the first word of their ids."""

    ONE = "one"
    MANY = "many"
    TRUE = "true"
    MATCH = "match"
    ORDER = "order"
    SHORT = "short"

    @property
    def is_chosen(self) -> bool:
        """Whether options are ticked."""
        return self in (QuestionKind.ONE, QuestionKind.MANY, QuestionKind.TRUE)


@dataclass(frozen=True)
class Option:
    """An option to choose, a pair to match, a step in its right place, an accepted answer.

    ``text`` is one line of Markdown; ``feedback`` may have several paragraphs. ``partner`` is the
    right side of a pair. ``line`` counts in the file.
    """

    text: str
    feedback: str
    line: int
    is_right: bool = True
    partner: str = ""


@dataclass(frozen=True)
class Question:
    """A question. ``prompt`` is its heading, ``more`` what stands between that and the answers.

    ``otherwise`` is the feedback of a short answer that is none of the options. ``answers`` is the
    block of the page that has them, and ``line`` that of the heading.
    """

    id: str
    kind: QuestionKind
    prompt: str
    more: tuple[Block, ...]
    options: tuple[Option, ...]
    line: int
    answers: Block
    otherwise: str = ""

    @property
    def right(self) -> tuple[int, ...]:
        """The numbers of the options that are right, from 0; for an order, all in their order."""
        return tuple(n for n, option in enumerate(self.options) if option.is_right)


@dataclass(frozen=True)
class Quiz:
    """The questions of a page in their order, and what is wrong with them."""

    questions: tuple[Question, ...] = ()
    faults: tuple[Diagnostic, ...] = field(default=(), compare=False)

    def __getitem__(self, identifier: str) -> Question:
        """The question of that id. Raises KeyError if there is none."""
        for question in self.questions:
            if question.id == identifier:
                return question
        raise KeyError(identifier)


_QUOTED = Localized(bg="; във всеки цитат `    > …`", en="; in each a quotation `    > …`")


def _list(what: Localized) -> Localized:
    return Localized(**{tag: what[tag] + _QUOTED[tag] for tag in PROGRAM})


_TICKED = _list(
    Localized(
        bg="списък от поне два отговора, `- [ ] …` или `- [x] …`",
        en="a list of two answers at least, `- [ ] …` or `- [x] …`",
    )
)
SHAPES: Mapping[str, Localized] = {
    QuestionKind.ONE: _TICKED,
    QuestionKind.MANY: _TICKED,
    QuestionKind.TRUE: _list(
        Localized(
            bg="списък от точно два отговора, `- [ ] …` и `- [x] …`, първо „вярно“",
            en="a list of just two answers, `- [ ] …` and `- [x] …`, “true” first",
        )
    ),
    QuestionKind.MATCH: Localized(
        bg="таблица с три колони: ляво, дясно, обяснение; поне два реда",
        en="a table of three columns: left, right, feedback; two rows at least",
    ),
    QuestionKind.ORDER: _list(
        Localized(
            bg="номериран списък от поне две стъпки в правилния ред",
            en="a numbered list of two steps at least, in the right order",
        )
    ),
    QuestionKind.SHORT: _list(
        Localized(
            bg="списък от `- = отговор` и един елемент без `=` за всеки друг отговор",
            en="a list of `- = answer` and one item without `=` for any other answer",
        )
    ),
}
"""What a question of each kind ends with, as a person is told who wrote something else."""
UNMARKED = Localized(
    bg="само `- [ ] …`: във входящия тест няма верен отговор",
    en="only `- [ ] …`: on an entry test no answer is right",
)
