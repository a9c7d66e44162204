"""What helps to read a page: how long it takes, and how its passages are cited."""

from civildialogue.core.model.library import Page
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.site.writing.context import Meta, Writer

PACE = 184
"""Words that adults read in a minute.

Source: Trauzettel-Klosinski, Dietz and the IReST Study Group 2012, Investigative Ophthalmology &
Visual Science 53(9), 5452–5461: 184 ± 29, the mean of 17 languages. Bulgarian is not among them;
Russian is.
"""


def told(writer: Writer, page: Page) -> Meta:
    """The minutes that a page takes, and the reference to a passage of it, of which a reader's
    browser fills in the link and the day. A home page is neither read through nor cited.
    """
    if writer.library.originals[page.key].original.kind == Kind.HOME:
        return {}
    words = sum(len(block.words.split()) for block in page.blocks)
    count = max(1, round(words / PACE))
    takes = writer.n("reading.takes", count, number=count)
    return {"takes": takes, "cite": _reference(writer, page)}


def _reference(writer: Writer, page: Page) -> str:
    """Title, publication, site with its edition, link, day, as “How to cite” tells."""
    library, folder = writer.library, writer.library.publication_of(page.key)
    named, site = [page.matter.title], library.name[writer.locale]
    if folder is not None:
        index, edition = f"{folder}/index", library.publications[folder].edition
        named += [writer.title(index)] if index != page.key else []
        site = writer.t("cite.edition", name=site, edition=edition)
    where = ". ".join(each.rstrip(".") for each in (*named, site))
    return writer.t("cite.reference", where=where, link="{link}", day="{day}")
