"""A project around texts: the least settings that the check passes, and the theme."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SETTINGS = (REPOSITORY / "tests/golden/_base/mkdocs.yml").read_text(encoding="utf-8")


def around(docs: Path, settings: str = SETTINGS) -> Path:
    """Puts settings and theme beside the folder of texts; returns the project."""
    project = docs.parent
    lean = shutil.ignore_patterns("*.woff2")
    shutil.copytree(REPOSITORY / "overrides", project / "overrides", ignore=lean)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return project
