"""Builds a site without a process of its own for the generator, which takes seconds to start."""

import logging
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from typing import Any
from unittest.mock import patch

import click
from mkdocs.__main__ import cli as generator


@contextmanager
def in_process() -> Iterator[None]:
    """The generator runs here, as often as a command of ours starts it."""
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
