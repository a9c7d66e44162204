"""Comments as their files once were, looked for in the history."""

import re
from collections.abc import Iterator, Mapping

from civildialogue.core.model.library import Library, Located
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.frontmatter import split, validate
from civildialogue.core.source.reading import UnreadableError, decoded
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.features.compendium.history import keys_of
from civildialogue.features.compendium.model.dispositions import SHOWN
from civildialogue.features.compendium.model.records import Comment, comment_model
from civildialogue.features.compendium.model.redaction import has_words
from civildialogue.features.compendium.model.vocabulary import COMMENTS, RECOMMENDATIONS

_TAKEN = re.compile(rb"redaction|withheld")


def with_words(
    library: Library, versions: Versions, located: Located[Comment]
) -> Iterator[Located[Comment]]:
    """A comment whose words are taken down, as it was with each of its words.

    Its file had another name then: of its day, in the folder that its recommendation had.
    """
    comment = located.value
    keys = keys_of(library, f"{RECOMMENDATIONS}/{comment.target.recommendation}")
    starts = [
        f"{COMMENTS}/{key.rpartition('/')[2]}/{comment.received.isoformat()}-" for key in keys
    ]
    listed = versions.listed(*(start.rpartition("/")[0] for start in starts))
    wanted = [each for each in listed if each[1].startswith(tuple(starts))]
    for (_, path), data in zip(wanted, versions.contents(wanted), strict=True):
        found = _comment(path, data)
        is_it = found and found.value.id == comment.id
        if found and is_it and (found.value.taken is None or has_words(found)):
            yield found


def taken_down(library: Library, versions: Versions) -> Mapping[str, tuple[str, str]]:
    """The comments that were taken down at any time, by their ids: the newest commit in which they
    were, and the path of the file there.

    Where no comment has words, nothing is asked.
    """
    every = (located.value for located in library.records(Comment).values())
    if all(comment.taken or comment.example for comment in every):
        return {}
    listed, found = versions.listed(COMMENTS), dict[str, tuple[str, str]]()
    for (commit, path), data in zip(listed, versions.contents(listed), strict=True):
        comment = _comment(path, data) if _TAKEN.search(data) else None
        if comment and comment.value.taken:
            found.setdefault(comment.value.id, (commit[:SHOWN], f"docs/{path}"))
    return found


def _comment(path: str, data: bytes) -> Located[Comment] | None:
    """The comment that a file held; None of what can't be read."""
    try:
        source = decoded(path, data)
    except UnreadableError:
        return None
    found = split(source)
    values = read_yaml(source, found[0]) if found else None
    value = validate(source, values, comment_model(values.value)) if values else None
    if found is None or values is None or value is None:
        return None
    body = tuple(split_blocks(source.lines[found[1] - 1 :], found[1]))
    return Located(value, source, values.fields, body)
