"""Writes the exact versions that the package asks for, one a line on the standard input.

`make lock` hands over what the lock holds for the group `site`; so whoever installs the package
gets what it was tested with. Without a line the package asks for nothing, and a new lock is free.
"""

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_LIST = re.compile(r"^dependencies = \[\n(?:  .*\n)*\]\n", re.MULTILINE)


def pinned(project: str, lines: list[str]) -> str:
    """The text of ``pyproject.toml`` with these requirements. Raises ValueError without a list."""
    rows = "".join(f'  "{line.strip()}",\n' for line in lines if line.strip())
    text, count = _LIST.subn(lambda _: f"dependencies = [\n{rows}]\n", project, count=1)
    if not count:
        raise ValueError(f"{PROJECT.name} has no list of dependencies")
    return text


if __name__ == "__main__":
    PROJECT.write_text(pinned(PROJECT.read_text("utf-8"), list(sys.stdin)), encoding="utf-8")
