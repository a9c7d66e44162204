"""A project around texts: the least settings that the check passes, and the theme."""

import shutil
from pathlib import Path

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.source.settings import settings

REPOSITORY = Path(__file__).resolve().parents[1]
SETTINGS = (REPOSITORY / "tests/golden/_base/mkdocs.yml").read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def faults(project: Path) -> list[str]:
    """The errors and warnings of a project's texts."""
    found = pipeline.inspect(project / "docs", given=settings(project)).diagnostics
    grave = [d for d in found if d.severity in (Severity.ERROR, Severity.WARNING)]
    return [f"{d.code} {d.span.path}:{d.span.line}" for d in grave]


def around(docs: Path, written: str = SETTINGS) -> Path:
    """Puts settings and theme beside the folder of texts; returns the project."""
    project = docs.parent
    lean = shutil.ignore_patterns("*.woff2")
    shutil.copytree(REPOSITORY / "overrides", project / "overrides", ignore=lean)
    (project / "mkdocs.yml").write_text(written, encoding="utf-8")
    return project
