"""The list of provinces with their map, and a page of each that texts tell of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.library import Library
from civildialogue.core.model.records import Authority, Source
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.core.site.writing.registers import authority
from civildialogue.features.provinces.model import LIST, Case, Province

PROJECT = "about/project"
"""The page that tells of the project, where there is one."""
_NUMBER = re.compile("-?[0-9]+")


def keys(library: Library) -> Iterator[str]:
    """The keys of the pages: one for each province that a text tells of."""
    yield from (f"{LIST}/{name}" for name, each in _records(library).items() if each.cases)


def names(library: Library, key: str, locale: Locale) -> Iterator[str]:
    """What the page of a province is called."""
    folder, _, name = key.rpartition("/")
    if folder == LIST and (province := _records(library).get(name)):
        yield message(locale, "provinces.named", name=province.name[locale])


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The list of all, and the pages."""
    if LIST not in writer.library.generated:
        return
    register = writer.of(Register)
    yield LIST, _list(writer, register)
    for province in register.own:
        yield f"{LIST}/{province.id}", _one(writer, register, province)


def _records(library: Library) -> dict[str, Province]:
    return {name: located.value for name, located in library.records(Province).items()}


class Register:
    """The provinces in the order of the reader's alphabet."""

    def __init__(self, writer: Writer) -> None:
        known = _records(writer.library)
        order = writer.sorted({name: each.name[writer.locale] for name, each in known.items()})
        self.every = [known[name] for name in order]

    @property
    def own(self) -> list[Province]:
        """Those with a page."""
        return [each for each in self.every if each.cases]

    @property
    def rest(self) -> list[Province]:
        """Those that no text tells of."""
        return [each for each in self.every if not each.cases]

    @property
    def seated(self) -> frozenset[str]:
        """The authorities that belong to some province."""
        return frozenset(name for each in self.every for name in each.seats)

    @cached_property
    def sheet(self) -> tuple[int, int]:
        """How wide and high the sheet is that all borders are drawn on."""
        ends = [_far(ring) for each in self.every for ring in each.borders.split("M")[1:]]
        return max(x for x, _ in ends), max(y for _, y in ends)


def _far(ring: str) -> tuple[int, int]:
    """How far right and down a line comes: a point, then steps from one to the next."""
    numbers = [int(number) for number in _NUMBER.findall(ring)]
    return max(accumulate(numbers[::2])), max(accumulate(numbers[1::2]))


@dataclass(frozen=True)
class Told:
    """A case with the place that its link leads to."""

    case: Case
    to: str


def _list(writer: Writer, register: Register) -> Document:
    body = writer.render(
        "provinces/list.md.j2",
        LIST,
        register=register,
        at=lambda names: _authorities(writer, names),
        where=lambda name: authority(writer.library, name),
        folder=LIST,
        project=PROJECT if PROJECT in writer.library.originals else "",
    )
    words = writer.t("provinces.keywords")
    title, summary = writer.t("provinces.title"), writer.t("provinces.summary")
    text = _whole(writer, register, LIST, body, register.every, frozenset())
    return writer.document(title, summary, text, keywords=words)


def _one(writer: Writer, register: Register, province: Province) -> Document:
    key, name = f"{LIST}/{province.id}", province.name[writer.locale]
    body = writer.render(
        "provinces/one.md.j2",
        key,
        province=province,
        told=[*_told(writer, province.cases)],
        authorities=_authorities(writer, province.seats),
        where=lambda name: authority(writer.library, name),
        back=LIST,
        project=PROJECT if PROJECT in writer.library.originals else "",
    )
    own = frozenset(province.seats)
    text = _whole(writer, register, key, body, [province], own)
    title, summary = writer.t("provinces.named", name=name), writer.t("provinces.about", name=name)
    return writer.document(title, summary, text)


def _told(writer: Writer, cases: Sequence[Case]) -> Iterator[Told]:
    """The cases whose page is there; one whose passage is gone leads to the page."""
    for case in cases:
        if case.page in writer.library.originals:
            is_there = case.passage and writer.has_anchor(case.page, case.passage)
            yield Told(case, f"{case.page}#{case.passage}" if is_there else case.page)


def _authorities(writer: Writer, names: Sequence[str]) -> list[Authority]:
    known = writer.library.authorities
    found = {name: known[name].value.name[writer.locale] for name in names if name in known}
    return [known[name].value for name in writer.sorted(found)]


def _sources(writer: Writer, provinces: Sequence[Province]) -> list[Source]:
    names = dict.fromkeys(name for each in provinces for name in each.sources)
    return [writer.library.sources[name].value for name in names if name in writer.library.sources]


def _whole(
    writer: Writer,
    register: Register,
    key: str,
    body: str,
    provinces: Sequence[Province],
    own: frozenset[str],
) -> str:
    """A page with what the features have for the people of a place, and with the sources."""
    elsewhere = register.seated - own
    shown = writer.library.shown
    local = (part for each in shown for part in each.local(writer, key, own, elsewhere))
    sources = _sources(writer, provinces)
    end = writer.render("provinces/sources.md.j2", key, provinces=provinces, sources=sources)
    return "\n\n".join(part.strip() for part in (body, *local, end))
