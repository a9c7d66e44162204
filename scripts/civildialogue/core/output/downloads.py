"""Puts the exported files into a built site, and the entry of the offline site on its page."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from civildialogue.core.model.downloads import BUNDLE, Download
from civildialogue.core.model.language import languages
from civildialogue.core.output.archive import MANIFEST, manifest
from civildialogue.core.site.pages.downloads import CLOSE, FOLDER, KEY, OPEN, bundle_entry
from civildialogue.core.site.writing.context import relative

_SLOT = re.compile(f"{re.escape(OPEN)}(?:(?!{re.escape(OPEN)}).)*?{re.escape(CLOSE)}", re.DOTALL)


def publish(site: Path, export: Path, files: Iterable[Download]) -> None:
    """Copies the files into the site, with a manifest of just these, and names the offline site."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    kept = list(files)
    if not kept:
        return
    folder.mkdir(parents=True)
    for file in kept:
        shutil.copyfile(export / file.name, folder / file.name)
        if file.form == BUNDLE:
            _name(site, file)
    (folder / MANIFEST).write_bytes(manifest({file.name: file.sha256 for file in kept}))


def _name(site: Path, file: Download) -> None:
    for locale in languages():
        address = f"{locale.prefix}{KEY}/"
        page = site / address / "index.html"
        if page.is_file():
            entry = bundle_entry(file, locale, relative(address, f"{FOLDER}/{file.name}"))
            before, *rest = _SLOT.split(page.read_text(encoding="utf-8"), maxsplit=1)
            page.write_text(entry.join([before, *rest]), encoding="utf-8")


def without_bundle(page: str) -> str:
    """A page as the offline site has it: it does not hold itself."""
    return _SLOT.sub(f"{OPEN}{CLOSE}", page)
