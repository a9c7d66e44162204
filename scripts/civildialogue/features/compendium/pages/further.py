"""The comments for which the page of their recommendation has no room, on pages of their own."""

from collections.abc import Iterator, Mapping

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
        for leaf in dialogues.leaves(name)[1:]:
            forum = {"hidden": True} if original.original.origin is Origin.EXAMPLE else {}
            yield (
                leaf.key,
                writer.document(
                    paging.named(writer, leaf, title),
                    writer.t("comments.pages-summary"),
                    _body(writer, dialogues, leaf, page, title),
                    forum=forum,
                ),
            )


def ways(writer: Writer, leaves: list[Leaf[Entry]]) -> str:
    """On the page of a recommendation: the ways to the further pages of comments."""
    name = leaves[0].list.rpartition("/")[2]
    return paging.around(writer, leaves[0], writer.t("comments.pages", title=name))


def _body(
    writer: Writer, dialogues: DialogueWriter, leaf: Leaf[Entry], page: Page, title: str
) -> str:
    around = paging.around(writer, leaf, title)
    groups = [
        {"block": block, "comments": comments, "words": _words(page, block)}
        for block, comments in dialogues.grouped(leaf, page).items()
    ]
    body = writer.render("compendium/further.md.j2", leaf.key, groups=groups, page=page)
    return "\n\n".join((around, enclose(body), around))


def _words(page: Page, block: str) -> str:
    """How a passage begins; none for one that is gone."""
    known: Mapping[str, object] = page.by_id
    return beginning(page.by_id[block]) if block in known else ""
