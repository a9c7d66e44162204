"""The verbs that write what people carry away, and the one that checks it."""

import sys
from pathlib import Path

import click

from civildialogue import report
from civildialogue.core.commands.common import (
    FINDINGS,
    Workplace,
    brief,
    build_failed,
    docs_option,
    lang_option,
    locale_option,
    name_of,
    on_site,
    site_of,
    stop_if_faulty,
    tell_history,
    waiting,
    workplace,
)
from civildialogue.core.commands.guard import verbose_option
from civildialogue.core.commands.helping import argument, command, group, option
from civildialogue.core.commands.languages import one_language
from civildialogue.core.commands.owned import Extended
from civildialogue.core.commands.printing import say
from civildialogue.core.commands.usage import LANG
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.language import Locale, languages, message, terminal_locale
from civildialogue.core.output.book.order import FORMS, Made, Order, UnknownBookError
from civildialogue.core.pipeline import building, carry
from civildialogue.core.pipeline.lock import alone
from civildialogue.core.site.pages.downloads import about

out_option = option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="help.export.out"
)
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
    _stop_if_faulty(place)
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
        _stop_if_faulty(place)
        root, folder = place.root, place.docs
        chosen = tuple(Locale(name) for name in locales) or languages()
        order = Order((form,), chosen, names)
        try:
            with alone(out, waiting), brief():
                found = carry.export_books(root, folder, out, order, _told)
        except UnknownBookError as error:
            known = ", ".join(carry.shelf(root, folder).names())
            words = message(terminal_locale(), "export.unknown", name=str(error), names=known)
            raise click.UsageError(words) from error
        _show(found)

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
    _stop_if_faulty(place)
    root, folder = place.root, place.docs
    try:
        from civildialogue.adapter import MkDocs  # Slow to load, and only a site needs it.

        with alone(out, waiting), brief():
            found = carry.export_all(root, folder, out, MkDocs(root), _told, on_site)
    except building.BuildFailedError as error:
        build_failed(error)
    except carry.ChangedError:
        say(message(locale, "export.changed"), err=True)
        sys.exit(FINDINGS)
    count = sum(1 for path in out.iterdir() if path.is_file())
    _show(found)
    say(message(locale, "export.done", path=out, count=count))


def _stop_if_faulty(place: Workplace) -> None:
    """Faulty sources make no book: what stands in it would not be what was meant."""
    stop_if_faulty(place)
    found = place.inspect()
    if found.failed:
        grave = [d for d in found.diagnostics if d.severity is Severity.ERROR]
        say(report.text(grave, terminal_locale()), err=True)
        say(message(terminal_locale(), "export.faulty"), err=True)
        sys.exit(FINDINGS)
    tell_history(place.docs)


def _told(number: int, total: int, made: Made | str) -> None:
    locale = terminal_locale()
    values: dict[str, object] = {"number": number, "total": total}
    if isinstance(made, str):
        words = message(locale, "export.failed", name=made, **values)
    else:
        name = made.download.name
        values |= {"name": name, "about": about(made.download, locale)}
        words = message(locale, "export.kept" if made.content is None else "export.made", **values)
    say(words, err=True)


def _show(found: list[Diagnostic]) -> None:
    """Prints what was found in the books; an error is one that a book could not be made for."""
    if found:
        say(report.text(found, terminal_locale()), err=True)
    if any(d.severity is Severity.ERROR for d in found):
        sys.exit(FINDINGS)


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
