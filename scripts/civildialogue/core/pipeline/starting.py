"""A new project: a small site that is whole from the first day, and what it is built with."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from civildialogue.core.model.language import Localized
from civildialogue.core.source import clock
from civildialogue.core.source.scaffold import AlreadyThereError, NotWrittenError
from civildialogue.core.source.writing import write_all

PROGRAM = "civildialogue"
ADDRESS = "https://forum.example/"
"""Where a site stands that has no address yet. Source of the ending: RFC 2606."""
LOCK_SECONDS = 300
_HOLE = re.compile(r"@([a-z]+(?:-[a-z]+)*)@")
_RENAMED = {"gitignore": ".gitignore", "project.toml": "pyproject.toml"}
"""What tools would take for settings of the program itself, were it there under its own name."""


@dataclass(frozen=True)
class Origin:
    """Where the program was installed from.

    ``wheel`` is its file here and ``url`` its address elsewhere; without both it is from an index,
    or, if ``is_tree``, from a folder of sources that another project can't name.
    """

    wheel: Path | None = None
    url: str = ""
    is_tree: bool = False


def origin(said: str | None) -> Origin:
    """What ``direct_url.json`` of an installed program says; None without that file.

    Source: PyPA, “Recording the Direct URL Origin of installed distributions”.
    """
    if said is None:
        return Origin()
    told = json.loads(said)
    if "archive_info" not in told:
        return Origin(is_tree=True)
    parts = urlsplit(told["url"])
    if parts.scheme != "file":
        return Origin(url=told["url"])
    path = Path(unquote(parts.path))
    return Origin(wheel=path) if path.is_file() else Origin(is_tree=True)


def start(folder: Path, name: Localized, address: str) -> list[str]:
    """Writes a new project into a folder that is new or empty; returns the paths below it.

    Raises AlreadyThereError if something stands there, NotWrittenError for a name of no use.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AlreadyThereError("there", path=folder)
    for each in (name.bg, name.en):
        if not each.strip() or not each.isprintable():
            raise NotWrittenError("site-name", name="".join(c for c in each if c.isprintable()))
    made = distribution(PROGRAM)
    source = origin(made.read_text("direct_url.json"))
    day = clock.today().isoformat()
    title = " · ".join(dict.fromkeys([name.bg, name.en]))
    values = {"name": name.bg, "name-en": name.en, "address": address, "today": day}
    values |= {"month": day[:7], "project": _project(folder)}
    values |= {"requirement": f"{PROGRAM}=={made.version}"}
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    held = dict(_filled(quoted | {"title": title, "today": day, "month": day[:7]}))
    if source.wheel:
        held[f"wheels/{source.wheel.name}"] = source.wheel.read_bytes()
    held["pyproject.toml"] += _named(source).encode()
    folder.mkdir(parents=True, exist_ok=True)
    write_all(folder, held)
    return [*held, *(["uv.lock"] if not source.is_tree and _lock(folder) else [])]


def _project(folder: Path) -> str:
    """A name for the project, from that of its folder. Source: PyPA, “Names and normalization”."""
    found = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return found if found and found != PROGRAM else "my-forum"


def _named(source: Origin) -> str:
    """The lines of ``pyproject.toml`` that say where the program comes from; none for an index."""
    if source.wheel is None and not source.url:
        return ""
    place = ("path", f"wheels/{source.wheel.name}") if source.wheel else ("url", source.url)
    return f"\n[tool.uv.sources]\n{PROGRAM} = {{ {place[0]} = {json.dumps(place[1])} }}\n"


def _filled(values: Mapping[str, str]) -> list[tuple[str, bytes]]:
    """The files of the starter, with the values where ``@…@`` stands."""
    return [
        (name, _HOLE.sub(lambda hole: values[hole[1]], text).encode())
        for name, text in _texts(files(PROGRAM).joinpath("starter"), "")
    ]


def _texts(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}{_RENAMED.get(entry.name, entry.name)}"
        if entry.is_dir():
            found += _texts(entry, f"{name}/")
        else:
            found.append((name, entry.read_text(encoding="utf-8")))
    return found


def _lock(folder: Path) -> bool:
    """Whether uv, where it is at hand, wrote down every package that the project needs."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    try:
        done = subprocess.run(
            [uv, "lock", "--quiet", "--project", str(folder)],
            check=False,
            capture_output=True,
            timeout=LOCK_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and (folder / "uv.lock").is_file()
