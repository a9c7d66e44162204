"""What ``check`` passes, ``build`` and ``export`` build, without an address that leads nowhere.

The projects are tried by quarters, in a file each, which run beside each other.
"""

import json
from pathlib import Path

import pytest

from civildialogue.core.source.settings import settings
from counts import cases
from within import in_process

from .addresses import unknown, unknown_in_book
from .building import run, write
from .drafts import invented

PROJECTS = cases(300, quick=20)
EXPORTED = 10
"""One in so many is exported too, with all books: that takes longer than to build."""


def quarter(number: int) -> pytest.MarkDecorator:
    """A part of the projects by their seeds, for a test to try."""
    start, end = (PROJECTS * each // 4 for each in (number, number + 1))
    return pytest.mark.parametrize("seed", range(start, end))


def what_the_check_passes_is_built(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writes the project of a seed into the folder, checks, builds and perhaps exports it."""
    monkeypatch.chdir(tmp_path)
    draft = invented(seed)
    project = write(draft, tmp_path)
    checked = run("check", "--format", "json", "--quiet")
    codes = {finding["code"] for finding in json.loads(checked.stdout)}
    assert codes == draft.refused
    with in_process():
        built = run("build")
        given = settings(project)
        assert (built.exit_code == 0) == (checked.exit_code == 0), built.output
        assert given.site.is_dir() == (not draft.refused)
        if draft.refused:
            return
        assert unknown(given.site, given.address) == []
        if seed % EXPORTED == 0:
            exported = run("export", "all", "--out", "export")
            assert exported.exit_code == 0, exported.output
            assert unknown(given.site, given.address) == []
            for book in Path("export").glob("*.epub"):
                assert unknown_in_book(book, given.site, given.address) == []
