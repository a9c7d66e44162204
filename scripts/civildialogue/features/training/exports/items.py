"""A lesson in a language → its questions with texts as HTML, as every format takes them.

The Markdown goes the way of books: no HTML of a source comes through, and nothing of it is fetched.
A citation becomes words that lead to the address of its source, a link one with the whole address,
a picture its words.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page, address
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.output.book.tree import Converter, Trees
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.books.planning import Part
from civildialogue.core.site.writing.context import Writer, html
from civildialogue.core.source.blocks import split_blocks
from civildialogue.features.training.lessons import Lesson
from civildialogue.features.training.quiz import Option, Question, QuestionKind

_KEPT = frozenset(("href", "lang", "start", "colspan", "rowspan", "scope"))
_SOURCE = "source-"
_START = "\u2060"
"""A sign that nobody sees: before a line it keeps Markdown from taking that for a list or so."""
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no place for. Source: XML 1.0, production 2."""
_SPACE = re.compile(r"\s+")


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
        prompt = Block(BlockKind.PARAGRAPH, _START + question.prompt, question.line)
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


class Texts:
    """Markdown of a page → HTML that can stand anywhere."""

    def __init__(self, writer: Writer, page: Page, base: str, converter: Converter) -> None:
        self._writer, self._page, self._base = writer, page, base
        self._trees = Trees(converter, base, (self._part(""),))

    def _part(self, body: str) -> Part:
        return Part(self._page.key, "", self._page.locale, 1, self._writer.document("", "", body))

    def line(self, text: str) -> str:
        """The HTML of one line, without a paragraph around it."""
        [paragraph] = self._tree((Block(BlockKind.PARAGRAPH, _START + text, 1),))
        return _inner(paragraph)

    def many(self, text: str) -> str:
        """The HTML of a text of several blocks; none of an empty one."""
        return self.blocks(split_blocks(text.split("\n"), 1)) if text else ""

    def blocks(self, blocks: Iterable[Block]) -> str:
        """The HTML of blocks of the page."""
        return _inner(self._tree(blocks)).strip()

    def _tree(self, blocks: Iterable[Block]) -> HtmlElement:
        bare = tuple(replace(block, id=None) for block in blocks)
        body = emit.body(self._writer, replace(self._page, blocks=bare))
        root = self._trees.tree(self._part(body))
        for element in list(root.iter()):
            self._bare(element)
        return root

    def _bare(self, element: HtmlElement) -> None:
        """Leaves of an element what means the same anywhere."""
        if element.tag == "img":
            element.tail = element.get("alt", "") + (element.tail or "")
            element.drop_tree()
            return
        if chapter := element.get("data-chapter"):
            anchor = element.get("data-anchor", "")
            source = self._writer.library.sources.get(anchor.removeprefix(_SOURCE))
            mark = f"#{anchor}" if anchor else ""
            place = f"{self._base}{self._page.locale.prefix}{address(chapter)}{mark}"
            element.set("href", str(source.value.url) if source else place)
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]


def _inner(element: HtmlElement) -> str:
    return _UNFIT.sub("", inner(element).replace(_START, ""))


def inner(element: HtmlElement) -> str:
    """The HTML of what stands in an element."""
    inside = (lxml.html.tostring(child, encoding="unicode") for child in element)
    return html(element.text or "") + "".join(inside)


def words(text: str) -> str:
    """The words of HTML, on one line."""
    text = lxml.html.fragment_fromstring(text, create_parent="div").text_content()
    return _SPACE.sub(" ", text).strip()


def marked(text: str, locale: Locale, tag: str = "div") -> str:
    """HTML that says its language. Source: WCAG 2.2, success criterion 3.1.2."""
    return f'<{tag} lang="{locale}">{text}</{tag}>' if text else ""
