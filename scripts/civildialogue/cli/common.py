"""What the verbs share: the project's folder, and the options for language and sources."""

from pathlib import Path

import click

from civildialogue.model.language import Locale, terminal_locale

FINDINGS, USAGE = 1, 2


def project(start: Path) -> Path:
    """The folder with ``mkdocs.yml``, here or above. Raises UsageError."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("no mkdocs.yml here or above: run the command inside the project")


locale_option = click.option(
    "--lang",
    "locale",
    type=click.Choice([str(locale) for locale in Locale]),
    default=lambda: str(terminal_locale()),
    callback=lambda _context, _option, value: Locale(value),
    help="Language of the messages (default: the terminal's).",
)
docs_option = click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the sources (default: docs/ of the project).",
)


def docs_of(chosen: Path | None) -> Path:
    """The folder with the sources: the one chosen, or the project's."""
    return chosen or project(Path.cwd()) / "docs"


def shown_as(docs: Path) -> str:
    """How the folder is named in diagnostics: from where the command was run, if below it."""
    absolute = docs.resolve()
    here = Path.cwd().resolve()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(docs)
