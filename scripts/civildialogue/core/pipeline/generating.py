"""MkDocs, run in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import VARIABLE, terminal_locale
from civildialogue.core.source import clock
from civildialogue.core.source.history import History

EXPORT = "CIVILDIALOGUE_EXPORT"
"""The variable that names the folder with the files to download."""
DOCS = "CIVILDIALOGUE_DOCS"
"""The variable that names the folder with the texts, if it isn't the project's own."""
_TRACEBACK = "Traceback (most recent call last):"


class BuildFailedError(Exception):
    """The site was not made; the last good one is as it was.

    ``output`` is what is said of it, ``fault`` the last line of a traceback, if there was one, and
    ``found`` are the errors in the texts.
    """

    def __init__(self, output: str = "", found: Sequence[Diagnostic] = ()) -> None:
        before, traceback, after = output.partition(_TRACEBACK)
        super().__init__(output)
        self.output, self.found = before.strip(), found
        self.fault = after.strip().rpartition("\n")[2] if traceback else ""


def generate(
    project: Path, beside: Path, generator: str, lock: int, folders: dict[str, Path | None]
) -> None:
    """Builds a site into a folder. ``lock`` is held as long. Raises BuildFailedError."""
    command = [sys.executable, "-m", generator, "build", "--strict", "--quiet"]
    command += ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(beside.resolve())]
    environment = _environment(project)
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


def _environment(project: Path) -> dict[str, str]:
    """The environment of a build: the newest commit's time, so that bytes repeat, day, language."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", VARIABLE: terminal_locale()}
    clock.hand_over(environment)
    environment["SOURCE_DATE_EPOCH"] = str(epoch(project))
    return environment


def epoch(project: Path) -> int:
    """The time of what is built, in seconds since 1970: of the newest commit, unless it is told.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(told) if told.isdecimal() else History(project).epoch or 0
