from pathlib import Path

from civildialogue import composition
from civildialogue.core import active


def make(docs: Path) -> None:
    """What a package that doesn't fit leaves behind; the next composition forgets it."""
    reason = "ImportError: cannot import name 'Feature' from 'civildialogue'"
    active.compose(composition.own(), {"places": reason})
