#!/usr/bin/env python3
"""Says whether a change touches the program, or texts alone, which need no tests of the program.

Environment: BASE, the commit that the change started from. Prints ``program=true`` or
``program=false``, and writes it to the file GITHUB_OUTPUT names, if there is one. Where nobody
knows, it is the program. Nothing but Python itself and Git is used.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

TEXT = re.compile(r"docs/.+|changelog\.d/[^/]+\.content\.md")
"""The same as ``civildialogue review`` takes for texts."""
_COMMIT = re.compile("[0-9a-f]{7,64}")


def touches_program(base: str) -> bool:
    """Whether any file outside of the texts was changed since the common ancestor with ``base``."""
    if not _COMMIT.fullmatch(base) or not base.strip("0"):
        return True
    command = [
        "git",
        "diff",
        "--no-ext-diff",
        "--no-renames",
        "--name-only",
        "-z",
        f"{base}...HEAD",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    paths = [os.fsdecode(name) for name in done.stdout.split(b"\0")[:-1]]
    return done.returncode != 0 or not all(map(TEXT.fullmatch, paths))


def main() -> int:
    """Says it."""
    line = f"program={str(touches_program(os.environ.get('BASE', ''))).lower()}"
    print(line)
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
