"""The verbs that write what people carry away, and the one that checks it."""

import sys
from pathlib import Path

import click

from civildialogue import pipeline
from civildialogue.cli.common import FINDINGS, docs_of, docs_option, locale_option, project
from civildialogue.model.language import Locale, message

out_option = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder."
)


@click.group()
def export() -> None:
    """Writes what people carry away."""


@export.command("data")
@docs_option
@out_option
def export_data(docs: Path | None, out: Path) -> None:
    """Writes the open data of the compendium into a folder."""
    base = pipeline.site_address(project(Path.cwd()))
    for path in pipeline.export_data(docs_of(docs), base, out):
        click.echo(path)


@export.command("bundle")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the built site (default: site/ of the project).",
)
@locale_option
@out_option
def export_bundle(site: Path | None, locale: Locale, out: Path) -> None:
    """Writes the built site as one zip that opens from a folder, without a network."""
    folder = site or project(Path.cwd()) / "site"
    if not (folder / "index.html").is_file():
        raise click.UsageError(message(locale, "search.unbuilt", path=folder))
    click.echo(pipeline.export_bundle(folder, out))


@click.command()
@click.argument("bundle", type=click.Path(exists=True, path_type=Path))
@locale_option
def verify(bundle: Path, locale: Locale) -> None:
    """Checks a BUNDLE, zipped or unpacked. Exit status: 0 whole, 1 not, 2 wrong usage."""
    faults = pipeline.verify_bundle(bundle)
    for fault in faults:
        click.echo(f"{message(locale, f'verify.{fault.kind}')}: {fault.path}")
    click.echo(message(locale, "verify.broken" if faults else "verify.whole", count=len(faults)))
    if faults:
        sys.exit(FINDINGS)
