"""Writes what the form of comments loads: its fields and words, its script, the passages."""

import json
from pathlib import Path
from typing import Any

from civildialogue.core.model.language import languages
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

PURE = ("text.js", "diff.js", "file.js", "send.js", "values.js")
"""The parts without any knowledge of a page; tests run just these."""
PARTS = (*PURE, "draft.js", "errors.js", "made.js", "shown.js", "form.js", "start.js")
ASSETS = Path(__file__).parent / "assets"


def publish(site: Path, shared: Shared) -> None:
    """Adds the form's files to a built site."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (site / SCRIPT).write_text(bundle(PARTS), encoding="utf-8")
    for locale in languages():
        writer = Writer(shared, locale)
        (site / (TEMPLATE % locale)).write_text(template(locale), encoding="utf-8")
        _write(site / (FIELDS % locale), "knowledge", comment_form.knowledge(writer))
        for name in dialogue_of(shared.library).recommendations:
            path = folder / f"{name}.{locale}.js"
            _write(path, "recommendation", comment_form.recommendation(writer, name))


def bundle(parts: tuple[str, ...]) -> str:
    """The parts as one script."""
    return joined((ASSETS / name).read_text(encoding="utf-8") for name in parts)


def _write(path: Path, name: str, value: Any) -> None:
    """A script that keeps a value: a script tag loads it from a disk as from a server."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = f"(globalThis.civilContribute ??= {{}}).{name} = {body};\n"
    path.write_text(text, encoding="utf-8")
