"""The verbs that write what people carry away, and the one that checks it."""

import sys
from pathlib import Path

import click

from civildialogue.core.commands.carrying import (
    out_option,
    show,
    stop_if_wrong,
    told,
)
from civildialogue.core.commands.common import (
    FINDINGS,
    build_failed,
    docs_option,
    lang_option,
    locale_option,
    name_of,
    on_site,
    site_of,
    waiting,
    workplace,
)
from civildialogue.core.commands.garbage import brief
from civildialogue.core.commands.guard import verbose_option
from civildialogue.core.commands.helping import argument, command, group, option
from civildialogue.core.commands.languages import one_language
from civildialogue.core.commands.owned import Extended
from civildialogue.core.commands.printing import say
from civildialogue.core.commands.usage import LANG
from civildialogue.core.model.language import Locale, languages, message, terminal_locale
from civildialogue.core.output.book.order import FORMS, Order, UnknownBookError
from civildialogue.core.pipeline import building, carry
from civildialogue.core.pipeline.lock import alone

publication_option = option(
    "--publication", "names", multiple=True, metavar="NAME", help="help.export.publication"
)
book_locale_option = one_language(LANG, "locales", key="help.lang-books", multiple=True)


@group(cls=Extended, help="help.export")
@lang_option
def export() -> None:
    """Writes what people carry away."""


@export.command("data", help="help.export.data")
@docs_option
@lang_option
@out_option
def export_data(docs: Path | None, out: Path) -> None:
    """Writes the open data of the site into a folder."""
    place = workplace(docs)
    stop_if_wrong(place)
    with alone(out, waiting):
        paths = carry.export_data(place.root, place.docs, out)
    for path in paths:
        say(path)


def _books(form: str) -> click.Command:
    @export.command(form, help=f"help.export.{form}")
    @docs_option
    @publication_option
    @book_locale_option
    @out_option
    def command(
        docs: Path | None, names: tuple[str, ...], locales: tuple[str, ...], out: Path
    ) -> None:
        place = workplace(docs)
        stop_if_wrong(place)
        root, folder = place.root, place.docs
        chosen = tuple(Locale(name) for name in locales) or languages()
        order = Order((form,), chosen, names)
        try:
            with alone(out, waiting), brief():
                found = carry.export_books(root, folder, out, order, told)
        except UnknownBookError as error:
            known = ", ".join(carry.shelf(root, folder).names())
            words = message(terminal_locale(), "export.unknown", name=str(error), names=known)
            raise click.UsageError(words) from error
        show(found)

    return command


for _form in FORMS:
    _books(_form)


@export.command("all", help="help.export.all")
@docs_option
@lang_option
@out_option
@verbose_option
def export_all(docs: Path | None, out: Path) -> None:
    """Writes data and all books, builds the site with them, and packs it to carry away."""
    place = workplace(docs)
    locale = terminal_locale()
    stop_if_wrong(place)
    root, folder = place.root, place.docs
    try:
        from civildialogue.adapter import MkDocs  # Slow to load, and only a site needs it.

        with alone(out, waiting), brief():
            found = carry.export_all(root, folder, out, MkDocs(root), told, on_site)
    except building.BuildFailedError as error:
        build_failed(error)
    except carry.ChangedError:
        say(message(locale, "export.changed"), err=True)
        sys.exit(FINDINGS)
    count = sum(1 for path in out.iterdir() if path.is_file())
    show(found)
    say(message(locale, "export.done", path=out, count=count))


@export.command("bundle", help="help.export.bundle")
@option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="help.site",
)
@locale_option
@out_option
def export_bundle(site: Path | None, locale: Locale, out: Path) -> None:
    """Writes the built site as one zip that opens from a folder, without a network."""
    folder = site or site_of()
    if not (folder / "index.html").is_file():
        raise click.UsageError(message(locale, "search.unbuilt", path=folder))
    with alone(out, waiting):
        path = carry.export_bundle(folder, out, name_of())
    say(path)


@command(help="help.verify")
@argument("bundle", type=click.Path(exists=True, path_type=Path))
@option(
    "--signed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="help.verify.signed",
)
@locale_option
def verify(bundle: Path, signed: Path | None, locale: Locale) -> None:
    """Compares a BUNDLE, zipped or unpacked, with its list, and with one that is signed."""
    faults = carry.verify_bundle(bundle, signed)
    for fault in faults:
        say(f"{message(locale, f'verify.{fault.kind}')}: {fault.path}")
    whole = "verify.signed" if signed else "verify.whole"
    say(message(locale, "verify.broken" if faults else whole, count=len(faults)))
    if faults:
        sys.exit(FINDINGS)
