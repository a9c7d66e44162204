"""The lessons of a library: what pages, checks and exports ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.features.training.model import (
    FOLDER,
    SECTIONS,
    LessonMatter,
    Module,
    Timetable,
)
from civildialogue.features.training.quiz import Quiz
from civildialogue.features.training.reading import quiz_of, section


@dataclass(frozen=True, eq=False)
class Lesson:
    """A lesson. ``id`` is the name that others know it by, ``matter`` has its facts, and ``pages``
    are its texts by language; a language that it isn't translated into has none.
    """

    id: str
    key: str
    matter: LessonMatter
    original: Page
    pages: Mapping[Locale, Page]

    def page(self, locale: Locale) -> Page:
        """Its text in a language, or the original."""
        return self.pages.get(locale, self.original)

    def quiz(self, locale: Locale) -> Quiz:
        """Its questions in a language, or those of the original."""
        return quiz_of(self.page(locale))

    def section(self, locale: Locale, identifier: str) -> tuple[Block, ...]:
        """One of ``model.SECTIONS``, with its heading, in a language."""
        return section(self.page(locale), identifier)

    def teaching(self, locale: Locale) -> tuple[Block, ...]:
        """The teaching text with its headings: all that stands before the first such section."""
        return teaching(self.page(locale))


def teaching(page: Page) -> tuple[Block, ...]:
    """The teaching text of the page of a lesson."""
    blocks = page.blocks
    first = (n for n, b in enumerate(blocks) if b.kind is BlockKind.HEADING and b.id in SECTIONS)
    return tuple(blocks[: next(first, len(blocks))])


def lessons(library: Library) -> Mapping[str, Lesson]:
    """The lessons of the training programme by their ids, in the order of its index.

    Examples and those that are ``matter.unready`` are among them.
    """
    found: dict[str, Lesson] = {}
    for key in library.contents(FOLDER):
        original = library.originals[key]
        if isinstance(original.matter, LessonMatter):
            name = key.rpartition("/")[2]
            pages = {original.locale: original, **library.translations_of(key)}
            found[name] = Lesson(name, key, original.matter, original, pages)
    return found


def modules(library: Library) -> Sequence[Module]:
    """The modules in the order in which the programme's index has their first lessons."""
    order = {name: number for number, name in enumerate(lessons(library))}
    every = [located.value for located in library.records(Module).values()]
    return sorted(every, key=lambda each: order.get(each.lessons[0], len(order)))


def timetables(library: Library) -> Sequence[Timetable]:
    """The timetables, the shortest first."""
    every = (located.value for located in library.records(Timetable).values())
    return sorted(every, key=lambda each: (len(each.sessions), each.id))
