"""What ``mkdocs.yml`` says, for everything that works without the generator."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.forge import Sending
from civildialogue.model.language import Localized
from civildialogue.model.text import SourceText
from civildialogue.source.frontmatter import validate
from civildialogue.source.yamlmap import read_yaml

BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs switches on by itself. Source: its user guide, markdown_extensions."""
_NOTHING = Localized(bg="", en="")
NAME = "mkdocs.yml"
_EXTRA = re.compile(r"^extra:[^\n]*\n(?:(?:[ \t#][^\n]*)?\n)*", re.MULTILINE)


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
    text = (project / NAME).read_text(encoding="utf-8")
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


def sending(project: Path) -> tuple[Sending, list[Diagnostic]]:
    """Where contributions go, by ``extra.forge`` and ``extra.mail``, and what is wrong with that.

    With a fault, or without the file, nothing is offered.
    """
    if not (project / NAME).is_file():
        return Sending(), []
    text = (project / NAME).read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    part = _EXTRA.search(f"{text}\n")
    if part is None:
        return Sending(), []
    source = SourceText(NAME, text)
    data = read_yaml(source, part[0], text[: part.start()].count("\n") + 1)
    extra = data.value.get("extra") if isinstance(data.value, dict) else None
    given = extra if isinstance(extra, dict) else {}
    own = {name: given[name] for name in Sending.model_fields if given.get(name) is not None}
    if not own:
        return Sending(), []
    found = validate(source, data, Sending, own, ("extra",))
    return found or Sending(), data.diagnostics
