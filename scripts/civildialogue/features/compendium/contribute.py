"""New comments, consultations and answers as files; nothing that is there is ever overwritten."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block
from civildialogue.core.model.values import as_yaml_keys
from civildialogue.core.model.words import folded
from civildialogue.core.source.edit import letters
from civildialogue.core.source.frontmatter import split
from civildialogue.core.source.page import read_page
from civildialogue.core.source.reading import UnreadableError, read
from civildialogue.core.source.scaffold import AlreadyThereError, NotWrittenError
from civildialogue.core.source.writing import changed, write
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import dump
from civildialogue.features.compendium.model.dispositions import Disposition
from civildialogue.features.compendium.model.names import path_of
from civildialogue.features.compendium.model.records import Comment, Consultation, Preparation
from civildialogue.features.compendium.model.vocabulary import (
    COMMENTS,
    CONSULTATIONS,
    RECOMMENDATIONS,
)


class NotFoundError(NotWrittenError):
    """The recommendation, the comment or the quoted words are not there."""


def find_quote(page: Page, quote: str, block: str | None) -> Block:
    """The one passage that has the quoted words. Raises NotFoundError with what was found."""
    wanted = folded(quote)
    fitting = [b for b in page.blocks if b.id and b.lasting and wanted in folded(b.text)]
    if block is not None:
        fitting = [b for b in fitting if b.id == block]
    if len(fitting) != 1:
        places = ", ".join(str(b.id) for b in fitting)
        raise NotFoundError("quote-many" if places else "quote-none", places=places)
    return fitting[0]


def recommendation(docs: Path, name: str, lang: Locale) -> Page:
    """The page of a recommendation in a language. Raises NotFoundError."""
    page = read_page(docs, f"{RECOMMENDATIONS}/{name}.{lang}.md")
    if page is None:
        raise NotFoundError("recommendation", name=name, lang=lang)
    return page


def new_comment(docs: Path, values: Mapping[str, Any], body: str) -> str:
    """Writes a comment's file and returns its path below ``docs``.

    Raises pydantic's ValidationError for values that the schema refuses, AlreadyThereError.
    """
    name = str(values["author"]["name"])
    target = values["target"]
    seed = f"{target}\n{values['received']}\n{name}\n{body}\n{values.get('proposal')}"
    comment = Comment.model_validate({**values, "id": f"c-{letters(seed, 6)}"})
    path = path_of(comment)
    taken = {_id_of(docs, other) for other in (docs / path).parent.glob("*.md")}
    if (docs / path).exists() or comment.id in taken:
        raise AlreadyThereError("comment-there", name=comment.id)
    write(docs, path, f"---\n{_dump(as_yaml_keys(comment))}---\n{body.strip()}\n")
    return path


def _dump(values: Mapping[str, Any]) -> str:
    return dump({key: value for key, value in values.items() if value is not False})


def new_consultation(docs: Path, values: Mapping[str, Any]) -> str:
    """Writes a consultation's file and returns its path. Raises as ``new_comment`` does."""
    model = Preparation if "state" in values else Consultation
    consultation = model.model_validate(values)
    path = f"{CONSULTATIONS}/{consultation.id}.yml"
    if (docs / path).exists():
        raise AlreadyThereError("there", path=path)
    write(docs, path, _dump(as_yaml_keys(consultation)))
    return path


def next_recommendation(library: Library) -> str:
    """The first number that was never used, buried ones included."""
    used = [*library.originals, *library.permalinks, *library.unreadable]
    used += [stone.value.page for stone in library.tombstones]
    numbers = [int(m[1]) for key in used if (m := re.search(r"/rec-(\d{4})$", key))]
    return f"rec-{max((n for n in numbers if n < 9000), default=0) + 1:04}"


def answer(docs: Path, comment_path: Path, disposition: Disposition) -> None:
    """Adds the editors' answer to a comment's file.

    Raises AlreadyThereError if it has one, NotFoundError if the file has no front matter, and
    UnreadableError.
    """
    path = comment_path.relative_to(docs).as_posix()
    source = read(docs, path, "")
    found = split(source)
    head = read_yaml(source, found[0], 2).value if found else None
    if found is None or not isinstance(head, dict):
        raise NotFoundError("no-front-matter", name=comment_path.name)
    if "disposition" in head:
        raise AlreadyThereError("answered", name=comment_path.name)
    block = _dump({"disposition": as_yaml_keys(disposition)}).rstrip("\n")
    write(docs, path, changed(source, [Change(found[1] - 1, 0, tuple(block.split("\n")))]))


def find_comment(docs: Path, identifier: str) -> Path:
    """The file of a comment, by its id or by the name of the file. Raises NotFoundError."""
    for path in sorted((docs / COMMENTS).glob("rec-*/*.md")):
        if path.stem == identifier or _id_of(docs, path) == identifier:
            return path
    raise NotFoundError("comment", name=identifier)


def _id_of(docs: Path, path: Path) -> str | None:
    """The id in a comment's front matter, however it is written there."""
    try:
        source = read(docs, path.relative_to(docs).as_posix(), "")
    except UnreadableError:
        return None
    found = split(source)
    value = read_yaml(source, found[0], 2).value if found else None
    return value.get("id") if isinstance(value, dict) else None
