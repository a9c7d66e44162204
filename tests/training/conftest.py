"""A place for the texts of a lesson that a test file makes."""

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the texts of a file's tests go."""
    return tmp_path_factory.mktemp("lessons") / "docs"
