"""What the verbs share: the project that they work on, and how they tell what is wrong with it."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from civildialogue import report
from civildialogue.core import pipeline
from civildialogue.core.active import choose
from civildialogue.core.checks import translations
from civildialogue.core.checks.data import reading_order
from civildialogue.core.commands.around import above, around, without_settings
from civildialogue.core.commands.garbage import brief
from civildialogue.core.commands.guard import is_verbose
from civildialogue.core.commands.options import docs_option as docs_option
from civildialogue.core.commands.options import lang_option as lang_option
from civildialogue.core.commands.options import locale_option as locale_option
from civildialogue.core.commands.options import locales_option as locales_option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.model.localized import NAMELESS, Localized
from civildialogue.core.pipeline import building, faults, kept
from civildialogue.core.source import places
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.settings import NAME, Settings, settings

FINDINGS, USAGE = 1, 2
_NO_PAGE = ("docs-missing", "docs-empty")


def _chosen(given: Settings) -> Settings:
    """The settings, whose features are worked with from now on."""
    choose(given.features)
    return given


@dataclass(frozen=True)
class Workplace:
    """What a verb works on: the texts, and the project with its settings.

    Texts that were named may stand alone; then there is no project, and no settings.
    """

    docs: Path
    project: Path | None
    settings: Settings | None

    @property
    def root(self) -> Path:
        """The project, for what can't do without. Raises UsageError."""
        return self.project or _missing()

    def inspect(self) -> pipeline.Inspection:
        """The texts and settings, read and checked; what was read and found before is not again."""
        display = shown_as(self.docs)
        with brief():
            if self.project is None:
                return pipeline.inspect(self.docs, display, self.settings)
            looks = kept.results(self.project, "texts", kept.setting(self.project, display))
            found = pipeline.inspect(self.docs, display, self.settings, kept=looks)
            with suppress(OSError):  # Else the next run has none.
                looks.save()
            return found

    def findings(self) -> pipeline.Findings:
        """What a check finds, without what it read; at once, where nothing changed since."""
        if self.project is None or self.settings is None:
            return self.inspect().findings
        display, theme = shown_as(self.docs), self.settings.theme
        return kept.findings(self.project, self.docs, theme, display, self.inspect)


def workplace(chosen: Path | None = None) -> Workplace:
    """The texts that were chosen with the project around them, or those of the project here.

    Raises UsageError where there is no project, or no page among the chosen texts.
    """
    if chosen is None:
        project = above(Path.cwd()) or _missing()
        given = _chosen(settings(project, shown_as(project / NAME)))
        return Workplace(given.docs, project, given)
    if places.lacking(chosen):
        words = message(terminal_locale(), "usage.no-page", folder=shown_as(chosen))
        raise click.UsageError(words)
    found = around(chosen)
    if found is None:
        without_settings()
        return Workplace(chosen, None, None)
    given = _chosen(settings(found, shown_as(found / NAME), chosen))
    return Workplace(chosen, found, given)


def _missing() -> NoReturn:
    raise click.UsageError(message(terminal_locale(), "usage.no-project"))


def docs_of(chosen: Path | None, *, may_be_empty: bool = False) -> Path:
    """The folder with the texts. Ends with 2 where the settings name none that can be read.

    ``may_be_empty``: for what writes the first page.
    """
    if chosen and may_be_empty:
        if project := around(chosen):
            _chosen(settings(project, docs=chosen))
        return chosen
    place = workplace(chosen)
    faults = place.settings.diagnostics if place.settings else ()
    is_new = may_be_empty and any(fault.code in _NO_PAGE for fault in faults)
    if place.settings and not place.settings.usable and not is_new:
        stop(faults, USAGE)
    return place.docs


def site_of() -> Path:
    """The folder of the built site. Raises UsageError where there is no project."""
    project = above(Path.cwd()) or _missing()
    return settings(project).site


def name_of() -> Localized:
    """What the site of the project around here is called; the usual name without a project."""
    project = above(Path.cwd())
    return settings(project).name if project else NAMELESS


def stop_if_faulty(place: Workplace) -> Settings:
    """The settings of a project that can be built; else shows what is wrong and ends.

    With faulty settings the generator isn't even started: it would obey them, or stumble. Raises
    UsageError where there is no project.
    """
    given = place.settings
    if given is None:
        _missing()
    if given.diagnostics:
        stop(given.diagnostics, FINDINGS if given.usable else USAGE)
    return given


def stop(found: Sequence[Diagnostic], status: int) -> NoReturn:
    """Shows what was found and ends the command."""
    say(report.text(found, terminal_locale()), err=True)
    sys.exit(status)


def on_site(what: str, place: Path) -> None:
    """Tells what happens to a site's folder, as far as it was asked for."""
    if what != "stale" or is_verbose():
        say(message(terminal_locale(), f"build.{what}", path=place), err=True)


def waiting(place: Path) -> None:
    """Tells that another run works on the same folder."""
    on_site("waiting", place)


def tell_history(docs: Path) -> None:
    """Tells in one line what the history of the texts lacks, and how to get it."""
    if lack := History(docs).lack:
        words = message(terminal_locale(), f"history.{lack}", path=shown_as(docs))
        say(words, err=True)


def build_failed(error: building.BuildFailedError) -> NoReturn:
    """Shows what the generator said, without what only its own makers can read, and ends."""
    if error.output:
        say(error.output, err=True)
    if error.fault:
        line = faults.unknown(error.fault, terminal_locale())
        say(str(error) if is_verbose() else line, err=True)
    say(message(terminal_locale(), "build.failed"), err=True)
    sys.exit(FINDINGS)


def tell_left_out(docs: Path, paths: Sequence[str]) -> None:
    """Tells what new pages still need elsewhere: a place in the reading order, a translation."""
    names = {f"{shown_as(docs)}/{path}" for path in paths}
    library = Loader(docs, shown_as(docs)).library
    found = (*reading_order(library), *translations.pages(library))
    if left_out := [each for each in found if each.span.path in names]:
        say(report.text(left_out, terminal_locale()), err=True)


def shown_as(path: Path) -> str:
    """How a file or folder is named in diagnostics: from where the command was run, if below it."""
    absolute = path.resolve()
    here = Path.cwd().resolve()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(path)
