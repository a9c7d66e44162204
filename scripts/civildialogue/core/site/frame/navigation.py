"""The menu of one language."""

from dataclasses import replace

from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import ABOUT
from civildialogue.core.site.writing.context import Writer

Menu = list[object]
FOOTER = ("project", "contribute", "downloads", "cite", "accessibility", "privacy")


def navigation(writer: Writer) -> Menu:
    """Front page, publications, and what is about the site; the titles are the locale's own."""
    library = writer.library
    menu: Menu = [{writer.t("navigation.home"): "index.md"}]
    for folder in dict.fromkeys([*library.publications, ABOUT]):
        index = f"{folder}/index"
        title = (
            _title(writer, index) if index in library.originals else writer.t("navigation.about")
        )
        menu.append({title: _folder(writer, library, folder)})
    return menu


def footer(writer: Writer) -> list[str]:
    """The pages about the site that the foot of every page links to, as far as there are any."""
    known = {*writer.library.originals, *writer.library.made}
    return [name for name in FOOTER if f"{ABOUT}/{name}" in known]


def _folder(writer: Writer, library: Library, folder: str) -> Menu:
    """The index, the pages in reading order, then the pages made from data."""
    keys = library.contents(folder)
    made = [key for key in library.generated if key.startswith(f"{folder}/")]
    inner = {key.removesuffix("index"): key for key in made if key.endswith("/index")}
    members: Menu = [f"{folder}/index.md"] if f"{folder}/index" in library.originals else []
    members += [_item(writer, key) for key in keys if not key.startswith(tuple(inner))]
    for start, index in inner.items():
        name = start.rstrip("/").rpartition("/")[2]
        pages = [_item(writer, key) for key in keys if key.startswith(start)]
        more = (item for each in library.features for item in each.menu(writer, index))
        pages += [{title: f"{key}.md"} for title, key in more]
        members.append({writer.t(f"{name}.title"): [f"{index}.md", *pages]})
    members += [_made(writer, key) for key in made if key not in inner.values()]
    return members


def _item(writer: Writer, key: str) -> object:
    return {_title(writer, key): f"{key}.md"}


def _made(writer: Writer, key: str) -> object:
    return {writer.t(f"{key.rpartition('/')[2]}.title"): f"{key}.md"}


def _title(writer: Writer, key: str) -> str:
    page = writer.library.page(key, writer.locale)
    if page is not None:
        return page.navigation_title
    original = writer.library.originals[key].navigation_title
    # The theme sets the marks: round the title, which is in the language of the original.
    return replace(writer, marks=False).t("navigation.untranslated", title=original)
