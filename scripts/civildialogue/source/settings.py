"""What ``mkdocs.yml`` says, for everything that works without the generator."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from civildialogue.model.language import Localized

BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs switches on by itself. Source: its user guide, markdown_extensions."""
_NOTHING = Localized(bg="", en="")


class _Loader(yaml.CSafeLoader):
    """Tags that name Python objects are read as nothing."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


class Settings(BaseModel):
    """``address`` is the site's, with a slash at its end; ``extensions`` are those of Markdown."""

    model_config = ConfigDict(frozen=True)
    address: str
    extensions: Mapping[str, Mapping[str, Any]]
    funding: Localized


def settings(project: Path) -> Settings:
    """Reads the settings of a project. Raises OSError or yaml.YAMLError where they can't be."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=_Loader) or {}  # noqa: S506
    extensions: dict[str, Mapping[str, Any]] = {name: {} for name in BUILT_IN}
    for entry in found.get("markdown_extensions") or []:
        named = {entry: {}} if isinstance(entry, str) else entry
        extensions |= {name: options or {} for name, options in named.items()}
    extra = found.get("extra") or {}
    return Settings(
        address=f"{str(found.get('site_url') or '').rstrip('/')}/",
        extensions=extensions,
        funding=Localized(**extra["funding"]) if "funding" in extra else _NOTHING,
    )
