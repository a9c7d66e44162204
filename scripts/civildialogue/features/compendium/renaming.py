"""Files of comments from before their names had the comment's id get the names of today."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from civildialogue.core.model.library import Library
from civildialogue.core.pipeline.migrate.plan import Edit
from civildialogue.features.compendium.model.names import is_named, path_of, with_id
from civildialogue.features.compendium.model.records import Comment


def names(docs: Path, library: Library, pending: Mapping[str, bytes]) -> Iterator[Edit]:
    """A file of another name for each; its words are those of ``pending``, else those it has.

    The page of a comment and its address go by the id, so they stay. A name that is taken is left:
    two files of one id are a fault that only a person can judge.
    """
    for located in library.records(Comment).values():
        old = located.source.path.removeprefix("docs/")
        if is_named(old, located.value):
            continue
        new = _named(old, located.value)
        if not (docs / new).exists():
            yield Edit("names", docs, new, pending.get(old) or (docs / old).read_bytes())
            yield Edit("names-before", docs, old, None)


def _named(old: str, comment: Comment) -> str:
    """The name that was chosen with the id; a comment without words has nobody's name."""
    folder, _, name = old.rpartition("/")
    stem = with_id(name.removesuffix(".md"), comment.id)
    return path_of(comment) if comment.taken or stem is None else f"{folder}/{stem}.md"
