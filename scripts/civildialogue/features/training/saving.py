"""What has lessons open without network: the worker with its list of files, and the manifest.

Sources: Service Workers (https://www.w3.org/TR/service-workers/); Web Application Manifest
(https://www.w3.org/TR/appmanifest/).
"""

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

from civildialogue.core.active import asset, known
from civildialogue.core.model.conventions import direction
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library, address
from civildialogue.core.output import pictures
from civildialogue.core.output.apart import has_threads
from civildialogue.core.output.bundle import carried
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.script import joined
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.inputs import program
from civildialogue.core.source.pack import Pack
from civildialogue.features.training import learner
from civildialogue.features.training.lessons import lessons
from civildialogue.features.training.model import FOLDER

SIZES = (192, 512)
"""Pixels of the icons that browsers ask of what can be installed. Source: web.dev, Add a web app
manifest.
"""
INCH, ROOM = 72, 0.6
"""Points of an inch; how much of an icon is the mark, so that no shape of a phone cuts it.

Source: Web Application Manifest, section 4.3, the safe zone: a circle of two fifths of the width.
"""
_TAG = re.compile(r"<(link|script|img)\s([^<>]*)>")
_GIVEN = re.compile(r'\b(rel|href|src)="([^"]*)"')
_LOADED = ("stylesheet", "icon", "preload")
_IN_STYLE = re.compile(r"url\(([^()]*)\)")


def files(shared: Shared, place: Destination, kept: Pack) -> Iterator[tuple[str, bytes]]:
    """The files by their paths below the root of a site whose pages are written; the icons are
    put there.
    """
    if not lessons(shared.library) or f"{FOLDER}/index" not in shared.library.originals:
        return
    mark = ""
    for locale in languages():
        pages, loaded = _carried(shared.library, place, locale)
        mark = next((path for path in loaded if loaded[path] == "icon" and _kind(path)), "")
        every = [*loaded, *pages]
        folder = f"{locale.prefix}{FOLDER}/"
        yield f"{locale.prefix}{learner.WORKER}", _worker(place, folder, every)
        size = sum(len(place.read(_file(path))) for path in every)
        yield f"{folder}manifest.json", _manifest(Writer(shared, locale), folder, size, mark)
    if mark:
        key = kept.key("icons", program(), _kind(mark), place.sum(mark))
        make = partial(_icons, place.read(mark), _kind(mark))
        pictures.publish(place, kept, [(key, make)])


def _icons(mark: bytes, kind: str) -> pictures.Pictures:
    return [(_icon(size), drawn(mark, kind, size)) for size in SIZES]


def _icon(size: int) -> str:
    return f"assets/{FOLDER}/icon-{size}.png"


def _kind(path: str) -> str:
    """The kind of a picture that can be drawn; of another, nothing."""
    ending = posixpath.splitext(path)[1].removeprefix(".").lower()
    return ending if ending in ("svg", "png", "jpg", "jpeg", "gif", "webp") else ""


def _file(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") else path


def _carried(
    library: Library, place: Destination, locale: Locale
) -> tuple[list[str], dict[str, str]]:
    """The pages of a language, and what they load, each with what loads it."""
    pages = [f"{locale.prefix}{address(key)}" for key in learner.carried(library)]
    loaded: dict[str, str] = {}
    for page in pages:
        loaded |= _loaded(page, place.read(_file(page)).decode())
    for style in [path for path in loaded if path.endswith(".css")]:
        text = place.read(style).decode()
        loaded |= dict.fromkeys(_below(style, _IN_STYLE.findall(text)), "style")
    return pages, {path: loaded[path] for path in sorted(loaded)}


def _loaded(page: str, text: str) -> Iterator[tuple[str, str]]:
    """What a page loads by itself, from this site."""
    for tag, written in _TAG.findall(text):
        given = dict(_GIVEN.findall(written))
        how = given.get("rel", "") if tag == "link" else tag
        if how in (*_LOADED, "script", "img"):
            target = given.get("href" if tag == "link" else "src", "")
            yield from ((path, how) for path in _below(page, [target]))


def _below(path: str, targets: Iterable[str]) -> Iterator[str]:
    """The paths below the root that the targets on a page or in a style lead to."""
    for target in targets:
        parts = urlsplit(target.strip("\"'"))
        if parts.path and not (parts.scheme or parts.netloc):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def _worker(place: Destination, folder: str, every: Iterable[str]) -> bytes:
    """The worker after its list: the browser takes a new one when a byte of it differs."""
    sums = [(path, _sums(place, path)) for path in every]
    root = posixpath.relpath("/", f"/{folder}") + "/"
    told = json.dumps({"root": root, "files": sums}, ensure_ascii=False, separators=(",", ":"))
    own = next(feature for feature in known() if feature.package == __package__)
    script = joined([asset(own, "worker.js").decode()])
    return f"globalThis.civilSaved = {told};\n{script}".encode()


def _sums(place: Destination, path: str) -> str:
    """The sums of a file as browsers compare them: of a page that as it is and as a bundle has it.

    Source: Subresource Integrity, section 3.3.4: of several any may be the right one.
    """
    found = [place.sum(_file(path))]
    if path.endswith("/"):
        found.append(hashlib.sha256(carried(place.read(_file(path)))).hexdigest())
    return " ".join(f"sha256-{base64.b64encode(bytes.fromhex(each)).decode()}" for each in found)


def _manifest(writer: Writer, folder: str, size: int, mark: str) -> bytes:
    """How the pages are installed, and how many bytes they are."""
    title = writer.folder_title(FOLDER)
    found = {
        "name": title,
        "short_name": writer.t(learner.TITLE),
        "lang": writer.locale,
        "dir": direction(writer.locale),
        "start_url": f"{learner.KEY.rpartition('/')[2]}/",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [
            {
                "src": posixpath.relpath(_icon(each), folder),
                "sizes": f"{each}x{each}",
                "type": "image/png",
                "purpose": purpose,
            }
            for each in (SIZES if mark else ())
            for purpose in ("any", "maskable")
        ],
        "bytes": size,
    }
    return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode()


def drawn(mark: bytes, kind: str, size: int) -> bytes:
    """A square picture of so many pixels with the mark of the site in it, on white."""
    import typst  # Slow to load.

    has_threads()  # Typst keeps some from now on.
    page = f"#set page(width: {INCH}pt, height: {INCH}pt, margin: 0pt, fill: white)"
    shown = f'image("mark.{kind}", width: {ROOM:%}, height: {ROOM:%}, fit: "contain")'
    given: Any = {
        "main.typ": f"{page}\n#align(center + horizon, {shown})".encode(),
        f"mark.{kind}": mark,
    }
    made: bytes = typst.compile(given, format="png", ppi=size)
    return made
