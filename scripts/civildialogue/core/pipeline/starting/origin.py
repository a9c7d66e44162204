"""Where the program was installed from, so that another project can ask for the very same."""

import json
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

PROGRAM = "civildialogue"


@dataclass(frozen=True)
class Origin:
    """Where the program was installed from.

    ``wheel`` is its file here and ``url`` its address elsewhere, with the ``digest`` that was told;
    without both it is from an index, or, if ``is_tree``, from a folder of sources that another
    project can't name.
    """

    wheel: Path | None = None
    url: str = ""
    digest: str = ""
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
        digest = told["archive_info"].get("hashes", {}).get("sha256", "")
        return Origin(url=told["url"], digest=digest)
    path = Path(unquote(parts.path))
    return Origin(wheel=path) if path.is_file() else Origin(is_tree=True)


def installed() -> tuple[str, Origin]:
    """The version of the program that runs, and where it is from."""
    made = distribution(PROGRAM)
    return made.version, origin(made.read_text("direct_url.json"))
