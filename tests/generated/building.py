"""Writes an invented project and builds it in this process, as the command would."""

import datetime as dt
import os
from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core.source.load import Loader
from projects import around
from unit.making import commit, git, write_all

from .drafts import DAY, Draft


def run(*arguments: str) -> Result:
    """The command, in English, in the current folder."""
    return CliRunner().invoke(
        main, list(arguments), env={"LC_ALL": "C.UTF-8"}, catch_exceptions=False
    )


def write(draft: Draft, folder: Path) -> Path:
    """The project of a draft below the folder; the working directory must be the folder."""
    project = folder / "project"
    docs = project / draft.docs
    docs.mkdir(parents=True)
    around(project / "docs", yaml.safe_dump(draft.settings, allow_unicode=True, sort_keys=False))
    write_all(docs, draft.files)
    os.chdir(project)
    for command in draft.commands:
        done = run(*(_passage(docs, part) for part in command))
        # What is refused for another reason is completed all the same.
        expected = int(command[0] == "check" and bool(draft.refused))
        assert done.exit_code == expected, f"{command}\n{done.output}"
    run("check", "--fix", "--quiet")
    if draft.has_history:
        git(project, "init", "--quiet", "--initial-branch", "main")
        commit(project, "Първо издание", dt.date.fromisoformat(DAY))
    return project


def _passage(docs: Path, part: str) -> str:
    """For ``@rec``, ``@block`` and ``@quote`` a recommendation and its first passage."""
    if not part.startswith("@"):
        return part
    pages = Loader(docs).library.originals
    page = next(pages[key] for key in pages if key.startswith("compendium/recommendations/"))
    if part == "@rec":
        return page.key.rpartition("/")[2]
    first = next(block for block in page.blocks if block.id and block.kind == "paragraph")
    return str(first.id) if part == "@block" else first.text
