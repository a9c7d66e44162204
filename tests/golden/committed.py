"""A recommendation whose text was changed in Git, for the folders about changes."""

import os
import subprocess
from pathlib import Path

PAGE = "docs/compendium/recommendations/rec-0001.bg.md"
ID = "{#p-b3vx}"
PERSON = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in (
        ("NAME", "Редактор"),
        ("EMAIL", "editor@example.org"),
        ("DATE", "2026-12-09T12:00:00+0200"),
    )
}


def committed(docs: Path, before: str, after: str) -> None:
    """Commits the page as it is, and then with another sentence in one passage."""
    page = docs.parent / PAGE
    if not (docs.parent / ".git").is_dir():
        _git(docs, "init", "--quiet")
        _commit(docs)
    text = page.read_text("utf-8")
    assert f"{before}\n{ID}" in text
    page.write_text(text.replace(f"{before}\n{ID}", f"{after}\n{ID}"), "utf-8")
    _commit(docs)


def _commit(docs: Path) -> None:
    _git(docs, "add", PAGE)
    _git(docs, "commit", "--quiet", "--message", "Text")


def _git(docs: Path, *arguments: str) -> None:
    command = ["git", "-C", str(docs.parent), *arguments]
    subprocess.run(command, env=os.environ | PERSON, check=True)
