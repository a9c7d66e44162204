"""The certificate of attendance: a page that a trainer fills in and prints."""

from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.training.asked import BLANK
from civildialogue.features.training.model import FOLDER

KEY, STYLE = f"{FOLDER}/certificate", f"assets/{FOLDER}/certificate.css"
FIELDS = ("name", "lesson", "hours", "place", "date", "trainer")
"""What is filled in, in the order of the paper."""
LINES = {"name": 1, "lesson": 2, "place": 1, "trainer": 1}
"""Those of them that may be long, with the lines that they begin with; they grow with the text."""
TITLE = "certificate.title"


def document(writer: Writer, *, is_online: bool = True) -> Document:
    """The page, or in a book a paper to write on. It has no form that could be sent, and no
    script.
    """
    body = writer.render(
        "training/certificate.md.j2",
        KEY,
        fields=FIELDS,
        lines=LINES,
        is_online=is_online,
        blank=8 * BLANK,
    )
    summary = writer.t("certificate.summary")
    return writer.document(writer.t(TITLE), summary, body, forum={"styles": [STYLE]})
