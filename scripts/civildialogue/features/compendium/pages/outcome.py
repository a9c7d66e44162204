"""What became of the comments of a consultation: a card for each, by recommendation, in pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.dialogue import Entry, totals
from civildialogue.features.compendium.model.leaves import SIZE
from civildialogue.features.compendium.pages.dialogue import DialogueWriter
from civildialogue.features.compendium.pages.shown import Shown


@dataclass(frozen=True)
class Group:
    """The comments on one recommendation that stand on one page, and how many there are of them.

    ``key`` is that of the page where the first of them stands.
    """

    id: str
    key: str
    total: int
    rows: Sequence[Shown] = ()
    is_continued: bool = False


def pages(key: str, entries: Sequence[Entry], *, is_whole: bool = False) -> list[Leaf[Entry]]:
    """The pages of a summary, whose comments come recommendation by recommendation; a whole one
    has them on one.
    """
    return cut(key, entries, len(entries) if is_whole else SIZE)


def body(
    writer: Writer, leaf: Leaf[Entry], entries: Sequence[Entry], groups: Mapping[str, Group]
) -> str:
    """What stands on a page of a summary: on the first the totals of all, then the cards.

    ``entries`` and ``groups`` are those of all pages.

    Source: Закон за нормативните актове (Normative Acts Act), art. 26(5), as a model.
    """
    dialogues = writer.of(DialogueWriter)
    ways = paging.around(writer, leaf, writer.t("summary.heading"))
    is_first = leaf.number == 1
    cards = writer.render(
        "compendium/outcome.md.j2",
        leaf.key,
        totals=totals(entries) if is_first else None,
        is_drawn=not writer.whole,
        groups=[*_on(dialogues, leaf, groups)],
        contents=[*groups.values()] if is_first and leaf.count > 1 else (),
        page=lambda name: dialogues.dialogue.recommendations[name].key,
        d=dialogues,
    )
    return f"{enclose(cards)}\n\n{ways}"


def groups_of(leaves: Sequence[Leaf[Entry]]) -> dict[str, Group]:
    """Each recommendation with the page where it begins and the number of its comments."""
    found: dict[str, Group] = {}
    for leaf in leaves:
        for name, entries in groupby(leaf.items, lambda entry: entry.recommendation):
            count = sum(1 for _ in entries)
            known = found.get(name)
            total = count + (known.total if known else 0)
            found[name] = Group(name, known.key if known else leaf.key, total)
    return found


def _on(
    dialogues: DialogueWriter, leaf: Leaf[Entry], groups: Mapping[str, Group]
) -> Iterator[Group]:
    for name, entries in groupby(leaf.items, lambda entry: entry.recommendation):
        known = groups[name]
        rows, is_continued = dialogues.rows(entries), known.key != leaf.key
        yield replace(known, rows=rows, is_continued=is_continued)
