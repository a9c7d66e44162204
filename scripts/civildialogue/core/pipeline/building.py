"""The site, made beside the one that is there: by the driver, or by MkDocs in its own process."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from civildialogue import report
from civildialogue.core.active import using
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import terminal_locale
from civildialogue.core.output.destination import Destination, files, intact, prepared
from civildialogue.core.output.swap import swap
from civildialogue.core.pipeline import inspect, kept
from civildialogue.core.pipeline.faults import line
from civildialogue.core.pipeline.generating import DOCS, EXPORT, epoch, generate
from civildialogue.core.pipeline.generating import BuildFailedError as BuildFailedError
from civildialogue.core.pipeline.lock import alone
from civildialogue.core.source import catalogue, clock
from civildialogue.core.source.history import History
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.settings import Settings, settings

if TYPE_CHECKING:
    from civildialogue.core.pipeline.executing import Executor
    from civildialogue.core.pipeline.generator import Generator
    from civildialogue.core.site.writing.context import Shared

Told = Callable[[str, Path], None]
"""Is told what happens to a folder: ``waiting`` for another build, ``stale`` and removed, or
``uncached``, where nothing could be kept for the next build.
"""
Finish = Callable[[Destination], None]


def _nobody(_what: str, _place: Path) -> None:
    """Nobody is told."""


def build(
    project: Path,
    out: Path,
    generator: "Generator | str",
    export: Path | None = None,
    docs: Path | None = None,
    *,
    finish: Finish | None = None,
    told: Told = _nobody,
    executor: "Executor | None" = None,
) -> None:
    """Builds the site beside ``out`` and swaps it in when all of it is there.

    ``export`` is the folder with the files to download, ``docs`` that of the texts, if it isn't the
    project's own. ``generator`` is what the driver asks for templates, or the module that is run
    and makes all of it: ``mkdocs`` or a drop-in such as ``properdocs``. ``finish`` adds to the new
    site before it is swapped in; ``executor`` makes its parts, if not this machine's processes.
    Whatever is raised, ``out`` is as it was: BuildFailedError, OSError, what ``finish`` raises,
    KeyboardInterrupt.
    """
    with alone(out, lambda place: told("waiting", place)) as lock:
        beside = out.with_name(f".{out.name}.new")
        old = out.with_name(f".{out.name}.old")
        if old.is_dir() and not out.exists():
            old.rename(out)  # A run was ended between the two renames of a swap.
        for stale in (beside, old):
            if _removed(stale):
                told("stale", stale)
        if not isinstance(generator, str):
            _drive(project, out, generator, export, docs, finish, told, executor)
            return
        try:
            generate(project, beside, generator, lock, {EXPORT: export, DOCS: docs})
            if finish is not None:
                finish(Destination(beside))
            swap(beside, out)
        finally:
            _removed(beside)


def _removed(folder: Path) -> bool:
    """Whether something was there; a link goes, and what it leads to stays."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return True
    is_there = folder.is_dir()
    shutil.rmtree(folder, ignore_errors=True)
    return is_there


def _drive(
    project: Path,
    out: Path,
    generator: "Generator",
    export: Path | None,
    docs: Path | None,
    finish: Finish | None,
    told: Told,
    executor: "Executor | None",
) -> None:
    """The site before the last one becomes the next: only what differs from it is written."""
    given = settings(project, docs=docs)
    folder, place = docs or given.docs, export or exported(project)
    known, there = kept.written(project, out), files(out)
    wanted, moment = _inputs(project, given, folder, place, known.inputs), epoch(project)
    if finish is None and kept.is_current(there, known, wanted.key):
        return
    # Slow to load, and most commands build nothing.
    from civildialogue.core.pipeline.driver import drive
    from civildialogue.core.pipeline.executing import Local
    from civildialogue.core.pipeline.made import LostError
    from civildialogue.core.site.writing.compiled import COMPILED

    looks = kept.results(project, "texts", kept.setting(project, folder.name))
    shared = checked(folder, given, place, looks)
    with suppress(OSError):  # At the end it is told.
        looks.save()
    results, code = kept.results(project, "pages"), kept.code(project)
    spare = out.with_name(f".{out.name}.spare")
    try:
        live = intact(there, known.live)
        site = Destination(spare, intact(prepared(spare), known.spare), out, live)
        with using(given.features), COMPILED.kept_in(code):
            try:
                drive(site, shared, generator, place, moment, results, executor or Local())
            except LostError:
                results.forget()
                drive(site, shared, generator, place, moment, results, executor or Local())
        tree = site.close()
        if finish is not None:
            finish(site)
            tree = site.close()
        swap(spare, out)
    except OSError as error:
        raise BuildFailedError(line(error, terminal_locale())) from error
    after = _inputs(project, given, folder, place, wanted)
    # What is added at the end may be added to the files to download, too.
    is_same = after.around == wanted.around and _without(after, place) == _without(wanted, place)
    made_of = after if is_same and (finish or after.key == wanted.key) else kept.UNKNOWN
    try:
        looks.save()
        results.save()
        code.save()
        with kept.saving(project):
            kept.keep(project, out, kept.Written(made_of, tree, live))
    except OSError:
        told("uncached", kept.folder(project) or project)


def is_current(project: Path, given: Settings, docs: Path, export: Path) -> bool:
    """Whether the site that a project's settings name is what a build would make of it now."""
    known = kept.written(project, given.site)
    wanted = _inputs(project, given, docs, export, known.inputs)
    return kept.is_current(files(given.site), known, wanted.key)


def _inputs(
    project: Path, given: Settings, docs: Path, export: Path, known: kept.Inputs
) -> kept.Inputs:
    """All that a site is made of."""
    places = (*kept.around(project, docs, given.theme), export)
    folders = [place.absolute() for place in places]
    return kept.inputs(folders, docs, (str(docs.absolute()), str(epoch(project))), known)


def _without(found: kept.Inputs, place: Path) -> dict[str, str]:
    """The sums of the inputs outside of a folder."""
    below = f"{place.absolute()}{os.sep}"
    return {path: seen.sum for path, seen in found.files.items() if not path.startswith(below)}


def checked(folder: Path, given: Settings, export: Path, looks: Pack) -> "Shared":
    """The texts of a folder, read and checked. Raises BuildFailedError where there are errors."""
    from civildialogue.core.site.writing.context import Shared

    found = inspect(folder, folder.name, given, kept=looks)
    if found.failed:
        grave = [d for d in found.diagnostics if d.severity is Severity.ERROR]
        locale = terminal_locale()
        summary = report.summary(found.diagnostics, found.counts, locale)
        raise BuildFailedError(f"{report.text(grave, locale)}\n\n{summary}", grave)
    return Shared(found.library, History(folder), clock.today(), downloads(export, folder))


def exported(project: Path) -> Path:
    """The folder of a project with the files to download, unless another one was handed over."""
    return Path(os.environ.get(EXPORT, project / "export"))


def downloads(folder: Path, docs: Path) -> tuple[Download, ...]:
    """The files of a folder to download that hold what the sources say."""
    return catalogue.current(folder, catalogue.digest(docs)) if folder.is_dir() else ()
