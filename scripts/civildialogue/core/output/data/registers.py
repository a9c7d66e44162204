"""The registers of every site as objects of the open data, and the state of its translations."""

from collections.abc import Iterator

from civildialogue.core.declaring import Dataset
from civildialogue.core.model.addresses import is_own
from civildialogue.core.model.drift import State, states
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Level, Origin, SourceType
from civildialogue.core.output.data.linked import EUROVOC
from civildialogue.core.output.data.objects import Object, day, places, words
from civildialogue.core.output.data.shapes import (
    ADDRESS,
    COUNT,
    DAY,
    FLAG,
    LANGUAGE,
    PARTIAL,
    TEXT,
    WORDS,
    Shape,
    by_language,
    many,
    maybe,
    one_of,
    only,
)
from civildialogue.core.site.writing.registers import authority


def _authority() -> Shape:
    members = {
        "id": TEXT,
        "url": WORDS,
        "name": WORDS,
        "level": one_of(Level),
        "address": ADDRESS,
        "source": ADDRESS,
        "accessed": DAY,
    }
    return only("A public authority that texts are addressed to.", members)


def _authorities(library: Library, base: str) -> Iterator[Object]:
    for located in library.authorities.values():
        value = located.value
        yield {
            "id": value.id,
            "url": places(base, authority(library, value.id)),
            "name": words(value.name),
            "level": str(value.level),
            "address": str(value.url),
            "source": str(value.source),
            "accessed": day(value.accessed),
        }


def _source() -> Shape:
    members = {
        "id": TEXT,
        "url": WORDS,
        "type": one_of(SourceType),
        "title": WORDS,
        "short": WORDS,
        "author": many(TEXT),
        "publisher": maybe(TEXT),
        "container-title": maybe(TEXT),
        "number": maybe(TEXT),
        "issued": maybe(PARTIAL),
        "language": TEXT,
        "jurisdiction": maybe(TEXT),
        "address": ADDRESS,
        "here": FLAG,
        "doi": maybe(TEXT),
        "isbn": maybe(TEXT),
        "version": maybe(WORDS),
        "read-via": maybe(WORDS),
        "accessed": DAY,
        "as-of": maybe(PARTIAL),
        "review-by": maybe(DAY),
        "note": maybe(WORDS),
    }
    return only(
        "An item of the bibliography; its types are those of CSL. Its own address is “here” where "
        "this site is now: there the source itself is no more, and no page links to it.",
        members,
    )


def _sources(library: Library, base: str) -> Iterator[Object]:
    for located in library.sources.values():
        value = located.value
        is_law = value.type is SourceType.LEGISLATION
        yield {
            "id": value.id,
            "url": places(base, f"about/sources#source-{value.id}"),
            "type": str(value.type),
            "title": words(value.title),
            "short": words(value.short),
            "author": value.author,
            "publisher": value.publisher,
            "container-title": value.container_title,
            "number": value.number,
            "issued": value.issued,
            "language": value.language,
            "jurisdiction": value.jurisdiction if is_law else None,
            "address": str(value.url),
            "here": is_own(str(value.url), library.address),
            "doi": value.doi,
            "isbn": value.isbn,
            "version": words(value.version),
            "read-via": words(value.read_via),
            "accessed": day(value.accessed),
            "as-of": value.as_of,
            "review-by": day(value.review_by),
            "note": words(value.note),
        }


def _term() -> Shape:
    entry = only("A term.", {"term": TEXT, "definition": TEXT, "avoid": many(TEXT)})
    members = {
        "id": TEXT,
        "url": WORDS,
        "source": maybe(TEXT),
        "related": many(TEXT),
        "terms": by_language("The term in each language; “avoid” are words to be left.", entry),
    }
    return only("A term of the glossary.", members)


def _terms(library: Library, base: str) -> Iterator[Object]:
    for located in library.glossary.values():
        value = located.value
        told = {tag: value[tag] for tag in languages()}
        yield {
            "id": value.id,
            "url": places(base, f"about/glossary#{value.id}"),
            "source": value.source,
            "related": value.related,
            "terms": {
                str(tag): {"term": e.term, "definition": e.definition, "avoid": e.avoid}
                for tag, e in told.items()
            },
        }


def _theme() -> Shape:
    return only("A concept of EuroVoc.", {"id": TEXT, "uri": ADDRESS, "name": WORDS})


def _themes(library: Library, _base: str) -> Iterator[Object]:
    for located in library.themes.values():
        value = located.value
        yield {"id": value.id, "uri": f"{EUROVOC}/{value.id}", "name": words(value.name)}


def _state() -> Shape:
    states = dict.fromkeys(map(str, State), COUNT)
    members = {
        "key": TEXT,
        "example": FLAG,
        "language": LANGUAGE,
        "url": WORDS,
        "is-translated": FLAG,
        "passages": only("Passages by how their translation stands to the record.", states),
    }
    return only("The state of a text in a language that it is to be translated into.", members)


def _states(library: Library, base: str) -> Iterator[Object]:
    for row in states(library):
        yield {
            "key": row.original.key,
            "example": row.original.original.origin is Origin.EXAMPLE,
            "language": str(row.locale),
            "url": places(base, row.original.key),
            "is-translated": row.translation is not None,
            "passages": {str(state): row.counted.get(state, 0) for state in State},
        }


SOURCES = Dataset("sources", "sources", _source, items=_sources)
REGISTERS = (
    Dataset("authorities", "authorities", _authority, items=_authorities),
    Dataset("glossary", "glossary", _term, items=_terms),
    Dataset("themes", "themes", _theme, items=_themes),
)
TRANSLATIONS = Dataset("translations", "translations", _state, items=_states)
