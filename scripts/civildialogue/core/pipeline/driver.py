"""The order of a build: documents → passages, rendered once → pages, facing pages, the search.

Each piece of work is done once: the page and the facing page take the same rendered passages.
Documents that belong together are a part of the work. Parts run in processes of their own, and
nothing depends on how many there are, or on which part is done first.
"""

import gzip
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import Library, address
from civildialogue.core.output.addresses import Addresses
from civildialogue.core.output.apart import apart
from civildialogue.core.output.beside import write
from civildialogue.core.output.downloads import publish as publish_downloads
from civildialogue.core.output.facing import Column, column, compose
from civildialogue.core.output.search.documents import Document as Searched
from civildialogue.core.output.search.documents import read
from civildialogue.core.output.search.publish import publish
from civildialogue.core.pipeline.generator import Generator, Theme, View
from civildialogue.core.site.blocks.rendering import Rendered, Renderer, resolver
from civildialogue.core.site.frame.sitemap import Entry, entry, sitemap
from civildialogue.core.site.frame.variables import in_language
from civildialogue.core.site.pages.assembly import Part, lists, texts
from civildialogue.core.site.writing.context import Document, Shared

NOT_FOUND, SITEMAP = "404.html", "sitemap.xml"
DAY = 24 * 60 * 60
SHARE = 24
"""Parts that one process takes at a time: few enough that none waits long for the last."""


@dataclass(frozen=True)
class Site:
    """What every part of the work is given."""

    folder: Path
    library: Library
    themes: Mapping[Locale, Theme]
    renderer: Renderer
    addresses: Addresses


@dataclass(frozen=True)
class Made:
    """What is still asked of a page when it is written: by the map of the site, by the search."""

    entry: Entry | None
    document: Searched | None


def drive(folder: Path, shared: Shared, generator: Generator, export: Path, epoch: int) -> None:
    """Writes the site of a library into an empty folder.

    ``export`` is the folder with the files to download, and ``epoch`` the time that files carry
    which have one inside, in seconds since 1970. Raises OSError where the folder can't be written.
    """
    themes = {locale: generator.theme(locale, shared) for locale in languages()}
    site = Site(
        folder, shared.library, themes, Renderer(*generator.extensions), Addresses(shared.library)
    )
    _copy(site, generator, shared)
    found = [made for share in apart(_jobs(site, shared), is_light=True) for made in share]
    entries = [made.entry for made in found if made.entry]
    _once(site, sitemap(entries, generator.base), epoch)
    searched = [made.document for made in found if made.document]
    finish(folder, shared, generator.base, export, searched)


def finish(
    folder: Path, shared: Shared, base: str, export: Path, searched: Iterable[Searched]
) -> None:
    """Adds to the built pages what stands beside them: data, drawings, the search, downloads.

    ``base`` is the site's address, with a slash at its end; ``searched`` are the pages for the
    search.
    """
    write(folder, shared, base)
    publish(folder, shared.library, base, searched)
    for feature in shared.library.features:
        feature.publish(folder, shared)
    publish_downloads(folder, export, shared.downloads)


def _jobs(site: Site, shared: Shared) -> list[Callable[[], list[Made]]]:
    """The parts in their shares; those that take long come first."""
    # Asked for by every part: worked out before there is a process for each.
    _ = shared.backlinks, shared.translations
    every = texts(shared)
    shares = [[part] for part in lists(shared)]
    shares += [every[start : start + SHARE] for start in range(0, len(every), SHARE)]
    return [partial(_written, site, share) for share in shares]


def _written(site: Site, share: list[Part]) -> list[Made]:
    """Writes the pages of some parts."""
    found = []
    for part in share:
        columns: dict[Locale, Column] = {}
        for key, locale, document in part():
            path, page = _page(site, columns, key, locale, document)
            _put(site.folder / path, page.encode("utf-8", errors="xmlcharrefreplace"))
            searched = read(page, key, locale, site.library)
            found.append(Made(entry(key, locale, document), searched))
    return found


def _page(
    site: Site, columns: dict[Locale, Column], key: str, locale: Locale, document: Document
) -> tuple[str, str]:
    """The finished page of a document and its path; ``columns`` are those of the part so far."""
    place = f"{locale.prefix}{address(key)}"
    forum = document.meta["forum"]
    if "facing_of" in forum:
        beside = Locale(forum["facing_with"])
        order = (beside, record_locale()) if locale == beside else (record_locale(), beside)
        left, right = (columns[each] for each in order)
        rendered = Rendered(compose(left, right, place, locale), {})
    else:
        resolve = resolver(f"{key}.md", place, partial(site.addresses.of, locale))
        rendered = site.renderer.render(document.body, resolve)
        columns[locale] = column(document.meta, rendered, place, locale)
    view = View(document.meta, place, rendered.content, rendered.toc)
    return f"{place}index.html", in_language(site.themes[locale].page(view), locale)


def _once(site: Site, entries: list[dict[str, object]], epoch: int) -> None:
    """The pages for missing addresses, and the map of the site, the same in each language."""
    for locale, theme in site.themes.items():
        page = in_language(theme.file(NOT_FOUND), locale)
        _put(site.folder / locale.prefix / NOT_FOUND, page.encode())
    text = site.themes[record_locale()].file(SITEMAP, sitemap=entries).encode()
    packed = BytesIO()
    # The beginning of the day, as MkDocs has it.
    with gzip.GzipFile(f"{SITEMAP}.gz", "wb", fileobj=packed, mtime=epoch - epoch % DAY) as file:
        file.write(text)
    _put(site.folder / SITEMAP, text)
    _put(site.folder / f"{SITEMAP}.gz", packed.getvalue())


def _copy(site: Site, generator: Generator, shared: Shared) -> None:
    """The theme's files, then the pictures and files of the sources."""
    docs = shared.history.docs
    files = site.addresses.files.items()
    found = {**generator.files(), **{place: docs / path for place, path in files}}
    for place, path in found.items():
        target = site.folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
