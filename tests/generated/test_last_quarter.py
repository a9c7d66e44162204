"""The last quarter of the invented projects."""

from pathlib import Path

import pytest

from .trying import quarter, what_the_check_passes_is_built


@quarter(3)
def test_what_the_check_passes_is_built(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_the_check_passes_is_built(seed, tmp_path, monkeypatch)
