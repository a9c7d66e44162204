"""What is kept between two builds of a site: what it was made of, what was written, and results.

All of it lies in the project's folder ``.cache`` and can be deleted at any time.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from civildialogue.core.output.destination import Told, Tree
from civildialogue.core.pipeline import Findings, Inspection
from civildialogue.core.source.inputs import Inputs, program, read, sums
from civildialogue.core.source.inputs import inputs as inputs
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.writing import whole

FOLDER = ".cache/civildialogue"
UNKNOWN = read("")
"""The inputs of what nobody knows."""


@dataclass(frozen=True)
class Written:
    """A site as it was written: of which inputs, its files, and those of the one before it."""

    inputs: Inputs
    live: Tree = field(default_factory=dict)
    spare: Tree = field(default_factory=dict)


def _place(project: Path, out: Path) -> Path:
    name = hashlib.sha256(str(out.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return project / FOLDER / f"site-{name}.json"


def written(project: Path, out: Path) -> Written:
    """What is known of the site in a folder; nothing, if what was kept can't be read."""
    try:
        found = json.loads(_place(project, out).read_bytes())
        return Written(read(found["inputs"]), _tree(found["live"]), _tree(found["spare"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Written(UNKNOWN)


def _tree(found: Mapping[str, Sequence[object]]) -> Tree:
    return {
        path: (int(str(size)), int(str(time)), int(str(number)), str(total))
        for path, (size, time, number, total) in found.items()
    }


def keep(project: Path, out: Path, site: Written) -> None:
    """Keeps what is known of a site. Raises OSError."""
    found = {"inputs": site.inputs.text, "live": site.live, "spare": site.spare}
    whole(_place(project, out), json.dumps(found).encode())


def is_current(there: Mapping[str, Told], site: Written, key: str) -> bool:
    """Whether a site is of these inputs, and all its files are ``there`` as they were written."""
    is_of_these = site.inputs.key == key and bool(site.live)
    return is_of_these and there == {path: each[:3] for path, each in site.live.items()}


def results(project: Path, name: str, setting: str = "") -> Pack:
    """The results of one kind of work."""
    return Pack(project / FOLDER / f"{name}.pack", setting)


def setting(project: Path, display: str) -> str:
    """What everything that is read and checked depends on besides the texts."""
    found = sums([project / "mkdocs.yml", project / "words"])
    return repr((program(), display, sorted((path, seen.sum) for path, seen in found.items())))


def findings(
    project: Path, docs: Path, theme: Path, display: str, look: Callable[[], Inspection]
) -> Findings:
    """What a check finds: what it found before where nothing has changed, or else what ``look``
    does now.
    """
    place = project / FOLDER / "check.json"
    folders = (docs, theme, project / "mkdocs.yml", project / "words")
    try:
        known = read(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = UNKNOWN
    wanted = inputs(folders, docs, (display, str(docs.absolute())), known)
    before = results(project, "findings")
    found = before.get(wanted.key)
    if not isinstance(found, Findings):
        found = look().findings
        if inputs(folders, docs, (display, str(docs.absolute())), wanted).key != wanted.key:
            return found  # Something changed meanwhile.
        before.put(wanted.key, found)
    with suppress(OSError):  # Then the next check looks again.
        whole(place, wanted.text.encode())
        before.save()
    return found
