"""The certificate of attendance: a page that a trainer fills in and prints."""

from collections.abc import Iterator

from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.library import Library
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.training.lessons import lessons
from civildialogue.features.training.model import FOLDER

KEY, STYLE = f"{FOLDER}/certificate", f"assets/{FOLDER}/certificate.css"
FIELDS = ("name", "lesson", "hours", "place", "date", "trainer")
"""What is filled in, in the order of the paper."""
LONG = "lesson"
"""The one of them that may take several lines."""
_TITLE = "certificate.title"


def keys(library: Library) -> Iterator[str]:
    """Its key, where there are lessons to attend."""
    if lessons(library):
        yield KEY


def names(_library: Library, key: str, locale: Locale) -> Iterator[str]:
    """What it is called."""
    if key == KEY:
        yield message(locale, _TITLE)


def menu(writer: Writer, index: str) -> Iterator[tuple[str, str]]:
    """Below the programme."""
    if index == f"{FOLDER}/index":
        yield from ((writer.t(_TITLE), key) for key in keys(writer.library))


def document(writer: Writer) -> Document:
    """The page. It has no form that could be sent, and no script."""
    body = writer.render("training/certificate.md.j2", KEY, fields=FIELDS, long=LONG)
    summary = writer.t("certificate.summary")
    return writer.document(writer.t(_TITLE), summary, body, forum={"styles": [STYLE]})
