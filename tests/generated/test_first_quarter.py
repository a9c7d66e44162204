"""The first quarter of the invented projects."""

from pathlib import Path

import pytest

from .drafts import FEATURES, ODD, Draft, invented
from .trying import quarter, what_the_check_passes_is_built


@quarter(0)
def test_what_the_check_passes_is_built(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_the_check_passes_is_built(seed, tmp_path, monkeypatch)


def test_a_long_run_tries_every_feature_alone() -> None:
    assert 3 * len((*FEATURES, *ODD)) <= 300
    assert isinstance(invented(0), Draft)
