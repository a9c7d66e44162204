"""Documents of one repeated piece: the check ends.

The check runs in a process of its own with a limit of processor time that no fast machine needs
and no slow one reaches: what isn't linear takes hours. Not the time is tested, but the end.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from counts import some

BASE = Path(__file__).parents[1] / "golden" / "_base" / "docs"
SECONDS = 300
LINE, PAGE = 19_000, 100_000
"""Signs of a line that is as long as a block may be, and of a page with several."""
PIECES = (
    *("[a](", "[", "![a](", "[^a", "[^", "[@a", "[a][", "`", "``a`", "*a ", "_a ", "**a", "***a* "),
    *(
        "<a ",
        "<",
        "<!--",
        "&#",
        "{#",
        "{: ",
        "a@",
        "http://",
        "|",
        "a|",
        " ",
        "\t",
        "- ",
        "> ",
        "#",
    ),
    *("\n- a", "\n> a", "\n1. ", "\n    a", "\n:   a", "\n\n[^a]: ", "\n*[a]: b", "\n[a]: b"),
    *(
        "\n```x",
        "\n~~~x",
        "\n> ```x",
        "\n!!! note",
        "\n??? a",
        "\n| a | b |",
        "\n{#a}",
        "\n# a",
        "#",
    ),
    *("#", "„", '"', "'", "\u0301", "😀", "я", "a\u0430 ", "\\", "((", "1.", "-\n", "=\n", "\r"),
)
PROGRAM = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
from civildialogue.core import pipeline
print(len(pipeline.inspect(Path(sys.argv[1])).diagnostics))
"""


def documents() -> dict[str, str]:
    spaces = " " * 19_000
    made = {
        "heading": f"## a{' ' * 3_000}b",
        "links": "\n\n".join([f"[a]({spaces}x"] * 13),
    }
    for number, piece in enumerate(some(PIECES)):
        line = piece * (LINE // len(piece.encode()))
        made[f"line-{number}"] = f"Дума {line}x"
        made[f"page-{number}"] = "\n\n".join([f"a{line}x"] * (PAGE // len(line.encode())))
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of processor time there")
def test_the_check_ends(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(BASE, docs)
    head = (docs / "analysis/chapter.bg.md").read_text("utf-8").split("\n---\n")[0] + "\n---\n\n"
    for name, text in documents().items():
        (docs / f"analysis/{name}.bg.md").write_text(head + text, "utf-8", newline="")
    command = [sys.executable, "-c", PROGRAM, str(docs), str(SECONDS)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > len(some(PIECES))
