"""A lesson → its slides, from which come the pages to show, the handout and the file for Office.

They are: the title; the outcomes; each heading of the teaching text, of the exercises, of the
self-assessment and of what follows, with what ``excerpt`` takes of it; each question and then its
answer with the reason; the sources. The notes have the paragraphs whole, the feedback, and with the
title all that the lesson tells the trainer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from civildialogue.core.checks.links import cited_on
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.output.standing import Texts
from civildialogue.core.site.writing.context import html
from civildialogue.features.training import asked
from civildialogue.features.training.exports.excerpt import Piece, gist, slides_of
from civildialogue.features.training.exports.items import Item, Unit, named
from civildialogue.features.training.model import APART
from civildialogue.features.training.pages import length
from civildialogue.features.training.quiz import Question, QuestionKind
from civildialogue.features.training.reading import SECTION

_BEFORE, _AFTER = ("exercises",), ("rubric", "next")
"""The sections that stand before the quiz and after it."""
_ROOM = 2 * f'<p aria-hidden="true">{4 * asked.BLANK}</p>'
"""Where an answer is written: on the slide in Office, or on the handout."""


@dataclass(frozen=True)
class Slide:
    """A slide. ``title`` is HTML of one line; ``body`` and ``notes`` are HTML and may be empty."""

    title: str
    body: str
    notes: str = ""


@cache
def slides(unit: Unit) -> tuple[Slide, ...]:
    """The slides of a lesson in their order; the first is its title."""
    return tuple(_Maker(unit).every())


class _Maker:
    def __init__(self, unit: Unit) -> None:
        self._unit, self._say = unit, unit.writer.t
        self._texts = Texts(unit.writer, unit.page, unit.tools.base, unit.tools.converter)

    def every(self) -> Iterator[Slide]:
        lesson, locale = self._unit.lesson, self._unit.locale
        yield self._title()
        yield from self._outcomes()
        yield from self._headings(lesson.teaching(locale))
        for name in _BEFORE:
            yield from self._headings(lesson.section(locale, name))
        before = self._headings(takewhile(_is_before, lesson.section(locale, SECTION)))
        yield from (slide for slide in before if slide.body)
        for question, item in zip(lesson.quiz(locale).questions, self._unit.items, strict=True):
            yield from self._question(question, item)
        for name in _AFTER:
            yield from self._headings(lesson.section(locale, name))
        yield from self._sources()

    def _title(self) -> Slide:
        matter = self._unit.lesson.matter
        facts = (
            length(self._unit.writer, matter.minutes),
            self._say(f"audience.{matter.audience}"),
            self._say(f"depth.{matter.level}"),
        )
        body = f"<p>{html(self._unit.summary)}</p><p>{html(', '.join(facts))}</p>"
        return Slide(html(self._unit.title), body, "".join(self._for_trainer()))

    def _for_trainer(self) -> Iterator[str]:
        """The lesson by the clock, the materials, and what else the trainer is told."""
        matter, locale = self._unit.lesson.matter, self._unit.locale
        clock = (
            f"{at // 60}:{at % 60:02d} {each.title[locale]} ({self._say(f'way.{each.way}')}, "
            f"{length(self._unit.writer, each.minutes)})"
            for at, each in matter.clock()
        )
        yield _named(self._say("lesson.clock")) + _list(map(html, clock))
        if matter.materials:
            listed = (html(each[locale]) for each in matter.materials)
            yield _named(self._say("lesson.materials")) + _list(listed)
        for name in APART:
            for title, below in self._parted(self._unit.lesson.section(locale, name)):
                yield f"<p><strong>{title}</strong></p>{self._texts.blocks(below)}"

    def _outcomes(self) -> Iterator[Slide]:
        outcomes = self._unit.lesson.matter.outcomes
        listed = _list(html(each.text[self._unit.locale]) for each in outcomes)
        numbers = _list(
            f"{html(each.text[self._unit.locale])} {html(', '.join(each.competences))}"
            for each in outcomes
            if each.competences
        )
        told = f"<p>{html(self._say('lesson.digcomp'))}</p>{numbers}" if numbers else ""
        yield from _shared(html(self._say("lesson.outcomes")), listed, told)

    def _parted(self, blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
        """Blocks by their headings: the title of each, and what stands under it."""
        title, below = "", list[Block]()
        for block in blocks:
            if block.kind is BlockKind.HEADING:
                if title or below:
                    yield title, below
                title, below = self._texts.line(block.lines[0].strip("# ")), []
            elif block.kind is not BlockKind.MARKER:
                below.append(block)
        if title or below:
            yield title, below

    def _headings(self, blocks: Iterable[Block]) -> Iterator[Slide]:
        for title, below in self._parted(blocks):
            yield from _shared(title or html(self._unit.title), self._texts.blocks(below))

    def _question(self, question: Question, item: Item) -> Iterator[Slide]:
        title = self._texts.line(question.prompt)
        options = asked.bare(self._unit.writer, self._unit.page, question)
        more = self._texts.blocks(question.more)
        room = _ROOM if question.kind is QuestionKind.SHORT else ""
        yield from _shared(title, more + self._texts.many(options) + room, is_whole=True)
        told = asked.answers(self._unit.writer, self._unit.page, question)
        answer = f"{html(self._say('slides.answer'))}: {title}"
        yield from _shared(answer, _right(item), self._texts.many(told), is_whole=True)

    def _sources(self) -> Iterator[Slide]:
        writer = self._unit.writer
        found = {
            key: writer.library.sources[key].value
            for key in cited_on(writer.library, self._unit.page)
        }
        shorts = {key: source.short[writer.locale] for key, source in found.items()}
        listed = _list(
            f"{html(shorts[key])}: "
            f'<a href="{html(str(found[key].url))}">{html(found[key].title[writer.locale])}</a>'
            for key in writer.sorted(shorts)
        )
        lesson = f"<p>{html(self._say('exports.lesson'))} {_link(self._unit.address)}</p>"
        yield from _shared(html(self._say("sources.heading")), f"{listed}{lesson}")


def _is_before(block: Block) -> bool:
    """Whether a block of the quiz stands before the first question."""
    return block.kind is not BlockKind.HEADING or block.level < 3


def _shared(title: str, text: str, told: str = "", *, is_whole: bool = False) -> Iterator[Slide]:
    """A text under a title, on as many slides as it needs, one at least; the first has what else is
    ``told``.
    """
    parts = slides_of(text, is_whole=is_whole) or [list[Piece]()]
    for number, part in enumerate(parts, 1):
        name = title if len(parts) == 1 else f"{title} ({number}/{len(parts)})"
        body, notes = (piece.shown for piece in part), (piece.notes for piece in part)
        yield Slide(name, "".join(body), (told if number == 1 else "") + "".join(notes))


def _right(item: Item) -> str:
    """The right answers of a question, in the form that its kind has, and why they are right where
    the answer alone would be all.
    """
    right = [answer for answer in item.answers if answer.is_right]
    if item.kind is QuestionKind.SHORT:
        reasons = dict.fromkeys(gist(answer.feedback) for answer in right)
        return _list([" / ".join(answer.text for answer in right)]) + "".join(reasons)
    if item.kind.is_chosen:
        return _list(f"{named(answer)}{gist(answer.feedback)}" for answer in right)
    return _list(map(named, right), "ol" if item.kind is QuestionKind.ORDER else "ul")


def _list(items: Iterable[str], tag: str = "ul") -> str:
    found = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{found}</{tag}>" if found else ""


def _named(name: str) -> str:
    return f"<p><strong>{html(name)}</strong></p>"


def _link(target: str) -> str:
    return f'<a href="{html(target)}">{html(target)}</a>'
