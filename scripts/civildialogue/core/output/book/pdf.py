"""A book → PDF: tagged and archival, the same bytes each time.

Source of the standards: ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a), both kept by Typst.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path, PurePosixPath

import typst
from lxml.html import HtmlElement

from civildialogue.core.model.conventions import format_date, subtag
from civildialogue.core.model.language import message
from civildialogue.core.output.book import outline
from civildialogue.core.output.book.make import Findings
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.typst import Setter
from civildialogue.core.output.book.typst_blocks import MAKERS
from civildialogue.core.output.book.typst_text import label, string

COVER_PPI = 110
"""Dots to an inch of the cover's picture: about 900 by 1,300."""
_LINE = re.compile(r"main\.typ:(\d+):")


class NotSetError(Exception):
    """A book could not be set; the findings say where."""


@dataclass(frozen=True)
class Manuscript:
    """A book as Typst source, and for each line of it the chapter and the element it is from."""

    book: Book
    text: str
    places: tuple[tuple[Chapter, HtmlElement], ...]


def manuscript(book: Book, findings: Findings) -> Manuscript:
    """The Typst source of a book; what can't be printed as it is is told.

    Setting takes the trees apart; so it works on copies.
    """
    copies = tuple(replace(chapter, tree=deepcopy(chapter.tree)) for chapter in book.chapters)
    book = replace(book, chapters=copies)
    setter = Setter(book, findings.tell, findings.written, MAKERS, _site(book.address))
    lines = list(_head(book))
    places = [(book.chapters[0], book.chapters[0].tree)] * len(lines)
    for chapter in book.chapters:
        if chapter.level == 1:
            names = label(chapter.key), string(chapter.title), string(_short(book.title))
            lines.append(f"#set page(header: running({', '.join(names)}))")
            places.append((chapter, chapter.tree))
        for element, statement in setter.chapter(chapter):
            lines.append(f"#{statement};")
            places.append((chapter, element))
    return Manuscript(book, "\n".join(lines) + "\n", tuple(places))


def compose(written: Manuscript, emblem: bytes, findings: Findings) -> bytes:
    """The PDF of a manuscript. Raises NotSetError if Typst refuses it; the findings say why."""
    book = written.book
    with _compiler(book, written.text, book.assets, emblem) as compiler:
        try:
            made = compiler.compile(
                format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=int(book.date.timestamp())
            )
        except typst.TypstError as error:
            _blame(error, written, findings)
            raise NotSetError(book.slug) from error
    if not isinstance(made, bytes):
        raise NotSetError(book.slug)
    return made


def cover(book: Book, emblem: bytes) -> bytes:
    """The cover as a picture, PNG."""
    with _compiler(book, "\n".join(_head(book)), {}, emblem) as compiler:
        made = compiler.compile(format="png", ppi=COVER_PPI)
    pages = made if isinstance(made, list) else [made]
    return pages[0] or b""


@contextmanager
def _compiler(
    book: Book, text: str, assets: Mapping[str, bytes], emblem: bytes
) -> Iterator[typst.Compiler]:
    """Typst with a folder that holds the text, the design and the pictures, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "main.typ").write_text(text, encoding="utf-8")
        design = files("civildialogue.core.output.book").joinpath("book.typ").read_text("utf-8")
        (root / "book.typ").write_text(design, encoding="utf-8")
        (root / "emblem.svg").write_bytes(emblem)
        for name, content in assets.items():
            target = root / "assets" / PurePosixPath(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        inputs = {"colour": book.colour}
        yield typst.Compiler(root / "main.typ", root=root, font_paths=_fonts(), sys_inputs=inputs)


def _blame(error: typst.TypstError, written: Manuscript, findings: Findings) -> None:
    """Says at which block Typst stopped, and why."""
    at = _LINE.search(error.diagnostic)
    chapter, element = written.places[int(at[1]) - 1 if at else 0]
    for place, image in _images(written.book):
        if not _is_picture(image.get("data-asset", ""), written.book):
            chapter, element = place, image
            break
    findings.tell("book-not-set", chapter, element, {"reason": error.message})


def _images(book: Book) -> Iterator[tuple[Chapter, HtmlElement]]:
    for chapter in book.chapters:
        yield from ((chapter, image) for image in chapter.tree.iter("img"))


def _is_picture(name: str, book: Book) -> bool:
    """Whether Typst can read a picture; its message about a whole book doesn't say which it is."""
    if name not in book.assets:
        return True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"picture{PurePosixPath(name).suffix}"
        path.write_bytes(book.assets[name])
        source = Path(folder) / "main.typ"
        source.write_text(f'#image("{path.name}")', encoding="utf-8")
        try:
            typst.Compiler(source, root=folder, font_paths=_fonts()).compile(format="svg")
        except typst.TypstError:
            return False
    return True


def has_run() -> bool:
    """Whether this process has used Typst, which keeps threads of its own from then on."""
    return _fonts.cache_info().currsize > 0


@cache
def _fonts() -> typst.Fonts:
    """The print faces, found once; nothing of the machine's own."""
    with as_file(files("civildialogue.core.output.book").joinpath("fonts")) as folder:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )


def _head(book: Book) -> Iterator[str]:
    """The lines before the text: the design, and what the cover says."""

    def words(key: str, **values: object) -> str:
        return string(message(book.locale, key, **values))

    date = format_date(book.day, book.locale)
    edition = message(book.locale, "book.edition", edition=book.edition)
    colophon = [
        book.title,
        edition,
        message(book.locale, "book.state", date=date, commit=book.commit or "–"),
        *([book.funding] if book.funding else []),
    ]
    moment = book.date
    stamp = f"year: {moment.year}, month: {moment.month}, day: {moment.day}"
    facts = {
        "title": string(book.title),
        "subtitle": string(book.subtitle),
        "authors": f"({''.join(f'{string(a)}, ' for a in book.authors)})",
        "edition": string(book.edition),
        "licence": string(book.licence),
        "origin": string(book.origin),
        "funding": string(book.funding),
        "address": string(book.address),
        "forum": string(book.publisher),
        "language": string(subtag(book.locale)),
        "depth": str(outline.depth(book)),
        "date": f"datetime({stamp}, hour: {moment.hour}, minute: {moment.minute}, "
        f"second: {moment.second})",
    }
    said = {
        "edition": string(edition),
        "emblem": string(book.emblem),
        "funders": f"({''.join(f'{string(name)}, ' for name in book.funders)})",
        "colophon": f"({''.join(f'{string(row)}, ' for row in colophon)})",
        "online": words("book.online"),
        "licence": words("book.licence", licence=book.licence),
        "contents": words("book.contents"),
        "page": words("book.page"),
    }
    yield '#import "book.typ": *'
    yield f"#show: book.with({_record(facts)}, {_record(said)})"


def _record(values: dict[str, str]) -> str:
    return "(" + ", ".join(f"{name}: {value}" for name, value in values.items()) + ")"


def _site(address: str) -> str:
    """The root of the site that an address belongs to."""
    return "/".join(address.split("/")[:3]) + "/"


def _short(title: str) -> str:
    """A title for the head of a page."""
    return title if len(title) <= 44 else title[:42].rpartition(" ")[0] + " …"
