"""New comments, consultations and answers as files; nothing that is there is ever overwritten."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.text import Block, SourceText
from civildialogue.core.model.values import as_written
from civildialogue.core.model.words import folded
from civildialogue.core.pipeline.proposing import write_checked, write_new
from civildialogue.core.source.edit import letters
from civildialogue.core.source.frontmatter import fields_of, split
from civildialogue.core.source.load import Loader
from civildialogue.core.source.mapping import with_fields
from civildialogue.core.source.page import read_page
from civildialogue.core.source.reading import UnreadableError, read
from civildialogue.core.source.scaffold import AlreadyThereError, NotWrittenError
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.core.source.yamltext import dump
from civildialogue.features.compendium.model.belonging import taken_by, told
from civildialogue.features.compendium.model.dispositions import Decided, Disposition
from civildialogue.features.compendium.model.names import path_of
from civildialogue.features.compendium.model.records import Comment, Consultation, Preparation
from civildialogue.features.compendium.model.vocabulary import (
    COMMENTS,
    CONSULTATIONS,
    RECOMMENDATIONS,
)


class NotFoundError(NotWrittenError):
    """The recommendation, the comment or the quoted words are not there."""


class TakesError(NotWrittenError):
    """A consultation that would take comments from another one."""


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
    text = f"---\n{dump(as_written(comment))}---\n{body.strip()}\n"
    write_checked(docs, {path: text.encode()})
    return path


def new_consultation(docs: Path, values: Mapping[str, Any]) -> str:
    """Writes a consultation's file and returns its path. Raises as ``new_comment`` does, and
    TakesError.
    """
    model = Preparation if "state" in values else Consultation
    consultation = model.model_validate(values)
    if isinstance(consultation, Consultation):
        take_nothing(docs, consultation)
    path = f"{CONSULTATIONS}/{consultation.id}.yml"
    write_new(docs, {path: dump(as_written(consultation))})
    return path


def take_nothing(docs: Path, new: Consultation) -> None:
    """A comment belongs to the consultation that was announced when it came, and its receipt says
    by when that one answers. Raises TakesError for a new one that would take it away.
    """
    library = Loader(docs).library
    comments = (located.value for located in library.records(Comment).values())
    known = (located.value for located in library.records(Consultation).values())
    taken = [*taken_by(new, comments, known)]
    if taken:
        raise TakesError("takes-comments", name=new.id, day=new.opens, **told(taken))


def answer(
    docs: Path, comment_path: Path, disposition: Disposition, earlier: Disposition | None = None
) -> None:
    """Writes the editors' answer into a comment's file.

    It corrects the ``earlier`` one that stands there, which is kept in the file with its day.
    Raises AlreadyThereError if there is one that is not to be corrected, NotFoundError if the file
    has no front matter, UnreadableError, and RefusedError.
    """
    path = comment_path.relative_to(docs).as_posix()
    source = read(docs, path, "")
    if earlier is not None:
        disposition = disposition.model_copy(update={"earlier": _kept(earlier)})
    text = answered(source, disposition, is_first=earlier is None)
    write_checked(docs, {path: text.encode()})


def answered(source: SourceText, disposition: Disposition, *, is_first: bool = False) -> str:
    """A comment's file with the answer, in the place of the one that it has.

    Raises NotFoundError if the file has no front matter, AlreadyThereError if it has an answer and
    this ``is_first``.
    """
    found = split(source)
    name = source.path.rpartition("/")[2]
    if found is None:
        raise NotFoundError("no-front-matter", name=name)
    data = read_yaml(source, found[0]).value
    if is_first and isinstance(data, dict) and "disposition" in data:
        raise AlreadyThereError("answered", name=name)
    return with_fields(source, {"disposition": as_written(disposition)})


def _kept(earlier: Disposition) -> list[Decided]:
    last = {name: getattr(earlier, name) for name in Decided.model_fields}
    return [*earlier.earlier, Decided.model_validate(last)]


def find_comment(docs: Path, named: str) -> Path:
    """The file of a comment, by its id, by the name of the file, by ``rec-0001/NAME``, or by its
    path with or without ``docs``. Raises NotFoundError where there is none, or more than one.
    """
    every = sorted((docs / COMMENTS).glob("rec-*/*.md"))
    wanted = named.removeprefix("./").removesuffix(".md")
    found = [path for path in every if _is_called(path.with_suffix(""), wanted)]
    found = found or [path for path in every if _id_of(docs, path) == named]
    if len(found) > 1:
        names = ", ".join(f"{path.parent.name}/{path.stem}" for path in found)
        raise NotFoundError("comment-many", name=named, names=names)
    if not found:
        raise NotFoundError("comment", name=named)
    return found[0]


def read_comment(docs: Path, library: Library, path: Path) -> Located[Comment]:
    """The comment of a file. Raises NotFoundError if it can't be read for its faults."""
    place = f"docs/{path.relative_to(docs).as_posix()}"
    for located in library.records(Comment).values():
        if located.source.path == place:
            return located
    raise NotFoundError("faulty", name=path.name)


def _is_called(path: Path, name: str) -> bool:
    """Whether the name is the end of a path, in whole parts."""
    parts = tuple(name.split("/"))
    return path.parts[-len(parts) :] == parts


def _id_of(docs: Path, path: Path) -> str | None:
    """The id in a comment's front matter, however it is written there."""
    try:
        source = read(docs, path.relative_to(docs).as_posix(), "")
    except UnreadableError:
        return None
    return (fields_of(source) or {}).get("id")
