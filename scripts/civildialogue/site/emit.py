"""A source page → the Markdown that the generator receives."""

import re
from collections.abc import Callable

from civildialogue.model.drift import State
from civildialogue.model.language import RECORD, Locale, message
from civildialogue.model.library import Block, BlockKind, Page
from civildialogue.site import marker
from civildialogue.site.context import Writer, relative
from civildialogue.source.inline import AUTOLINK, CITATION, CODE_SPAN, cited

# Attribute lists are ours alone: in a source they could carry any attribute into the page.
_ATTRIBUTES = re.compile(r"\{(?=\s*[:#.\w])")
_FENCED_OPTIONS = re.compile(r"^([`~]{3,}\s*[\w+-]*).*$")


def body(writer: Writer, page: Page, target_locale: Locale) -> str:
    """The page's blocks as safe Markdown, each with a mark for its permalink.

    ``target_locale`` is the language of the interface around the text; it differs from the page's
    own when the original stands in for a missing translation.
    """
    parts: list[str] = []
    notes = _notes(writer, page)
    for block in page.blocks:
        parts.append(_text(writer, page, block))
        if block.id and block.lasting:
            payload = {"id": block.id, "permalink": message(target_locale, "permalink.label")}
            parts.append(marker.encode(payload | notes.get(block.id, {})))
    return "\n\n".join(parts)


def _notes(writer: Writer, page: Page) -> dict[str, dict[str, str]]:
    """For a translation: the note under each block that is older than its original."""
    if page.locale is RECORD:
        return {}
    row = writer.shared.translations.get(page.key)
    if row is None:
        return {}
    here = writer.address(page.key)
    changes = writer.address("about/translations")
    return {
        pair.original.id or "": {
            "note": writer.t("older.note"),
            "change": relative(here, f"{changes}#{change_anchor(page.key, pair.original.id)}"),
            "change-text": writer.t("older.change"),
        }
        for pair in row.of(State.OLDER)
    }


def change_anchor(key: str, block_id: str | None) -> str:
    """The id under which the page of translations shows what changed in a block."""
    return f"{key.replace('/', '-')}-{block_id}"


def _text(writer: Writer, page: Page, block: Block) -> str:
    text = marker.strip(block.text)
    if block.kind is BlockKind.CODE:
        first, _, rest = text.partition("\n")
        return _FENCED_OPTIONS.sub(r"\1", first) + "\n" + rest
    safe = _outside_code(text, lambda part: _safe(writer, page.locale, part))
    if block.kind is BlockKind.HEADING and block.id:
        return f"{safe} {{: #{block.id} }}"
    return safe


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for match in CODE_SPAN.finditer(text):
        parts += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*parts, change(text[at:])])


def _safe(writer: Writer, locale: Locale, text: str) -> str:
    """No raw HTML, no attributes, and citations as links to the page's list of sources."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x02{len(kept) - 1}\x03"

    text = AUTOLINK.sub(keep, text).replace("<", "&lt;")
    text = _ATTRIBUTES.sub("&#123;", text)
    text = CITATION.sub(lambda match: citation(writer, locale, match[1]), text)
    return re.sub("\x02(\\d+)\x03", lambda match: kept[int(match[1])], text)


def citation(writer: Writer, locale: Locale, inner: str) -> str:
    """„(ЗНА, чл. 26; АПК)“, each a link to the entry in the page's list of sources."""
    links = []
    for item in cited(inner):
        source = writer.library.sources.get(item.key)
        name = source.value.short[locale] if source else item.key
        shown = f"{name}, {item.locator}" if item.locator else name
        links.append(f"[{shown}](#source-{item.key}){{: .cd-citation }}")
    return f"({'; '.join(links)})"
