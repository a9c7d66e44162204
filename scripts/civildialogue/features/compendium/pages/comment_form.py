"""What the form of comments knows of the recommendations that a comment can be about."""

import re
from collections.abc import Sequence
from typing import Any, cast

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind, unbroken
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.inline import CITATION, LINK
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.places import url
from civildialogue.features.compendium.model.records import Consultation

BEGINNING = 40
"""Letters after which the first words of a passage are enough to know it by."""
PART = 40_000
"""Letters of sources whose data a form loads at once: a few packets, for a few recommendations."""
_SIGNS = re.compile(r"(?:^|\n)[^\S\n]*+(?:[-*+>#]++|\d++\.)\s|[*_`|]|:?-{3,}+:?|\{[^{}]*+\}")


def subjects(writer: Writer) -> Sequence[tuple[str, str, str]]:
    """The recommendations that can be commented on, as the form lists them."""
    found = sorted(dialogue_of(writer.library).recommendations.items())
    pages = ((name, writer.library.page(page.key, writer.locale) or page) for name, page in found)
    return [(name, f"{name}. {page.matter.title}", str(page.locale)) for name, page in pages]


def parts(library: Library) -> list[list[str]]:
    """The recommendations in the order of their ids, as the files of their data have them."""
    found: list[list[str]] = []
    length = PART
    for name, page in sorted(dialogue_of(library).recommendations.items()):
        own = len(page.source.text)
        if length + own > PART:
            found.append([])
            length = 0
        found[-1].append(name)
        length += own
    return found


def recommendation(writer: Writer, name: str) -> dict[str, Any]:
    """What the form needs of one recommendation: its passages, consultations and comments."""
    dialogue = dialogue_of(writer.library)
    original = dialogue.recommendations[name]
    page = writer.library.page(original.key, writer.locale) or original
    is_example = original.original.origin is Origin.EXAMPLE
    return {
        "id": name,
        "lang": str(page.locale),
        "title": page.matter.title,
        "address": writer.address(original.key),
        "url": url(writer.library, name, writer.locale),
        "noDay": writer.t("receipt.no-day"),
        "licence": cast("RecommendationMatter", original.matter).licence,
        "example": is_example,
        "passages": [
            {
                "id": block.id,
                "text": unbroken(block.text),
                "hash": block.hash,
                "start": _start(block),
            }
            for block in passages(page)
        ],
        "gone": _gone(writer, original.key),
        "consultations": [
            _term(writer, each) for each in dialogue.consultations_on(name, example=is_example)
        ],
        "preparations": [
            {"title": each.title[writer.locale]}
            for each in dialogue.preparations_on(name, example=is_example)
        ],
        "comments": [
            {"id": entry.comment.id, "name": entry.comment.author.name}
            for entry in dialogue.on(name)
        ],
    }


def _start(block: Block) -> str | int:
    """The first words; as the number of their units in UTF-16, where the text begins with them."""
    start, text = beginning(block), unbroken(block.text)
    if start.endswith("…") and text.startswith(start[:-1]):
        return len(start[:-1].encode("utf-16-le")) // 2
    return start


def _gone(writer: Writer, key: str) -> dict[str, str]:
    """What became of the passages that were removed, by their ids."""
    stones = writer.library.references.buried.get(key, {}).values()
    return {
        stone.id: writer.t(
            "contribute.gone",
            date=format_date(stone.removed, writer.locale),
            reason=stone.reason[writer.locale],
        )
        for stone in stones
        if stone.id
    }


def _term(writer: Writer, each: Consultation) -> dict[str, str]:
    due = each.answers_by
    return {
        "id": each.id,
        "title": each.title[writer.locale],
        "opens": each.opens.isoformat(),
        "closes": each.closes.isoformat(),
        "from": format_date(each.opens, writer.locale),
        "until": format_date(each.closes, writer.locale),
        "answersBy": due.isoformat() if due else "",
        "due": writer.t("receipt.due", date=format_date(due, writer.locale)) if due else "",
    }


def passages(page: Page) -> list[Block]:
    """The blocks that can be commented on: those with a permalink, headings apart."""
    return [b for b in page.blocks if b.id and b.lasting and b.kind is not BlockKind.HEADING]


def beginning(block: Block) -> str:
    """The first words of a block without its Markdown, to tell it from others."""
    text = CITATION.sub("", LINK.sub(lambda match: match["text"], unbroken(block.text)))
    words = _SIGNS.sub(" ", text).split()
    kept: list[str] = []
    while words and len(" ".join(kept)) < BEGINNING:
        kept.append(words.pop(0))
    start = " ".join(kept).strip(" .,;:–")[: 2 * BEGINNING]
    return f"{start}…" if words else start
