"""All books of the site → files, each made only when something in it has changed."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

import lxml.html

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import record_locale
from civildialogue.core.model.localized import called
from civildialogue.core.output.apart import apart, can_be_copied
from civildialogue.core.output.book import epub, make, pdf, tree
from civildialogue.core.output.book.faces import Faces
from civildialogue.core.output.book.make import Found
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.order import Made, Order, UnknownBookError, filed
from civildialogue.core.output.book.volumes import volumes
from civildialogue.core.output.design import design
from civildialogue.core.site.books import planning
from civildialogue.core.site.charts import figures
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source import catalogue
from civildialogue.core.source.settings import Settings

_PAGE = re.compile(rb"/Type\s*/Page\b")


class Shelf:
    """Makes books from one reading of the sources, with the funder's emblem (SVG)."""

    def __init__(self, shared: Shared, docs: Path, settings: Settings, emblem: bytes) -> None:
        self.shared, self.docs, self.settings, self.emblem = shared, docs, settings, emblem
        self.converter = tree.Converter(tree.converter(settings.extensions))
        self.faces = Faces(settings.fonts)
        self.findings = make.Findings(shared.library, self.faces)
        self.sources = catalogue.digest(docs)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found in the books made so far, in the order of the text."""
        return sorted(self.findings.found.values(), key=lambda found: found.sort_key)

    def names(self) -> list[str]:
        """The names of all books."""
        return planning.names(Writer(self.shared, record_locale()))

    def count(self, order: Order) -> int:
        """How many files an order brings."""
        return len(order.forms) * len(order.locales) * len(order.names or self.names())

    def make(self, order: Order, known: Mapping[str, Download]) -> Iterator[Made | str]:
        """Each file of the order; the name alone where a book could not be set.

        ``known`` has what is there already, by the file's name. Raises UnknownBookError.
        """
        for name in order.names:
            if name not in self.names():
                raise UnknownBookError(name)
        is_copied = can_be_copied()
        if is_copied and not order.names:
            figures.draw(self.shared)
        # Planned here, so that templates and charts are made once and not in every process.
        plans = [
            planning.plan(Writer(self.shared, locale, marks=True), name)
            for name in order.names or self.names()
            for locale in order.locales
        ]
        if is_copied:
            self.converter.convert(part.document.body for plan in plans for part in plan.parts)
        jobs = [partial(self.files, plan, order.forms, known) for plan in plans]
        for made, found in apart(jobs):
            self.findings.found |= found
            yield from made

    def files(
        self, plan: planning.Plan, forms: tuple[str, ...], known: Mapping[str, Download]
    ) -> tuple[list[Made | str], Found]:
        """One book in the formats, and what was found in it."""
        book = make.make(plan, self.converter, self.docs, self.settings, self.faces)
        bound = [
            (each, form)
            for form in forms
            for each in (volumes(book, self.settings.address) if form == "pdf" else [book])
        ]
        distinct = {each.slug: each for each, _ in bound}
        marks = {
            slug: fingerprint(each, self.emblem, self.faces) for slug, each in distinct.items()
        }
        jobs = [
            partial(self._file, each, book, form, marks[each.slug], known) for each, form in bound
        ]
        # What Typst keeps of a volume goes with its process, before the next one is set.
        is_long = len(jobs) > len(forms)
        results = apart(jobs, at_once=1) if is_long else (job() for job in jobs)
        made = []
        for file, found in results:
            self.findings.found |= found
            made.append(file)
        return made, self.findings.found

    def _file(
        self, volume: Book, book: Book, form: str, mark: str, known: Mapping[str, Download]
    ) -> tuple[Made | str, Found]:
        return self._one(volume, book, form, mark, known), self.findings.found

    def _one(
        self, volume: Book, book: Book, form: str, mark: str, known: Mapping[str, Download]
    ) -> Made | str:
        name = f"{volume.slug}.{book.locale}.{form}"
        facts = {
            "name": name,
            "form": form,
            "book": book.slug,
            "volume": volume.volume,
            "locale": book.locale,
            "title": book.title,
            "edition": book.edition,
            "date": book.day.isoformat(),
            "commit": book.commit,
            "made_from": mark,
            "sources": self.sources,
        }
        try:
            file = filed(known, facts, lambda: self._made(volume, form))
        except pdf.NotSetError:
            return name
        if file.content is None or form != "pdf":
            return file
        pages = {"pages": _pages(file.content)}
        return Made(file.download.model_copy(update=pages), file.content)

    def _made(self, book: Book, form: str) -> bytes:
        is_set = not self.faces.lacks(book.locale)
        if form == "epub":
            cover = pdf.cover(book, self.emblem, self.faces) if is_set else b""
            return epub.write_epub(book, self.emblem, cover, self.faces)
        if not is_set:
            first = book.chapters[0]
            about = {"language": called(book.locale)}
            self.findings.tell("font-missing", first, first.tree, about)
            raise pdf.NotSetError(book.slug)
        written = pdf.manuscript(book, self.findings)
        return pdf.compose(written, self.emblem, self.findings)


def _pages(content: bytes) -> int:
    """How many pages a PDF has; Typst writes each page's entry plainly."""
    return len(_PAGE.findall(content))


def fingerprint(book: Book, emblem: bytes, faces: Faces) -> str:
    """SHA-256 over all that a book is made of: its facts, its trees, its pictures, the design."""
    total = hashlib.sha256(emblem + _design())
    for face in faces.all:
        for name in face.files if face.is_own else ():
            total.update(name.encode() + hashlib.sha256(faces.file(face, name)).digest())
    for fact in fields(Book):
        if fact.name not in ("chapters", "assets"):
            total.update(repr(getattr(book, fact.name)).encode() + b"\0")
    for chapter in book.chapters:
        for part in _parts(chapter):
            total.update(part + b"\0")
    for name, content in sorted(book.assets.items()):
        total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()


def _parts(chapter: Chapter) -> Iterable[bytes]:
    place = f"{chapter.level} {chapter.is_apart}"
    yield f"{chapter.key} {chapter.locale} {place} {chapter.title}".encode()
    yield lxml.html.tostring(chapter.tree, encoding="utf-8")


@cache
def _design() -> bytes:
    """A digest of everything here that decides how a book looks."""
    folder = files("civildialogue.core.output.book")
    entries = [*folder.iterdir(), *folder.joinpath("templates").iterdir()]
    endings = (".py", ".typ", ".css", ".xhtml", ".ncx", ".opf", ".xml", ".yml")
    looks = (entry for entry in entries if entry.name.endswith(endings))
    return design(("typst", "uharfbuzz"), looks)
