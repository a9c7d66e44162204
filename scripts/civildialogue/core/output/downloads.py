"""Puts the exported files into a built site, and the entry of the offline site on its page."""

import re
from collections.abc import Iterable
from itertools import chain, zip_longest
from pathlib import Path

from civildialogue.core.model.downloads import BUNDLE, Download
from civildialogue.core.model.language import languages
from civildialogue.core.output.archive import MANIFEST, manifest
from civildialogue.core.output.destination import Destination
from civildialogue.core.site.pages.downloads import CLOSE, FOLDER, KEY, OPEN, bundle_entries
from civildialogue.core.site.writing.context import relative

_SLOT = re.compile(f"{re.escape(OPEN)}(?:(?!{re.escape(OPEN)}).)*?{re.escape(CLOSE)}", re.DOTALL)


def publish(site: Destination, export: Path, files: Iterable[Download]) -> None:
    """Copies the files into the site, with a manifest of just these, and names the offline site."""
    site.drop(f"{FOLDER}/")
    kept = list(files)
    for file in kept:
        site.put(f"{FOLDER}/{file.name}", (export / file.name).read_bytes())
        if file.form == BUNDLE:
            _name(site, file)
    if kept:
        sums = manifest({file.name: file.sha256 for file in kept})
        site.put(f"{FOLDER}/{MANIFEST}", sums)


def _name(site: Destination, file: Download) -> None:
    for locale in languages():
        address = f"{locale.prefix}{KEY}/"
        page = site.folder / address / "index.html"
        if page.is_file():
            entries = bundle_entries(file, locale, relative(address, f"{FOLDER}/{file.name}"))
            text = page.read_text(encoding="utf-8")
            parts = chain(*zip_longest(_SLOT.split(text), entries, fillvalue=""))
            site.put(f"{address}index.html", "".join(parts).encode())


def without_bundle(page: str) -> str:
    """A page as the offline site has it: it does not hold itself."""
    return _SLOT.sub(f"{OPEN}{CLOSE}", page)
