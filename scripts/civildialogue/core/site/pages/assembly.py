"""Library → every page of the site as Markdown, in every language, with its metadata."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from civildialogue.core.checks import pages
from civildialogue.core.checks.links import cited_on
from civildialogue.core.model import ornament
from civildialogue.core.model.conventions import called_in, format_date
from civildialogue.core.model.downloads import slug
from civildialogue.core.model.lacking import tongue
from civildialogue.core.model.language import Locale, languages, name_of, record_locale
from civildialogue.core.model.library import Library, Page, facing
from civildialogue.core.model.schema import ChapterMatter, Original, PublicationMatter
from civildialogue.core.model.vocabulary import Kind, Origin
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.charts import figures
from civildialogue.core.site.pages import beside, buried, downloads, generated, home, parts, reading
from civildialogue.core.site.pages.facts import facts
from civildialogue.core.site.writing.context import Document, Meta, Shared, Writer


@dataclass(frozen=True)
class Part:
    """Makes documents that belong together, each with its key and language.

    ``made_of`` are the texts and places in others that the documents are made of, besides what
    ``checks.pages.around`` sums up; None where they may be made of anything.
    """

    make: Callable[[], Iterator[tuple[str, Locale, Document]]]
    made_of: Callable[[], tuple[str, ...]] | None = None


def generate(shared: Shared) -> dict[str, Document]:
    """The whole input of the generator: path (``a/b.bg.md``) → document."""
    return {
        f"{key}.{locale}.md": document
        for part in (*texts(shared), *lists(shared))
        for key, locale, document in part.make()
    }


def texts(shared: Shared, kinds: Sequence[str] | None = None) -> list[Part]:
    """What makes the pages of each text, maybe of some kinds: in every language, then facing."""
    writers = [Writer(shared, locale, marks=True) for locale in languages()]
    return [
        Part(
            partial(_text, writers, key),
            partial(_made_of, shared, key) if _is_alone(page) else None,
        )
        for key, page in shared.library.originals.items()
        if kinds is None or page.original.kind in kinds
    ]


def _is_alone(page: Page) -> bool:
    """Whether the text says nothing that stands in the texts of other pages."""
    record = page.original
    return not (isinstance(record, ChapterMatter) and record.lists)


def _made_of(shared: Shared, key: str) -> tuple[str, ...]:
    return (*pages.texts(shared.library, key), repr(shared.backlinks.get(key)))


def lists(shared: Shared) -> list[Part]:
    """What makes the pages that come of all texts and records, each in every language."""
    writers = [Writer(shared, locale, marks=True) for locale in languages()]
    makers = [*map(generated.Maker, (_buried, _home)), *generated.makers(shared.library)]
    return [
        Part(
            partial(_list, writers, maker),
            partial(_told, shared.library, f"list {number}", maker.tells) if maker.tells else None,
        )
        for number, maker in enumerate(makers)
    ]


def _told(
    library: Library, name: str, tells: Callable[[Library], Iterable[str]]
) -> tuple[str, ...]:
    return (name, *tells(library))


def _text(writers: Sequence[Writer], key: str) -> Iterator[tuple[str, Locale, Document]]:
    library = writers[0].library
    pages = [library.page(key, writer.locale) or library.originals[key] for writer in writers]
    for writer, page in zip(writers, pages, strict=True):
        document = of_page(writer, page)
        if writer.locale == record_locale():
            document = replace(document, data=_data(library, page))
        yield key, writer.locale, document
    for writer, page in zip(writers, pages, strict=True):
        for locale in library.translations_of(key):
            yield facing(key, locale), writer.locale, beside.document(writer, page, locale)


def _data(library: Library, page: Page) -> Mapping[str, Any]:
    """The object that the open data have of a page."""
    declared = (each for feature in library.shown for each in feature.datasets)
    found = (each for each in declared if each.kind == page.original.kind)
    return next((each.page(library, page, library.address) for each in found), {})


def _list(
    writers: Sequence[Writer], maker: generated.Maker
) -> Iterator[tuple[str, Locale, Document]]:
    for writer in writers:
        for key, document in maker.make(writer):
            addresses = parts.addresses(writer, key, [*languages()])
            document.meta["forum"] = {**addresses, **document.meta["forum"]}
            yield key, writer.locale, document


def _buried(writer: Writer) -> Iterator[tuple[str, Document]]:
    for key, text in buried.pages(writer):
        title = f"{writer.t('tombstone.title')}: {key}"
        yield key, writer.document(title, title, text, forum={"hidden": True})


def _home(writer: Writer) -> Iterator[tuple[str, Document]]:
    if "index" not in writer.library.originals:
        title, meta = writer.t("navigation.home"), {"kind": str(Kind.HOME)}
        text = f"{home.above(writer)}\n\n{home.below(writer)}"
        yield home.KEY, writer.document(title, title, text, forum=meta, hide=[*home.HIDDEN])


def of_page(writer: Writer, page: Page, *, is_online: bool = True) -> Document:
    """A page of the sources; the original stands in, and says so, where there is no translation.

    A book (``is_online`` false) has lists of its own, and goes without those that help to walk
    the site: contents, what refers here, the page's sources, downloads.
    """
    key, library = page.key, writer.library
    record = library.originals[key].original
    is_fallback = page.locale != writer.locale
    is_example = record.origin is Origin.EXAMPLE
    own = replace(writer, locale=page.spoken, among=writer.locale if is_online else None)
    kind = library.page_kind(record)
    under = _stacked(figures.under_tables(own, page), kind.under(writer, page))
    if is_online:
        under = _stacked(kind.links(writer, page), under)
    recast = kind.recast(own, page, is_online)
    text = [emit.body(own, page, under, recast), *kind.after(writer, page, is_online)]
    text += [part for each in library.used for part in each.after(writer, page, is_online)]
    if record.kind == Kind.HOME and is_online:
        text.insert(0, home.above(own))
    if isinstance(record, ChapterMatter) and "own-reasoning" in record.lists:
        text.append(parts.own_reasoning(own, key))
    if is_online:
        text += _lists(own, page, record)
    locales = [locale for locale in languages() if library.page(key, locale)]
    forum: Meta = {
        **parts.addresses(writer, key, locales),
        "kind": str(record.kind),
        "content_locale": str(page.spoken),
        "fallback": is_fallback,
        "hidden": is_fallback or is_example,
        "summary": page.matter.summary,
        "facts": facts(own, key, record),
        "updated": _updated(writer, page),
    }
    if record.origin is not Origin.CONSORTIUM and record.kind != Kind.HOME:
        forum["origin"] = own.t(f"origin.{record.origin}")
    if page.spoken != page.locale and not is_fallback:
        name = called_in(tongue(writer.locale, "standing.text"), page.spoken)
        forum["standing"] = writer.t("standing.text", name=name)
    forum |= {**kind.offers(writer, page), **_offers(writer, page), **reading.told(writer, page)}
    if found := beside.translations(writer, key):
        forum["facing"] = [
            {"address": writer.address(facing(key, tag)), "name": name_of(tag)} for tag in found
        ]
    forum |= _belongs(writer, key)
    told = {"description": page.matter.summary, "keywords": ", ".join(page.matter.keywords)}
    meta: Meta = {"title": page.matter.title, "forum": forum, **told}
    if record.kind == Kind.HOME:
        meta["hide"] = [*home.HIDDEN]
    return Document(meta, "\n\n".join(part for part in text if part))


def _belongs(writer: Writer, key: str) -> Meta:
    """The publication of a page: its title and licence, and on its own page its ornament."""
    publication = writer.library.publication_of(key)
    if publication is None:
        return {}
    index, matter = f"{publication}/index", writer.library.publications[publication]
    found: Meta = {"publication": writer.title(index), "licence": matter.licence}
    found["card"] = slug(publication)
    return found | ({"ornament": ornament.lines(slug(publication))} if key == index else {})


def _stacked(upper: Mapping[str, str], lower: Mapping[str, str]) -> Mapping[str, str]:
    """What stands under each passage, one above the other."""
    found = dict(lower)
    for block, markup in upper.items():
        found[block] = f"{markup}\n\n{lower.get(block, '')}".rstrip()
    return found


def _offers(writer: Writer, page: Page) -> Meta:
    """The ways at the head of a page to change it: its source, its translation."""
    forge = writer.library.sending.forge
    if forge is None:
        return {}
    is_fallback = page.locale != writer.locale
    found: Meta = {
        "edit": {
            "words": "contribute.edit-original" if is_fallback else "contribute.edit",
            "address": forge.edit(f"{page.key}.{page.locale}.md"),
        }
    }
    if is_fallback:
        start = f'---\nkind: {page.matter.kind}\ntitle: ""\nsummary: ""\n---\n'
        found["translate"] = forge.new(f"{page.key}.{writer.locale}.md", start)
    return found


def _lists(own: Writer, page: Page, record: Original) -> list[str]:
    """The lists that end a page of the site, in the language of its text."""
    key, found = page.key, []
    if isinstance(record, PublicationMatter):
        folder = key.rpartition("/")[0]
        found.append(downloads.links(own, key, folder))
        found.append(parts.contents(own, folder))
    if record.kind == Kind.HOME:
        found.append(home.below(own))
    found.append(parts.backlinks(own, key))
    found.append(parts.sources(own, key, cited_on(own.library, page)))
    found.append(parts.removed(own, key))
    return found


def _updated(writer: Writer, page: Page) -> str:
    commit = writer.shared.history.last_change.get(f"{page.key}.{page.locale}.md")
    return format_date(commit.day, writer.locale) if commit else ""
