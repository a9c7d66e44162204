"""What the unit tests share: folders with sources, and an environment that is always the same."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.source.load import Loader
from projects import around

from .making import FORUM, load, write_all


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """English messages, and nothing of the Git repository that the tests may run in."""
    for name in ("LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """An empty folder for sources."""
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


@pytest.fixture
def read(docs: Path) -> Callable[[Mapping[str, str | bytes]], Loader]:
    """Writes files into ``docs`` and reads them."""
    return lambda files: load(docs, files)


@pytest.fixture
def forum(docs: Path) -> Path:
    """The sources of a small Forum, made whole."""
    write_all(docs, FORUM)
    pipeline.fix(docs)
    return docs


@pytest.fixture
def project(forum: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project with the small Forum, which is also the working directory."""
    folder = around(forum)
    monkeypatch.chdir(folder)
    return folder
