"""Names in the front matter and in ``_data`` that must stand for something."""

import posixpath
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from civildialogue.core.feature import Reference
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.library import Library
from civildialogue.core.model.localized import Localized


def unknown(span: Span, field: str, value: str, known: Mapping[str, object]) -> Diagnostic:
    """A name that stands for nothing, with the nearest one that does."""
    params: dict[str, Param] = {"field": field, "value": value}
    near = get_close_matches(value, list(known), cutoff=0.6)
    if near:
        params["hint"] = Localized(
            bg=f"имахте предвид „{near[0]}“?", en=f"did you mean “{near[0]}”?"
        )
    return Diagnostic("reference-unknown", span, params)


def is_told(library: Library, named: Reference) -> bool:
    """Whether what a reference names is there with faults: these are told, and once is enough."""
    if named.register:
        return library.is_faulty(named.register, named.value)
    return named.target in library.unreadable


def references(library: Library) -> Iterator[Diagnostic]:
    """Authorities, sources, pages and terms that no record or page is."""
    for page, named in library.references.every:
        yield from _missing(library, named, page.span_of(*named.loc))
    for located, named in library.references.of_records:
        yield from _missing(library, named, located.span_of(*named.loc))
    for page, named in library.references.every:
        cited = library.originals.get(named.target) if named.block else None
        if cited and not library.knows(cited.key, named.block):
            place = page.span_of(*named.loc[:-1], "block")
            yield unknown(place, "block", named.block, cited.by_id)
    for term in library.glossary.values():
        source = term.value.source
        if source:
            named = Reference(("source",), source, register="sources")
            yield from _missing(library, named, term.span_of("source"))
        for index, other in enumerate(term.value.related):
            if other not in library.glossary and not library.is_faulty("glossary", other):
                yield unknown(term.span_of("related", index), "related", other, library.glossary)


def _missing(library: Library, named: Reference, span: Span) -> Iterator[Diagnostic]:
    known = _known(library, named)
    if named.value not in known and not is_told(library, named):
        yield unknown(span, named.field, named.value, known)


def _known(library: Library, named: Reference) -> Mapping[str, object]:
    """All that the field of a reference may name."""
    if named.register:
        return library.registers.get(named.register, {})
    if not named.folder:
        return library.originals
    pages = library.references.named_in(named.folder)
    if not named.kind:
        return pages
    return {name: page for name, page in pages.items() if page.matter.kind == named.kind}


def reading_order(library: Library) -> Iterator[Diagnostic]:
    """Names in a publication's ``order`` that are no page of it, and pages that it leaves out."""
    folders = {posixpath.dirname(key): key for key in library.originals if key.endswith("/index")}
    for folder, key in folders.items():
        index = library.originals[key]
        order: list[str] = getattr(index.matter, "order", [])
        slugs = {k.removeprefix(f"{folder}/"): k for k in library.contents(folder)}
        for number, slug in enumerate(order):
            if slug not in slugs and f"{folder}/{slug}" not in library.unreadable:
                yield unknown(index.span_of("order", number), "order", slug, slugs)
        for slug, member in slugs.items():
            if order and slug not in order:
                page = library.originals[member]
                params = {"page": slug, "index": index.source.path}
                yield Diagnostic("order-incomplete", page.source.span(1, 1, 3), params)
    home = library.originals.get("index")
    for number, folder in enumerate(getattr(home.matter, "order", []) if home else []):
        is_there = folder in library.publications or f"{folder}/index" in library.unreadable
        if home and not is_there:
            yield unknown(home.span_of("order", number), "order", folder, library.publications)
