"""A plugin of pytest that runs one test of ten, evenly from the whole: what a quick run tries."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps every tenth."""
    items[:] = items[::10]
