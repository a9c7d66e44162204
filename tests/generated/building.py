"""Writes an invented project and builds it in this process, as the command would."""

import datetime as dt
import logging
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
import yaml
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli as generator

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


@contextmanager
def in_process() -> Iterator[None]:
    """The generator runs here and not in a process of its own, which takes seconds to start."""
    real = subprocess.run

    def fake(command: Sequence[str], **options: object) -> "subprocess.CompletedProcess[Any]":
        if list(command[1:3]) != ["-m", "mkdocs"]:
            return real(command, **options)  # type: ignore[call-overload, no-any-return]
        environment, said, status = options["env"], StringIO(), 0
        assert isinstance(environment, Mapping)
        log = logging.getLogger("mkdocs")
        before = list(log.handlers)
        with patch.dict(os.environ, environment, clear=True), redirect_stderr(said):
            try:
                generator.main(list(command[3:]), standalone_mode=False)
            except SystemExit:  # Whoever ends so has said why.
                status = 1
            except (click.ClickException, click.Abort) as error:
                said.write(f"{error!r}")
                status = 1
            finally:
                log.handlers[:] = before  # Each run adds its own, and counts warnings with them.
        return subprocess.CompletedProcess(command, status, stderr=said.getvalue().encode())

    with patch.object(subprocess, "run", fake):
        yield
