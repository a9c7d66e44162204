"""Fixtures of the unit tests."""

from pathlib import Path

import pytest

from .written import Sources


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """An empty ``docs`` folder with the registers that recommendations need."""
    return Sources(tmp_path / "docs").with_data()
