"""The parts that a page gets besides its own text: sources, contents, facts, removed passages."""

from collections.abc import Iterator, Mapping

from civildialogue.core.model.language import Locale, format_date, format_partial_date
from civildialogue.core.model.library import Page, address
from civildialogue.core.model.schema import Duration, Original, PublicationMatter
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.context import Writer
from civildialogue.core.source.inline import citations
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import CONSULTATIONS
from civildialogue.features.methods.model import MethodMatter
from civildialogue.features.training.model import LessonMatter

Fact = Mapping[str, object]


def cited_keys(writer: Writer, page: Page, record: Original | None) -> list[str]:
    """The sources of a page: those of its facts, then those its text cites; each once."""
    keys: list[str] = []
    if isinstance(record, MethodMatter):
        keys += [provision.source for provision in record.legal_basis]
    if isinstance(record, RecommendationMatter):
        keys += [evidence.source for evidence in record.evidence if evidence.source]
    for block in page.blocks:
        for _, items in citations(block):
            keys += [item.key for item in items]
    return [key for key in dict.fromkeys(keys) if key in writer.library.sources]


def sources(writer: Writer, key: str, keys: list[str]) -> str:
    """The page's own list of sources, sorted as its language sorts."""
    if not keys:
        return ""
    shorts = {k: writer.library.sources[k].value.short[writer.locale] for k in keys}
    listed = [writer.library.sources[k].value for k in writer.sorted(shorts)]
    return writer.render(
        "sources.md.j2", key, sources=listed, level="##", heading=True, files=False
    )


def contents(writer: Writer, folder: str) -> str:
    """The pages of a publication, with what each is about."""
    keys = writer.library.contents(folder)
    if not keys:
        return ""
    pages = [writer.library.page(k, writer.locale) or writer.library.originals[k] for k in keys]
    return writer.render("contents.md.j2", f"{folder}/index", pages=pages)


def backlinks(writer: Writer, key: str) -> str:
    """What refers to the page, so that evidence can be followed both ways."""
    links = writer.shared.backlinks.get(key)
    return writer.render("backlinks.md.j2", key, links=links) if links else ""


def removed(writer: Writer, key: str) -> str:
    """A place for each permalink whose text has gone, which says where it went."""
    stones = [
        stone.value
        for stone in writer.library.tombstones
        if stone.value.page == key and stone.value.id is not None
    ]
    return writer.render("removed.md.j2", key, stones=stones) if stones else ""


def facts(writer: Writer, key: str, record: Original) -> list[Fact]:
    """The shared facts of a page as labelled values, each with an address where it leads."""
    makers = {
        MethodMatter: _method,
        LessonMatter: _lesson,
        RecommendationMatter: _recommendation,
        PublicationMatter: _publication,
    }
    maker = makers.get(type(record))
    if maker is None:
        return []
    return [
        {"label": writer.t(f"fact.{name}"), "values": values}
        for name, values in maker(writer, key, record)  # type: ignore[operator]
        if values
    ]


Values = list[dict[str, str]]
Named = Iterator[tuple[str, Values]]


def _plain(*texts: str) -> Values:
    return [{"text": text} for text in texts]


def _methods(writer: Writer, slugs: list[str]) -> Values:
    keys = [f"methodologies/{slug}" for slug in slugs]
    return [
        {"text": writer.title(key), "url": writer.address(key)}
        for key in keys
        if key in writer.library.originals
    ]


def _method(writer: Writer, key: str, record: MethodMatter) -> Named:
    yield "initiators", _plain(*(writer.t(f"initiator.{i}") for i in record.initiators))
    yield "levels", _plain(*(writer.t(f"level.{level}") for level in record.levels))
    yield "duration", _plain(_duration(writer, record.duration))
    yield "cost", _plain(writer.t(f"cost.{record.cost}"))
    yield (
        "legal-basis",
        [
            {
                "text": f"{writer.library.sources[p.source].value.short[writer.locale]}, "
                + writer.provision(p),
                "url": f"{writer.address(key)}#source-{p.source}",
            }
            for p in record.legal_basis
            if p.source in writer.library.sources
        ],
    )
    yield (
        "tools",
        [{"text": tool.name[writer.locale], "url": str(tool.url)} for tool in record.tools],
    )
    yield "related", _methods(writer, record.related)


def _duration(writer: Writer, span: Duration) -> str:
    form = "one" if span.max == 1 else "other"
    amount = f"{span.min}–{span.max}" if span.min != span.max else str(span.min)
    return writer.t(f"unit.{span.unit}.{form}", number=amount)


def _lesson(writer: Writer, key: str, record: LessonMatter) -> Named:
    yield "duration", _plain(_duration(writer, record.duration))
    yield "audience", _plain(*(writer.t(f"initiator.{i}") for i in record.audience))
    yield "methods", _methods(writer, record.methods)


def _recommendation(writer: Writer, key: str, record: RecommendationMatter) -> Named:
    yield "id", _plain(record.id)
    yield "status", _plain(writer.t(f"status.{record.status}"))
    yield (
        "addressee",
        [
            {
                "text": writer.library.authorities[a].value.name[writer.locale],
                "url": f"{writer.address('about/authorities')}#{a}",
            }
            for a in record.addressee
            if a in writer.library.authorities
        ],
    )
    yield "consultation", _consultations(writer, record)
    yield "levels", _plain(writer.t(f"level.{record.level}"))
    themes = [writer.library.theme(name, writer.locale) for name in record.themes]
    yield "themes", _plain(*themes)
    yield "issued", _plain(format_date(record.issued, writer.locale))
    yield (
        "evidence",
        [
            {
                "text": _evidence(writer, e.source, e.locator[writer.locale] if e.locator else ""),
                "url": f"{writer.address(key)}#source-{e.source}",
            }
            for e in record.evidence
            if e.source and e.source in writer.library.sources
        ],
    )
    yield "methods", _methods(writer, record.methods)
    yield "supersedes", _recommendations(writer, record.supersedes)
    yield "superseded-by", _recommendations(writer, writer.shared.dialogue.successors(record.id))


def _recommendations(writer: Writer, names: list[str]) -> Values:
    pages = writer.shared.dialogue.recommendations
    return [
        {"text": f"{name}. {writer.title(pages[name].key)}", "url": writer.address(pages[name].key)}
        for name in names
        if name in pages
    ]


def _consultations(writer: Writer, record: RecommendationMatter) -> Values:
    dialogue, is_example = writer.shared.dialogue, record.origin is Origin.EXAMPLE
    prepared = [
        {
            "text": writer.t("fact.consultation-prepared", title=each.title[writer.locale]),
            "url": writer.address(f"{CONSULTATIONS}/{each.id}"),
        }
        for each in dialogue.preparations_on(record.id, example=is_example)
    ]
    return [
        {
            "text": writer.t(
                "fact.consultation-value",
                title=each.title[writer.locale],
                opens=format_date(each.opens, writer.locale),
                closes=format_date(each.closes, writer.locale),
            ),
            "url": writer.address(f"{CONSULTATIONS}/{each.id}"),
        }
        for each in dialogue.consultations_on(record.id, example=is_example)
    ] + prepared


def _evidence(writer: Writer, source: str, locator: str) -> str:
    name = writer.library.sources[source].value.short[writer.locale]
    return f"{name}, {locator}" if locator else name


def _publication(writer: Writer, key: str, record: PublicationMatter) -> Named:
    yield "edition", _plain(format_partial_date(record.edition, writer.locale))
    yield "authors", _plain(*(author[writer.locale] for author in record.authors))
    yield "licence", _plain(record.licence)


def alternates(key: str, locales: list[Locale]) -> dict[str, str]:
    """The page's address in each language that truly has it."""
    return {str(locale): f"{locale.prefix}{address(key)}" for locale in locales}
