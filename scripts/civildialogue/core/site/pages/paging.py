"""The pages of a list that was cut: how each is called, and what leads from one to the next."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from civildialogue.core.model.leaves import Leaf
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.writing.context import Document, Writer

T = TypeVar("T")
MOST = 900
"""Entries up to which the first page leads to each that stands on another: an address that was
given away before the list was cut goes on from there."""


def documents(
    writer: Writer,
    leaves: Sequence[Leaf[T]],
    title: str,
    summary: str,
    body: Callable[[Leaf[T]], str],
    **meta: object,
) -> Iterator[tuple[str, Document]]:
    """A document for each page with its key; the ways to the others stand above and below.

    ``meta`` is what its metadata has besides.
    """
    for leaf in leaves:
        ways = around(writer, leaf, title)
        text = "\n\n".join(part for part in (ways, body(leaf), ways) if part)
        yield leaf.key, writer.document(named(writer, leaf, title), summary, text, **meta)


def titled(
    writer: Writer, name: str, leaves: Sequence[Leaf[T]], body: Callable[[Leaf[T]], str]
) -> Iterator[tuple[str, Document]]:
    """The same for a list whose title and summary are among the messages under its name."""
    title, summary = writer.t(f"{name}.title"), writer.t(f"{name}.summary")
    yield from documents(writer, leaves, title, summary, body)


def named(writer: Writer, leaf: Leaf[T], title: str) -> str:
    """The title of a page of a list, with its number from the second on."""
    if leaf.number == 1:
        return title
    return writer.t("leaves.title", title=title, number=leaf.number, count=leaf.count)


def around(writer: Writer, leaf: Leaf[T], title: str) -> str:
    """The links to the other pages of a list; nothing where it has one."""
    if leaf.count == 1:
        return ""
    return enclose(writer.render("leaves.md.j2", leaf.key, leaf=leaf, list=title))


def elsewhere(writer: Writer, key: str, entries: Iterable[tuple[str, str, str]]) -> str:
    """For each entry on another page, a place under its anchor that leads there.

    An entry is the key of its page, its anchor, and what it is called.
    """
    listed = [*entries]
    if not 0 < len(listed) <= MOST:
        return ""
    return enclose(writer.render("elsewhere.md.j2", key, entries=listed))
