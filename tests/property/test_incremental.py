"""The cache can't lie: after any history, a build gives what one gives that knows of nothing.

Findings too are the same, and a build that fails leaves the site as it was.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from civildialogue.adapter import MkDocs
from civildialogue.core import pipeline
from civildialogue.core.commands.common import Workplace
from civildialogue.core.pipeline import building, kept
from civildialogue.core.source import clock
from civildialogue.core.source.settings import settings
from counts import LONG, NEW, cases
from projects import tree

from . import editing

STEPS = 5 if LONG else 2
DAY = editing.DAY


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project before its first build."""
    return editing.project(tmp_path_factory.mktemp("begun"))


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """What is kept lies in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(kept.CACHE, str(folder))
        yield


def built(project: Path, out: Path) -> str:
    """What a build says; empty if it gave a site."""
    try:
        building.build(project, out, MkDocs(project))
    except building.BuildFailedError as error:
        return str(error)
    return ""


def cleanly(project: Path, folder: Path) -> dict[str, bytes]:
    """The site that a build gives which knows of nothing; a folder holds what it makes."""
    with kept_in(folder / "kept"):
        assert built(project, folder / "site") == ""
    return tree(folder / "site")


def findings(project: Path) -> pipeline.Findings:
    """What a check finds in a project."""
    given = settings(project)
    return Workplace(given.docs, project, given).findings()


@pytest.mark.hypothesis
@pytest.mark.parametrize("seed", range(cases(200)))
def test_what_is_kept_never_shows(begun: Path, tmp_path: Path, seed: int) -> None:
    project = Path(shutil.copytree(begun, tmp_path / "own"))
    seed += time.time_ns() if NEW else 0
    at = editing.Editing(project, tmp_path / "cache", Random(seed), done=[str(seed)])  # noqa: S311 - no secret
    site = project / "site"
    for number in range(STEPS + 1):
        if number:
            at.step()
        with clock.fixed(at.day):
            before = tree(site)
            with kept_in(at.cache):
                said, found = built(project, site), findings(project)
            with kept_in(tmp_path / f"kept-{number}"):
                clean = tmp_path / f"site-{number}"
                assert (said, found) == (built(project, clean), findings(project)), at.done
        expected = before if said else tree(clean)
        now = tree(site)
        differ = {name for name in now | expected if now.get(name) != expected.get(name)}
        assert not differ, at.done
