"""A book → EPUB 3: checked by epubcheck, with what EPUB Accessibility 1.1 wants said of it.

Source: EPUB 3.3 and EPUB Accessibility 1.1 (W3C).
"""

import uuid
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from io import BytesIO

from markupsafe import Markup

from civildialogue.core.active import asset
from civildialogue.core.active import known as features
from civildialogue.core.model.conventions import direction, format_date
from civildialogue.core.model.language import Locale, message
from civildialogue.core.output.archive import pack
from civildialogue.core.output.book import outline
from civildialogue.core.output.book.epub_xhtml import content, file_name, identifier, places, suffix
from civildialogue.core.output.book.glyphs import SERIF, face
from civildialogue.core.output.book.model import Book
from civildialogue.core.site.writing.context import templates_of
from civildialogue.core.source import assets

MIMETYPE = "mimetype"
MEDIA = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".otf": "font/otf",
    **{f".{ending}": media for ending, media in assets.MEDIA.items()},
}
FEATURES = (
    "alternativeText",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "displayTransformability",
)


def write_epub(book: Book, emblem: bytes, cover: bytes) -> bytes:
    """The e-book as a file. ``emblem`` is SVG, ``cover`` PNG."""
    parts = dict(_parts(book, emblem, cover))
    held = [
        (MIMETYPE, b"application/epub+zip"),
        ("META-INF/container.xml", _own("templates/container.xml")),
        # A licence is no part of the publication, but it has to travel with the faces.
        ("META-INF/OFL.txt", _own("fonts/OFL.txt")),
        ("EPUB/package.opf", _package(book, parts).encode()),
        *((f"EPUB/{name}", content) for name, content in parts.items()),
    ]
    target = BytesIO()
    pack(held, target, stored=MIMETYPE)
    return target.getvalue()


def _own(name: str) -> bytes:
    return files("civildialogue.core.output.book").joinpath(*name.split("/")).read_bytes()


def _parts(book: Book, emblem: bytes, cover: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of the publication, the documents in reading order."""

    def page(kind: str, body: str, title: str = "", lang: Locale | None = None) -> bytes:
        spoken = lang or book.locale
        shown = {"lang": spoken, "title": title or book.title, "kind": kind}
        turned = direction(spoken) == "rtl"
        made = _filled("page.xhtml", book, body=Markup(body), is_turned=turned, **shown)  # noqa: S704
        return made.encode()

    known = places(book.chapters)
    images = {
        name: f"images/{number}-{identifier(name.replace('/', '-'))}"
        for number, name in enumerate(sorted(book.assets))
        if suffix(name) in MEDIA
    }
    date = format_date(book.day, book.locale)
    yield "cover.xhtml", page("cover", _filled("cover.xhtml", book))
    colophon = _filled("colophon.xhtml", book, date=date)
    yield "colophon.xhtml", page("frontmatter", colophon)
    contents = message(book.locale, "book.contents")
    yield "nav.xhtml", page("frontmatter", _nav(book), contents)
    for chapter in book.chapters:
        body = Markup(content(chapter, known, images))  # noqa: S704
        title = chapter.title if chapter.level else ""
        text = _filled("chapter.xhtml", book, title=title, body=body)
        yield (
            file_name(chapter.key),
            page("bodymatter", text, chapter.title, chapter.locale),
        )
    looks = (asset(each, each.look.book) for each in features() if each.look.book)
    yield "style.css", b"".join((_own("epub.css"), *looks))
    yield "images/cover.png", cover
    if book.emblem:
        yield "images/emblem.svg", emblem
    for name, target in images.items():
        yield target, book.assets[name]
    for name in SERIF:
        yield f"fonts/{name}.otf", face(name)


def _filled(template: str, book: Book, **values: object) -> str:
    """A template with the words of the book's language."""

    def said(key: str, **words: object) -> str:
        return message(book.locale, key, **words)

    return (
        templates_of("civildialogue.core.output.book")
        .get_template(template)
        .render(book=book, t=said, **values)
    )


def _nav(book: Book) -> str:
    """The contents as nested lists, and the landmarks."""
    rows = outline.depth(book)
    found: list[str] = []
    open_row = 0
    for entry in outline.entries(book):
        row = min(entry.row, open_row + 1)
        if row > rows:
            continue
        if row > open_row:
            found.append("<ol>")
        else:
            found += ["</li>"] + ["</ol></li>"] * (open_row - row)
        mark = f"#{identifier(entry.anchor)}" if entry.anchor else ""
        found.append(f'<li><a href="{file_name(entry.key)}{mark}">{escape(entry.title)}</a>')
        open_row = row
    found += ["</li></ol>"] * open_row
    first = file_name(book.chapters[0].key)
    listed = Markup("".join(found))  # noqa: S704
    return _filled("nav.xhtml", book, rows=listed, first=first)


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
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.address}#{book.slug}.{book.locale}")
    turned = direction(book.locale) == "rtl"
    shown = {"name": name, "items": items, "features": FEATURES, "is_turned": turned}
    return _filled("package.opf", book, **shown)
