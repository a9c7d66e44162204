"""The comments for which the page of their recommendation has no room, on pages of their own."""

from collections.abc import Iterator
from functools import partial

from civildialogue.core.model.leaves import Leaf
from civildialogue.core.model.library import Page
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.dialogue import Entry
from civildialogue.features.compendium.pages.comment_form import beginning
from civildialogue.features.compendium.pages.dialogue import DialogueWriter


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The second page of the comments on each recommendation, and those after it."""
    dialogues = writer.of(DialogueWriter)
    for name, original in dialogues.dialogue.recommendations.items():
        page = writer.library.page(original.key, writer.locale) or original
        title = writer.t("comments.pages", title=name)
        yield from paging.documents(
            writer,
            dialogues.leaves(name)[1:],
            title,
            writer.t("comments.pages-summary"),
            partial(_body, writer, page),
            forum={"hidden": True} if original.original.origin is Origin.EXAMPLE else {},
        )


def ways(writer: Writer, leaves: list[Leaf[Entry]]) -> str:
    """On the page of a recommendation: the ways to the further pages of comments."""
    name = leaves[0].list.rpartition("/")[2]
    return paging.around(writer, leaves[0], writer.t("comments.pages", title=name))


def _body(writer: Writer, page: Page, leaf: Leaf[Entry]) -> str:
    groups = [
        {
            "block": block,
            "comments": comments,
            "words": beginning(page.by_id[block]) if block else "",
        }
        for block, comments in writer.of(DialogueWriter).grouped(leaf, page).items()
    ]
    return enclose(writer.render("compendium/further.md.j2", leaf.key, groups=groups, page=page))
