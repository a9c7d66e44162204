"""A page for each authority that recommendations speak to, and one of what concerns a place."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.model.library import Library
from civildialogue.core.model.records import Authority
from civildialogue.core.model.vocabulary import AUTHORITIES, Level
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import AnyConsultation
from civildialogue.features.compendium.model.vocabulary import FEED_OF, LEVELS, RECOMMENDATIONS
from civildialogue.features.compendium.pages import filters, listing
from civildialogue.features.compendium.pages.listing import Recommended

SIZE = 50
"""Recommendations on a page, and of a level on the page of all levels."""
EVERYWHERE = (Level.NATIONAL, Level.EU)
"""The levels whose recommendations concern every place."""


def pages(library: Library) -> Iterator[str]:
    """The keys of the pages: one for each authority of the register that is an addressee."""
    found = dict.fromkeys(n for matter in filters.listed(library) for n in matter.addressee)
    yield from (f"{AUTHORITIES}/{name}" for name in found if name in library.authorities)


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """Each authority with its recommendations, and what concerns a place, level by level."""
    every = writer.of(listing.recommended)
    speaking: dict[str, list[Recommended]] = {}
    for item in every:
        for name in dict.fromkeys(item["record"].addressee):
            speaking.setdefault(name, []).append(item)
    for name, items in speaking.items():
        if name in writer.library.authorities:
            yield from _authority(writer, writer.library.authorities[name].value, items)
    counts = Counter({name: len(items) for name, items in speaking.items()})
    yield LEVELS, _levels(writer, every, counts)


def local(
    writer: Writer, key: str, own: frozenset[str], elsewhere: frozenset[str]
) -> Iterator[str]:
    """On the page of a place: what is asked of its authorities, of everybody, and only elsewhere.

    Whoever is the authority of no place is everybody's.
    """
    every = writer.of(listing.recommended)
    if not every:
        return
    asked, everywhere, there = (list[Recommended]() for _ in range(3))
    for item in every:
        names = item["record"].addressee
        is_there = elsewhere.issuperset(names)
        (asked if own.intersection(names) else there if is_there else everywhere).append(item)
    yield writer.render(
        "compendium/local.md.j2",
        key,
        asked=asked,
        everywhere=_counted(everywhere),
        there=_counted(there),
        levels=LEVELS,
        more=lambda level: _list_of(writer, key, level),
    ).strip()


def _counted(items: Sequence[Recommended]) -> list[tuple[Level, int]]:
    """How many recommendations there are of each level, the nearest first."""
    found = Counter(item["record"].level for item in items)
    return [(level, found[level]) for level in reversed(Level) if level in found]


def _authority(
    writer: Writer, authority: Authority, items: Sequence[Recommended]
) -> Iterator[tuple[str, Document]]:
    today, name = writer.shared.today, authority.name[writer.locale]
    first = sorted(items, key=lambda item: not item["record"].is_overdue(today))
    leaves = cut(f"{AUTHORITIES}/{authority.id}", first, SIZE)

    def body(leaf: Leaf[Recommended]) -> str:
        return writer.render(
            "compendium/authority.md.j2",
            leaf.key,
            authority=authority,
            is_first=leaf.number == 1,
            totals=_totals([item["record"] for item in items], today),
            recommendations=leaf.items,
            told=lambda matter: filters.told(writer, matter, "addressee"),
            consultations=_consultations(writer, items) if leaf.number == 1 else (),
            today=today,
            phase=lambda each: dialogue_of(writer.library).phase(each, today),
            feed=FEED_OF.format(name=authority.id, locale=writer.locale),
            levels=LEVELS,
            back=AUTHORITIES,
        )

    yield from paging.documents(writer, leaves, name, writer.t("addressed.about"), body)


def _totals(matters: Sequence[RecommendationMatter], today: dt.date) -> dict[str, int]:
    return {
        "recommendations": len(matters),
        "answered": sum(1 for each in matters if each.response),
        "overdue": sum(1 for each in matters if each.is_overdue(today)),
    }


def _consultations(writer: Writer, items: Sequence[Recommended]) -> list[AnyConsultation]:
    """Those on any of the recommendations, in the order of opening."""
    about = {item["record"].id for item in items}
    planned = dialogue_of(writer.library).planned
    return [each for each in planned if not each.example and about.intersection(each.scope)]


def _levels(writer: Writer, every: Sequence[Recommended], counts: Counter[str]) -> Document:
    authorities = {
        n: writer.library.authorities[n].value for n in counts if n in writer.library.authorities
    }
    names = writer.sorted({n: each.name[writer.locale] for n, each in authorities.items()})
    of = {level: [item for item in every if item["record"].level is level] for level in Level}
    body = writer.render(
        "compendium/levels.md.j2",
        LEVELS,
        levels=[
            (level, [authorities[n] for n in names if authorities[n].level is level], of[level])
            for level in reversed(Level)
        ],
        everywhere=EVERYWHERE,
        called=lambda name: filters.label(writer, "addressee", name),
        most=SIZE,
        counts=counts,
        authorities=AUTHORITIES,
        more=lambda level: _list_of(writer, LEVELS, level),
    )
    title, words = writer.t("levels.title"), writer.t("levels.keywords")
    return writer.document(title, writer.t("levels.summary"), body, keywords=words)


def _list_of(writer: Writer, key: str, level: Level) -> str:
    """The way from a page to what a level has: a list of its own, or the filter."""
    mark = f"level-{level}"
    own = f"{RECOMMENDATIONS}/{mark}"
    if own in writer.library.made:
        return writer.way(key, own)
    return f"{writer.way(key, listing.KEY)}?{mark}"
