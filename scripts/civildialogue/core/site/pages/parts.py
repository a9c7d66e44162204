"""The parts that a page gets besides its own text: sources, contents, removed passages."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from textwrap import shorten

from markupsafe import Markup

from civildialogue.core.checks import grounds
from civildialogue.core.model import ornament
from civildialogue.core.model.language import Locale, others
from civildialogue.core.model.library import address
from civildialogue.core.model.records import Source
from civildialogue.core.site.writing.context import Meta, Writer
from civildialogue.core.source.tables import plain

MANY = 200
"""Pages that one list of contents can have."""
BEGINNING = 90
"""Signs of the words that call a passage in a list."""


def sources(writer: Writer, key: str, keys: list[str]) -> str:
    """The page's own list of sources, sorted as its language sorts."""
    if not keys:
        return ""
    shorts = {k: writer.library.sources[k].value.short[writer.locale] for k in keys}
    listed = [writer.library.sources[k].value for k in writer.sorted(shorts)]
    return writer.render(
        "sources.md.j2", key, sources=listed, entry=entry(writer), heading=True, files=False
    )


def empty(writer: Writer, key: str, text: str, ways: Iterable[tuple[str, str]]) -> Markup:
    """What stands where there is nothing yet: that it is so, and where to go on.

    ``ways`` are keys of pages with their titles; those that are not there are left out.
    """
    known = {*writer.library.originals, *writer.library.made}
    found = [(to, title) for to, title in ways if to in known]
    drawn = ornament.lines(key)
    made = writer.render("empty.md.j2", key, text=text, ways=found, stitches=drawn)
    return Markup(made.strip())  # noqa: S704 - the template has escaped every value


def entry(writer: Writer) -> Callable[[Source], Markup]:
    """Describes a source as lists of sources do; many pages show the same one."""
    writer = replace(writer, among=None, whole=False)  # Nothing in it depends on these.
    kept = writer.of(_entries)

    def described(source: Source) -> Markup:
        if source.id not in kept:
            kept[source.id] = Markup(writer.render("source.md.j2", "", source=source))  # noqa: S704 - filled in by a template that escapes
        return kept[source.id]

    return described


def _entries(_writer: Writer) -> dict[str, Markup]:
    return {}


def contents(writer: Writer, folder: str) -> str:
    """The pages of a publication, with what each is about; of many, those with a list of their own
    are left to it.
    """
    keys = writer.library.contents(folder)
    if not keys:
        return ""
    lists = _lists(writer, folder) if len(keys) > MANY else {}
    keys = [key for key in keys if not key.startswith(tuple(lists))]
    pages = [writer.library.page(k, writer.locale) or writer.library.originals[k] for k in keys]
    return writer.render("contents.md.j2", f"{folder}/index", pages=pages, lists=lists.values())


def _lists(writer: Writer, folder: str) -> dict[str, tuple[str, str]]:
    """The lists that the site makes of folders of a publication: what their keys begin with, and
    the key and the title of each.
    """
    made = (key for key in writer.library.generated if key.startswith(f"{folder}/"))
    starts = (key.removesuffix("index") for key in made if key.endswith("/index"))
    return {
        start: (f"{start}index", writer.t(f"{start.rstrip('/').rpartition('/')[2]}.title"))
        for start in starts
    }


def backlinks(writer: Writer, key: str) -> str:
    """What refers to the page, so that evidence can be followed both ways."""
    links = writer.shared.backlinks.get(key)
    return writer.render("backlinks.md.j2", key, links=links) if links else ""


def own_reasoning(writer: Writer, key: str) -> str:
    """What a publication says without a source, by chapter: each passage by how it begins."""
    folder = writer.library.publication_of(key)
    if folder is None:
        return ""
    found = []
    for name in writer.library.contents(folder):
        page = writer.library.page(name, writer.locale) or writer.library.originals[name]
        if own := [block for block in grounds.own_reasoning(writer.library, page) if block.id]:
            found.append((name, [(block.id, beginning(block.text)) for block in own]))
    count = sum(len(own) for _, own in found)
    return writer.render("own.md.j2", key, chapters=found, count=count)


def beginning(text: str) -> str:
    """The first words of a passage as a reader sees them."""
    words = re.sub(r"^(?:[-*+]|[0-9]+[.)]) +", "", plain(text).lstrip("> ").split("\n", 1)[0])
    words = re.sub(r" (?=[.,;:!?)])", "", words)  # A citation stood there.
    return shorten(words, BEGINNING, placeholder=" …")


def removed(writer: Writer, key: str) -> str:
    """A place for each permalink whose text has gone, which says where it went."""
    buried = writer.library.references.buried.get(key, {})
    stones = [stone for passage, stone in buried.items() if passage is not None]
    return writer.render("removed.md.j2", key, stones=stones) if stones else ""


def addresses(writer: Writer, key: str, locales: list[Locale]) -> Meta:
    """The metadata that the head of a page and the switcher need; ``locales`` truly have it."""
    return {
        "key": key,
        "alternates": {str(tag): f"{tag.prefix}{address(key)}" for tag in locales},
        "switch": {str(tag): f"{tag.prefix}{address(key)}" for tag in others(writer.locale)},
    }
