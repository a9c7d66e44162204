"""Articles of acts in English texts, written in one way."""

import re
from collections.abc import Iterator

from civildialogue.core.model.articles import UNKNOWN, may_name, miswritten
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.library import UNNAMED, Library, Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.records import Source
from civildialogue.core.model.text import Block
from civildialogue.core.model.values import Loc, Record, leaves
from civildialogue.core.source import inline

_CITED = re.compile(r"@([a-z0-9-]+)[^@\[\]]*$")


def articles(library: Library) -> Iterator[Diagnostic]:
    """Articles in another form, and letters of Bulgarian acts that are ambiguous in Latin.

    Where sources can't be read, nobody knows whose act is cited.
    """
    if library.is_faulty("sources", UNNAMED):
        return
    for page in library.translations:
        yield from _page(library, page) if page.locale == ENGLISH else ()
    for place_of, record in library.everything:
        values = dict(leaves(record))
        for loc, text in values.items():
            if isinstance(text, str) and loc[-1] == ENGLISH and _is_ours(library, record, loc):
                is_bulgarian = _law(library, record, values.get((*loc[:-2], "source")))
                for found in miswritten(text, set(), is_bulgarian=is_bulgarian):
                    yield _told(place_of(*loc), found.text, found.right)


def _is_ours(library: Library, record: Record, loc: Loc) -> bool:
    """Whether the words are the editors': what the public writes stays as it is."""
    kind = library.kind_of(record)
    return kind is None or not kind.is_public or loc[0] in kind.answers


def _law(library: Library, record: Record, beside: object) -> bool | None:
    """Whether the text of a record is about a Bulgarian act; None if the record doesn't say.

    ``beside`` is the id of the source that the record names beside the text.
    """
    located = library.sources.get(str(beside))
    source = record if isinstance(record, Source) else located and located.value
    return False if source and source.jurisdiction == "eu" else None


def _page(library: Library, page: Page) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for name, text in (("title", page.matter.title), ("summary", page.matter.summary)):
        for found in miswritten(text, set()):
            yield _told(page.span_of(name), found.text, found.right)
    for block in page.blocks:
        if not may_name(block.text):
            continue
        for start, end, is_bulgarian in _pieces(library, block):
            text = inline.prose(block)[:end]
            for found in miswritten(text[start:], known, is_bulgarian=is_bulgarian):
                before = text[: start + found.start]
                line, column = before.count("\n"), len(before.rpartition("\n")[2]) + 1
                span = page.source.span(block.line + line, column, len(found.text))
                yield _told(span, found.text, found.right)


def _pieces(library: Library, block: Block) -> Iterator[tuple[int, int, bool | None]]:
    """The block cut at its citations: where each piece is, and whose act the citation names."""
    text, at = inline.prose(block), 0
    for citation in inline.CITATION.finditer(text):
        yield at, citation.start(), None
        at = citation.start(1)
        for part in citation[1].split(";"):
            cited = _CITED.search(part)
            located = library.sources.get(cited[1]) if cited else None
            is_union = located is not None and located.value.jurisdiction == "eu"
            yield at, at + len(part), False if is_union else None
            at += len(part) + 1
        at = citation.end()
    yield at, len(text), None


def _told(span: Span, text: str, right: str) -> Diagnostic:
    params: dict[str, Param] = {"text": text, "right": right}
    if UNKNOWN in right:
        params["hint"] = Localized(
            bg=f"напишете `{right}` с буквата на члена вместо многоточието",
            en=f"write `{right}` with the letter of the article for the ellipsis",
        )
    return Diagnostic("article-form", span, params)
