"""What can be carried away: the page that lists it all, and the links on each publication."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from civildialogue.core.model.conventions import NBSP, format_date
from civildialogue.core.model.downloads import DATA, FORUM, Download, slug
from civildialogue.core.model.lacking import counted
from civildialogue.core.model.language import Locale, languages, message, name_of
from civildialogue.core.model.numbers import write_number
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.writing.context import Writer

FOLDER = "downloads"
KEY = "about/downloads"
OPEN, CLOSE = "<!--bundle-->", "<!--/bundle-->"
"""Marks around what is said of the offline site, which is made last and does not hold itself."""
READ = ("pdf", "epub")
"""The forms that stand in a row; a page's own forms, and those for platforms, are folded."""
_STEP = 1024


@dataclass(frozen=True)
class Book:
    """A book with its files, those of other languages, the books that go with it and those of
    its single pages.
    """

    name: str
    title: str
    short: str
    files: Sequence[Download]
    others: Mapping[Locale, Sequence[Download]]
    beside: Sequence["Book"] = ()
    pages: Sequence["Book"] = ()

    @property
    def read(self) -> list[Download]:
        """The files that people read; the others are for platforms and programs."""
        return [file for file in self.files if file.form in READ]

    @property
    def more(self) -> list[Download]:
        """The files for platforms and programs."""
        return [file for file in self.files if file.form not in READ]


def listed(writer: Writer) -> list[Book]:
    """The books of the locale in the order of the publications, each with its files. What is called
    ``NAME-MORE`` goes with the book NAME, and ``NAME--PAGE`` is of one of its pages.
    """
    files: dict[str, dict[Locale, list[Download]]] = {}
    for file in sorted(writer.shared.downloads, key=_form):
        if file.locale:
            files.setdefault(file.book, {}).setdefault(file.locale, []).append(file)
    files = {name: found for name, found in files.items() if writer.locale in found}
    order = [name for name in map(slug, writer.library.publications) if name in files]
    every = {name: _book(writer, name, found) for name, found in files.items()}
    below = {name: _above(name, order) for name in every}

    def those(name: str, *, are_pages: bool) -> list[Book]:
        found = (each for each, above in below.items() if above == name)
        return [every[each] for each in found if each.startswith(slug(f"{name}/")) == are_pages]

    first = [*order, *(name for name, above in below.items() if not above and name not in order)]
    return [
        replace(every[name], beside=those(name, are_pages=False), pages=those(name, are_pages=True))
        for name in first
    ]


def _book(writer: Writer, name: str, files: Mapping[Locale, Sequence[Download]]) -> Book:
    """A book as the locale has it; a publication's is called as it is in the menu."""
    own, title = files[writer.locale], files[writer.locale][0].title
    called = {slug(folder): folder for folder in writer.library.publications}
    short = writer.t("downloads.whole") if name == FORUM else title
    if name in called:
        key = f"{called[name]}/index"
        page = writer.library.page(key, writer.locale) or writer.library.originals[key]
        short = page.navigation_title
    others = {
        each: [file for file in found if file.form in READ]
        for each, found in files.items()
        if each != writer.locale
    }
    return Book(name, title, short, own, others)


def _above(name: str, order: Sequence[str]) -> str:
    """The publication whose book goes before; the longest name counts."""
    found = (each for each in order if name != each and name.startswith(f"{each}-"))
    return "" if name in order else max(found, key=len, default="")


def _form(file: Download) -> tuple[bool, str, int, str]:
    return (file.form != "pdf", file.form, len(file.name), file.name)


def data(writer: Writer) -> list[Download]:
    """The open data as one file, where it was made."""
    return [file for file in writer.shared.downloads if file.form == DATA]


def page(writer: Writer, key: str) -> str:
    """The body of the page: a row for each book, for the data and for the offline site; folded are
    the files of single pages, and how all of them are checked.
    """
    books, whole = listed(writer), data(writer)
    shown = [each for book in books for each in (book, *book.beside)]
    every = [file for each in shown for file in each.files]
    pages = [file for book in books for each in book.pages for file in each.files]
    return enclose(
        writer.render(
            "carry.md.j2",
            key,
            books=books,
            data=whole,
            forms=[form for form in READ if any(file.form == form for file in every)],
            every=[*every, *pages, *whole],
            about=lambda file: about(file, writer.locale),
            size=lambda file: size(file.size, writer.locale),
            length=lambda file: _pages(file.pages, writer.locale),
            called={each: name_of(each) for each in languages()},
            slot=Markup(OPEN + CLOSE),  # noqa: S704
            folder=FOLDER,
        )
    )


def links(writer: Writer, key: str, book: str) -> str:
    """The files of one book as a line of links; nothing where there are none."""
    files = [f for each in listed(writer) if each.name == slug(book) for f in each.files]
    if not files:
        return ""
    return enclose(
        writer.render(
            "take.md.j2",
            key,
            files=files,
            about=lambda file: about(file, writer.locale),
            folder=FOLDER,
            all_of_them=KEY,
        )
    )


def about(file: Download, locale: Locale) -> str:
    """„53 с., 1,1 MiB“: what a reader wants to know before a download."""
    pages = _pages(file.pages, locale) if file.pages else ""
    return ", ".join(filter(None, (file.volume.lower(), pages, size(file.size, locale))))


def _pages(count: int, locale: Locale) -> str:
    return message(locale, counted(locale, "downloads.pages", count), count=count)


def size(count: int, locale: Locale) -> str:
    """Bytes as people read them, in the way of the locale.

    Source: IEC 80000-13, binary prefixes.
    """
    value, unit = count / _STEP, "KiB"
    if value >= _STEP:
        value, unit = value / _STEP, "MiB"
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return f"{write_number(Decimal(text), locale)}{NBSP}{unit}"


def bundle_entries(file: Download, locale: Locale, way: str) -> tuple[str, str]:
    """The offline site for the places between the marks: its row, and how it is checked. ``way``
    leads to it.
    """
    day = format_date(dt.date.fromisoformat(file.date), locale)
    row = Markup(
        '<li id="offline"><strong>{}</strong> <small>{}</small> <span class="cd-ways">'
        '<a href="{}" download>ZIP</a> ({})</span></li>'
    ).format(
        message(locale, "downloads.offline"),
        message(locale, "downloads.offline-about"),
        way,
        size(file.size, locale),
    )
    check = Markup(
        '<li><a href="{}" download>{}</a>. {}<br>'
        '<span class="cd-sum">SHA-256: <code>{}</code></span></li>'
    ).format(
        way,
        file.name,
        message(locale, "downloads.state", date=day, commit=file.commit or "–"),
        file.sha256,
    )
    return f"{OPEN}{row}{CLOSE}", f"{OPEN}{check}{CLOSE}"
