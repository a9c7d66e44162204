"""The pages that help to find a text: the page of search results, and the map of the site."""

from collections.abc import Iterator

from civildialogue.core.model import scripts
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.vocabulary import ABOUT, SEARCH
from civildialogue.core.site.pages import parts
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.core.site.writing.registers import GLOSSARY

MAP = "about/map"
_WORDS = "search."


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The two pages of the locale with their keys."""
    title, summary = writer.t("search.title"), writer.t("search.summary")
    many = scripts.parts(len(writer.library.originals))
    ways = [(MAP, writer.t("map.title")), (GLOSSARY, writer.t("glossary.title"))]
    empty = parts.empty(writer, SEARCH, writer.t("search.next"), ways)
    body = writer.render("search.md.j2", SEARCH, parts=many, empty=empty)
    hidden = {"hidden": True}
    yield SEARCH, writer.document(title, summary, body, forum=hidden, hide=["navigation", "toc"])
    body = writer.render("map.md.j2", MAP, groups=_groups(writer))
    yield MAP, writer.document(writer.t("map.title"), writer.t("map.summary"), body)


def search_words(writer: Writer) -> dict[str, str]:
    """The words that the search box and the page of results say."""
    found = writer.words
    own = {key.removeprefix(_WORDS): found[key] for key in found if key.startswith(_WORDS)}
    own["name"] = writer.library.short_name[writer.locale]
    own |= {name: found[name] for name in _kinds(writer) if name in found}
    return own


def _kinds(writer: Writer) -> Iterator[str]:
    """The names of what a page may be: its kind, or that the site makes it; a home has none."""
    for kind in kinds(writer.library.features):
        yield f"kind.{kind}"
    yield "kind.generated"


def _groups(writer: Writer) -> list[dict[str, object]]:
    """Every page that a reader may open, under the publication that it belongs to."""
    library = writer.library
    groups: list[dict[str, object]] = []
    for folder in dict.fromkeys([*library.publications, ABOUT]):
        index = f"{folder}/index"
        keys = [index] if index in library.originals else []
        keys += library.contents(folder)
        pages = [(key, writer.title(key)) for key in keys]
        pages += [
            (key, writer.t(f"{key.removesuffix('/index').rpartition('/')[2]}.title"))
            for key in library.generated
            if key.startswith(f"{folder}/")
        ]
        pages += [
            (key, title)
            for each in library.features
            for key in each.made(library)
            if key.startswith(f"{folder}/")
            for title in each.names(library, key, writer.locale)
        ]
        groups.append({"id": folder, "title": writer.folder_title(folder), "pages": pages})
    return groups
