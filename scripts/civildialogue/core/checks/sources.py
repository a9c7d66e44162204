"""The rules of addresses that readers are to follow: each once, and each a public place."""

from collections.abc import Iterator

from pydantic import AnyUrl

from civildialogue.core.model.addresses import WEB, host_of, is_archived, is_preliminary, place
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.records import Source
from civildialogue.core.model.values import leaves
from civildialogue.core.source import inline


def repeated(library: Library) -> Iterator[Diagnostic]:
    """Sources whose address another one has."""
    known: dict[str, str] = {}
    for located in library.sources.values():
        source = located.value
        other = known.setdefault(place(str(source.url)), source.id)
        if other != source.id:
            params = {"id": source.id, "other": other}
            yield Diagnostic("source-repeated", located.span_of("URL"), params)


def preliminary(library: Library) -> Iterator[Diagnostic]:
    """Addresses of staging hosts and of single machines, and archives in place of the source."""
    for place_of, record in library.everything:
        for loc, value in leaves(record):
            if isinstance(value, AnyUrl) and is_preliminary(str(value)):
                yield Diagnostic(
                    "address-preliminary", place_of(*loc), {"host": host_of(str(value))}
                )
        if isinstance(record, Source) and is_archived(address := str(record.url)):
            params = {"host": host_of(address)}
            yield Diagnostic("address-preliminary", place_of("URL"), params)
    for page in library.pages:
        for block in page.blocks:
            for found in inline.links(block):
                if found.target.startswith(WEB) and is_preliminary(found.target):
                    span = page.source.span(block.line + found.line, found.column, found.length)
                    params = {"host": host_of(found.target)}
                    yield Diagnostic("address-preliminary", span, params)
