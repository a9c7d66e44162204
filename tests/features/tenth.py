"""A plugin of pytest that runs one test of ten, evenly from the whole: what a quick run tries."""

import pytest

from counts import some


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps a tenth; a long run keeps all."""
    items[:] = some(items, least=1)
