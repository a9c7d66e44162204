"""A lesson in a language → its questions with texts as HTML, as every format takes them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.output.book.tree import Converter
from civildialogue.core.output.standing import START, Texts, words
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.writing.context import Writer, html
from civildialogue.features.training.lessons import Lesson
from civildialogue.features.training.quiz import Option, Question, QuestionKind


@dataclass(frozen=True)
class Answer:
    """An option, a pair, a step or an accepted answer. ``text`` and ``feedback`` are HTML, of which
    ``text`` is one line; ``words`` and ``partner`` are words alone.
    """

    text: str
    words: str
    feedback: str
    is_right: bool
    partner: str = ""


@dataclass(frozen=True)
class Item:
    """A question. ``title`` is words; ``prompt`` and ``otherwise`` are HTML (``quiz.Question``).

    ``after`` is the HTML to show after any answer: of a question that has no options to choose,
    what is right with all feedback; and ``link``, where the lesson is.
    """

    id: str
    kind: QuestionKind
    title: str
    prompt: str
    answers: tuple[Answer, ...]
    otherwise: str
    after: str
    link: str

    @property
    def right(self) -> int:
        """How many of the answers are right."""
        return sum(answer.is_right for answer in self.answers)


@dataclass(frozen=True)
class Tools:
    """What the texts of a site are made with: its address, what makes HTML for books and for pages,
    and the folder with its pictures.
    """

    base: str
    converter: Converter
    renderer: Renderer
    docs: Path


class Unit:
    """A lesson in the language of one of its pages."""

    def __init__(self, lesson: Lesson, writer: Writer, tools: Tools) -> None:
        self.lesson, self.writer, self.tools = lesson, writer, tools
        self.locale, base = writer.locale, tools.base
        self.page: Page = lesson.pages[writer.locale]
        self.title, self.summary = self.page.matter.title, self.page.matter.summary
        self.address = f"{base}{writer.address(lesson.key)}"
        self._texts = Texts(writer, self.page, base, tools.converter)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its questions in their order."""
        return tuple(map(self._item, self.lesson.quiz(self.locale).questions))

    @cached_property
    def mark(self) -> str:
        """A sum over all of it."""
        told = repr((self.lesson.id, self.title, self.summary, self.address, self.items))
        return hashlib.sha256(told.encode()).hexdigest()

    def _item(self, question: Question) -> Item:
        prompt = Block(BlockKind.PARAGRAPH, START + question.prompt, question.line)
        answers = tuple(map(self._answer, question.options))
        title = self._texts.line(question.prompt)
        return Item(
            id=question.id,
            kind=question.kind,
            title=words(title),
            prompt=self._texts.blocks((prompt, *question.more)),
            answers=answers,
            otherwise=self._texts.many(question.otherwise),
            after=_told(question.kind, answers) + self._link,
            link=self._link,
        )

    def _answer(self, option: Option) -> Answer:
        text = self._texts.line(option.text)
        partner = words(self._texts.line(option.partner)) if option.partner else ""
        return Answer(
            text, words(text), self._texts.many(option.feedback), option.is_right, partner
        )

    @cached_property
    def _link(self) -> str:
        """The way to the lesson."""
        name = html(self.writer.t("exports.lesson"))
        return f'<p>{name} <a href="{html(self.address)}">{html(self.title)}</a></p>'


def _told(kind: QuestionKind, answers: Iterable[Answer]) -> str:
    """Why pairs and steps belong where they do."""
    if kind not in (QuestionKind.MATCH, QuestionKind.ORDER):
        return ""
    tag = "ol" if kind is QuestionKind.ORDER else "ul"
    lines = "".join(f"<li>{named(each)}{each.feedback}</li>" for each in answers)
    return f"<{tag}>{lines}</{tag}>"


def named(answer: Answer) -> str:
    """A step, or a pair with both its sides, as a paragraph."""
    partner = f" – {html(answer.partner)}" if answer.partner else ""
    return f"<p>{answer.text}{partner}</p>"


def marked(text: str, locale: Locale, tag: str = "div") -> str:
    """HTML that says its language. Source: WCAG 2.2, success criterion 3.1.2."""
    return f'<{tag} lang="{locale}">{text}</{tag}>' if text else ""
