"""What the measurements share: the project, its command, and a watch."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).with_name("civildialogue"))

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds that the work took, and what it gave."""
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found
