"""Addresses of the site itself in its own texts, as if they led to another place."""

import posixpath
import re
from collections.abc import Iterator

from civildialogue.core.model.addresses import BARE, is_own
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import translations
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.records import Source
from civildialogue.core.model.text import Block
from civildialogue.core.model.values import texts
from civildialogue.core.source import inline

_WHERE_READ = ("URL", "read-via")
"""A source says where it was read, wherever the site stands today."""
_HOST = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)
_STOPS = ".,;:!?…"


def addresses(library: Library) -> Iterator[Diagnostic]:
    """Links and bare addresses that lead to the site on which they stand.

    Code is left out: an address to be copied is written so. What the public writes stays as it is.
    """
    if not library.address:
        return
    for page in library.pages:
        for loc, text in texts(page.matter):
            yield from _within(library, text, page.span_of(*loc))
        for block in page.blocks:
            yield from _block(library, page, block)
    for located in library.located:
        for loc, text in () if library.is_public(located.value) else texts(located.value):
            if not (isinstance(located.value, Source) and loc[0] in _WHERE_READ):
                yield from _within(library, text, located.span_of(*loc))


def _within(library: Library, text: str, span: Span) -> Iterator[Diagnostic]:
    for target in dict.fromkeys(found.rstrip(_STOPS) for found in BARE.findall(text)):
        if is_own(target, library.address):
            yield Diagnostic("address-own", span, {"target": target})


def _block(library: Library, page: Page, block: Block) -> Iterator[Diagnostic]:
    if "http" not in block.text.lower() and "&" not in block.text:
        return
    known = set()
    for found in inline.links(block):
        known.add((found.line, found.target))
        if not found.is_image and is_own(found.target, library.address):
            span = page.source.span(block.line + found.line, found.column, found.length)
            yield _told(library, found.target, span, page)
    for number, line in enumerate(inline.prose(block).split("\n")):
        for match in BARE.finditer(line):
            target = match[0].rstrip(_STOPS)
            if (number, match[0]) not in known and is_own(target, library.address):
                span = page.source.span(block.line + number, match.start() + 1, len(target))
                yield _told(library, target, span, page)


def _told(library: Library, target: str, span: Span, page: Page) -> Diagnostic:
    params: dict[str, Param] = {"target": target}
    if way := _way(library, target, page):
        params["hint"] = Localized(
            bg=f"напишете пътя до страницата: `{way}`", en=f"write the way to the page: `{way}`"
        )
    return Diagnostic("address-own", span, params)


def _way(library: Library, target: str, page: Page) -> str:
    """How the page writes a link to the page of an address; empty if it is none, or the first."""
    base, place = (_HOST.sub("", each) for each in (library.address, target))
    path, mark, anchor = place.partition("#")
    key = path.partition("?")[0].removeprefix(base)
    spoken = next((each for each in translations() if key.startswith(each.prefix)), None)
    key = key.removeprefix(spoken.prefix if spoken else "").strip("/")
    found = next((k for k in (f"{key}/index", key) if k in library.originals), "")
    way = posixpath.relpath(f"{found}.md", posixpath.dirname(page.key) or ".")
    return f"{way}{mark}{anchor}" if found else ""
