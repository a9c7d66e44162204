"""A book → PDF: tagged and archival, the same bytes each time.

Source of the standards: ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a), both kept by Typst.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path, PurePosixPath

import typst
from lxml.html import HtmlElement

from civildialogue.core.model.conventions import direction, format_date, subtag
from civildialogue.core.model.lacking import marked, plain, tongue
from civildialogue.core.model.language import languages, message
from civildialogue.core.model.values import licence_name
from civildialogue.core.output.apart import has_threads
from civildialogue.core.output.book import outline
from civildialogue.core.output.book.faces import FONTS, Faces, extras, typst_fonts
from civildialogue.core.output.book.make import Findings
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.typst import Setter
from civildialogue.core.output.book.typst_around import string
from civildialogue.core.output.book.typst_blocks import MAKERS
from civildialogue.core.output.book.typst_text import label, worded

COVER_PPI = 110
"""Dots to an inch of the cover's picture: about 900 by 1,300."""
_LINE = re.compile(r"main\.typ:(\d+):")
_MOMENT = ("year", "month", "day", "hour", "minute", "second")


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
    first = book.chapters[0]

    def written(text: str) -> str:
        return findings.written(text, first.tree, first)

    def shown(text: str) -> str:
        return string(written(text))

    lines = list(_head(book, written))
    places = [(book.chapters[0], book.chapters[0].tree)] * len(lines)
    for chapter in book.chapters:
        if chapter.level == 1 or chapter.is_apart:
            titles = worded(_short(chapter.title, 90), shown), worded(_short(book.title), shown)
            names = label(chapter.key), *titles
            lines.append(f"#set page(header: running({', '.join(names)}))")
            places.append((chapter, chapter.tree))
        for element, statement in setter.chapter(chapter):
            lines.append(f"#{statement};")
            places.append((chapter, element))
    return Manuscript(book, "\n".join(lines) + "\n", tuple(places))


def compose(written: Manuscript, emblem: bytes, findings: Findings) -> bytes:
    """The PDF of a manuscript. Raises NotSetError if Typst refuses it; the findings say why."""
    book, assets = written.book, {**written.book.assets, **written.book.paper}
    with _compiler(book, written.text, assets, emblem, findings.faces) as compiler:
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


def cover(book: Book, emblem: bytes, faces: Faces) -> bytes:
    """The cover as a picture, PNG."""
    text = "\n".join(_head(book, lambda text: faces.shown(text)[0]))
    with _compiler(book, text, {}, emblem, faces) as compiler:
        made = compiler.compile(format="png", ppi=COVER_PPI)
    return (made[0] if isinstance(made, list) else made) or b""


@contextmanager
def _compiler(
    book: Book, text: str, assets: Mapping[str, bytes], emblem: bytes, faces: Faces
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
        held = fonts(faces.folder, has_extras=not faces.is_near(text))
        inputs = {"colour": book.colour, **_spoken(book, faces)}
        yield typst.Compiler(root / "main.typ", root=root, font_paths=held, sys_inputs=inputs)


def _spoken(book: Book, faces: Faces) -> dict[str, str]:
    """The book's language, which way it is written, and the faces for each of the site's."""
    order = {subtag(each): faces.families(each) for each in (*languages(), book.locale)}
    language, way = subtag(book.locale), direction(book.locale)
    return {"faces": json.dumps(order), "language": language, "way": way}


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
            typst.Compiler(source, root=folder, font_paths=fonts(None, has_extras=False)).compile(
                format="svg"
            )
        except typst.TypstError:
            return False
    return True


@cache
def fonts(own: Path | None, *, has_extras: bool) -> typst.Fonts:
    """The print faces, and those in a project's folder, found once; nothing of the machine's."""
    has_threads()  # Typst keeps some from now on.
    places = [FONTS, *(extras() if has_extras else ())]
    with ExitStack() as stack:
        folders = [stack.enter_context(as_file(place)) for place in places]
        return typst_fonts(*folders, *([own] if own else []))


def _head(book: Book, written: Callable[[str], str]) -> Iterator[str]:
    """The lines before the text: the design, and what the cover says.

    ``written`` makes a text one that the faces can show.
    """

    def shown(text: str) -> str:
        return string(written(text))

    def words(key: str, **values: object) -> str:
        return worded(marked(book.locale, key, message(book.locale, key, **values)), shown)

    date = format_date(book.day, book.locale)
    edition = words("book.edition", edition=book.edition)
    colophon = [
        worded(book.title, shown),
        edition,
        *([words("book.state", date=date, commit=book.commit)] if book.commit else []),
        *([worded(book.funding, shown)] if book.funding else []),
    ]
    # Of each row of the contents, whether it has chapters alone.
    listed = outline.shown(book)
    rows = [
        str(all(each.is_chapter for each in listed if each.row == row)).lower()
        for row in sorted({1, *(each.row for each in listed)})
    ]
    spoken = subtag(tongue(book.locale, "book.online"))
    stamp = ", ".join(f"{name}: {getattr(book.date, name)}" for name in _MOMENT)
    facts = {
        "title": shown(book.title),
        "subtitle": shown(plain(book.subtitle)),
        "authors": f"({''.join(f'{shown(a)}, ' for a in book.authors)})",
        "edition": shown(book.edition),
        "licence": string(book.licence),
        "funding": shown(book.funding),
        "address": string(book.address),
        "forum": worded(book.publisher, shown),
        "language": string(subtag(book.locale)),
        "ornament": string(book.ornament),
        "rows": f"({', '.join(rows)},)",
        "date": f"datetime({stamp})",
    }
    said = {
        "subtitle": worded(book.subtitle, shown),
        "origin": worded(book.origin, shown),
        "edition": edition,
        "emblem": shown(book.emblem),
        "funders": f"({''.join(f'{shown(name)}, ' for name in book.funders)})",
        "colophon": f"({''.join(f'{row}, ' for row in colophon)})",
        "online": f"({string(spoken)}, {shown(message(book.locale, 'book.online'))})",
        "licence": words("book.licence", licence=licence_name(book.licence)),
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


def _short(title: str, most: int = 44) -> str:
    """A title for the head of a page."""
    if len(title) <= most:
        return title
    begun = plain(title)[: most - 2]
    return f"{begun.rpartition(' ')[0] or begun} …"
