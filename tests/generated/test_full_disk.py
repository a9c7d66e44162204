"""A disk that fills up while a site is built: one line, and the last good site stands whole."""

import builtins
import errno
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from civildialogue.core.model.language import ENGLISH, message
from projects import around
from unit.making import write_all
from within import in_process

from .building import run

BASE = Path(__file__).parents[1] / "golden" / "_base" / "docs"
REASON, RUNNING, FAILED = (
    message(ENGLISH, key) for key in ("fault.ENOSPC", "build.running", "build.failed")
)


class Disk:
    """Takes so many new files below a folder, and none after them."""

    def __init__(self, folder: Path, room: int) -> None:
        self.folder, self.room = folder, room
        self.real, self.system = io.open, os.open

    def open(self, file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode[:1] in "wxa":
            self.take(file)
        return self.real(file, mode, *rest, **more)

    def asked(self, file: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_CREAT:
            self.take(file)
        return self.system(file, flags, *rest, **more)

    def take(self, file: Any) -> None:
        is_path = isinstance(file, str | os.PathLike)
        if is_path and Path(file).absolute().is_relative_to(self.folder):
            if self.room == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(file))
            self.room -= 1

    @contextmanager
    def in_use(self) -> Iterator[None]:
        python = (patch.object(each, "open", self.open) for each in (builtins, io))
        with ExitStack() as stack:
            for each in (*python, patch.object(os, "open", self.asked)):
                stack.enter_context(each)
            yield


def test_whichever_file_has_no_room_the_last_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = Path(shutil.copytree(BASE, tmp_path / "docs"))
    around(docs)
    monkeypatch.chdir(tmp_path)
    write_all(tmp_path, {"site/index.html": "old"})
    refused, room = 0, 0
    while True:
        disk = Disk(tmp_path / ".site.spare", room)
        with in_process(), disk.in_use():
            done = run("build")
        if done.exit_code == 0:
            break
        said = done.stderr.strip().split("\n")[1:]  # The first says that there is no history.
        assert (said[0], *said[2:]) == (RUNNING, FAILED), done.stderr
        assert REASON in said[1]
        assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]
        assert (tmp_path / "site/index.html").read_text("utf-8") == "old"
        refused, room = refused + 1, 4 * room + 1
    assert refused > 3
    assert disk.room > 0
    assert (tmp_path / "site/en/index.html").is_file()
