"""What can be carried away: the page that lists it all, and the links on each publication."""

import datetime as dt
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


def listed(writer: Writer) -> list[tuple[str, list[Download]]]:
    """The books of the locale in the order of the publications, each with its files."""
    found: dict[str, list[Download]] = {}
    for file in writer.shared.downloads:
        if file.locale == writer.locale:
            found.setdefault(file.book, []).append(file)
    order = [slug(folder) for folder in writer.library.publications]
    names = [name for name in order if name in found] + [n for n in found if n not in order]
    return [(found[name][0].title, sorted(found[name], key=_form)) for name in names]


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
    files = [file for title, files in listed(writer) for file in files if file.book == slug(book)]
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
