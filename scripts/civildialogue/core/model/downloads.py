"""What was exported: the files that people can carry away, and what to say of each."""

from pydantic import BaseModel, ConfigDict

from civildialogue.core.model.language import Locale

BUNDLE, DATA = "zip", "data"
"""The forms of the offline site and of the open data; every other form is a book's."""


def slug(folder: str) -> str:
    """The name of a publication's book: its folder, as one part of a file's name.

    No folder has two hyphens in a row, so that no two get the same.
    """
    return folder.replace("/", "--")


class Download(BaseModel):
    """One file. ``size`` is in bytes; ``pages`` only where the format has pages.

    ``volume`` says which one of a book it is where the book has several.

    ``made_from`` is a digest of what the file was made of; ``sources`` is that of the whole
    ``docs`` folder when it was last found right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    form: str
    book: str
    volume: str = ""
    locale: Locale | None
    title: str
    edition: str
    date: str
    commit: str
    pages: int | None = None
    size: int
    sha256: str
    made_from: str
    sources: str


FORUM, SUMMARY = "forum", "summary-"
"""The book that holds all publications, and how the names of reports begin."""


class Catalogue(BaseModel):
    """All files of an export."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    files: tuple[Download, ...] = ()
