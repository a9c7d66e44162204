"""The site, made beside the one that is there: by the driver, or by MkDocs in its own process."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from civildialogue import report
from civildialogue.core.active import using
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import VARIABLE, terminal_locale
from civildialogue.core.output.swap import swap
from civildialogue.core.pipeline import inspect
from civildialogue.core.pipeline.faults import line
from civildialogue.core.pipeline.lock import alone
from civildialogue.core.source import catalogue, clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings

if TYPE_CHECKING:
    from civildialogue.core.pipeline.generator import Generator

EXPORT = "CIVILDIALOGUE_EXPORT"
"""The variable that names the folder with the files to download."""
DOCS = "CIVILDIALOGUE_DOCS"
"""The variable that names the folder with the texts, if it isn't the project's own."""
_TRACEBACK = "Traceback (most recent call last):"

Told = Callable[[str, Path], None]
"""Is told what happens to a folder: ``waiting`` for another build, or ``stale`` and removed."""


def _nobody(_what: str, _place: Path) -> None:
    """Nobody is told."""


class BuildFailedError(Exception):
    """The generator did not finish; the last good site is as it was.

    ``output`` is what it said, ``fault`` the last line of a traceback, if there was one.
    """

    def __init__(self, output: str = "") -> None:
        before, traceback, after = output.partition(_TRACEBACK)
        super().__init__(output)
        self.output = before.strip()
        self.fault = after.strip().rpartition("\n")[2] if traceback else ""


def build(
    project: Path,
    out: Path,
    generator: "Generator | str",
    export: Path | None = None,
    docs: Path | None = None,
    *,
    finish: Callable[[Path], None] = lambda site: None,
    told: Told = _nobody,
) -> None:
    """Builds the site beside ``out`` and swaps it in when all of it is there.

    ``export`` is the folder with the files to download, ``docs`` that of the texts, if it isn't the
    project's own. ``generator`` is what the driver asks for templates, or the module that is run
    and makes all of it: ``mkdocs`` or a drop-in such as ``properdocs``. ``finish`` adds to the new
    site before it is swapped in. Whatever is raised, ``out`` is as it was: BuildFailedError,
    OSError, what ``finish`` raises, KeyboardInterrupt.
    """
    with alone(out, lambda place: told("waiting", place)) as lock:
        beside = out.with_name(f".{out.name}.new")
        old = out.with_name(f".{out.name}.old")
        if old.is_dir() and not out.exists():
            old.rename(out)  # A run was ended between the two renames of a swap.
        for stale in (beside, old):
            if _removed(stale):
                told("stale", stale)
        try:
            if isinstance(generator, str):
                _generate(project, beside, generator, lock, {EXPORT: export, DOCS: docs})
            else:
                _drive(project, beside, generator, export, docs)
            finish(beside)
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
    project: Path, beside: Path, generator: "Generator", export: Path | None, docs: Path | None
) -> None:
    # Slow to load, and most commands build nothing.
    from civildialogue.core.pipeline.driver import drive
    from civildialogue.core.site.writing.context import Shared

    given = settings(project, docs=docs)
    folder = docs or given.docs
    found = inspect(folder, folder.name, given)
    if found.failed:
        grave = [d for d in found.diagnostics if d.severity is Severity.ERROR]
        locale = terminal_locale()
        summary = report.summary(found.diagnostics, found.counts, locale)
        raise BuildFailedError(f"{report.text(grave, locale)}\n\n{summary}")
    place = export or exported(project)
    shared = Shared(found.library, History(folder), clock.today(), downloads(place, folder))
    try:
        beside.mkdir()
        with using(given.features):
            drive(beside, shared, generator, place, _epoch(project))
    except OSError as error:
        raise BuildFailedError(line(error, terminal_locale())) from error


def _epoch(project: Path) -> int:
    """The time of what is built, in seconds since 1970: of the newest commit, unless it is told.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(told) if told.isdecimal() else History(project).epoch or 0


def _generate(
    project: Path, beside: Path, generator: str, lock: int, folders: dict[str, Path | None]
) -> None:
    command = [sys.executable, "-m", generator, "build", "--strict", "--quiet"]
    command += ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(beside.resolve())]
    environment = _environment(project, is_brief=True)
    environment |= {name: str(folder.resolve()) for name, folder in folders.items() if folder}
    # The generator holds the lock too: it may outlive this process, and still write.
    kept = () if sys.platform == "win32" else (lock,)
    done = subprocess.run(
        command, env=environment, check=False, stderr=subprocess.PIPE, pass_fds=kept
    )
    output = (done.stderr or b"").decode(errors="replace")
    if done.returncode != 0 or not (beside / "index.html").is_file():
        raise BuildFailedError(output)
    sys.stderr.write(output)


def exported(project: Path) -> Path:
    """The folder of a project with the files to download, unless another one was handed over."""
    return Path(os.environ.get(EXPORT, project / "export"))


def downloads(folder: Path, docs: Path) -> tuple[Download, ...]:
    """The files of a folder to download that hold what the sources say."""
    return catalogue.current(folder, catalogue.digest(docs)) if folder.is_dir() else ()


def serve(project: Path, address: str, docs: Path | None = None) -> int:
    """Runs the generator's own server, which rebuilds on each change; returns its exit code."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    command += ["--config-file", str(project / "mkdocs.yml")]
    environment = _environment(project, is_brief=False)
    if docs is not None:
        environment[DOCS] = str(docs.resolve())
    return subprocess.run(command, env=environment, check=False).returncode


def _environment(project: Path, *, is_brief: bool) -> dict[str, str]:
    """The environment of a build: the newest commit's time, so that bytes repeat, day and language.

    One that lives on (not ``is_brief``) reads the day anew each time.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", VARIABLE: terminal_locale()}
    clock.hand_over(environment, is_brief=is_brief)
    environment["SOURCE_DATE_EPOCH"] = str(_epoch(project))
    return environment
