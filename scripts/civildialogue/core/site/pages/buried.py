"""Pages that are gone: each address of before says where its text went, passage by passage."""

from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.page import facing
from civildialogue.core.model.records import Tombstone
from civildialogue.core.site.writing.context import Writer


@dataclass(frozen=True)
class Moved:
    """A passage of a page that is gone, and the passage that it is now; empty if there is none."""

    id: str
    target: str = ""


def pages(writer: Writer) -> Iterator[tuple[str, str]]:
    """For each address that is gone: its key, and the text that says where it went.

    A page whose text has a translation had a facing page, which moves with it.
    """
    for stone in (located.value for located in writer.library.tombstones):
        if stone.id is not None:
            continue
        passages = list(_passages(writer.library, stone))
        yield stone.page, _text(writer, stone.page, stone, passages, None)
        for locale in writer.library.translations_of(_key(stone.moved_to)):
            key = facing(stone.page, locale)
            yield key, _text(writer, key, stone, passages, locale)


def _text(
    writer: Writer, key: str, stone: Tombstone, passages: list[Moved], beside: Locale | None
) -> str:
    """``beside`` is the translation that a facing page has beside the record."""

    def place(target: str) -> str:
        """Beside the facing page stands the new one's, if the passage is there in both."""
        is_facing = beside and beside in writer.library.translations_of(_key(target))
        return writer.way(key, facing(target, beside) if beside and is_facing else target)

    shown = [(passage.id, place(passage.target) if passage.target else "") for passage in passages]
    moved_to = place(stone.moved_to) if stone.moved_to else ""
    others = [(each.id, writer.way(key, each.target)) for each in _others(writer.library, stone)]
    facts = {"stone": stone, "moved_to": moved_to, "passages": shown, "others": others}
    return writer.render("buried.md.j2", key, **facts)


def _others(library: Library, stone: Tombstone) -> Iterator[Moved]:
    """What has an address of its own on the new page and is no passage, such as a comment."""
    new = stone.moved_to or ""
    for feature in library.features:
        for identifier in feature.anchors(library, new):
            yield Moved(identifier, f"{new}#{identifier}")


def _passages(library: Library, stone: Tombstone) -> Iterator[Moved]:
    """Each published passage of the page. It went where its own tombstone says; else it has the
    same id on the page that the whole page moved to.
    """
    own = {name: s.moved_to for name, s in library.references.buried[stone.page].items()}
    page = library.originals.get(_key(stone.moved_to))
    for identifier in dict.fromkeys([*library.permalinks.get(stone.page, ()), *filter(None, own)]):
        if own.get(identifier):
            yield Moved(identifier, own[identifier] or "")
        elif identifier not in own and page is not None and identifier in page.by_id:
            yield Moved(identifier, f"{page.key}#{identifier}")
        else:
            yield Moved(identifier)


def _key(target: str | None) -> str:
    return (target or "").partition("#")[0]
