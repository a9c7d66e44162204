"""A source page → the Markdown that the generator receives."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from civildialogue.core.checks.grounds import has_citation, own_lines
from civildialogue.core.model.drift import State
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.site.blocks import marker
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.site.writing.registers import TRANSLATIONS, change_anchor
from civildialogue.core.source.fences import opening
from civildialogue.core.source.inline import CITATION, cited, plain_targets, with_code

# The fence and the name of a language; what else stands on the line could be an option.
_LANGUAGE = re.compile(r"^( *+[`~]{3,}+\s*+[\w+#-]*+).*")


# A name of a source is text: its brackets close no link, and its stars make nothing bold.
_LITERAL = re.compile(r"[\[\]()*_`!\\]")


def body(
    writer: Writer,
    page: Page,
    after: Mapping[str, str] | None = None,
    recast: Mapping[int, str] | None = None,
) -> str:
    """The page's blocks as safe Markdown, each with a mark for its permalink.

    ``after`` has HTML that goes under a block, by the block's id, and ``recast`` the Markdown that
    takes the place of a block's own, by its first line; one that is empty leaves the block out.
    """
    parts: list[str] = []
    notes = _notes(writer, page)
    own = own_lines(writer.library, page)
    for block in page.blocks:
        text = recast.get(block.line) if recast else None
        if block.kind is BlockKind.MARKER or text == "":
            continue
        parts.append(_text(writer, page, block if text is None else replace(block, text=text)))
        if block.id and block.lasting:
            payload = {"id": block.id}
            if block.line in own:
                payload["own"] = writer.t("own.partly" if has_citation(block) else "own.whole")
            parts.append(marker.encode(payload | notes.get(block.id, {})))
            parts.append((after or {}).get(block.id, ""))
    return "\n\n".join(part for part in parts if part)


def _notes(writer: Writer, page: Page) -> dict[str, dict[str, str]]:
    """For a translation: the note under each block that is older than its original."""
    row = writer.shared.translations.get((page.key, page.locale))
    if row is None:
        return {}
    return {
        pair.original.id or "": {
            "note": writer.t("older.note"),
            "change": writer.way(
                page.key,
                f"{TRANSLATIONS}#{change_anchor(page.key, pair.original.id, page.locale)}",
            ),
            "change-text": writer.t("older.change"),
        }
        for pair in row.of(State.OLDER)
    }


def _text(writer: Writer, page: Page, block: Block) -> str:
    text = marker.shield(plain_targets(block))
    if block.kind is BlockKind.CODE:
        return _code(text)
    text = with_code(
        text,
        words=lambda part: CITATION.sub(
            lambda m: citation(writer, page.locale, m[1]), marker.addresses(part)
        ),
    )
    if block.kind is not BlockKind.HEADING:
        return text
    words, newline, _ = text.partition("\n")
    heading = f"{'#' * block.level} {words}" if newline else words
    return f"{heading} {{: #{block.id} }}" if block.id else heading


def _code(text: str) -> str:
    """A block of code; a fence that is left open would take what follows for code."""
    first, newline, rest = text.partition("\n")
    fence = opening(first)
    if fence is None:
        return text
    closing = fence[0] + fence[1]
    is_open = rest.rpartition("\n")[2].rstrip() != closing
    return _LANGUAGE.sub(r"\1", first) + newline + rest + (f"\n{closing}" if is_open else "")


def citation(writer: Writer, locale: Locale, inner: str) -> str:
    """„(ЗНА, чл. 26; АПК)“, each a link to the entry in the page's list of sources."""
    links = []
    for item in cited(inner):
        source = writer.library.sources.get(item.key)
        name = literal(source.value.short[locale] if source else item.key)
        shown = f"{name}, {item.locator}" if item.locator else name
        links.append(f"[{shown}](#source-{item.key}){{: .cd-citation }}")
    return f"({'; '.join(links)})"


@lru_cache(1 << 12)
def literal(text: str) -> str:
    """A text of a record in Markdown, as it stands."""
    return _LITERAL.sub(r"\\\g<0>", marker.shield(text))
