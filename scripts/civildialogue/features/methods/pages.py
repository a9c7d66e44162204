"""What the pages of methods and annexes show besides their texts."""

from collections.abc import Iterator, Sequence

from civildialogue.core.feature import Values
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.schema import Provision
from civildialogue.core.model.vocabulary import Level
from civildialogue.core.site.pages import downloads
from civildialogue.core.site.pages.facts import Named, duration, pages, plain
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.methods.model import FOLDER, AnnexMatter, MethodMatter

LOCAL = frozenset((Level.MUNICIPAL, Level.REGIONAL))
"""The levels at which a place acts for itself."""


def facts(writer: Writer, key: str, record: MethodMatter) -> Named:
    """The card of a method."""
    yield "initiators", plain(*(writer.t(f"initiator.{i}") for i in record.initiators))
    yield "levels", plain(*(writer.t(f"level.{level}") for level in record.levels))
    yield "duration", plain(duration(writer, record.duration))
    yield "cost", plain(writer.t(f"cost.{record.cost}"))
    yield "legal-basis", _grounds(writer, key, record.legal_basis)
    yield (
        "tools",
        [{"text": tool.name[writer.locale], "url": str(tool.url)} for tool in record.tools],
    )
    yield "related", pages(writer, (f"{FOLDER}/{name}" for name in record.related))


def annex_facts(writer: Writer, key: str, record: AnnexMatter) -> Named:
    """That an annex is a model to adapt, for which methods it is, and the law it rests on."""
    yield "model", plain(writer.t("annex.notice"))
    yield "for-methods", pages(writer, (f"{FOLDER}/{name}" for name in record.methods))
    yield "legal-basis", _grounds(writer, key, record.legal_basis)


def annex_files(writer: Writer, page: Page, is_online: bool) -> Iterator[str]:
    """Under an annex: its files."""
    found = downloads.links(writer, page.key, page.key) if is_online else ""
    if found:
        yield found


def annexes(writer: Writer, page: Page, is_online: bool) -> Iterator[str]:
    """Under a method: the documents to fill in."""
    name = page.key.rpartition("/")[2]
    own = [key for key, record in of_library(writer.library) if name in record.methods]
    if own and is_online:
        yield writer.render("methods/annexes.md.j2", page.key, annexes=own)


def local(writer: Writer, key: str, *_authorities: object) -> Iterator[str]:
    """On the page of a place: the methods for a municipality and for a governor."""
    found = []
    for name in writer.library.contents(FOLDER):
        record = writer.library.originals[name].original
        if isinstance(record, MethodMatter) and LOCAL.intersection(record.levels):
            found.append(name)
    if found:
        yield writer.render("methods/local.md.j2", key, methods=found)


def grounds(writer: Writer, provisions: Sequence[Provision]) -> list[tuple[str, str]]:
    """Each provision as words, with the source it is of; without those whose source isn't there."""
    sources = writer.library.sources
    return [
        (f"{sources[p.source].value.short[writer.locale]}, {writer.provision(p)}", p.source)
        for p in provisions
        if p.source in sources
    ]


def _grounds(writer: Writer, key: str, provisions: Sequence[Provision]) -> Values:
    return [
        {"text": text, "url": f"{writer.address(key)}#source-{source}"}
        for text, source in grounds(writer, provisions)
    ]


def of_library(library: Library) -> Iterator[tuple[str, AnnexMatter]]:
    """The annexes of a library in the order of their publication, by their keys."""
    for key in library.contents(FOLDER):
        record = library.originals[key].original
        if isinstance(record, AnnexMatter):
            yield key, record
