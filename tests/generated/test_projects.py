"""What ``check`` passes, ``build`` and ``export`` build, without an address that leads nowhere."""

import json
from pathlib import Path

import pytest

from civildialogue.core.source.settings import settings
from counts import cases

from .addresses import unknown, unknown_in_book
from .building import in_process, run, write
from .drafts import FEATURES, ODD, Draft, invented

PROJECTS = cases(300, quick=20)
EXPORTED = 10
"""One in so many is exported too, with all books: that takes longer than to build."""


@pytest.mark.parametrize("seed", range(PROJECTS))
def test_what_the_check_passes_is_built(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_a_long_run_tries_every_feature_alone() -> None:
    assert 3 * len((*FEATURES, *ODD)) <= 300
    assert isinstance(invented(0), Draft)
