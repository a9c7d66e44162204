"""Names in the front matter and in ``_data`` that must stand for something."""

import posixpath
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import Localized
from civildialogue.core.model.library import Library, Page
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS
from civildialogue.features.methods.model import MethodMatter
from civildialogue.features.training.model import LessonMatter

METHODS = "methodologies"
_RECORDS = {"addressee": "authorities", "source": "sources"}
_FOLDERS = {
    "methods": METHODS,
    "related": METHODS,
    "supersedes": RECOMMENDATIONS,
    "recommendation": RECOMMENDATIONS,
    "scope": RECOMMENDATIONS,
    "page": "",
}
"""Where the record or page stands that a field names."""


def unknown(span: Span, field: str, value: str, known: Mapping[str, object]) -> Diagnostic:
    """A name that stands for nothing, with the nearest one that does."""
    params: dict[str, Param] = {"field": field, "value": value}
    near = get_close_matches(value, list(known), n=1, cutoff=0.6)
    if near:
        params["hint"] = Localized(
            bg=f"имахте предвид „{near[0]}“?", en=f"did you mean «{near[0]}»?"
        )
    return Diagnostic("reference-unknown", span, params)


def is_told(library: Library, field: str, value: str) -> bool:
    """Whether what a field names is there with faults: these are told, and once is enough."""
    if field in _RECORDS:
        return library.is_faulty(_RECORDS[field], value)
    return posixpath.join(_FOLDERS[field], value) in library.unreadable


def references(library: Library) -> Iterator[Diagnostic]:
    """Authorities, methods, sources, recommendations and terms that no record has."""
    methods = {
        posixpath.basename(key): key for key in library.originals if key.startswith(f"{METHODS}/")
    }
    recommendations = {
        page.matter.id: key
        for key, page in library.originals.items()
        if isinstance(page.matter, RecommendationMatter)
    }
    for page in library.originals.values():
        for field, loc, value in _names(page):
            known: Mapping[str, object] = {
                "addressee": library.authorities,
                "methods": methods,
                "related": methods,
                "source": library.sources,
                "supersedes": recommendations,
                "page": library.originals,
            }[field]
            if value not in known and not is_told(library, field, value):
                yield unknown(page.span_of(*loc), field, value, known)
        yield from _passages(library, page)
    for term in library.glossary.values():
        source = term.value.source
        if source and source not in library.sources and not is_told(library, "source", source):
            yield unknown(term.span_of("source"), "source", source, library.sources)
        for index, other in enumerate(term.value.related):
            if other not in library.glossary and not library.is_faulty("glossary", other):
                yield unknown(term.span_of("related", index), "related", other, library.glossary)


def _passages(library: Library, page: Page) -> Iterator[Diagnostic]:
    """Passages named as evidence that their page has not."""
    if not isinstance(page.matter, RecommendationMatter):
        return
    for index, evidence in enumerate(page.matter.evidence):
        cited = library.originals.get(evidence.page or "")
        if cited and evidence.block and not library.knows(cited.key, evidence.block):
            yield unknown(
                page.span_of("evidence", index, "block"), "block", evidence.block, cited.by_id
            )


Name = tuple[str, tuple[str | int, ...], str]


def _names(page: Page) -> Iterator[Name]:
    """Each name in a page's front matter: the field, its place, and the name."""
    matter = page.matter
    if isinstance(matter, MethodMatter):
        yield from _listed("related", matter.related)
        for index, provision in enumerate(matter.legal_basis):
            yield "source", ("legal-basis", index, "source"), provision.source
    if isinstance(matter, LessonMatter):
        yield from _listed("methods", matter.methods)
    if isinstance(matter, RecommendationMatter):
        yield from _listed("addressee", matter.addressee)
        yield from _listed("methods", matter.methods)
        yield from _listed("supersedes", matter.supersedes)
        for index, step in enumerate(matter.progress):
            yield "source", ("progress", index, "source"), step.source
        for index, evidence in enumerate(matter.evidence):
            if evidence.source:
                yield "source", ("evidence", index, "source"), evidence.source
            if evidence.page:
                yield "page", ("evidence", index, "page"), evidence.page


def _listed(field: str, values: list[str]) -> Iterator[Name]:
    for index, value in enumerate(values):
        yield field, (field, index), value


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
