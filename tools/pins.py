"""Writes what the package asks for into ``pyproject.toml``, and what a new project's lock holds.

`make lock` hands over what the lock holds for the group `site`, one requirement a line; so whoever
installs the package gets what it was tested with. Without a line the package asks for nothing, and
a new lock is free. With `--carried` the lock itself, without what only this project's tests need,
goes into the package: a project that starts with it resolves nothing anew.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT, LOCK = ROOT / "pyproject.toml", ROOT / "uv.lock"
CARRIED = ROOT / "scripts" / "civildialogue" / "starter.lock"
OWN = "civildialogue"
_LIST = re.compile(r"^dependencies = \[\n(?:  .*\n)*\]\n", re.MULTILINE)
_NAME = re.compile(r'^name = "(.+)"$', re.MULTILINE)
_EDGE = re.compile(r'^ {4}\{ name = "([^"]+)"', re.MULTILINE)
_PACKAGE = "[[package]]\n"


def pinned(project: str, lines: list[str]) -> str:
    """The text of ``pyproject.toml`` with these requirements. Raises ValueError without a list."""
    rows = "".join(f'  "{line.strip()}",\n' for line in lines if line.strip())
    text, count = _LIST.subn(lambda _: f"dependencies = [\n{rows}]\n", project, count=1)
    if not count:
        raise ValueError(f"{PROJECT.name} has no list of dependencies")
    return text


def carried(lock: str) -> str:
    """The lock's packages that the site needs, and what the program itself asks for.

    Where the program comes from is left open: ``@source@`` and ``@wheels@``.
    """
    head, *packages = lock.split(_PACKAGE)
    blocks: dict[str, list[str]] = {}
    for package in packages:
        blocks.setdefault(_named(package), []).append(package)
    [own] = blocks[OWN]
    asked, _, rest = own.partition("\n[package.dev-dependencies]\n")
    asked = _lean(asked)
    wanted = _table(rest, "metadata")
    waiting, found = [OWN], {OWN: [_open(asked, wanted)]}
    while waiting:
        for block in found[waiting.pop()]:
            for name in _EDGE.findall(block.partition("[package.metadata]")[0]):
                if name not in found:
                    found[name] = [_lean(each) for each in blocks[name]]
                    waiting.append(name)
    held = [block for name in sorted(found) for block in found[name]]
    start = re.sub(r"required-markers = \[\n(?: .*\n)*\]\n", "", head).rstrip()
    return f"{start}\n\n" + "\n".join(f"{_PACKAGE}{block}" for block in held)


def _named(package: str) -> str:
    return _NAME.findall(package)[0]


def _table(rest: str, name: str) -> str:
    """One table of a package, without those after it."""
    return rest.partition(f"[package.{name}]\n")[2].partition("\n[")[0].strip() + "\n"


def _lean(package: str) -> str:
    """A package without its extras, of which the site needs none."""
    return package.partition("\n[package.optional-dependencies]")[0].strip() + "\n"


def _open(asked: str, wanted: str) -> str:
    """What stands of the program itself in the lock of a project that uses it."""
    lines = [line for line in asked.strip().split("\n") if not line.startswith("default-groups")]
    open_ = ["source = @source@" if line.startswith("source") else line for line in lines]
    return "\n".join([*open_, "wheels = @wheels@", "", "[package.metadata]", wanted])


if __name__ == "__main__":
    if sys.argv[1:] == ["--carried"]:
        CARRIED.write_text(carried(LOCK.read_text("utf-8")), encoding="utf-8")
    else:
        PROJECT.write_text(pinned(PROJECT.read_text("utf-8"), list(sys.stdin)), encoding="utf-8")
