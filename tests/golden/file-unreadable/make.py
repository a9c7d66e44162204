"""Makes what Git can't hold: a pipe, a socket and a folder in the place of files."""

import os
import socket
from pathlib import Path


def make(docs: Path) -> None:
    os.mkfifo(docs / "analysis/pipe.bg.md")
    os.mkfifo(docs / "analysis/pipe.png")
    (docs / "analysis/folder.bg.md").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(docs / "analysis")  # The address of a socket may not be long.
        try:
            listener.bind("socket.png")
        finally:
            os.chdir(here)
