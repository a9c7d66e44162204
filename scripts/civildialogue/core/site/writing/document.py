"""One document for the generator, and the way from one address of the site to another."""

import posixpath
from dataclasses import dataclass, field
from typing import Any

Meta = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """One Markdown document for the generator: its metadata and its body."""

    meta: Meta = field(default_factory=dict)
    body: str = ""


def relative(from_address: str, to: str) -> str:
    """The way from one address of the site to another, both below the root, anchor kept."""
    path, mark, anchor = to.partition("#")
    if mark and path == from_address:
        return f"#{anchor}"
    way = posixpath.relpath(f"/{path}", f"/{from_address}".rstrip("/") or "/")
    slash = "/" if path.endswith("/") or not path else ""
    return f"{way}{slash}{mark}{anchor}"
