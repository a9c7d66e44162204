"""An imported document → a page of the site with its pictures, written whole or not at all."""

import datetime as dt
import posixpath
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from civildialogue.core.active import active
from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.schema import Imported as Source
from civildialogue.core.model.values import as_yaml_keys
from civildialogue.core.model.vocabulary import Kind, Origin
from civildialogue.core.source import edit
from civildialogue.core.source.beside import DECISIONS
from civildialogue.core.source.importing.container import Form, RefusedError
from civildialogue.core.source.importing.document import Imported, read
from civildialogue.core.source.importing.losses import Loss, Losses
from civildialogue.core.source.importing.signs import LINK, LOSS, PLACE, bare, numbered
from civildialogue.core.source.lists import DATA_FOLDER
from civildialogue.core.source.load import Loader
from civildialogue.core.source.page import page_name
from civildialogue.core.source.writing import write_all
from civildialogue.core.source.yamltext import dump


def import_document(
    docs: Path,
    path: Path,
    form: Form,
    key: str,
    locale: Locale,
    day: dt.date,
    request: str,
    write: Callable[[Path, Mapping[str, bytes]], object] = write_all,
) -> tuple[list[str], list[Loss]]:
    """Writes a page and its pictures; returns their paths below ``docs`` and what was lost.

    ``key`` is the page's path without language and ending; ``request`` asks for the words of
    pictures; ``write`` writes the files, or refuses to. Raises RefusedError, with nothing written.
    """
    page = f"{key}.{locale}.md"
    folder = posixpath.dirname(key)
    if not page_name().match(posixpath.basename(page)) or _is_reserved(folder):
        raise RefusedError("page-name", page=page)
    if not (docs / folder).is_dir() or not _is_inside(docs, folder):
        raise RefusedError("no-folder", folder=folder)
    library = Loader(docs).library
    if locale != record_locale() and key not in library.originals:
        raise RefusedError("no-original", page=f"{key}.{record_locale()}.md")
    found = read(path, form, key, request, locale)
    text = _page(library, found, key, locale, path.name, day)
    text, lines = _with_ids(library, page, text, found.losses)
    written = {page: text.encode(), **found.pictures}
    for name in written:
        if (docs / name).exists() or (docs / name).is_symlink():
            raise RefusedError("already-there", page=name)
    write(docs, written)
    return list(written), found.losses.placed(lines)


def _is_reserved(folder: str) -> bool:
    """Whether a folder holds no pages, or stands in one that holds none."""
    filed = (kind.folder for each in active() for kind in each.records)
    return any(PurePosixPath(folder).is_relative_to(e) for e in (DATA_FOLDER, DECISIONS, *filed))


def _is_inside(docs: Path, folder: str) -> bool:
    return (docs / folder).resolve().is_relative_to(docs.resolve())


def _page(
    library: Library, found: Imported, key: str, locale: Locale, name: str, day: dt.date
) -> str:
    matter: dict[str, object] = {
        "kind": str(Kind.CHAPTER if library.publication_of(key) else Kind.PAGE),
        "title": found.title,
        "summary": found.summary,
    }
    if locale == record_locale():
        source = Source(file=name, sha256=found.sha256, date=day)
        matter |= {"origin": str(Origin.IMPORTED), "imported": as_yaml_keys(source)}
    else:
        matter["kind"] = str(library.originals[key].matter.kind)
    head = dump(matter)
    return f"---\n{head}---\n\n{found.body}\n"


def _with_ids(
    library: Library, name: str, marked: str, losses: Losses
) -> tuple[str, dict[int, int]]:
    """The text with an id for each passage, and links to them, and the lines of losses by number;
    a translation takes the ids of its original.
    """
    text, places, lost = _without_signs(marked)
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder)
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
        read_again = Loader(docs).library
    page = next(iter(read_again.pages), None)
    if page is None:
        # What it is that can't be read is told by the check before the page is written.
        return LINK.sub(r"\1", text), lost
    partner = library.originals.get(page.key) if page.locale != record_locale() else None
    ids = edit.new_ids(page, partner)
    named = {
        place: ids[block.line]
        for block in page.blocks
        if block.line in ids
        for place, at in places.items()
        if block.line <= at <= block.last_line
    }

    def linked(match: re.Match[str]) -> str:
        if identifier := named.get(match[2]):
            return f"[{match[1]}](#{identifier})"
        losses.tell("link", match[1], line=match.string.count("\n", 0, match.start()) + 1)
        return match[1]

    done = edit.with_ids(page, ids)
    moved = _moved(text, done)
    return LINK.sub(linked, done), {n: moved[line - 1] for n, line in lost.items()}


def _without_signs(marked: str) -> tuple[str, dict[str, int], dict[int, int]]:
    """The text without signs of places and losses, and the lines of both."""
    places: dict[str, int] = {}
    lost: dict[int, int] = {}
    for at, line in enumerate(marked.split("\n"), start=1):
        places |= dict.fromkeys(PLACE.findall(line), at)
        lost |= dict.fromkeys(map(numbered, LOSS.findall(line)), at)
    return bare(marked), places, lost


def _moved(before: str, after: str) -> list[int]:
    """The number that each line of a text has once ids stand in it."""
    given = enumerate(after.split("\n"), start=1)
    return [
        next((n for n, now in given if now == line or now.startswith(f"{line} {{#")), 1)
        for line in before.split("\n")
    ]
