"""Files of comments from before their names had the comment's id, or with words that are redacted,
get the form of today.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from civildialogue.core.model.library import Library
from civildialogue.core.pipeline.migrate.plan import Edit
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import redacting
from civildialogue.features.compendium.model.names import is_named, path_of, with_id
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.redaction import has_words, shown


def comments(docs: Path, library: Library, pending: Mapping[str, bytes]) -> Iterator[Edit]:
    """Each file with the name of today; its words are those of ``pending``, else those it has.

    A comment whose words are redacted loses them. The page of a comment and its address go by the
    id, so they stay. A name that is taken is left: two files of one id are a fault that only a
    person can judge.
    """
    now = Loader(docs, over=pending).library if pending else library
    for located in now.records(Comment).values():
        old = located.source.path.removeprefix("docs/")
        new = old if is_named(old, located.value) else _named(old, located.value)
        if new != old and (docs / new).exists():
            new = old
        is_bare = located.value.taken is None or not has_words(located)
        content = located.source.written if is_bare else redacting.text(shown(located).value)
        if new != old or not is_bare:
            yield Edit("names" if is_bare else "words", docs, new, content.encode(), was=old)
        if new != old:
            yield Edit("names-before", docs, old, None)


def _named(old: str, comment: Comment) -> str:
    """The name that was chosen with the id; a comment without words has nobody's name."""
    folder, _, name = old.rpartition("/")
    stem = with_id(name.removesuffix(".md"), comment.id)
    return path_of(comment) if comment.taken or stem is None else f"{folder}/{stem}.md"
