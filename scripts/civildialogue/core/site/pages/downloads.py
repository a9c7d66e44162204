"""What can be carried away: the page that lists it all, and the links on each publication."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from civildialogue.core.model.conventions import NBSP, format_date
from civildialogue.core.model.downloads import DATA, Download, slug
from civildialogue.core.model.lacking import counted
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.numbers import write_number
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.writing.context import Writer

FOLDER = "downloads"
KEY = "about/downloads"
OPEN, CLOSE = "<!--bundle-->", "<!--/bundle-->"
"""Marks around the entry of the offline site, which is made last and does not hold itself."""
_STEP = 1024


@dataclass(frozen=True)
class Book:
    """A book with its files, with the books that go with it and those of its single pages."""

    name: str
    title: str
    files: Sequence[Download]
    beside: Sequence["Book"] = ()
    pages: Sequence["Book"] = ()


def listed(writer: Writer) -> list[Book]:
    """The books of the locale in the order of the publications, each with its files. What is called
    ``NAME-MORE`` goes with the book NAME, and ``NAME--PAGE`` is of one of its pages.
    """
    files: dict[str, list[Download]] = {}
    for file in writer.shared.downloads:
        if file.locale == writer.locale:
            files.setdefault(file.book, []).append(file)
    order = [name for name in map(slug, writer.library.publications) if name in files]
    every = {name: Book(name, own[0].title, sorted(own, key=_form)) for name, own in files.items()}
    below = {name: _above(name, order) for name in every}

    def those(name: str, *, are_pages: bool) -> list[Book]:
        found = (each for each, above in below.items() if above == name)
        return [every[each] for each in found if each.startswith(slug(f"{name}/")) == are_pages]

    first = [*order, *(name for name, above in below.items() if not above and name not in order)]
    return [
        replace(every[name], beside=those(name, are_pages=False), pages=those(name, are_pages=True))
        for name in first
    ]


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
    """The body of the page: each book with its files; the open data; then the offline site."""
    return enclose(
        writer.render(
            "carry.md.j2",
            key,
            books=listed(writer),
            data=data(writer),
            about=lambda file: about(file, writer.locale),
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


def bundle_entry(file: Download, locale: Locale, way: str) -> str:
    """The entry of the offline site, for the place between the marks. ``way`` leads to it."""
    day = format_date(dt.date.fromisoformat(file.date), locale)
    words = Markup(
        '<h2 id="offline">{}</h2><p>{}</p><p>{}</p><ul class="cd-files"><li>'
        '<a href="{}" download>{}</a> ({})<br>'
        '<span class="cd-sum">SHA-256: <code>{}</code></span></li></ul>'
    ).format(
        message(locale, "downloads.offline"),
        message(locale, "downloads.offline-about"),
        message(locale, "downloads.state", date=day, commit=file.commit or "–"),
        way,
        message(locale, "downloads.bundle"),
        about(file, locale),
        file.sha256,
    )
    return f"{OPEN}{words}{CLOSE}"
