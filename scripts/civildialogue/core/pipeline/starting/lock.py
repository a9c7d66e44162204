"""What a new project is built with: its ``pyproject.toml`` and ``uv.lock``.

The lock is that of the program, carried in ``starter.lock``; nothing is resolved anew. Source of
the forms: uv, “Locking and syncing” and “Managing dependencies”.
"""

import hashlib
import json
from importlib.resources import files

from civildialogue.core.pipeline.starting.origin import PROGRAM, Origin

FOLDER = "wheels"
"""Where a project keeps the program if that was installed from a file."""
_PACKAGE = "[[package]]\n"
_VERSION = "0"


def project(name: str, version: str, source: Origin) -> str:
    """The text of ``pyproject.toml``."""
    place = _place(source)
    sources = f"\n[tool.uv.sources]\n{PROGRAM} = {{ {place} }}\n" if place else ""
    return f"""# What the site is built with. The program asks for exact versions, and uv.lock
# names their files; so an install resolves nothing anew.
[project]
name = {json.dumps(name)}
version = "{_VERSION}"
requires-python = ">=3.11"
dependencies = [{json.dumps(f"{PROGRAM}=={version}")}]

[tool.uv]
package = false
{sources}"""


def lock(name: str, version: str, source: Origin) -> str | None:
    """The text of ``uv.lock``; None if the program's own file can't be named and checked."""
    if source.wheel is not None:
        digest = hashlib.sha256(source.wheel.read_bytes()).hexdigest()
        wheel = f'filename = "{source.wheel.name}"'
    elif source.url and source.digest:
        digest, wheel = source.digest, f"url = {json.dumps(source.url)}"
    else:
        return None
    carried = files(PROGRAM).joinpath("starter.lock").read_text(encoding="utf-8")
    carried = carried.replace("@source@", f"{{ {_place(source)} }}")
    carried = carried.replace("@wheels@", f'[{{ {wheel}, hash = "sha256:{digest}" }}]')
    head, *packages = carried.split(_PACKAGE)
    own = f"""name = {json.dumps(name)}
version = "{_VERSION}"
source = {{ virtual = "." }}
dependencies = [{{ name = "{PROGRAM}" }}]

[package.metadata]
requires-dist = [{{ name = "{PROGRAM}", {_place(source)} }}]
"""
    blocks = sorted([*(f"{each.strip()}\n" for each in packages), own])
    return head + "\n".join(f"{_PACKAGE}{block}" for block in blocks)


def _place(source: Origin) -> str:
    """How a project names where the program is; nothing for an index."""
    if source.wheel is not None:
        return f"path = {json.dumps(f'{FOLDER}/{source.wheel.name}')}"
    return f"url = {json.dumps(source.url)}" if source.url else ""
