"""What the head of a place shows, its part under the text, and the list of all places."""

from collections.abc import Iterator

from civildialogue.core.feature import Values
from civildialogue.core.model.library import Library, Page
from civildialogue.core.site.pages.facts import pages, plain
from civildialogue.core.site.writing.context import Document, Writer

from .model import FOLDER, PlaceMatter

LIST = f"{FOLDER}/list"


def listed(library: Library) -> list[PlaceMatter]:
    """Every place, in the order of the files."""
    found = (page.matter for page in library.references.named_in(FOLDER).values())
    return [matter for matter in found if isinstance(matter, PlaceMatter)]


def facts(writer: Writer, key: str, matter: PlaceMatter) -> Iterator[tuple[str, Values]]:
    """Where a place is, and what is near."""
    yield "town", plain(matter.town)
    yield "spot", plain(f"{matter.latitude}, {matter.longitude}")
    yield "near", pages(writer, (f"{FOLDER}/{name}" for name in matter.near))


def after(writer: Writer, page: Page, is_online: bool) -> Iterator[str]:
    """A link to the list; a book goes without."""
    if is_online:
        yield f'<p><a href="{writer.way(page.key, LIST)}">{writer.t("list.title")}</a></p>'


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of all places."""
    if FOLDER in writer.library.publications:
        body = writer.render("places/list.md.j2", LIST, places=listed(writer.library))
        yield LIST, writer.document(writer.t("list.title"), writer.t("list.summary"), body)
