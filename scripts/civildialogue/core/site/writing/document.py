"""One document for the generator, and the way from one address of the site to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Meta = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """One Markdown document for the generator: its metadata and its body.

    ``data`` is the object that the open data have of it, if they have one.
    """

    meta: Meta = field(default_factory=dict)
    body: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


def relative(from_address: str, to: str) -> str:
    """The way from one address of the site to another, both below the root, anchor kept."""
    path, mark, anchor = to.partition("#")
    if mark and path == from_address:
        return f"#{anchor}"
    return f"{way(from_address, path)}{mark}{anchor}"


def way(start: str, end: str) -> str:
    """The way from one address below the site's root to another, as MkDocs writes it."""
    here, there = (_parts(address) for address in (start, end))
    common = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        common += 1
    found = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{found}/" if end.endswith("/") or not end else found


def _parts(address: str) -> list[str]:
    return [part for part in address.split("/") if part and part != "."]
