"""Options of the whole test run, and how texts are invented for it.

`counts.py` decides how many cases a test tries and whether their texts are new ones.
"""

import pytest
from hypothesis import HealthCheck, settings

from counts import NEW, cases

settings.register_profile(
    "civildialogue",
    max_examples=cases(1_000),
    deadline=None,
    derandomize=not NEW,
    database=settings.default.database if NEW else None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("civildialogue")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden expectations anew; then read the difference before you commit it",
    )
