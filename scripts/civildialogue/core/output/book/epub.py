"""A book → EPUB 3: checked by epubcheck, with what EPUB Accessibility 1.1 wants said of it.

Source: EPUB 3.3 and EPUB Accessibility 1.1 (W3C).
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO

from markupsafe import Markup

from civildialogue.core.active import asset
from civildialogue.core.active import known as features
from civildialogue.core.model.conventions import direction, format_date
from civildialogue.core.model.lacking import marked, plain, told
from civildialogue.core.model.language import Locale, message
from civildialogue.core.output.archive import pack
from civildialogue.core.output.book import outline
from civildialogue.core.output.book.epub_xhtml import content, file_name, identifier, places, suffix
from civildialogue.core.output.book.faces import Face, Faces
from civildialogue.core.output.book.model import Book
from civildialogue.core.output.book.subsetting import subset
from civildialogue.core.site.writing.context import templates_of
from civildialogue.core.source import assets

MIMETYPE = "mimetype"
NCX = "toc.ncx"
"""The contents for readers of EPUB 2. Source: EPUB 3.3, section 5.9.4 (legacy)."""
MEDIA = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".ncx": "application/x-dtbncx+xml",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    **{f".{ending}": media for ending, media in assets.MEDIA.items()},
}
FEATURES = (
    "alternativeText",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "displayTransformability",
)


def write_epub(book: Book, emblem: bytes, cover: bytes, faces: Faces) -> bytes:
    """The e-book as a file. ``emblem`` is SVG, ``cover`` PNG; without one there is no cover."""
    parts = dict(_parts(book, emblem, cover))
    texts = (text.decode() for name, text in parts.items() if suffix(name) == ".xhtml")
    wanted = frozenset(map(ord, set().union(*texts)))
    carried = _carried(book, faces, wanted)
    parts |= _styled(carried, faces, wanted)
    held = [
        (MIMETYPE, b"application/epub+zip"),
        ("META-INF/container.xml", _own("templates/container.xml")),
        # A licence is no part of the publication, but it has to travel with the faces.
        *((f"META-INF/{f.licence}", _own(f"fonts/{f.licence}")) for f in carried if f.licence),
        ("EPUB/package.opf", _package(book, parts).encode()),
        *((f"EPUB/{name}", content) for name, content in parts.items()),
    ]
    target = BytesIO()
    pack(held, target, stored=MIMETYPE)
    return target.getvalue()


def _own(name: str) -> bytes:
    return files("civildialogue.core.output.book").joinpath(*name.split("/")).read_bytes()


def _carried(book: Book, faces: Faces, wanted: frozenset[int]) -> list[Face]:
    """The faces that the book brings along: for each of its languages, those of its signs."""
    spoken = {book.locale, *(chapter.spoken for chapter in book.chapters)}
    order = sorted(spoken, key=lambda tag: (tag != book.locale, tag))
    first = [faces.sorted(each)[0] for each in order]
    return list(dict.fromkeys([*first, *faces.holders(book.locale, wanted)]))


def _styled(
    carried: Sequence[Face], faces: Faces, wanted: frozenset[int]
) -> Iterator[tuple[str, bytes]]:
    """The style sheet, and the faces with the signs of the book alone; a project's own as it is."""
    looks = (asset(each, each.look.book) for each in features() if each.look.book)
    yield "style.css", b"".join((_styles(carried), _own("epub.css"), *looks))
    for face in carried:
        for name in face.files:
            content = faces.file(face, name)
            yield f"fonts/{name}", content if face.is_own else subset(content, wanted)


_FACE = '@font-face {{ font-family: "{family}";{style}{weight} src: url("fonts/{name}"); }}\n'


def _styles(carried: Sequence[Face]) -> bytes:
    """The faces by what the names of their files say of them."""
    rules = [
        _FACE.format(
            family=face.family,
            name=name,
            style=" font-style: italic;" if "It" in name.rpartition("-")[2] else "",
            weight=" font-weight: bold;" if "Bold" in name else "",
        )
        for face in carried
        for name in face.files
    ]
    families = ", ".join(f'"{face.family}"' for face in carried)
    return "".join([*rules, f"body {{ font-family: {families}, serif; }}\n"]).encode()


def _parts(book: Book, emblem: bytes, cover: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of the publication, the documents in reading order."""

    def page(kind: str, body: str, title: str = "", lang: Locale | None = None) -> bytes:
        spoken = lang or book.locale
        shown = {"lang": spoken, "title": title or book.title, "kind": kind}
        turned = direction(spoken) == "rtl"
        made = _filled("page.xhtml", book, body=Markup(body), is_turned=turned, **shown)  # noqa: S704
        return told(made, is_turned=turned).encode()

    known = places(book.chapters)
    images = {
        name: f"images/{number}-{identifier(name.replace('/', '-'))}"
        for number, name in enumerate(sorted(book.assets))
        if suffix(name) in MEDIA
    }
    date = format_date(book.day, book.locale)
    if cover:
        yield "cover.xhtml", page("cover", _filled("cover.xhtml", book))
    colophon = _filled("colophon.xhtml", book, date=date)
    yield "colophon.xhtml", page("frontmatter", colophon)
    contents = message(book.locale, "book.contents")
    first = file_name(book.chapters[0].key)
    shown = {"rows": _contents(book), "first": first, "has_cover": bool(cover)}
    yield "nav.xhtml", page("frontmatter", _filled("nav.xhtml", book, **shown), contents)
    yield NCX, plain(_filled(NCX, book, name=_name(book), **shown)).encode()
    for chapter in book.chapters:
        body = Markup(content(chapter, known, images, book.locale))  # noqa: S704
        text = _filled("chapter.xhtml", book, title=chapter.title, body=body)
        yield (
            file_name(chapter.key),
            page("bodymatter", text, chapter.title, chapter.spoken),
        )
    if cover:
        yield "images/cover.png", cover
    if book.emblem:
        yield "images/emblem.svg", emblem
    for name, target in images.items():
        yield target, book.assets[name]


def _filled(template: str, book: Book, **values: object) -> str:
    """A template with the words of the book's language."""

    def said(key: str, **words: object) -> str:
        return marked(book.locale, key, message(book.locale, key, **words))

    return (
        templates_of("civildialogue.core.output.book")
        .get_template(template)
        .render(book=book, t=said, **values)
    )


@dataclass(frozen=True)
class Point:
    """A row of the contents, with where it leads and the rows below it."""

    title: str
    href: str
    points: list["Point"] = field(default_factory=list)


def _contents(book: Book) -> list[Point]:
    """The first row of the contents, with what is below each."""
    found = list[Point]()
    for entry in outline.shown(book):
        mark = f"#{identifier(entry.anchor)}" if entry.anchor else ""
        row = found[-1].points if entry.row > 1 and found else found
        row.append(Point(entry.title, f"{file_name(entry.key)}{mark}"))
    return found


def _name(book: Book) -> uuid.UUID:
    """What a book is known by, in every edition."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{book.address}#{book.slug}.{book.locale}")


def _package(book: Book, parts: Mapping[str, bytes]) -> str:
    """What the e-book says of itself, what it holds, and in which order it is read."""
    special = {"nav.xhtml": "nav", "images/cover.png": "cover-image"}
    items = [
        {
            "id": f"i{number}",
            "href": name,
            "media": MEDIA[suffix(name)],
            "properties": special.get(name, ""),
        }
        for number, name in enumerate(parts)
    ]
    turned = direction(book.locale) == "rtl"
    ncx = next(item["id"] for item in items if item["href"] == NCX)
    shown = {"name": _name(book), "items": items, "features": FEATURES, "ncx": ncx}
    return plain(_filled("package.opf", book, is_turned=turned, **shown))
