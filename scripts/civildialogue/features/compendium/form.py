"""Writes what the form of comments loads: its fields and words, its script, the passages."""

import json
from pathlib import Path
from typing import Any

from civildialogue.core.model.language import languages
from civildialogue.core.model.scripts import FORM, FORM_FOLDER
from civildialogue.core.output.script import joined
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.pages import comment_form
from civildialogue.features.compendium.pages.contributing import (
    FIELDS,
    FOLDER,
    SCRIPT,
    TEMPLATE,
    template,
)


def publish(site: Path, shared: Shared) -> None:
    """Adds the form's files to a built site that has the scripts of the theme."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    scripts = site / FORM_FOLDER
    (site / SCRIPT).write_text(bundle(scripts, FORM), encoding="utf-8")
    for locale in languages():
        writer = Writer(shared, locale)
        (site / (TEMPLATE % locale)).write_text(template(locale), encoding="utf-8")
        _write(site / (FIELDS % locale), "knowledge", comment_form.knowledge(writer))
        for name in dialogue_of(shared.library).recommendations:
            path = folder / f"{name}.{locale}.js"
            _write(path, "recommendation", comment_form.recommendation(writer, name))


def bundle(folder: Path, parts: tuple[str, ...]) -> str:
    """The parts below ``folder`` as one script. Raises OSError if one is not there."""
    return joined((folder / name).read_text(encoding="utf-8") for name in parts)


def _write(path: Path, name: str, value: Any) -> None:
    """A script that keeps a value: a script tag loads it from a disk as from a server."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = f"(globalThis.civilContribute ??= {{}}).{name} = {body};\n"
    path.write_text(text, encoding="utf-8")
