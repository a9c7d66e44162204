"""What the tests of imports start from."""

import shutil
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[1] / "golden/_base/docs"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Texts in order, to be changed."""
    return Path(shutil.copytree(BASE, tmp_path / "docs"))
