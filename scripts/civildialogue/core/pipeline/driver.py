"""The order of a build: documents → passages, rendered once → pages, facing pages, the search.

Each piece of work is done once: the page and the facing page take the same rendered passages.
Documents that belong together are a part of the work. Parts run in processes of their own, and
nothing depends on how many there are, or on which part is done first. What was made of the same
documents in the same frame is taken from the results that were kept.
"""

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from civildialogue.core.checks.pages import around
from civildialogue.core.model.conventions import direction
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import Library, address
from civildialogue.core.model.scripts import FOLDER as SCRIPTS
from civildialogue.core.model.stemming.tongues import STEMMERS
from civildialogue.core.model.summing import sum_of
from civildialogue.core.output import beside, cards
from civildialogue.core.output.addresses import Addresses
from civildialogue.core.output.data import export as data
from civildialogue.core.output.data.first import singles, whole, wholes
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.downloads import publish
from civildialogue.core.output.facing import Column, column, rows
from civildialogue.core.output.search import publish as search
from civildialogue.core.output.search.brief import brief
from civildialogue.core.output.search.documents import Document as Searched
from civildialogue.core.output.search.documents import read
from civildialogue.core.pipeline.generator import Generator, Theme, View
from civildialogue.core.pipeline.made import Made, Texts
from civildialogue.core.site.blocks.rendering import Rendered, Renderer, resolver
from civildialogue.core.site.charts import figures
from civildialogue.core.site.frame.sitemap import entry, sitemap
from civildialogue.core.site.frame.variables import in_language
from civildialogue.core.site.pages.assembly import texts
from civildialogue.core.site.writing.context import Document, Shared
from civildialogue.core.source.inputs import commit
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.reviving import later

if TYPE_CHECKING:
    from civildialogue.core.pipeline.executing import Executor

NOT_FOUND, SITEMAP = "404.html", "sitemap.xml"
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Site:
    """What every part of the work is given. ``frame`` is a sum over what stands around pages,
    ``around`` one over all that the documents of a text may tell besides it.
    """

    place: Destination
    library: Library
    themes: Mapping[Locale, Theme]
    renderer: Renderer
    addresses: Addresses
    kept: Pack
    frame: str
    around: str


def begun(place: Destination, shared: Shared, generator: Generator, kept: Pack) -> Site:
    """The site of a library, as each part of it is made."""
    themes = {locale: generator.theme(locale, shared) for locale in languages()}
    addresses = Addresses(shared.library)
    frame = sum_of([generator.sum, addresses.sum, *(theme.sum for theme in themes.values())])
    renderer = Renderer(*generator.extensions)
    told = (frame, around(shared.library), commit(shared.history.docs), shared.today)
    every = sum_of([*told, shared.downloads])
    return Site(place, shared.library, themes, renderer, addresses, kept, frame, every)


def drive(
    place: Destination,
    shared: Shared,
    generator: Generator,
    export: Path,
    epoch: int,
    kept: Pack,
    executor: "Executor",
) -> None:
    """Writes the site of a library.

    ``export`` is the folder with the files to download, ``epoch`` the time that files carry which
    have one inside, in seconds since 1970, and ``kept`` has the parts of builds before. Raises
    OSError where the folder can't be written, and what the ``executor`` raises.
    """
    site = begun(place, shared, generator, kept)
    files = generator.files()
    _copy(site, files, shared)
    _missing(site)
    figures.draw(shared)  # Else every process that makes a page draws for itself.
    found: list[Made] = []
    given = Texts(kept)
    for first, key, made in executor.results(site, shared):
        bare = [*map(given.take, made)]
        kept.put(key, bare)
        if first:
            kept.put(first, key)
        found += bare
    place.sums.update({made.path: made.sum for made in found})
    entries = [made.entry for made in found if made.entry]
    _once(site, sitemap(entries, generator.base), epoch)
    pages = search.ordered((made.locale, made.given) for made in found if made.given)
    finish(
        place,
        shared,
        generator.base,
        (pages, given.of),
        lambda name: files[f"{SCRIPTS}/{name}"].read_text(encoding="utf-8"),
        kept,
    )
    publish(place, export, shared.downloads)


def finish(
    place: Destination,
    shared: Shared,
    base: str,
    given: search.Given,
    script: Callable[[str], str],
    kept: Pack,
) -> None:
    """Adds to the pages what stands beside them: data, drawings, the search.

    ``base`` is the site's address, with a slash at its end; ``given`` is what the pages give to the
    search, ``script`` has the text of a script of the theme, and ``kept`` what was made before.
    """
    data.publish(place, shared, base, kept)
    for path, content in beside.files(shared).items():
        place.put(path, content)
    for path, content in search.files(shared.library, base, given, script, kept, place.keep):
        place.put(path, content)
    cards.publish(place, shared, kept)
    for feature in shared.library.features:
        for path, content in feature.sealed(shared, place, kept):
            place.put(path, content)


Documents = Iterable[tuple[str, Locale, Document]]


def key_of(site: Site, documents: Documents) -> str:
    """The key of what is made of documents."""
    return sum_of([site.frame, [*documents]])


def made_of(site: Site, documents: Documents) -> list[Made]:
    """Writes the pages of documents that belong together."""
    columns: dict[Locale, Column] = {}
    found: list[Made] = []
    searched: list[Searched] = []
    for key, locale, document in documents:
        path, page = _page(site, columns, key, locale, document)
        total = site.place.put(path, page.encode("utf-8", errors="xmlcharrefreplace"))
        found.append(Made(path, total, locale, entry(key, locale, document)))
        if each := read(page, key, locale, site.library):
            searched.append(each)
    for path, content in singles(documents, columns, site.library.address):
        total = site.place.put(path, content)
        found.append(Made(path, total, record_locale(), None))
    given = {
        f"{locale.prefix}{each.url}index.html": each for locale, each in search.given(searched)
    }
    return [
        replace(made, given=brief(given[made.path]), whole=later(given[made.path]))
        if made.path in given
        else made
        for made in found
    ]


def _page(
    site: Site, columns: dict[Locale, Column], key: str, locale: Locale, document: Document
) -> tuple[str, str]:
    """The finished page of a document and its path; ``columns`` are those of the part so far."""
    place = f"{locale.prefix}{address(key)}"
    forum = document.meta["forum"]
    if "facing_of" in forum:
        rendered = Rendered(rows(columns, Locale(forum["facing_with"]), place, locale), {})
    else:
        rendered, columns[locale] = shown(site.renderer, site.addresses, key, locale, document)
    view = View(document.meta, place, rendered.content, rendered.toc)
    return f"{place}index.html", in_language(site.themes[locale].page(view), locale)


def shown(
    renderer: Renderer, addresses: Addresses, key: str, locale: Locale, document: Document
) -> tuple[Rendered, Column]:
    """The text of a document as its page has it, and its passages."""
    place = f"{locale.prefix}{address(key)}"
    resolve = resolver(f"{key}.md", place, partial(addresses.of, locale))
    way = direction(Locale(document.meta["forum"]["content_locale"]))
    rendered = renderer.render(document.body, resolve).turned(way)
    return rendered, column(document.meta, rendered, place, locale)


def told(shared: Shared, renderer: Renderer) -> dict[str, bytes]:
    """The files of open data that the pages' passages are in, without any page."""
    library, addresses = shared.library, Addresses(shared.library)
    kinds = [each.kind for feature in library.shown for each in feature.datasets if each.kind]
    found: dict[str, bytes] = {}
    for part in texts(shared, kinds):
        documents = [each for each in part.make() if "facing_of" not in each[2].meta["forum"]]
        columns = {each[1]: shown(renderer, addresses, *each)[1] for each in documents}
        found |= singles(documents, columns, library.address)
    for path, name, every in wholes(library):
        found[path] = whole(name, [found[each] for each in every])
    return found


def _missing(site: Site) -> None:
    """The pages for missing addresses. With them the theme is there for the copies of the process
    that make all others.
    """
    for locale, theme in site.themes.items():
        page = in_language(theme.file(NOT_FOUND), locale)
        site.place.put(f"{locale.prefix}{NOT_FOUND}", page.encode())


def _once(site: Site, entries: list[dict[str, object]], epoch: int) -> None:
    """The map of the site, the same in each language."""
    text = site.themes[record_locale()].file(SITEMAP, sitemap=entries).encode()
    packed = BytesIO()
    # The beginning of the day, as MkDocs has it.
    with gzip.GzipFile(f"{SITEMAP}.gz", "wb", fileobj=packed, mtime=epoch - epoch % DAY) as file:
        file.write(text)
    site.place.put(SITEMAP, text)
    site.place.put(f"{SITEMAP}.gz", packed.getvalue())


def _copy(site: Site, theme: Mapping[str, Path], shared: Shared) -> None:
    """The theme's files, then the pictures and files of the sources."""
    docs = shared.history.docs
    own = {place: docs / path for place, path in site.addresses.files.items()}
    for place, path in {**theme, **own}.items():
        if not place.startswith(f"{SCRIPTS}/{STEMMERS}/"):  # The search has those it needs.
            site.place.put(place, path.read_bytes())
