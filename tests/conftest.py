"""Options of the whole test run, and how texts are invented for it.

`make test` tries the same texts each time, so that it fails for a change and for nothing else;
`make fuzz` sets `FUZZ_CASES`, their number, and tries new ones.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

IS_FUZZING = "FUZZ_CASES" in os.environ

settings.register_profile(
    "civildialogue",
    deadline=None,
    derandomize=not IS_FUZZING,
    database=settings.default.database if IS_FUZZING else None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("civildialogue")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden expectations anew; then read the difference before you commit it",
    )
