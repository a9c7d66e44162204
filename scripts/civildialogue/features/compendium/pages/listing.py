"""The list of recommendations: one page with filters, or, of many, pages and one for each value."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypedDict

from markupsafe import Markup

from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.model.library import Page
from civildialogue.core.model.vocabulary import AUTHORITIES
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import LEVELS, RECOMMENDATIONS
from civildialogue.features.compendium.pages import feasibility, filters

KEY = f"{RECOMMENDATIONS}/index"
SIZE = 50
"""Recommendations on a page of a list that is too long for one."""
_COUNT = "\ue020"


class Recommended(TypedDict):
    """A recommendation in a list: its key, its page in the reader's language, its facts."""

    key: str
    page: Page
    record: RecommendationMatter


def recommended(writer: Writer) -> list[Recommended]:
    """The recommendations that count, in the order of their numbers."""
    found: list[Recommended] = []
    for matter in filters.listed(writer.library):
        key = f"{RECOMMENDATIONS}/{matter.id}"
        page = writer.library.page(key, writer.locale) or writer.library.originals[key]
        found.append({"key": key, "page": page, "record": matter})
    return found


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of all, and where it is long those of each value."""
    every = writer.of(recommended)
    title, summary = writer.t("recommendations.title"), writer.t("recommendations.summary")
    yield from _list(writer, KEY, every, title, summary)
    if len(every) <= filters.WHOLE:
        return
    having = defaultdict(list)
    for item in every:
        for mark in dict.fromkeys(filters.marks(item["record"])):
            having[mark].append(item)
    for facet, options in filters.options(writer, (i["record"] for i in every)).items():
        for option in (option for option in options if option.count < len(every)):
            name = f"{writer.t(f'filters.{facet}')}: {option.label}"
            named = writer.t("recommendations.of", value=name)
            yield from _list(writer, option.key, having[option.mark], named, summary)


def _list(
    writer: Writer, key: str, items: Sequence[Recommended], title: str, summary: str
) -> Iterator[tuple[str, Document]]:
    is_short = len(items) <= filters.WHOLE
    leaves = cut(key, items, len(items) or 1 if is_short else SIZE)
    own = "" if key == KEY else key.rpartition("/")[2]
    options = filters.options(writer, (item["record"] for item in items), own)
    known = writer.library.authorities
    addressees = [each for each in options.get("addressee", ()) if each.name in known]

    def body(leaf: Leaf[Recommended]) -> str:
        is_first = key == KEY and leaf.number == 1
        without = (item for item in items if not item["record"].evidence)
        return writer.render(
            "compendium/recommendations.md.j2",
            leaf.key,
            recommendations=leaf.items,
            options=options if is_short else {},
            facets=options if is_first and not is_short else {},
            addressees=addressees if is_first and is_short else (),
            authorities=AUTHORITIES,
            total=len(items),
            marks=lambda matter: [mark for mark in filters.marks(matter) if mark != own],
            told=lambda matter: filters.told(writer, matter, own),
            shown=_shown(writer, len(items)),
            back=KEY if own else "",
            levels=LEVELS,
            is_first=is_first,
            without=[*islice(without, SIZE)] if is_first else (),
            scales=feasibility.scales(writer) if is_first else (),
        )

    yield from paging.documents(writer, leaves, title, summary, body)


def _shown(writer: Writer, total: int) -> Markup:
    """How many are shown, with a place for the number that styles and scripts count."""
    before, _, after = writer.t("filters.shown", count=_COUNT, total=total).partition(_COUNT)
    place = Markup('<span class="cd-shown-count" data-cd-count></span>')
    return Markup("{}{}{}").format(before, place, after)
