"""What people carry away: data, books, the site as a zip; made in one order, each file whole."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from civildialogue.core.active import active, using
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.downloads import BUNDLE, DATA, Download
from civildialogue.core.model.lacking import tongue
from civildialogue.core.model.language import Locale, languages, message, name_of, record_locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.localized import Localized
from civildialogue.core.output import bundle
from civildialogue.core.output.archive import LARGEST_LIST, MANIFEST
from civildialogue.core.output.book.order import Made, Materials, Order
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.downloads import publish
from civildialogue.core.pipeline.building import Told, build, is_current
from civildialogue.core.pipeline.filing import Progress, list_, sum_up, write
from civildialogue.core.pipeline.generator import Generator
from civildialogue.core.pipeline.making import export_made, read
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.writing import naming
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import catalogue, clock
from civildialogue.core.source.history import EPOCH, History
from civildialogue.core.source.reading import regular
from civildialogue.core.source.settings import Settings, settings
from civildialogue.core.source.writing import whole

if TYPE_CHECKING:
    from civildialogue.core.output.book.shelf import Shelf

DATA_NAME = "civildialogue-data.zip"


def export_data(project: Path, docs: Path, out: Path) -> list[str]:
    """Writes the open data and their manifest below ``out``, each file whole or not at all.

    Returns the paths below ``out``.
    """
    sums, given = {}, settings(project, docs=docs)
    for path, content in _data(read(project, docs, given), given):
        whole(out / path, content)
        sums[path] = hashlib.sha256(content).hexdigest()
    sum_up(out, sums)
    return [*sums, MANIFEST]


def _data(library: Library, given: Settings) -> list[tuple[str, bytes]]:
    from civildialogue.core.output.data.export import files
    from civildialogue.core.output.data.paths import FOLDER
    from civildialogue.core.pipeline.driver import told

    shared = Shared(library, History(given.docs), clock.today())
    head = shared.history.head
    found = files(library, given.address, head.day if head else None)
    with using(given.features):
        found |= told(shared, Renderer([*given.extensions], given.extensions))
    return [(path.removeprefix(f"{FOLDER}/"), found[path]) for path in sorted(found)]


def shelf(project: Path, docs: Path, library: Library | None = None) -> "Shelf":
    """The books of a project, of its texts as they are, or as they were read into ``library``.

    The day of the texts is that of the newest commit.
    """
    # What sets type takes long to load, and no other command needs it.
    from civildialogue.core.output.book.shelf import Shelf

    history = History(docs)
    day = history.head.day if history.head else EPOCH.date()
    given = settings(project, docs=docs)
    shared = Shared(library or read(project, docs, given), history, day)
    return Shelf(shared, docs, given, given.drawing())


def export_books(
    project: Path,
    docs: Path,
    out: Path,
    order: Order,
    told: Progress,
    library: Library | None = None,
) -> list[Diagnostic]:
    """Writes the books of an order below ``out``; returns what was found while they were set.

    ``library`` has the texts, if they were read before. A book that could not be set leaves the
    file that was there as it was.
    """
    books = shelf(project, docs, library)
    known = catalogue.read(out)
    write(out, known, books.make(order, known), books.count(order), told)
    return books.diagnostics


def _of_features(materials: Materials) -> list[Callable[[], Made]]:
    return [work for feature in active() for work in feature.carried(materials)]


def export_bundle(site: Path, out: Path, name: Localized) -> Path:
    """Writes the built site as a zip below ``out``; returns its path. ``name`` is the site's."""
    start = {
        "title": _title(name),
        **{str(locale): _way_in(locale) for locale in languages()},
    }
    target = out / bundle.NAME
    bundle.write(bundle.files(site, start), target)
    return target


def _way_in(locale: Locale) -> str:
    """What leads to the site in a language; one without such words is called by its name."""
    has_words = tongue(locale, "bundle.start") == locale
    return naming.words(locale)["bundle.start"] if has_words else name_of(locale)


def _title(name: Localized) -> str:
    """The site's name in every language, each once."""
    return " · ".join(dict.fromkeys(name[locale] for locale in languages()))


class ChangedError(Exception):
    """The texts changed while they were exported: data, books and site would not say the same."""


def export_all(
    project: Path, docs: Path, out: Path, generator: Generator | str, told: Progress, on_site: Told
) -> list[Diagnostic]:
    """Writes data and books, builds the site with them, packs it, and names the pack on its page.

    The data are one zip, for a release takes files alone. All is made of the same texts, and is in
    the site before that is swapped in. ``on_site`` is told what happens to the site's folder.

    Raises BuildFailedError, ChangedError; then books and data are there, and the site is as it was.
    """
    sources, given = catalogue.digest(docs), settings(project, docs=docs)
    is_packed = any(file.form == BUNDLE for file in catalogue.current(out, sources))
    if is_packed and is_current(project, given, docs, out):
        return []
    library = read(project, docs, given)
    bundle.write(_data(library, given), out / DATA_NAME)
    found = export_books(project, docs, out, Order(), told, library)
    export_made(project, docs, out, _of_features, told, library)
    kept = {file.name: file for file in catalogue.current(out, sources)}
    kept.pop(bundle.NAME, None)
    kept[DATA_NAME] = _alone(
        docs, out / DATA_NAME, DATA, message(record_locale(), "data.title"), sources
    )
    _drop(out, kept)

    def finish(site: Destination) -> None:
        if catalogue.digest(docs) != sources:
            raise ChangedError
        packed = export_bundle(site.folder, out, given.name)
        kept[bundle.NAME] = _alone(docs, packed, BUNDLE, _title(given.name), sources)
        list_(out, kept)
        publish(site, out, kept.values())

    build(project, given.site, generator, out, docs, finish=finish, told=on_site)
    return found


def _drop(out: Path, kept: dict[str, Download]) -> None:
    """Takes away what earlier exports left and these sources no longer bring."""
    for file in catalogue.read(out).values():
        if file.name not in kept:
            (out / file.name).unlink()
    list_(out, kept)


def _alone(docs: Path, path: Path, form: str, title: str, sources: str) -> Download:
    """The entry of a zip, which is in no language and belongs to no book."""
    head = History(docs).head
    content = path.read_bytes()
    return Download(
        name=path.name,
        form=form,
        book="",
        locale=None,
        title=title,
        edition="",
        date=(head.day if head else EPOCH.date()).isoformat(),
        commit=head.short if head else "",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_from=sources,
        sources=sources,
    )


def verify_bundle(path: Path, signed: Path | None) -> list[bundle.Fault]:
    """What differs between a bundle and its manifest, and the list ``signed``; OSError if that
    can’t be read.
    """
    faults = bundle.verify(path)
    if signed is None or any(fault.kind == "unreadable" for fault in faults):
        return faults
    missing = any(fault.path == MANIFEST for fault in faults)
    return faults if missing else [*faults, *bundle.compare(path, regular(signed, LARGEST_LIST))]
