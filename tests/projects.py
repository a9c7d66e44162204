"""A project around texts: the least settings and theme that the check passes."""

import shutil
from pathlib import Path

BASE = Path(__file__).parent / "golden" / "_base"
SETTINGS = (BASE / "mkdocs.yml").read_text(encoding="utf-8")


def around(docs: Path) -> Path:
    """Puts settings and theme beside the folder of texts; returns the project."""
    project = docs.parent
    shutil.copytree(BASE / "overrides", project / "overrides")
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return project
