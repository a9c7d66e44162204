"""Addresses outside of the site that the texts lead to."""

from collections.abc import Iterator

from civildialogue.core.model.library import Library
from civildialogue.core.model.text import Block
from civildialogue.core.source import inline


def new_addresses(before: Library, after: Library) -> Iterator[tuple[str, str]]:
    """Addresses that only ``after`` leads to, each once, with the page, comment or source of it."""
    known = {address for address, _ in _addresses(before)}
    told: set[str] = set()
    for address, place in _addresses(after):
        if address not in known and address not in told:
            told.add(address)
            yield address, place


def _addresses(library: Library) -> Iterator[tuple[str, str]]:
    for page in library.pages:
        for block in page.blocks:
            yield from _outside(block, page.key)
    for name, letter in library.letters.items():
        kind = library.kind_of(letter.value)
        for block in kind.shown(letter).body if kind else letter.body:
            yield from _outside(block, name)
    for name, located in library.sources.items():
        yield str(located.value.url), name


def _outside(block: Block, place: str) -> Iterator[tuple[str, str]]:
    for link in inline.links(block):
        if link.target.lower().startswith(("http:", "https:", "mailto:")):
            yield link.target, place


def in_ascii(url: str) -> str:
    """An address whose host is shown in the letters that a browser asks for.

    Source: RFC 3492 (Punycode); Unicode Technical Standard #39, section 4, on imitating letters.
    """
    start, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    if host.isascii():
        return url
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        plain = "?"
    return f"{start}{mark}{plain}{slash}{path} ({host})"
