"""The menu of one language."""

from civildialogue.model.library import Library
from civildialogue.model.vocabulary import ABOUT, CONSULTATIONS, GENERATED_PAGES
from civildialogue.site.context import Writer

Menu = list[object]


def navigation(writer: Writer) -> Menu:
    """Front page, publications, and what is about the Forum; the titles are the locale's own."""
    library = writer.library
    menu: Menu = []
    if "index" in library.originals:
        menu.append({writer.t("navigation.home"): "index.md"})
    for folder in [*library.publications, ABOUT]:
        if f"{folder}/index" in library.originals:
            menu.append({_title(writer, f"{folder}/index"): _folder(writer, library, folder)})
    return menu


def _folder(writer: Writer, library: Library, folder: str) -> Menu:
    """The index, the pages in reading order, then the pages made from data."""
    keys = library.contents(folder)
    made = [key for key in GENERATED_PAGES if key.startswith(f"{folder}/")]
    inner = {key.removesuffix("index"): key for key in made if key.endswith("/index")}
    members: Menu = [f"{folder}/index.md"]
    members += [_item(writer, key) for key in keys if not key.startswith(tuple(inner))]
    for start, index in inner.items():
        name = start.rstrip("/").rpartition("/")[2]
        pages = [_item(writer, key) for key in keys if key.startswith(start)]
        if start == f"{CONSULTATIONS}/":
            pages += _consultations(writer)
        members.append({writer.t(f"{name}.title"): [f"{index}.md", *pages]})
    members += [_made(writer, key) for key in made if key not in inner.values()]
    return members


def _consultations(writer: Writer) -> Menu:
    """Each consultation, with its summary if it was announced; examples last."""
    found: Menu = []
    for consultation in writer.shared.dialogue.planned:
        key, title = f"{CONSULTATIONS}/{consultation.id}", consultation.title[writer.locale]
        found.append({title: f"{key}.md"})
        if consultation.id in writer.library.consultations:
            found.append({writer.t("summary.title", title=title): f"{key}-summary.md"})
    return found


def _item(writer: Writer, key: str) -> object:
    return {_title(writer, key): f"{key}.md"}


def _made(writer: Writer, key: str) -> object:
    return {writer.t(f"{key.rpartition('/')[2]}.title"): f"{key}.md"}


def _title(writer: Writer, key: str) -> str:
    page = writer.library.page(key, writer.locale)
    if page is not None:
        return page.navigation_title
    original = writer.library.originals[key].navigation_title
    return writer.t("navigation.untranslated", title=original)
