"""The certificate of attendance: a page that a trainer fills in and prints."""

from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.training.model import FOLDER

KEY, STYLE = f"{FOLDER}/certificate", f"assets/{FOLDER}/certificate.css"
FIELDS = ("name", "lesson", "hours", "place", "date", "trainer")
"""What is filled in, in the order of the paper."""
LONG = "lesson"
"""The one of them that may take several lines."""
TITLE = "certificate.title"


def document(writer: Writer) -> Document:
    """The page. It has no form that could be sent, and no script."""
    body = writer.render("training/certificate.md.j2", KEY, fields=FIELDS, long=LONG)
    summary = writer.t("certificate.summary")
    return writer.document(writer.t(TITLE), summary, body, forum={"styles": [STYLE]})
