"""The files of the programme for learning platforms: each lesson, and all of them, per language."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files

from civildialogue.core.model.downloads import slug
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.output.book.order import Made, Materials, filed
from civildialogue.core.output.book.tree import Converter, converter
from civildialogue.core.output.design import design
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.books.planning import stated
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.training.exports import deck, gift, moodle, pptx, qti, scorm
from civildialogue.features.training.exports.items import Tools, Unit
from civildialogue.features.training.exports.reader import reader
from civildialogue.features.training.exports.slides import slides
from civildialogue.features.training.lessons import Lesson, lessons
from civildialogue.features.training.model import FOLDER


@dataclass(frozen=True)
class Form:
    """A form: how the name of a file ends, and what writes it; what it has of a lesson besides the
    questions; and whether the whole programme can be one file.
    """

    ending: str
    write: Callable[[str, Sequence[Unit]], bytes]
    texts: Callable[[Unit], object] | None = None
    has_whole: bool = True


FORMS: Mapping[str, Form] = {
    "gift": Form("gift.txt", gift.write),
    "moodle": Form("moodle.xml", moodle.write),
    "qti": Form("qti.zip", qti.write),
    "scorm": Form("scorm.zip", scorm.write, reader),
    "slides": Form("slides.zip", deck.write, deck.pages),
    "pptx": Form("pptx", pptx.write, slides, has_whole=False),
}


@dataclass(frozen=True)
class Wanted:
    """Which files are made. With names of lessons, these alone, and not the whole programme."""

    forms: tuple[str, ...] = tuple(FORMS)
    locales: tuple[Locale, ...] = field(default_factory=languages)
    names: tuple[str, ...] = ()


class UnknownLessonError(Exception):
    """A name that no lesson has which asks something; ``names`` are those of all that do."""

    def __init__(self, name: str, names: Iterable[str]) -> None:
        super().__init__(name)
        self.name, self.names = name, tuple(names)


def taught(materials: Materials) -> Mapping[str, Lesson]:
    """The lessons that are exported: those that ask something, but examples."""
    found = lessons(materials.shared.library)
    return {
        name: lesson
        for name, lesson in found.items()
        if lesson.matter.origin is not Origin.EXAMPLE
        and lesson.quiz(lesson.original.locale).questions
    }


def everything(materials: Materials) -> list[Callable[[], Made]]:
    """The work for all files."""
    return work(materials, Wanted())


def work(materials: Materials, wanted: Wanted) -> list[Callable[[], Made]]:
    """The work for the files that are wanted, each a piece. Raises UnknownLessonError."""
    chosen = taught(materials)
    for name in wanted.names:
        if name not in chosen:
            raise UnknownLessonError(name, chosen)
    chosen = {name: chosen[name] for name in wanted.names} if wanted.names else chosen
    given = materials.settings
    tools = Tools(
        given.address,
        Converter(converter(given.extensions)),
        Renderer([*given.extensions], given.extensions),
        given.docs,
    )
    found: list[Callable[[], Made]] = []
    for locale in wanted.locales:
        writer = Writer(materials.shared, locale)
        units = [
            Unit(lesson, writer, tools) for lesson in chosen.values() if locale in lesson.pages
        ]
        parts = [[unit] for unit in units]
        for each in parts if wanted.names or not units else [units, *parts]:
            is_whole = each is units
            found += [
                partial(_file, materials, writer, each, is_whole, form)
                for form in wanted.forms
                if FORMS[form].has_whole or not is_whole
            ]
    return found


def _file(
    materials: Materials, writer: Writer, units: Sequence[Unit], is_whole: bool, name: str
) -> Made:
    form = FORMS[name]
    book = slug(FOLDER if is_whole else units[0].lesson.key)
    programme = writer.folder_title(FOLDER)
    facts = {
        "name": f"{book}.{writer.locale}.{form.ending}",
        "form": name,
        "book": book,
        **stated(writer, FOLDER),
        "title": programme if is_whole else units[0].title,
        "made_from": _mark(form, programme, units),
        "sources": materials.sources,
    }
    return filed(materials.known, facts, partial(form.write, programme, units))


def _mark(form: Form, programme: str, units: Sequence[Unit]) -> str:
    """A sum over all that a file is made of: what makes it, and the finished texts."""
    total = hashlib.sha256(_design() + programme.encode())
    for unit in units:
        total.update(unit.mark.encode())
        if form.texts:
            total.update(repr(form.texts(unit)).encode())
    return total.hexdigest()


@cache
def _design() -> bytes:
    """A sum over everything here that decides how a file looks."""
    own = files("civildialogue.features.training")
    folders = (own.joinpath(name) for name in ("exports", "assets", "assets/vendor"))
    entries = [entry for folder in folders for entry in folder.iterdir() if entry.is_file()]
    office = files("civildialogue.core.output").joinpath("office.py")
    return design(("pypandoc_binary",), [*entries, office])
